//! How one input is to be checked.

#[cfg(feature = "compare")]
use crate::filing::Mode;
use crate::report::{self, Aside, Found, Ignore, Report};
use crate::say::{self, Lang};

/// How one input is to be checked.
///
/// ```
/// use gouji::{Checker, Input, Lang, Options};
///
/// let options = Options::default().name("水利局2023.txt").lang(Lang::En).ignore("cell.blank");
/// let report = Checker::new().check(Input::Text("规章\t1\t0\t3\n"), &options)?;
/// assert_eq!(report.document.name.as_deref(), Some("水利局2023.txt"));
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Options {
    pub(crate) name: Option<String>,
    pub(crate) lang: Lang,
    pub(crate) ignore: Vec<Ignore>,
    pub(crate) aside: Vec<Aside>,
    pub(crate) part: usize,
    #[cfg(feature = "compare")]
    pub(crate) previous_name: Option<String>,
    #[cfg(feature = "compare")]
    pub(crate) previous_part: usize,
    #[cfg(feature = "compare")]
    pub(crate) same_body: bool,
    #[cfg(feature = "compare")]
    pub(crate) mode: Option<Mode>,
    #[cfg(feature = "compare")]
    pub(crate) missing: Vec<String>,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            name: None,
            lang: Lang::default(),
            ignore: Vec::new(),
            aside: Vec::new(),
            part: 1,
            #[cfg(feature = "compare")]
            previous_name: None,
            #[cfg(feature = "compare")]
            previous_part: 1,
            #[cfg(feature = "compare")]
            same_body: false,
            #[cfg(feature = "compare")]
            mode: None,
            #[cfg(feature = "compare")]
            missing: Vec::new(),
        }
    }
}

impl Options {
    /// The name the input goes under, which is told in its report and may tell the year; a format is never told by it.
    ///
    /// ```
    /// use gouji::{Checker, Input, Options};
    ///
    /// let report = Checker::new().check(Input::Text("公开"), &Options::default().name("水利局2023年报告.txt"))?;
    /// assert_eq!(report.document.year, Some(2023));
    /// # Ok::<(), gouji::InputError>(())
    /// ```
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Options {
        self.name = Some(name.into());
        self
    }

    /// The language of the messages; Chinese where none is chosen.
    ///
    /// ```
    /// use gouji::{Checker, Input, Options};
    ///
    /// let report = Checker::new().check(Input::Text("公开"), &Options::default().lang(gouji::Lang::En))?;
    /// assert!(report.verdict.text.is_ascii());
    /// # Ok::<(), gouji::InputError>(())
    /// ```
    #[must_use]
    pub fn lang(mut self, lang: Lang) -> Options {
        self.lang = lang;
        self
    }

    /// Findings to leave out, of a rule or of a rule at one cell (`"RULE@ADDRESS"`), beside those named before; they are counted.
    ///
    /// ```
    /// use gouji::{Checker, Input, Options};
    ///
    /// let options = Options::default().ignore("cell.blank").ignore("requests.balance@requests/new/total");
    /// let report = Checker::new().check(Input::Text("规章\t\t0\t3\n"), &options)?;
    /// assert!(report.findings.iter().all(|finding| finding.rule != "cell.blank"));
    /// # Ok::<(), gouji::InputError>(())
    /// ```
    #[must_use]
    pub fn ignore(mut self, ignore: impl Into<Ignore>) -> Options {
        self.ignore.push(ignore.into());
        self
    }

    /// A finding the user has set aside, beside those named before; it stays in the report, with his reason.
    ///
    /// ```
    /// use gouji::{Checker, Input, Options};
    ///
    /// let (checker, text) = (Checker::new(), "规章\t6\t0\t3\n行政规范性文件\t6\t2\t4\n");
    /// let finding = checker.check(Input::Text(text), &Options::default())?.findings.remove(0);
    /// let aside = gouji::Aside { id: finding.id, reason: "已核实".into() };
    /// let report = checker.check(Input::Text(text), &Options::default().aside(aside))?;
    /// assert_eq!(report.findings[0].aside.as_deref(), Some("已核实"));
    /// # Ok::<(), gouji::InputError>(())
    /// ```
    #[must_use]
    pub fn aside(mut self, aside: Aside) -> Options {
        self.aside.push(aside);
        self
    }

    /// Which of the reports in the input is checked, from 1.
    ///
    /// ```
    /// use gouji::{Checker, Input, Options};
    ///
    /// let two = "青禾市水利局2022年政府信息公开工作年度报告\n".repeat(2);
    /// let error = Checker::new().check(Input::Text(&two), &Options::default().part(3)).unwrap_err();
    /// assert_eq!(error.code(), "no-part");
    /// ```
    #[must_use]
    pub fn part(mut self, part: usize) -> Options {
        self.part = part;
        self
    }

    /// The name that last year's report goes under, which may tell its year, as [`Options::name`] does for the report itself.
    ///
    /// ```
    /// use gouji::{Checker, Input, Options};
    ///
    /// let table = Input::Text("规章\t1\t0\t3\n行政规范性文件\t6\t2\t4\n");
    /// let options = Options::default().name("水利局2023年.txt").previous_name("水利局2022年.txt");
    /// let report = Checker::new().compare(table, table, &options)?;
    /// assert_eq!(report.previous.and_then(|previous| previous.year), Some(2022));
    /// # Ok::<(), gouji::InputError>(())
    /// ```
    #[cfg(feature = "compare")]
    #[must_use]
    pub fn previous_name(mut self, name: impl Into<String>) -> Options {
        self.previous_name = Some(name.into());
        self
    }

    /// Which of the reports in the input of last year's report is meant, from 1.
    ///
    /// ```
    /// use gouji::{Checker, Input, Options};
    ///
    /// let two = "青禾市水利局2022年政府信息公开工作年度报告\n规章\t1\t0\t3\n".repeat(2);
    /// let this = "青禾市水利局2023年政府信息公开工作年度报告\n规章\t1\t0\t3\n";
    /// let report = Checker::new().compare(Input::Text(&two), Input::Text(this), &Options::default().previous_part(1))?;
    /// assert_eq!(report.previous.and_then(|previous| previous.year), Some(2022));
    /// # Ok::<(), gouji::InputError>(())
    /// ```
    #[cfg(feature = "compare")]
    #[must_use]
    pub fn previous_part(mut self, part: usize) -> Options {
        self.previous_part = part;
        self
    }

    /// Whether the caller vouches for last year's report: that it is of the same body, whatever that was called then. Without it reports of bodies with
    /// other names are not compared.
    ///
    /// ```
    /// use gouji::{Checker, Input, Options};
    ///
    /// let of = |name, year| format!("{name}{year}年政府信息公开工作年度报告\n规章\t1\t0\t3\n");
    /// let (last, this) = (of("青禾市水务局", 2022), of("青禾市水利局", 2023));
    /// let refused = |options: &Options| {
    ///     let report = Checker::new().compare(Input::Text(&last), Input::Text(&this), options)?;
    ///     Ok::<_, gouji::InputError>(report.not_checked.iter().any(|item| item.why.contains("青禾市水务局")))
    /// };
    /// assert!(refused(&Options::default())?);
    /// assert!(!refused(&Options::default().same_body(true))?);
    /// # Ok::<(), gouji::InputError>(())
    /// ```
    #[cfg(feature = "compare")]
    #[must_use]
    pub fn same_body(mut self, same: bool) -> Options {
        self.same_body = same;
        self
    }

    /// The report of what was found.
    pub(crate) fn report(&self, found: &Found) -> Report {
        let mut report = report::build(found, &self.ignore, &self.aside);
        say::reword(&mut report, self.lang);
        report
    }
}
