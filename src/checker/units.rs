//! A parent's report beside those of its units.

use super::{Beside, Checker, Options};
use crate::filing::{Filing, Mode, Unit, Units};
use crate::input::{Input, InputError};
use crate::report::{self, Problem, Rollup, Source, UnitDocument, UnitReport};
use crate::rollup::{self, Standing};

/// A unit's report to be added up.
///
/// ```
/// use gouji::{Input, UnitInput};
///
/// let unit = UnitInput::new(Input::Text("规章\t1\t0\t3\n")).name("水利局2023.txt").vertical(false);
/// # let _ = unit;
/// ```
#[derive(Debug, Clone, Copy)]
pub struct UnitInput<'a> {
    input: Input<'a>,
    name: Option<&'a str>,
    path: Option<&'a str>,
    vertical: Option<bool>,
    part: Option<usize>,
}

impl<'a> UnitInput<'a> {
    /// A unit's report.
    ///
    /// ```
    /// let unit = gouji::UnitInput::new(gouji::Input::Text("规章\t1\t0\t3\n"));
    /// # let _ = unit;
    /// ```
    pub fn new(input: Input<'a>) -> UnitInput<'a> {
        UnitInput { input, name: None, path: None, vertical: None, part: None }
    }

    /// The name it goes under, as [`Options::name`].
    ///
    /// ```
    /// let unit = gouji::UnitInput::new(gouji::Input::Text("规章\t1\t0\t3\n")).name("水利局2023.txt");
    /// # let _ = unit;
    /// ```
    #[must_use]
    pub fn name(self, name: &'a str) -> UnitInput<'a> {
        UnitInput { name: Some(name), ..self }
    }

    /// Where it came from, which is told with it.
    ///
    /// ```
    /// let unit = gouji::UnitInput::new(gouji::Input::Text("规章\t1\t0\t3\n")).path("各单位/水利局2023.txt");
    /// # let _ = unit;
    /// ```
    #[must_use]
    pub fn path(self, path: &'a str) -> UnitInput<'a> {
        UnitInput { path: Some(path), ..self }
    }

    /// Whether it is under vertical leadership (垂直领导) and so not added; its name tells where this is not said.
    ///
    /// ```
    /// let unit = gouji::UnitInput::new(gouji::Input::Text("规章\t1\t0\t3\n")).vertical(true);
    /// # let _ = unit;
    /// ```
    #[must_use]
    pub fn vertical(self, vertical: bool) -> UnitInput<'a> {
        UnitInput { vertical: Some(vertical), ..self }
    }

    /// Which of the reports in the input is meant, from 1; all of them where this is not said.
    ///
    /// ```
    /// let unit = gouji::UnitInput::new(gouji::Input::Text("规章\t1\t0\t3\n")).part(1);
    /// # let _ = unit;
    /// ```
    #[must_use]
    pub fn part(self, part: usize) -> UnitInput<'a> {
        UnitInput { part: Some(part), ..self }
    }
}

impl Checker {
    /// Reads a parent's report and those of its units, and holds each figure of the parent against the sum of theirs. What the parent's figures count is
    /// told by its title and words, or by [`Options::mode`]; a unit that could not be read is among the units with its reason, and makes no error.
    ///
    /// # Errors
    /// [`InputError`] where the parent's report could not be read.
    ///
    /// ```
    /// use gouji::{Checker, Input, Options, UnitInput, report::Mode};
    ///
    /// let of = |name: &str, count: u32| format!("{name}2023年政府信息公开工作年度报告\n行政许可\t{count}\n行政处罚\t3\n行政强制\t1\n");
    /// let (parent, unit) = (of("青禾市人民政府", 12), of("青禾市水利局", 21));
    /// let units = [UnitInput::new(Input::Text(&unit))];
    /// let sums = Checker::new().rollup(Input::Text(&parent), &units, &Options::default().mode(Mode::Area))?;
    /// assert_eq!((sums.summary.errors, sums.findings[0].formula.as_deref()), (1, Some("21 ≠ 12")));
    /// # Ok::<(), gouji::InputError>(())
    /// ```
    pub fn rollup(&self, parent: Input, units: &[UnitInput], options: &Options) -> Result<Rollup, InputError> {
        let (mut list, mut told) = (Vec::new(), Vec::new());
        for unit in units {
            let own = Options { name: unit.name.map(str::to_owned), part: 1, ..options.clone() };
            let all = self.units(unit.input, &own, unit.vertical).into_iter().enumerate();
            // What could not be read has its one row, whichever part was meant.
            let meant =
                |(i, (_, report)): &(usize, (Unit, UnitReport))| report.error.is_some() || unit.part.is_none_or(|part| i + 1 == part);
            for (_, (figures, mut report)) in all.filter(meant) {
                report.document.came_from(unit.path.map(str::to_owned));
                list.push(figures);
                told.push(report);
            }
        }
        self.add_up(parent, Units { mode: options.mode, list, missing: options.missing.clone() }, told, options)
    }

    /// The whole report of a parent, with what its units say of it among its findings.
    #[cfg(feature = "internals")]
    pub(crate) fn beside_units(&self, parent: &str, units: &[String], options: &Options) -> report::Report {
        let list = units.iter().flat_map(|unit| self.units(Input::Text(unit), options, None)).map(|(unit, _)| unit).collect();
        let units = std::cell::Cell::new(Some(Units { mode: None, list, missing: Vec::new() }));
        let mut answer = None;
        let beside = |_: &Filing| units.take().map_or(Beside::NOTHING, Beside::Units);
        let read = self.examine_beside(Input::Text(parent), options, &beside, |found| answer = Some(options.report(found)));
        read.ok().and(answer).expect("an example is a report")
    }

    /// What is kept of every report in a unit's input; of one that could not be read, why.
    pub(crate) fn units(&self, input: Input, options: &Options, vertical: Option<bool>) -> Vec<(Unit, UnitReport)> {
        let mut units = Vec::new();
        let read = self.examine_all(input, options, |found| {
            let report = options.report(found);
            let unit = Unit { vertical, ..rollup::unit(found.document, &found.case.this) };
            let document = UnitDocument::Read(Box::new(report.document));
            units.push((unit, UnitReport { document, summary: Some(report.summary), standing: Standing::Added, error: None }));
        });
        match read {
            Ok(()) => units,
            Err(error) => vec![unread(options.name.clone(), None, error.code(), error.message(options.lang))],
        }
    }

    /// Reads the parent's report, the one that [`Options::part`] asks for, and adds up.
    ///
    /// # Errors
    /// As [`Checker::check`].
    pub(crate) fn add_up(&self, parent: Input, units: Units, told: Vec<UnitReport>, options: &Options) -> Result<Rollup, InputError> {
        let (units, mut told) = (std::cell::Cell::new(Some(units)), Some(told));
        let is_parent = |filing: &Filing| filing.part == options.part;
        let beside = |filing: &Filing| {
            if is_parent(filing) { units.take().map_or(Beside::NOTHING, Beside::Units) } else { Beside::NOTHING }
        };
        let (mut answer, mut count) = (None, 0);
        self.examine_beside(parent, options, &beside, |found| {
            count += 1;
            if let Some(told) = told.take_if(|_| is_parent(&found.case.this)) {
                answer = Some(report::rollup(found, options.report(found), told));
            }
        })?;
        answer.ok_or_else(|| crate::input::InputErrorKind::NoPart { asked: options.part, found: count }.into())
    }
}

/// A unit that could not be read.
pub(crate) fn unread(name: Option<String>, path: Option<String>, code: &str, message: String) -> (Unit, UnitReport) {
    let unit = Unit { name: name.clone().unwrap_or_default(), ..Unit::default() };
    let error = Some(Problem { code: code.to_owned(), message });
    let document = UnitDocument::Unread(Source { name, path });
    (unit, UnitReport { document, summary: None, standing: Standing::Unread, error })
}

impl Options {
    /// What the parent's figures of a roll-up count, where its title and words need not be asked.
    ///
    /// ```
    /// let options = gouji::Options::default().mode(gouji::report::Mode::Own);
    /// # let _ = options;
    /// ```
    #[must_use]
    pub fn mode(mut self, mode: Mode) -> Options {
        self.mode = Some(mode);
        self
    }

    /// The name of a unit of a roll-up whose report should be there and is not, beside those named before: it is told, and what its figures may account
    /// for is no error of the parent's.
    ///
    /// ```
    /// use gouji::{Checker, Input, Options, UnitInput};
    ///
    /// let of = |name: &str, licences: &str| format!("{name}2023年政府信息公开工作年度报告\n行政许可\t{licences}\n行政处罚\t0\n");
    /// let (parent, unit) = (of("青禾市人民政府", "7"), of("青禾市水利局", "3"));
    /// let sums = |options| Checker::new().rollup(Input::Text(&parent), &[UnitInput::new(Input::Text(&unit))], &options);
    /// assert_eq!(sums(Options::default())?.summary.cells.broken, 1);
    /// let sums = sums(Options::default().missing("青禾市教育局"))?;
    /// assert_eq!((sums.summary.cells.broken, &*sums.missing[0]), (0, "青禾市教育局"));
    /// # Ok::<(), gouji::InputError>(())
    /// ```
    #[must_use]
    pub fn missing(mut self, unit: impl Into<String>) -> Options {
        self.missing.push(unit.into());
        self
    }
}
