//! What a province or a city asks for beyond the law: a profile (TOML) → findings of its own, relations of its own, other severities.
//!
//! In: a profile's file, then what the rules found in a report. Out: the same with what the profile asks added. No profile is on by itself, and the
//! page's small build knows none.

mod ask;
mod load;

use std::fmt;

#[cfg(feature = "export")]
pub(crate) use ask::any;
pub use load::ProfileError;

use crate::form::{Form, Severity};
use crate::rule::{Entry, Outcome, Subject};

/// What a region asks for beyond the law. See docs/profiles.md for its file.
///
/// ```
/// use gouji::{Checker, Input, Options, Profile};
///
/// let profile = Profile::load("name = \"青禾市 2025\"\nsource = \"青政办发〔2025〕1号\"\nmax_characters = 10\n")?;
/// let text = "青禾市水利局2025年政府信息公开工作年度报告\n一、总体情况\n本局依法公开政府信息，回应群众关切。\n二、主动公开政府信息情况\n规章\t0\t0\t0\n\
///     三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n无。\n六、其他需要报告的事项\n无。\n";
/// let report = Checker::new().with_profile(profile).check(Input::Text(text), &Options::default())?;
/// assert_eq!(report.document.profile.as_deref(), Some("青禾市 2025（青政办发〔2025〕1号）"));
/// assert!(report.findings.iter().any(|finding| finding.rule == "profile.length"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Profile {
    name: String,
    source: String,
    /// The last day, month and day, of the next year by which the report is due.
    deadline: Option<(i32, i32)>,
    /// How many characters the first section may have.
    max_characters: Option<usize>,
    must_tell: Vec<Tell>,
    /// Words that must stand somewhere in the report.
    contact: Vec<String>,
    severities: Vec<(String, Severity)>,
    relations: Vec<load::Own>,
}

/// Something that the first section must tell.
#[derive(Debug, Clone)]
struct Tell {
    what: String,
    /// Any one of these speaks of it.
    words: Vec<String>,
    /// Whether a figure must stand in the same sentence, or that there was none.
    count: bool,
}

impl fmt::Display for Profile {
    /// Its name, and what it rests on.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}（{}）", self.name, self.source)
    }
}

impl Profile {
    /// Reads a profile's file.
    ///
    /// # Errors
    /// [`ProfileError`] with the line and the reason: not TOML, a field missing or unknown, a day that is none, a rule or table that there is not, a
    /// relation that names what is not there.
    ///
    /// ```
    /// let error = gouji::Profile::load("name = \"x\"\nsource = \"y\"\ndeadline = \"02-31\"\n").unwrap_err();
    /// assert_eq!(error.line, 3);
    /// ```
    pub fn load(text: &str) -> Result<Profile, ProfileError> {
        load::load(text)
    }

    /// What it may find by itself, as the catalogue tells it; its relations are told with the forms they are added to.
    pub(crate) fn entries(&self) -> Vec<Entry> {
        ask::entries(self)
    }

    /// These forms with the relations that the profile adds to them.
    pub(crate) fn forms(&self, forms: &[Form]) -> Vec<Form> {
        let mut forms = forms.to_vec();
        self.relations.iter().for_each(|own| own.add(&mut forms));
        forms
    }

    /// Adds to `outcome` what the profile asks of the report, and gives everything the severity it wants.
    pub(crate) fn apply(&self, subject: &Subject, outcome: &mut Outcome) {
        ask::ask(self, subject, outcome);
        for finding in &mut outcome.findings {
            if let Some((_, severity)) = self.severities.iter().find(|(rule, _)| *rule == finding.rule) {
                finding.severity = *severity;
            }
        }
    }
}
