//! What each sign weighs that a list was meant to add up, or was not, in bits: one more doubles the odds that the author made a slip.
//!
//! Each is a judgement about how such texts are written, with its reason beside it; docs/narrative.md has the table. `weigh` adds them up.

use rust_decimal::Decimal;

use super::list::EndWhy;

/// 万.
pub const WAN: i64 = 10_000;

/// From here on a list is accused: eight to one that it is a slip.
pub const SPEAK: i32 = 3;
/// From here on nothing else is left to think of.
pub const CERTAIN: i32 = 6;

/// One list in five does not name all its parts; one in thirty has a slip.
pub const PRIOR_SHORT: i32 = -3;
/// Where no word says that parts follow, most figures behind a total are no parts.
pub const PRIOR_BARE: i32 = -6;
/// Names alone as far as the end of their sentence: three in five such lists are all there is, and of those that are not hardly one comes near its whole.
pub const PRIOR_CLEAN: i32 = -2;
/// What became of what came in, told in one breath: some of it may have come before.
pub const PRIOR_FLOW: i32 = -4;
/// What came and what was done with it: with what was carried over they balance, and that is held elsewhere.
pub const PRIOR_BALANCE: i32 = -14;
/// Nor does any say that it is a total, and only names follow.
pub const PRIOR_PLAIN: i32 = -8;
/// More than the whole is a contradiction, whatever the author left out.
pub const PRIOR_EXCEEDS: i32 = 6;

/// 其他 as the last part: with what is left, all is named.
pub const ALL_THE_REST: i32 = 9;
/// Natural persons and legal ones: there is no third.
pub const APPLICANTS: i32 = 9;
/// 城市 and 农村, 采纳, 部分采纳 and 未采纳: names that part a thing so that nothing is left.
pub const SIDES: i32 = 5;
/// Some of such names, and one not told: it may be what is left.
pub const ONE_SIDE_LEFT: i32 = -4;
/// Their shares, told beside them, come to 100 %.
pub const SHARES: i32 = 9;
/// Outcomes of requests that end with what was carried over.
pub const OUTCOMES: i32 = 6;
/// A bracket of three and more right behind a figure, without 其中, takes it apart.
pub const BRACKET: i32 = 9;
/// With 其中 in it, it mostly does.
pub const BRACKET_AMONG: i32 = 4;
/// One of two is often "of these".
pub const BRACKET_OF_TWO: i32 = 3;
/// "共3件，1件为…，1件为…" tells each.
pub const EACH_LEADS: i32 = 7;
/// A clause of its own that says by what the whole is divided divides all of it.
pub const WITHIN: i32 = 4;
/// 分别为, 包括, a colon: mostly all of it.
pub const EACH: i32 = 2;
/// 分别为, 具体为 name each.
pub const APART: i32 = 5;
/// "…18件，三类文件均…": as many parts were told as there are.
pub const COUNTED: i32 = 5;
/// "甲5件、乙7件，合计12件": who adds up adds up all.
pub const TOTAL: i32 = 6;
/// "其中3件为…，1件为…".
pub const EACH_LEADS_OF: i32 = 3;
/// All parts are channels by which requests came, or outcomes; of channels there are few.
pub const CHANNELS: i32 = 3;
pub const SOME_OUTCOMES: i32 = 3;
/// Above this it is no chance that one figure is just what those behind it come to.
pub const MANY_ENOUGH: Decimal = Decimal::from_parts(20, 0, 0, false, 0);
/// Just one is missing among fifteen or more: who leaves out examples leaves out more.
pub const ONE_SHORT: (i64, i32) = (15, 1);
/// Who tells five kinds, or nine, seldom leaves one out.
pub const MANY: [(usize, i32); 2] = [(8, 2), (3, 1)];
/// Parts behind 其中 that fill their sentence: nothing else is told there.
pub const FILLS: i32 = 1;
/// Of up to a hundred things every kind is told, where three and more fill their sentence and no more than three tenths (one in 3.3) of the things are
/// missing; of thousands small kinds are left out.
pub const FEW_THINGS: (Decimal, Decimal, i32) = (Decimal::ONE_HUNDRED, Decimal::from_parts(33, 0, 0, false, 1), 3);
/// So are both of two kinds of up to thirty, where no more than a fifth is missing.
pub const FEW_OF_TWO: (Decimal, Decimal) = (Decimal::from_parts(30, 0, 0, false, 0), Decimal::from_parts(5, 0, 0, false, 0));
/// And where two digits exchanged mend it, the parts may be less than half of them.
pub const FEW_SWAPPED: i32 = 2;
/// Who says of every way that nothing came by it names all ways.
pub const NONE_OF_EACH: i32 = 4;
/// Told as "3件为…，1件为…", as ways in which requests came, or by names that leave nothing out, no more than two fifths.
pub const FEW_OF_TWO_LEADING: (Decimal, Decimal) = (FEW_OF_TWO.0, Decimal::from_parts(25, 0, 0, false, 1));
/// What share of the whole the parts cover, in per cent. Who names all but a twentieth meant to name all.
pub const COVERED: [(u32, i32); 6] = [(95, 5), (90, 4), (85, 3), (80, 2), (70, 1), (50, 0)];
/// Less than half: a list of examples.
pub const LITTLE: i32 = -2;
/// Less than a tenth, and no digit lost or told twice: what the author calls 其他 is one more example.
pub const HARDLY_ANY: i32 = -6;
/// Two parts that come to less than half, 其他处理 among them: no slip makes so much of so little.
pub const TWO_OF_MANY: i32 = -4;
/// No surprise counts for more: that very slip is still rarer than a list left open.
pub const MOST_SURPRISE: i32 = 7;
/// Three parts and more, or two that fill their sentence, that one swap alone mends.
pub const ONE_SWAP: i32 = 1;
/// Two that no word opens, within a tenth of the figure before, and one swap alone mends them: what stands beside it seldom comes so near by chance.
pub const PAIR_SWAPPED: i32 = 2;
/// Each part's share, told beside it, is of the whole as told: figures and whole are right, and a part was left out on purpose.
pub const SHARES_AGREE: i32 = -9;
/// Another list begins inside: where its parts end is not clear.
pub const INTERRUPTED: i32 = -5;

/// The first parts alone come to the whole: the others may be something else, told in the same way.
pub const FIRST_FEW: i32 = -4;
/// They exceed it by less than a thirtieth: what overlaps, or belongs elsewhere, seldom comes so near.
pub const NEARLY: i32 = 2;
/// Nor do figures that are no parts: by one in so many of the whole at most.
pub const NEARBY: [(i64, i32); 4] = [(90, 6), (30, 5), (10, 5), (7, 3)];
/// Half as much again as the whole, and more, where the list may have been over before: something else is told there.
pub const FAR_TOO_MUCH: i32 = -3;
/// So many times the figure before: what no word opens is no list of its parts.
pub const FAR_TOO_MANY: Decimal = Decimal::from_parts(10, 0, 0, false, 0);
/// Who tells five parts and more has not yet gone on to something else.
pub const STILL_THE_LIST: (usize, i32) = (5, 1);
/// 一是, 二是 behind the end of a sentence tell deeds, of which some may have been counted elsewhere.
pub const DEEDS: i32 = -6;
/// "110个设有公开栏，98个设有查询点": one may be both.
pub const LEADING_PARTS: i32 = -4;
/// Answers are sent by more than one way.
pub const ANSWERS: i32 = -5;
/// The text itself says that some are counted twice.
pub const SAID_TO_OVERLAP: i32 = -9;
/// Channels publish the same thing twice.
pub const OVERLAP: i32 = -3;
/// One person is of several kinds.
pub const PERSONS: i32 = -9;
/// What some of them have (如“甲”下设14个) may well be more than they are.
pub const EXAMPLES: i32 = -6;
/// More than the figure right before 其中, where others stand before that: it may be some of all of them.
pub const OF_SEVERAL: i32 = -4;
/// What a bracket without 其中 tells may be another count, larger than the figure before it.
pub const REMARK: i32 = -7;
/// Each visit is of one kind, but who came once may have asked for several things.
pub const VISITS: i32 = -5;
/// Applicants beside channels: the same whole told twice.
pub const TWO_KINDS: i32 = -9;

/// Steps that things go through (征求意见, 延期, 出席) are no kinds of them.
pub const STEPS: i32 = -6;
/// More than the whole by a seventh or more, and no slip in one figure makes it add up: it may well be another way to count.
pub const NEAR_ENOUGH: Decimal = Decimal::from_parts(7, 0, 0, false, 0);
pub const NO_SLIP: i32 = -4;
/// And even without any one of the parts the others are more than the whole.
pub const NO_ONE_FIGURE: i32 = -6;

/// What a place where the list may have ended takes from a sum that goes beyond it.
pub fn doubt(why: EndWhy) -> i32 {
    match why {
        EndWhy::Mark | EndWhy::Publishing => -2,
        EndWhy::Semicolon => -3,
        EndWhy::OtherUnit => -4,
        EndWhy::Statement => -6,
    }
}
