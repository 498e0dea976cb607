//! What each sign weighs that a list was meant to add up, or was not, in bits: one more doubles the odds that the author made a slip.
//!
//! Each is a judgement about how such texts are written, with its reason beside it; docs/narrative.md has the table. `weigh` adds them up.

use rust_decimal::Decimal;

use super::list::EndWhy;
use super::weight::{Weight, weights};

/// 万.
pub const WAN: i64 = 10_000;

/// From here on a list is accused: eight to one that it is a slip.
pub const SPEAK: i32 = 3;
/// From here on nothing else is left to think of.
pub const CERTAIN: i32 = 6;

// What the others are compared with: these are classes as well as odds, and stay where they are.

/// 其他 as the last part: with what is left, all is named.
pub const ALL_THE_REST: i32 = 9;
/// Natural persons and legal ones: there is no third.
pub const APPLICANTS: i32 = 9;
/// "共3件，1件为…，1件为…" tells each.
pub const EACH_LEADS: i32 = 7;
/// 分别为, 具体为 name each.
pub const APART: i32 = 5;
/// Above this it is no chance that one figure is just what those behind it come to.
pub const MANY_ENOUGH: Decimal = Decimal::from_parts(20, 0, 0, false, 0);
/// Both of two kinds of up to thirty are told, where no more than a fifth is missing: as `FEW_THINGS`.
pub const FEW_OF_TWO: (Decimal, Decimal) = (Decimal::from_parts(30, 0, 0, false, 0), Decimal::from_parts(5, 0, 0, false, 0));
/// Told as "3件为…，1件为…", as ways in which requests came, or by names that leave nothing out, no more than two fifths.
pub const FEW_OF_TWO_LEADING: (Decimal, Decimal) = (FEW_OF_TWO.0, Decimal::from_parts(25, 0, 0, false, 1));
/// So many times the figure before: what no word opens is no list of its parts.
pub const FAR_TOO_MANY: Decimal = Decimal::from_parts(10, 0, 0, false, 0);
/// From here on it is hardly chance that another digit in a part, or one more, makes all add up.
pub const LOST_DIGIT: i32 = 5;
/// More than the whole by less than one in so many of it: it needs no slip to be one.
pub const NEAR_ENOUGH: Decimal = Decimal::from_parts(7, 0, 0, false, 0);

weights! {
    /// One list in five does not name all its parts; one in thirty has a slip.
    PRIOR_SHORT: Weight = Weight::of(-3);
    /// Where no word says that parts follow, most figures behind a total are no parts.
    PRIOR_BARE: Weight = Weight::of(-6);
    /// Names alone as far as the end of their sentence: three in five such lists are all there is, and of those that are not hardly one comes near its whole.
    PRIOR_CLEAN: Weight = Weight::of(-2);
    /// What became of what came in, told in one breath: some of it may have come before.
    PRIOR_FLOW: Weight = Weight::of(-4);
    /// What came and what was done with it: with what was carried over they balance, and that is held elsewhere.
    PRIOR_BALANCE: Weight = Weight::of(-14);
    /// Nor does any say that it is a total, and only names follow.
    PRIOR_PLAIN: Weight = Weight::of(-8);
    /// More than the whole is a contradiction, whatever the author left out.
    PRIOR_EXCEEDS: Weight = Weight::of(6);

    /// 城市 and 农村, 采纳, 部分采纳 and 未采纳: names that part a thing so that nothing is left.
    SIDES: Weight = Weight::of(5);
    /// Some of such names, and one not told: it may be what is left.
    ONE_SIDE_LEFT: Weight = Weight::of(-4);
    /// Their shares, told beside them, come to 100 %.
    SHARES: Weight = Weight::of(9);
    /// Outcomes of requests that end with what was carried over.
    OUTCOMES: Weight = Weight::of(6);
    /// A bracket of three and more right behind a figure, without 其中, takes it apart.
    BRACKET: Weight = Weight::of(9);
    /// With 其中 in it, it mostly does.
    BRACKET_AMONG: Weight = Weight::of(4);
    /// So do two, where they come to four fifths of it; of less, one of two is often "of these".
    BRACKET_OF_TWO: Weight = Weight::of(5);
    /// A clause of its own that says by what the whole is divided divides all of it.
    WITHIN: Weight = Weight::of(4);
    /// 分别为, 包括, a colon: mostly all of it.
    EACH: Weight = Weight::of(2);
    /// "…18件，三类文件均…": as many parts were told as there are.
    COUNTED: Weight = Weight::of(5);
    /// "甲5件、乙7件，合计12件": who adds up adds up all.
    TOTAL: Weight = Weight::of(6);
    /// "其中3件为…，1件为…".
    EACH_LEADS_OF: Weight = Weight::of(3);
    /// All parts are channels by which requests came: each came by one, and there are few.
    CHANNELS: Weight = Weight::of(4);
    /// All are outcomes of them, of which some may not be told.
    SOME_OUTCOMES: Weight = Weight::of(3);
    /// Just one is missing among fifteen or more: who leaves out examples leaves out more.
    ONE_SHORT: (i64, Weight) = (15, Weight::of(1));
    /// Who tells five kinds, or nine, seldom leaves one out.
    MANY: [(usize, Weight); 2] = [(8, Weight::of(2)), (3, Weight::of(1))];
    /// Parts behind 其中 that fill their sentence: nothing else is told there.
    FILLS: Weight = Weight::of(1);
    /// Of up to a hundred things every kind is told, where three and more fill their sentence and no more than three tenths (one in 3.3) of the things are
    /// missing; of thousands small kinds are left out.
    FEW_THINGS: (Decimal, Decimal, Weight) = (Decimal::ONE_HUNDRED, Decimal::from_parts(33, 0, 0, false, 1), Weight::of(3));
    /// And where two digits exchanged mend it, the parts may be less than half of them.
    FEW_SWAPPED: Weight = Weight::of(2);
    /// Who says of every way that nothing came by it names all ways.
    NONE_OF_EACH: Weight = Weight::of(4);
    /// What share of the whole the parts cover, in per cent. Who names all but a twentieth meant to name all.
    COVERED: [(u32, Weight); 6] = [
        (95, Weight::of(5)),
        (90, Weight::of(4)),
        (85, Weight::of(3)),
        (80, Weight::of(2)),
        (70, Weight::of(1)),
        (50, Weight::of(0)),
    ];
    /// Less than half: a list of examples.
    LITTLE: Weight = Weight::of(-2);
    /// Less than a tenth, and no digit lost or told twice: what the author calls 其他 is one more example.
    HARDLY_ANY: Weight = Weight::of(-6);
    /// Two outcomes, of five and more that there are: they are seldom all, and no slip makes so much of so little.
    TWO_OF_MANY: Weight = Weight::of(-4);
    /// No surprise counts for more: that very slip is still rarer than a list left open.
    MOST_SURPRISE: Weight = Weight::of(7);
    /// One digit for another mends what is amiss by thousands, or hundreds, exactly: of two figures whose other digits agree that is seldom chance.
    ROUND: [(i64, Weight); 2] = [(1000, Weight::of(7)), (100, Weight::of(2))];
    /// Three parts and more, or two that fill their sentence, that one swap alone mends.
    ONE_SWAP: Weight = Weight::of(1);
    /// Two that no word opens, within a tenth of the figure before, and one swap alone mends them: what stands beside it seldom comes so near by chance.
    PAIR_SWAPPED: Weight = Weight::of(2);
    /// Each part's share, told beside it, is of the whole as told: figures and whole are right, and a part was left out on purpose.
    SHARES_AGREE: Weight = Weight::of(-9);
    /// Another list begins inside: where its parts end is not clear.
    INTERRUPTED: Weight = Weight::of(-5);

    /// The first parts alone come to the whole: the others may be something else, told in the same way.
    FIRST_FEW: Weight = Weight::of(-4);
    /// They exceed it by less than a thirtieth: what overlaps, or belongs elsewhere, seldom comes so near.
    NEARLY: Weight = Weight::of(2);
    /// Nor do figures that are no parts: by one in so many of the whole at most.
    NEARBY: [(i64, Weight); 5] = [(500, Weight::of(8)), (90, Weight::of(6)), (30, Weight::of(5)), (10, Weight::of(5)), (7, Weight::of(3))];
    /// Half as much again as the whole, and more, where the list may have been over before: something else is told there.
    FAR_TOO_MUCH: Weight = Weight::of(-3);
    /// Who tells five parts and more has not yet gone on to something else.
    STILL_THE_LIST: (usize, Weight) = (5, Weight::of(1));
    /// 一是, 二是 behind the end of a sentence tell deeds, of which some may have been counted elsewhere.
    DEEDS: Weight = Weight::of(-6);
    /// "110个设有公开栏，98个设有查询点": one may be both.
    LEADING_PARTS: Weight = Weight::of(-4);
    /// Answers are sent by more than one way.
    ANSWERS: Weight = Weight::of(-5);
    /// The text itself says that some are counted twice.
    SAID_TO_OVERLAP: Weight = Weight::of(-9);
    /// Channels publish the same thing twice.
    OVERLAP: Weight = Weight::of(-3);
    /// One person is of several kinds.
    PERSONS: Weight = Weight::of(-9);
    /// What some of them have (如“甲”下设14个) may well be more than they are.
    EXAMPLES: Weight = Weight::of(-6);
    /// More than the figure right before 其中, where others stand before that: it may be some of all of them.
    OF_SEVERAL: Weight = Weight::of(-4);
    /// What a bracket without 其中 tells may be another count, larger than the figure before it; so may what is told in a clause or a sentence of its own.
    REMARK: Weight = Weight::of(-7);
    /// Each visit is of one kind, but who came once may have asked for several things.
    VISITS: Weight = Weight::of(-5);
    /// Applicants beside channels: the same whole told twice.
    TWO_KINDS: Weight = Weight::of(-9);

    /// Steps that things go through (征求意见, 延期, 出席) are no kinds of them.
    STEPS: Weight = Weight::of(-6);
    /// More than the whole by a seventh or more, and no slip in one figure makes it add up: it may well be another way to count.
    NO_SLIP: Weight = Weight::of(-4);
    /// And even without any one of the parts the others are more than the whole.
    NO_ONE_FIGURE: Weight = Weight::of(-6);

    /// A list may have ended before the parts that bring it beyond its whole: where another mark parts them, or another verb of publishing.
    ENDED_AT_MARK: Weight = Weight::of(-2);
    ENDED_AT_SEMICOLON: Weight = Weight::of(-3);
    /// Where they are counted by another word.
    ENDED_AT_UNIT: Weight = Weight::of(-4);
    /// Where a statement of its own begins.
    ENDED_AT_STATEMENT: Weight = Weight::of(-6);
}

/// What a place where the list may have ended takes from a sum that goes beyond it.
pub fn doubt(why: EndWhy) -> i32 {
    match why {
        EndWhy::Mark | EndWhy::Publishing => ENDED_AT_MARK.bits(),
        EndWhy::Semicolon => ENDED_AT_SEMICOLON.bits(),
        EndWhy::OtherUnit => ENDED_AT_UNIT.bits(),
        EndWhy::Statement => ENDED_AT_STATEMENT.bits(),
    }
}
