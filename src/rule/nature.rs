//! What kind of thing a finding is: a contradiction, something missing, or something that looks wrong.

use serde::{Deserialize, Serialize};

use super::{Fact, Finding};

/// What kind of thing a finding is. How grave it is, is another matter.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let report = Checker::new().check(Input::Text("一、本年新收政府信息公开申请数量\t10\t1\t0\t0\t0\t0\t12\n"), &Options::default())?;
/// assert_eq!(report.findings[0].nature, gouji::report::Nature::Contradiction);
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Nature {
    /// Two figures, or words and a figure, say different things.
    Contradiction,
    /// Something that a report has is not there.
    Missing,
    /// Something by itself that is no figure, no official form, or left over.
    Suspect,
}

impl Finding {
    /// What kind of thing it is: told by its facts.
    pub fn nature(&self) -> Nature {
        match &self.fact {
            Fact::Stated(stated) => stated.nature,
            #[cfg(feature = "compare")]
            Fact::Sum(_) => Nature::Contradiction,
            Fact::Relation { .. } | Fact::Claim(_) => Nature::Contradiction,
            Fact::TableMissing { .. } | Fact::RowMissing { .. } | Fact::SectionMissing { .. } => Nature::Missing,
            Fact::BlankTotal { .. }
            | Fact::Blanks { .. }
            | Fact::NotANumber { .. }
            | Fact::Negative { .. }
            | Fact::Fraction { .. }
            | Fact::Unit { .. }
            | Fact::Precision { .. }
            | Fact::Doubtful { .. }
            | Fact::RowUnknown { .. }
            | Fact::FormYear { .. }
            | Fact::ForeignBlock { .. }
            | Fact::SectionOrder { .. }
            | Fact::SectionHeading { .. }
            | Fact::SectionNumber { .. }
            | Fact::OtherYear { .. }
            | Fact::Placeholder => Nature::Suspect,
        }
    }
}
