//! The six sections: are they there, in order, with their titles?

mod aspects;
mod empty;
mod fee;
mod heading;
mod measures;
mod missing;
mod numbering;
mod order;
mod parts_list;
mod signature;

#[cfg(feature = "toml")]
pub use signature::signed;

use super::{FORMS, Outcome, Rule, Subject, Why, given};

/// The rules, in the order they run and are listed.
pub const RULES: &[Rule] = &[
    missing::RULE,
    order::RULE,
    heading::RULE,
    empty::RULE,
    numbering::RULE,
    parts_list::RULE,
    aspects::RULE,
    measures::RULE,
    fee::RULE,
    signature::RULE,
];

/// Whether the document has sections at all: a table pasted by itself lacks none.
fn has_sections(subject: &Subject, rule: &Rule, outcome: &mut Outcome) -> bool {
    let has = subject.case.this.sections.iter().filter(|s| s.title_fits).count() >= 2;
    if !has && !given::is_part(subject) {
        outcome.not_checked.push((rule.id.into(), Why::NoSections));
    }
    has
}
