//! `prose.sum`: the parts of a list add up to its whole.

use super::tell;
use crate::claims::Kind;
use crate::rule::{Outcome, Rule, Severity, Subject, in_2021, large, spoken};

pub const RULE: Rule = Rule {
    id: "prose.sum",
    severity: Severity::Error,
    statement: spoken(["正文中分项之和与总数相符，分项不超过总数", "parts listed in the text add up to their whole, and never exceed it"]),
    why: large([
        "“其中”列了几项，读者会去加；加不起来，至少有一个数错了。",
        "Parts are listed to be added up: where they do not, one figure at least is wrong.",
    ]),
    basis: "gouji",
    pass: large(&[
        in_2021(&[("举办培训 2 次", "举办培训12次，其中线上8次、线下4次")]),
        // Two of several parts need not be all.
        in_2021(&[("举办培训 2 次", "举办培训12次，其中线上3次、线下4次")]),
    ]),
    fail: large(&[in_2021(&[("举办培训 2 次", "举办培训12次，其中线上8次、线下6次")])]),
    run,
};

fn run(subject: &Subject, outcome: &mut Outcome) {
    tell(&RULE, Kind::List, subject, outcome);
}
