//! The one public door: an [`Input`] and [`Options`] → [`Report`]s.

mod beside;
mod options;
#[cfg(feature = "compare")]
mod units;

use std::borrow::Cow;
#[cfg(feature = "compare")]
use std::cell::Cell;

pub(crate) use beside::Beside;
#[cfg(feature = "compare")]
pub(crate) use beside::LastYear;

pub use options::Options;
#[cfg(feature = "compare")]
pub use units::UnitInput;
#[cfg(feature = "cli")]
pub(crate) use units::unread;

use crate::document::Document;
use crate::filing::Filing;
use crate::form::{self, Form};
use crate::input::{self, Input, InputError, InputErrorKind, Measure};
#[cfg(feature = "toml")]
use crate::profile::Profile;
use crate::report::{Found, Report};
#[cfg(feature = "compare")]
use crate::rollup;
use crate::rule::{self, Entry};
#[cfg(feature = "cli")]
use crate::together::Who;
use crate::{claims, diagnose, equations, prose, recognise};

/// More reports in one input are no compilation but noise, and each is checked against the whole text's lines.
const MAX_PARTS: usize = 300;

/// Checks reports against forms: made once, used for any number of reports on any number of threads.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let checker = Checker::new();
/// std::thread::scope(|scope| {
///     for year in [2021, 2022] {
///         let checker = &checker;
///         scope.spawn(move || {
///             let text = format!("青禾市水利局{year}年政府信息公开工作年度报告\n规章\t1\t0\t3\n");
///             let report = checker.check(Input::Text(&text), &Options::default()).expect("a text is read");
///             assert_eq!(report.document.year, Some(year));
///         });
///     }
/// });
/// ```
#[derive(Debug, Clone)]
pub struct Checker {
    /// The forms to choose from.
    forms: Cow<'static, [Form]>,
    /// What a region asks for beyond the law, with how it is named.
    #[cfg(feature = "toml")]
    profile: Option<std::sync::Arc<(Profile, String)>>,
}

impl Default for Checker {
    fn default() -> Self {
        Checker::new()
    }
}

impl Checker {
    /// A checker with the official forms; which of them a report follows is told by its tables.
    ///
    /// ```
    /// let checker = gouji::Checker::new();
    /// let ids: Vec<&str> = checker.forms().iter().map(|form| &*form.id).collect();
    /// assert!(ids.starts_with(&["2019", "2021"]));
    /// ```
    pub fn new() -> Checker {
        Checker::of(Cow::Borrowed(form::official()))
    }

    /// A checker with these forms and no others.
    ///
    /// ```
    /// use gouji::{Checker, form};
    ///
    /// // Every report is held against the form of 2021, whatever its year.
    /// let new = form::official().iter().filter(|form| form.id == "2021").cloned();
    /// assert_eq!(Checker::with_forms(new).forms().len(), 1);
    /// ```
    pub fn with_forms(forms: impl IntoIterator<Item = Form>) -> Checker {
        Checker::of(forms.into_iter().collect())
    }

    fn of(forms: Cow<'static, [Form]>) -> Checker {
        Checker {
            forms,
            #[cfg(feature = "toml")]
            profile: None,
        }
    }

    /// The same checker, which also asks what a profile asks.
    ///
    /// ```
    /// use gouji::{Checker, Input, Options, Profile};
    ///
    /// let profile = Profile::load("name = \"青禾市\"\nsource = \"青政办发〔2025〕1号\"\n")?;
    /// let report = Checker::new().with_profile(profile).check(Input::Text("规章\t0\t0\t0\n"), &Options::default())?;
    /// assert_eq!(report.document.profile.as_deref(), Some("青禾市（青政办发〔2025〕1号）"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(feature = "toml")]
    #[must_use]
    pub fn with_profile(self, profile: Profile) -> Checker {
        let name = profile.to_string();
        Checker { forms: profile.forms(&self.forms).into(), profile: Some(std::sync::Arc::new((profile, name))) }
    }

    /// The forms it chooses from.
    ///
    /// ```
    /// let checker = gouji::Checker::new();
    /// assert!(checker.forms().iter().all(|form| form.tables.len() == 3));
    /// ```
    pub fn forms(&self) -> &[Form] {
        &self.forms
    }

    /// Everything its findings can name as their rule: the relations that the official forms and its own state, then the rules, then what its profile
    /// asks.
    ///
    /// ```
    /// let rules = gouji::Checker::new().rules();
    /// let balance = rules.iter().find(|rule| rule.id == "requests.balance").expect("a relation of the official forms");
    /// assert!(balance.statement.zh.contains("结转"));
    /// ```
    pub fn rules(&self) -> Vec<Entry> {
        #[cfg_attr(not(feature = "toml"), expect(unused_mut, reason = "a profile adds to it"))]
        let mut rules = rule::entries(&self.forms);
        #[cfg(feature = "toml")]
        if let Some(profile) = &self.profile {
            rules.extend(profile.0.entries());
        }
        rules
    }

    /// Reads an input and checks the report in it; of several reports the one that [`Options::part`] asks for, which is the first where it asks for
    /// none.
    ///
    /// # Errors
    /// [`InputError`] where the input could not be read at all, or has no such part. Everything else is told in the report.
    ///
    /// ```
    /// use gouji::{Checker, Input, InputErrorKind, Options};
    ///
    /// let checker = Checker::new();
    /// let table = "规章\t1\t0\t3\n行政规范性文件\t6\t2\t3\n";
    /// let report = checker.check(Input::Text(table), &Options::default())?;
    /// assert_eq!(report.tables[0].id, "disclosure");
    ///
    /// let error = checker.check(Input::Bytes(b"Rar!\x1a\x07\x00"), &Options::default()).unwrap_err();
    /// assert_eq!(error.kind(), &InputErrorKind::Unsupported { what: "RAR" });
    /// # Ok::<(), gouji::InputError>(())
    /// ```
    pub fn check(&self, input: Input, options: &Options) -> Result<Report, InputError> {
        let mut document = self.read(input, options)?;
        let parts = self.told_apart(&document)?;
        let Some(part) = options.part.checked_sub(1).and_then(|p| parts.get(p)) else {
            return Err(InputErrorKind::NoPart { asked: options.part, found: parts.len() }.into());
        };
        document.rows.truncate(part.rows.end);
        document.rows.drain(..part.rows.start);
        self.examine(&mut document, &parts, options.part, &|_| Beside::NOTHING, |found| options.report(found))
    }

    /// Reads two reports, last year's first, and checks the second as [`Checker::check`] does and against the first: what was carried over, stocks and
    /// flows, growth told, text that was copied. Where the first is another body's or not of the year before, that is told under
    /// [`Report::not_checked`], and nothing is compared.
    ///
    /// # Errors
    /// [`InputError`] where either input could not be read.
    ///
    /// ```
    /// use gouji::{Checker, Input, Options};
    ///
    /// let of = |year, carried: &str| format!("青禾市水利局{year}年政府信息公开工作年度报告\n{carried}");
    /// let last = of(2022, "四、结转下年度继续办理\t3\t0\t0\t0\t0\t0\t3\n");
    /// let this = of(2023, "二、上年结转政府信息公开申请数量\t2\t0\t0\t0\t0\t0\t2\n");
    /// let report = Checker::new().compare(Input::Text(&last), Input::Text(&this), &Options::default())?;
    /// let carry = report.findings.iter().find(|finding| finding.rule == "years.carry").expect("3 is not 2");
    /// assert_eq!((&*carry.key, carry.formula.as_deref()), ("requests/carried_in/natural", Some("3 ≠ 2")));
    /// # Ok::<(), gouji::InputError>(())
    /// ```
    #[cfg(feature = "compare")]
    pub fn compare(&self, previous: Input, this: Input, options: &Options) -> Result<Report, InputError> {
        let last = self.last_year(previous, options.previous_name.as_deref(), options.previous_part)?;
        let previous = Cell::new(Some(Box::new(last.vouched(options.same_body))));
        let mut document = self.read(this, options)?;
        let parts = self.told_apart(&document)?;
        let Some(part) = options.part.checked_sub(1).and_then(|p| parts.get(p)) else {
            return Err(InputErrorKind::NoPart { asked: options.part, found: parts.len() }.into());
        };
        document.rows.truncate(part.rows.end);
        document.rows.drain(..part.rows.start);
        let last_year = |_: &Filing| previous.take().map_or(Beside::NOTHING, Beside::LastYear);
        self.examine(&mut document, &parts, options.part, &last_year, |found| options.report(found))
    }

    /// The report with this number in an input, read and recognised, to be last year's.
    ///
    /// # Errors
    /// As [`Checker::check`].
    #[cfg(feature = "compare")]
    pub(crate) fn last_year(&self, input: Input, name: Option<&str>, number: usize) -> Result<LastYear<'_>, InputError> {
        let mut document = input::read(input, name)?;
        let parts = self.told_apart(&document)?;
        if let Some(part) = parts.get(number.saturating_sub(1)) {
            document.rows.truncate(part.rows.end);
            document.rows.drain(..part.rows.start);
        }
        if number > 1 {
            document.title = None;
        }
        let filing = recognise::recognise(&document, &self.forms);
        Ok(LastYear::new(document, filing))
    }

    /// Whose reports an input holds, and of which years.
    ///
    /// # Errors
    /// As [`Checker::check`].
    #[cfg(feature = "cli")]
    pub(crate) fn who(&self, input: Input, options: &Options) -> Result<Vec<Who>, InputError> {
        let mut document = self.read(input, options)?;
        let parts = self.told_apart(&document)?;
        let mut rows = std::mem::take(&mut document.rows).into_iter();
        let mut who = Vec::new();
        for part in parts {
            document.rows = rows.by_ref().take(part.rows.len()).collect();
            let filing = recognise::recognise(&document, &self.forms);
            who.push(Who { file: None, organization: filing.organization, year: filing.year, read: true });
            document.title = None;
        }
        Ok(who)
    }

    /// Reads an input once and checks every report in it, in order. [`Options::part`] asks for nothing here.
    ///
    /// # Errors
    /// As [`Checker::check`].
    ///
    /// ```
    /// use gouji::{Checker, Input, Options};
    ///
    /// let sections = "一、总体情况\n本局依法公开信息。\n二、主动公开政府信息情况\n规章\t1\t0\t3\n三、收到和处理政府信息公开申请情况\n没有收到申请。\n";
    /// let two = [2022, 2023].map(|year| format!("青禾市水利局{year}年政府信息公开工作年度报告\n{sections}")).concat();
    /// let reports = Checker::new().check_all(Input::Text(&two), &Options::default())?;
    /// assert_eq!(reports.iter().map(|report| report.document.year).collect::<Vec<_>>(), [Some(2022), Some(2023)]);
    /// # Ok::<(), gouji::InputError>(())
    /// ```
    pub fn check_all(&self, input: Input, options: &Options) -> Result<Vec<Report>, InputError> {
        let mut reports = Vec::new();
        self.examine_all(input, options, |found| reports.push(options.report(found)))?;
        Ok(reports)
    }

    /// The text that the places of a report count in: the text itself, or the linearised one of a page or a file.
    ///
    /// # Errors
    /// [`InputError`] where the input could not be read.
    ///
    /// ```
    /// use gouji::{Checker, Input};
    ///
    /// let page = Input::Rich { html: "<table><tr><td>规章<td>1<td>0</table>", text: "" };
    /// assert_eq!(Checker::new().shown_text(page)?.trim(), "规章\t1\t0");
    /// # Ok::<(), gouji::InputError>(())
    /// ```
    pub fn shown_text(&self, input: Input) -> Result<String, InputError> {
        Ok(input::read(input, None)?.text)
    }

    /// Reads `input` once and checks every report in it, in order, and hands what was found in each to `take`.
    ///
    /// # Errors
    /// As [`Checker::check`].
    pub(crate) fn examine_all(&self, input: Input, options: &Options, take: impl FnMut(&Found)) -> Result<(), InputError> {
        self.examine_beside(input, options, &|_| Beside::NOTHING, take)
    }

    /// As [`Checker::examine_all`], with what `beside` gives for each report.
    ///
    /// # Errors
    /// As [`Checker::check`].
    pub(crate) fn examine_beside<'f>(
        &'f self,
        input: Input,
        options: &Options,
        beside: &dyn Fn(&Filing) -> Beside<'f>,
        mut take: impl FnMut(&Found),
    ) -> Result<(), InputError> {
        let mut document = self.read(input, options)?;
        let parts = self.told_apart(&document)?;
        let mut rows = std::mem::take(&mut document.rows).into_iter();
        for (i, part) in parts.iter().enumerate() {
            document.rows = rows.by_ref().take(part.rows.len()).collect();
            self.examine(&mut document, &parts, i + 1, beside, &mut take)?;
        }
        Ok(())
    }

    fn read(&self, input: Input, options: &Options) -> Result<Document, InputError> {
        input::read(input, options.name.as_deref())
    }

    /// The reports in `document`.
    fn told_apart(&self, document: &Document) -> Result<Vec<recognise::Part>, InputError> {
        let parts = recognise::parts(document, &self.forms);
        if parts.len() > MAX_PARTS {
            return Err(InputErrorKind::TooLarge { what: Measure::Reports, found: Some(parts.len()), limit: MAX_PARTS }.into());
        }
        Ok(parts)
    }

    /// Checks the report with this number, whose rows are those of `document`: the one way through the whole house, behind every door.
    fn examine<'f, T>(
        &'f self,
        document: &mut Document,
        parts: &[recognise::Part],
        number: usize,
        beside: &dyn Fn(&Filing) -> Beside<'f>,
        take: impl FnOnce(&Found) -> T,
    ) -> Result<T, InputError> {
        if number > 1 {
            // The title of a page is that of its first report.
            document.title = None;
        }
        let mut filing = recognise::recognise(document, &self.forms);
        #[cfg(all(target_family = "wasm", not(feature = "files")))]
        if filing.torn {
            return Err(InputErrorKind::NeedsFiles { what: "table" }.into());
        }
        filing.part = number;
        filing.others = parts.iter().skip(1).filter(|_| number == 1).map(|p| (p.title.clone(), p.span)).collect();
        let narrated = prose::read(document, &filing)?;
        let beside = beside(&filing).place(filing);
        let case = beside.case;
        let claims = claims::read(document, &case, &narrated);
        let evaluations = equations::evaluate(&case);
        #[cfg(feature = "compare")]
        let (last_years, sums) = (beside.last_years.as_ref(), rollup::evaluate(document, &case));
        let words = rule::text::read(document, &case.this);
        let subject = rule::Subject {
            document,
            #[cfg(feature = "compare")]
            last_years,
            #[cfg(feature = "compare")]
            sums: sums.as_ref(),
            case: &case,
            evaluations: &evaluations,
            claims: &claims,
            narrated: &narrated,
            body: rule::body::of(case.this.organization.as_deref().unwrap_or_default()),
            words: &words,
        };
        #[cfg_attr(not(feature = "toml"), expect(unused_mut, reason = "a profile adds to it"))]
        let mut outcome = rule::check(&subject);
        #[cfg(feature = "toml")]
        if let Some(profile) = &self.profile {
            profile.0.apply(&subject, &mut outcome);
        }
        #[cfg(feature = "toml")]
        let profile = self.profile.as_ref().map(|profile| profile.1.as_str());
        #[cfg(not(feature = "toml"))]
        let profile = None;
        let diagnoses = diagnose::diagnose(&case, &evaluations, &claims, &outcome);
        let previous = beside.told.as_ref();
        Ok(take(&Found {
            document,
            case: &case,
            evaluations: &evaluations,
            claims: &claims,
            outcome: &outcome,
            diagnoses: &diagnoses,
            previous,
            #[cfg(feature = "compare")]
            sums: sums.as_ref(),
            profile,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_checker_serves_every_thread() {
        fn shared<T: Send + Sync + 'static>() {}
        shared::<Checker>();
        shared::<Options>();
        shared::<Report>();
        shared::<InputError>();
    }
}
