//! Words: facts → sentences, in every language that is spoken.
//!
//! In: a [`Report`], which holds facts alone, or an error. Out: the same report with its sentences. A language is a folder here that implements
//! `Tongue`, and one in `input_error/`: the compiler sees that it has a sentence for everything. Nothing is checked again where the language changes.
//! The page opens in Chinese: its small build has no other language but for errors, and refuses to be asked for one ([`Lang::is_spoken`]).

mod amount;
#[cfg(feature = "english")]
mod en;
mod input_error;
#[cfg(feature = "export")]
mod labels;
mod quoted;
mod stated;
mod zh;

#[cfg(feature = "export")]
pub(crate) use labels::{Labels, fill};
#[cfg(feature = "compare")]
pub(crate) use quoted::ends;
pub(crate) use quoted::quoted;

use crate::claims;
use crate::diagnose::Confidence;
use crate::equations::Unchecked;
#[cfg(feature = "export")]
use crate::form::Words;
use crate::report::{DiagnosisReport, Facts, Reason, Report, Verdict};

/// The languages spoken.
///
/// ```
/// use gouji::{Checker, Input, Lang, Options};
///
/// let report = Checker::new().check(Input::Text("规章\t1\t0\t3\n"), &Options::default().lang(Lang::En))?;
/// assert!(report.verdict.text.is_ascii(), "{}", report.verdict.text);
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Lang {
    /// 简体中文.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Every language spoken.
    ///
    /// ```
    /// assert!(gouji::Lang::ALL.iter().all(|lang| gouji::Lang::parse(lang.tag()) == *lang));
    /// ```
    pub const ALL: &'static [Lang] = &[Lang::Zh, Lang::En];

    /// Its tag.
    ///
    /// ```
    /// assert_eq!(gouji::Lang::Zh.tag(), "zh");
    /// ```
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Zh => "zh",
            Lang::En => "en",
        }
    }

    /// The language of a tag such as `zh-CN` or `en_US.UTF-8`; Chinese for any other.
    ///
    /// ```
    /// assert_eq!(gouji::Lang::parse("en_US.UTF-8"), gouji::Lang::En);
    /// assert_eq!(gouji::Lang::parse("fr"), gouji::Lang::Zh);
    /// ```
    pub fn parse(tag: &str) -> Lang {
        let tag = tag.to_ascii_lowercase();
        Lang::ALL.iter().copied().find(|lang| tag.starts_with(lang.tag())).unwrap_or_default()
    }

    /// Chooses between the Chinese and the English wording of what only a terminal says; other languages say it in English.
    #[cfg(any(feature = "cli", feature = "export"))]
    pub(crate) fn pick<T>(self, zh: T, en: T) -> T {
        if self == Lang::Zh { zh } else { en }
    }

    /// What a form or a rule says, in this language.
    #[cfg(feature = "export")]
    pub(crate) fn of(self, words: &Words) -> &str {
        self.tongue().of(words)
    }

    /// Whether this build has sentences in this language.
    ///
    /// ```
    /// assert!(gouji::Lang::Zh.is_spoken());
    /// ```
    pub fn is_spoken(self) -> bool {
        self == Lang::Zh || cfg!(feature = "english")
    }

    /// A build that does not speak English says it in Chinese: whoever may be asked for it asks [`Lang::is_spoken`] first.
    fn tongue(self) -> &'static dyn Tongue {
        match self {
            Lang::Zh => &zh::Chinese,
            #[cfg(feature = "english")]
            Lang::En => &en::English,
            #[cfg(not(feature = "english"))]
            Lang::En => &zh::Chinese,
        }
    }
}

/// A language: a sentence for all that a report or an error may say.
trait Tongue {
    /// The sentence for a finding; `quote` are the words of the report it is about.
    fn finding(&self, facts: &Facts, quote: &str) -> String;
    /// The sentence for a diagnosis.
    fn diagnosis(&self, diagnosis: &DiagnosisReport, rank: Rank) -> String;
    /// Problems first, then what was checked and what was not, then what is ignored.
    fn verdict(&self, verdict: &Verdict) -> String;
    /// Why something was not checked or not read.
    fn reason(&self, reason: &Reason) -> String;
    /// Why a relation was not checked.
    fn unchecked_relation(&self, why: Unchecked) -> &'static str;
    /// Why a claim was not checked.
    fn unchecked_claim(&self, why: claims::Why) -> &'static str;
    /// The words beside its sentences.
    #[cfg(feature = "export")]
    fn labels(&self) -> &'static Labels;
    /// What a form says in this language.
    #[cfg(feature = "export")]
    fn of<'w>(&self, words: &'w Words) -> &'w str;
}

/// How a diagnosis stands among those of the same findings, and so how surely it may speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rank {
    /// The only one, or one that stands out.
    Answer,
    /// One of several, or one beside a better one.
    Possibility,
}

/// Puts the words of `lang` into a report, in place of those it has. They are made from its facts: nothing is checked again.
///
/// ```
/// use gouji::{Checker, Input, Lang, Options, say};
///
/// let (checker, text) = (Checker::new(), "规章\t1\t0\t3\n行政规范性文件\t6\t2\t3\n");
/// let mut report = checker.check(Input::Text(text), &Options::default())?;
/// say::reword(&mut report, Lang::En);
/// let english = checker.check(Input::Text(text), &Options::default().lang(Lang::En))?;
/// assert_eq!(report.verdict.text, english.verdict.text);
/// # Ok::<(), gouji::InputError>(())
/// ```
pub fn reword(report: &mut Report, lang: Lang) {
    let tongue = lang.tongue();
    report.verdict.text = tongue.verdict(&report.verdict);
    for finding in &mut report.findings {
        finding.message = message(&finding.facts, finding.quote.as_deref(), lang);
    }
    for relation in &mut report.relations {
        relation.why = relation.code.map(|why| tongue.unchecked_relation(why).to_owned());
    }
    for claim in &mut report.claims {
        claim.why = claim.code.map(|why| tongue.unchecked_claim(why).to_owned());
    }
    for group in report.diagnoses.chunk_by_mut(|a, b| a.explains == b.explains) {
        for (n, diagnosis) in group.iter_mut().enumerate() {
            diagnosis.message = tongue.diagnosis(diagnosis, rank(n, diagnosis));
        }
    }
    for item in &mut report.not_checked {
        item.why = tongue.reason(&item.reason);
    }
}

/// The sentence for a finding with these facts; `quote` are the words of the report it is about.
pub(crate) fn message(facts: &Facts, quote: Option<&str>, lang: Lang) -> String {
    lang.tongue().finding(facts, quote.unwrap_or_default())
}

/// The `n`th diagnosis of its findings speaks for itself where it is the best and more than a possibility, or where no cell can be named.
fn rank(n: usize, diagnosis: &DiagnosisReport) -> Rank {
    let stands_out = n == 0 && (diagnosis.confidence != Confidence::Possible || diagnosis.cells.is_empty());
    if stands_out { Rank::Answer } else { Rank::Possibility }
}
