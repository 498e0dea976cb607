//! The parts of a list, one by one as far as it goes.
//!
//! In: the item that is its first part, what opens it, and the wholes it may divide. Out: the [`List`] with its parts, where it may end before the last, and
//! what stands among them. Which figures a list begins with is told in `opening`; what is behind its end in `onward`.

use super::{End, EndWhy, FAR, List, Reader, adds_up, are_of_other_cases, divides};
use crate::prose::item::Item;
use crate::prose::kind::{Kind, kind};
use crate::prose::standing::{Mark, Opener};
use crate::prose::unit::Unit;
use crate::prose::words::*;

impl Reader<'_> {
    /// The list that begins with the item `first`.
    pub(super) fn list(&self, first: usize, opener: Option<Opener>, wholes: Vec<usize>) -> Option<List> {
        self.list_over(first, opener, wholes, true)
    }

    /// The same; where `over` is set it goes on behind the parts of one of its parts.
    pub(super) fn list_over(&self, first: usize, opener: Option<Opener>, wholes: Vec<usize>, over: bool) -> Option<List> {
        let (items, standings) = (self.items, self.standings);
        let unit = items[first].figure.unit;
        let (depth, sentence) = (items[first].depth, items[first].sentence);
        let mut list =
            List { wholes, parts: Vec::new(), ends: Vec::new(), aside: Vec::new(), opener, open: false, about: false, interrupted: false };
        let mut style = None;
        let mut skipped = false;
        let mut before_name = Mark::None;
        let mut parted_behind = 0;
        let mut mostly = false;
        // Where the parts of one of its parts end.
        let mut nested = first;
        for (i, item) in items.iter().enumerate().skip(first) {
            let standing = &standings[i];
            if i < nested {
                continue;
            }
            if i == first + FAR {
                list.open = true;
                break;
            }
            if item.depth > depth {
                continue;
            }
            // A bracket that closed and another that opened are two.
            let reopened = depth > 0 && i > first && item.marks.contains(&')') && item.marks.contains(&'(') && items[i - 1].depth == depth;
            let reopened = reopened && !(self.in_named_bracket(first) && self.in_named_bracket(i));
            if item.depth < depth || item.sentence != sentence || reopened {
                break;
            }
            // "；在7个平台发布260条": the mark before a figure that is part of a name parts what is named.
            let mark = standing.mark.max(std::mem::replace(&mut before_name, if standing.in_name { standing.mark } else { Mark::None }));
            // "其中维持10件，上年维持7件": the same, of another year. But "上年年报1件" was published in this one.
            let means = |item: &Item| item.says & words().meaning;
            let of_last_year = item.year != Some(0)
                && item.label & OTHER_TIME != 0
                && list.parts.iter().any(|&part| means(item) != 0 && means(&items[part]) == means(item));
            if matches!(item.figure.unit, Unit::Percent | Unit::Point) || item.change || standing.beside() || of_last_year {
                continue;
            }
            if are_of_other_cases(self.chars, &items[list.whole()], item) {
                // "复议2件，维持1件、纠正1件；诉讼1件，未审结1件": how the suits ended is told of them.
                if !list.parts.is_empty() && (opener.is_none() || mark == Mark::Semicolon) {
                    break;
                }
                list.open = true;
                continue;
            }
            // "争议11件，其中复议7件，维持6件、未审结1件；诉讼4件": how those of a part ended.
            let case = |i: usize| kind(items[i].says) == Some(Kind::Case);
            if i > first && kind(item.says) == Some(Kind::Verdict) && case(first) && !case(list.whole()) {
                continue;
            }
            // "申请24件，其中公开18件，不公开6件，复议5件": nor are reviews of requests some of those.
            let cases = |i: usize| items[i].says & (REVIEW | SUIT) != 0;
            if i > first && cases(i) && !cases(first) && !cases(list.whole()) && self.is_of_requests(list.whole()) {
                break;
            }
            if i > first {
                // "办结46件，结转2件；办结件中公开20件、…": a division of its own.
                if standing.opener == Some(Opener::Within) && opener.is_none() {
                    break;
                }
                if standing.opener.is_some() && opener.is_none() {
                    // "网站12条，其中甲5条、乙7条；微信9条": the parts of a part are not its own.
                    let inner = self.list(i, standing.opener, vec![i - 1])?;
                    nested = inner.sure().last().map_or(i, |last| last + 1);
                    continue;
                }
                let named = standing.opener == Some(Opener::Bracket) && self.in_named_bracket(i) && self.in_named_bracket(first);
                // "网站846条，包括甲4条、乙8条；微信199条": what is behind the parts of a part goes on with the whole's.
                let inner = matches!(standing.opener, Some(Opener::Each | Opener::Among | Opener::Apart))
                    && mark < Mark::Semicolon
                    && list.parts.last() == Some(&(i - 1));
                if over
                    && inner
                    && let Some(behind) = self.behind_parts_of_part(i)
                {
                    nested = behind;
                    parted_behind = behind;
                    continue;
                }
                // "2件为网络申请，2件为信函申请；自然人3件，法人1件": another division of the same whole.
                let kinds = [kind(items[first].says), kind(item.says)];
                let anew = matches!(kinds, [Some(Kind::Channel), Some(Kind::Applicant)] | [Some(Kind::Applicant), Some(Kind::Channel)]);
                // "其中20件为申请招生信息；2件结转下年答复": what is left to do, and no part of what they were about.
                let left = item.says & CARRY_OUT != 0
                    && item.says & CARRY_IN == 0
                    && !standing.rest
                    && list.parts.iter().all(|&i| items[i].says & (words().outcomes | PROCESS | NEW | CARRY_IN | CARRY_OUT) == 0);
                if (anew || left && opener == Some(Opener::Among)) && mark == Mark::Semicolon && depth == 0 {
                    break;
                }
                if standing.opener.is_some() && !named && !list.parts.is_empty() {
                    // "从渠道看，…；从结果看，…": the next division of the same whole begins, and this one is over.
                    list.interrupted = standing.opener != Some(Opener::Within) || mark < Mark::Semicolon;
                    break;
                }
                let totals = standing.total && !standing.rest && !standings[first].total && mark >= Mark::Comma;
                // "市级网站公开8020条，各县（区）网站共公开19088条": what it is a total of is named, and may be one more part.
                let named_total =
                    totals && opener.is_some() && self.names_its_total(i) && item.figure.value <= items[list.whole()].figure.value;
                if totals && !named_total && (opener.is_some() || standing.sum) {
                    break;
                }
                // "其中道路运输类1908件；行政处罚731件，其中…": a whole of its own.
                // But "建议提案办理30条" is a kind of information.
                let done = item.says & PROCESS != 0 && items[first].says & PROCESS == 0 && !item.figure.unit.counts_information();
                // "其中全程网办9671件，网办率80%；热线1567件，联系率100%": a rate of something else.
                let of_whole = |i: usize| self.has_share_of(i, list.whole());
                let alike = self.has_share(i) && (items[i + 1].label & SHARE != 0 || !of_whole(first) || of_whole(i));
                // "其中6件为代办；4件为自办，其中2件已办": told alike, both are parts.
                let leading = standing.leads && standings[first].leads;
                // "其中甲类252条，占58%；乙类4条，其他3条": that share is of the whole, be it right or wrong.
                let rated = self.has_share(first) && !(items[first + 1].label & SHARE != 0 && self.rest_is_told(i));
                // "抖音发布189条，其中共创12条；视频号发布168条": another channel beside the first.
                let whole = &items[list.whole()];
                let beside = list.parts.len() == 1
                    && !self.chars[whole.from..whole.at].iter().any(|c| matches!(c, '、' | '等'))
                    && [item, whole].iter().all(|of| kind(of.says) == Some(Kind::Channel))
                    && kind(items[first].says) != Some(Kind::Channel);
                let own = !leading && (done || beside || self.is_divided(i) || rated && !alike);
                if mark == Mark::Semicolon && opener == Some(Opener::Among) && own {
                    break;
                }
                // "31个（新开8个、上年末34个）": told of another time.
                if opener == Some(Opener::Bracket) && item.year != items[first].year && !item.unknown {
                    break;
                }
                let style = *style.get_or_insert(mark);
                if mark == Mark::Semicolon
                    && style < Mark::Semicolon
                    && !standing.rest
                    && opener.is_some()
                    && i != parted_behind
                    && !self.rest_follows(i)
                {
                    break;
                }
                let begins_anew = mark >= Mark::Comma && standing.statement && !standings[first].statement;
                // "政策文件4条，组织管理6条": what is published may be called so.
                let acted = item.says & (RECEIVE | NEW | HANDLE | PROCESS | ISSUE | REPEAL) != 0;
                let name = item.figure.unit == unit && unit.counts_information() && !acted;
                let statement = begins_anew && !name;
                // "其中自然人74件，法人12件，上年结转2件": what came before the year is no part of what came in it.
                let carried = item.says & CARRY_IN != 0 && items[i - 1].says & NEW == 0
                    || item.says & CARRY_OUT != 0 && (items[i - 1].says & CARRY_IN != 0 || self.is_done(list.whole()));
                // "218条，其中…16件，公众号发布信息995条": with a verb of its own, and more than all.
                // Where the first is told so as well, it is one more.
                let channel = standing.acts && kind(item.says) == Some(Kind::Channel);
                let own = mark == Mark::Comma && channel && !standings[first].acts && list.parts.len() > 1;
                // "其中自然人6件，法人1件，予以公开3件，…": another division of the same.
                let two = [kind(items[first].says), kind(item.says)];
                let divided_again = matches!(two, [Some(Kind::Applicant), Some(Kind::Outcome)])
                    || matches!(two[0], Some(Kind::Applicant | Kind::Channel))
                        && item.says & (PROCESS | CARRY_OUT) != 0
                        && two[1].is_none();
                let parted = mark == Mark::Semicolon && (style != Mark::Semicolon || standing.acts);
                let larger = (parted || own) && item.figure.value > items[list.whole()].figure.value;
                let publishes =
                    mark >= Mark::Comma && standing.publishing && !standings[first].publishing && kind(item.says) != Some(Kind::Channel);
                // "政务动态221条，概况信息9条，发布解读稿件5篇": with a verb and a unit of its own.
                // "微信628条；微博914条；6条信息被采用": told of some of them, where the parts have names.
                let leads = standing.leads && !standings[first].leads && mark == Mark::Semicolon && opener.is_some();
                let statement = statement || leads || carried || larger || divided_again || publishes && item.figure.unit != unit;
                let publishing = named_total || begins_anew && name || publishes;
                let why = match () {
                    () if !adds_up(item.figure.unit, unit) => None,
                    () if standing.rest => None,
                    () if statement => Some(EndWhy::Statement),
                    () if i == parted_behind => Some(EndWhy::Semicolon),
                    () if publishing => Some(EndWhy::Publishing),
                    () if skipped
                        || item.figure.unit != unit
                            && ![Unit::counts_papers, Unit::counts_meetings].iter().any(|of| of(item.figure.unit) && of(unit)) =>
                    {
                        Some(EndWhy::OtherUnit)
                    }
                    () if style == Mark::Pause && mark > Mark::Pause => Some(EndWhy::Mark),
                    () if style == Mark::Semicolon && list.parts.len() == 1 && !self.alike(first, i) => Some(EndWhy::Semicolon),
                    () => None,
                };
                let parts = list.parts.len();
                list.ends.extend(why.filter(|_| parts > 0).map(|why| End { parts, why }));
                // "公众号41个，全年推送1.9万余条": what is told roughly there is no part.
                if why.is_some() && item.figure.about {
                    break;
                }
            }
            // "公报4期，其中数字版2期、文件45件": those 4 hold.
            let held = unit == items[list.whole()].figure.unit && !divides(unit, item.figure.unit);
            if !adds_up(item.figure.unit, unit) || held {
                skipped = true;
                list.aside.push(i);
                continue;
            }
            list.about |= item.figure.about;
            // 等 behind 其他 leaves nothing out.
            list.open |= standing.example || standing.more && !standing.rest || self.is_of_each(i);
            mostly |= standing.some;
            list.parts.push(i);
        }
        list.open |= self.goes_on_in_turn(first, &list);
        // "主要包含甲1条、…、其他9条" leaves nothing out.
        list.open |= mostly && !list.parts.last().is_some_and(|&last| standings[last].rest);
        list.ends.dedup_by_key(|e| e.parts);
        // "其中：指南1条；年报1条；财政3条": semicolons all along, and what they part are kinds of things and no channels.
        let channel = |i: &usize| kind(items[*i].says) == Some(Kind::Channel);
        if opener == Some(Opener::Among) && style == Some(Mark::Semicolon) && list.parts.len() > 2 && !list.parts.iter().any(channel) {
            list.ends.retain(|end| end.why != EndWhy::Semicolon);
        }
        // Where 、 and commas take turns no mark says that the list was over before.
        let back = |end: &End| end.why == EndWhy::Mark && list.parts.iter().skip(end.parts + 1).any(|&i| standings[i].mark == Mark::Pause);
        if list.ends.iter().any(back) {
            list.ends.retain(|end| end.why != EndWhy::Mark);
        }
        (!list.parts.is_empty()).then_some(list)
    }
}
