//! `prose.share`: a share agrees with its counts.

use super::tell;
use crate::claims::Kind;
use crate::rule::{Outcome, Rule, Severity, Subject, in_2021, large, spoken};

pub const RULE: Rule = Rule {
    id: "prose.share",
    severity: Severity::Error,
    statement: spoken(["正文所说的占比与所说的数量相符", "a share told agrees with the counts told"]),
    why: large([
        "占比由读者当场就能算出来；算不出来，数量和占比总有一个错了。",
        "A share can be worked out on the spot: where it does not come out, it or a count is wrong.",
    ]),
    basis: "gouji",
    pass: large(&[
        in_2021(&[("举办培训 2 次", "举办培训12次，其中线上8次，占66.7%")]),
        // Cut instead of rounded.
        in_2021(&[("举办培训 2 次", "举办培训12次，其中线上8次，占66.6%")]),
    ]),
    fail: large(&[in_2021(&[("举办培训 2 次", "举办培训12次，其中线上8次，占76.7%")])]),
    run,
};

fn run(subject: &Subject, outcome: &mut Outcome) {
    tell(&RULE, Kind::Share, subject, outcome);
}
