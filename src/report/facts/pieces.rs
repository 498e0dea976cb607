//! What facts are made of: names of cells, sides of a relation, sums that were tried.

use serde::{Deserialize, Serialize};

use crate::report::Number;

/// What the table has for a count told in the text, in one way to understand its words.
///
/// ```
/// use gouji::{Checker, Input, Options, report::Facts};
///
/// let text = "青禾市水利局2023年政府信息公开工作年度报告\n一、总体情况\n2023年，本局新收政府信息公开申请13件。\n\
///     三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量\t10\t2\t0\t0\t0\t0\t12\n";
/// let report = Checker::new().check(Input::Text(text), &Options::default())?;
/// let told = report.findings.iter().find(|finding| finding.rule == "prose.table").expect("13 is not 12");
/// let Facts::Told { tried, .. } = &told.facts else { unreachable!() };
/// assert_eq!((tried[0].sum.to_string(), tried[0].rows[0].as_str()), ("12".to_owned(), "一、本年新收政府信息公开申请数量"));
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Tried {
    /// What its cells come to.
    pub sum: Number,
    /// The rows that are added up, or the heading whose rows they are.
    pub rows: Vec<String>,
    /// Their column.
    pub column: String,
}

/// A fact that only one rule knows of.
///
/// ```
/// use gouji::report::{Number, Value};
///
/// assert_eq!(serde_json::to_string(&[Value::Number(Number(12.into())), Value::Text("规章".into())])?, r#"[12,"规章"]"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Value {
    /// A figure.
    Number(Number),
    /// A name, or words of the report.
    Text(String),
}

/// A cell, by its address and by the names that a form prints.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let report = Checker::new().check(Input::Text("行政许可\t-5\n行政处罚\t3\n行政强制\t1\n"), &Options::default())?;
/// use gouji::report::Facts;
///
/// let names = report.findings.iter().find_map(|f| if let Facts::Negative { cell, .. } = &f.facts { Some(cell) } else { None });
/// assert_eq!(names.map(|cell| (&*cell.row, &*cell.column)), Some(("行政许可", "本年处理决定数量")));
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CellName {
    /// `table/row/column`.
    pub address: String,
    /// Its row, after the heading it stands under.
    pub row: String,
    /// Its column.
    pub column: String,
}

/// The row or the column that a relation is about, by the name that the form prints.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let report = Checker::new().check(Input::Text("一、本年新收政府信息公开申请数量\t10\t1\t0\t0\t0\t0\t12\n"), &Options::default())?;
/// use gouji::report::{Facts, Line};
///
/// let Facts::Relation { line, .. } = &report.findings[0].facts else { panic!("a relation") };
/// assert_eq!(*line, Line::Row("一、本年新收政府信息公开申请数量".into()));
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::report::schema::describe_content))]
#[serde(rename_all = "lowercase")]
pub enum Line {
    /// All its cells stand in this row.
    Row(String),
    /// Its last cell stands in this column.
    Column(String),
}

/// One side of a relation in numbers.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let report = Checker::new().check(Input::Text("一、本年新收政府信息公开申请数量\t10\t1\t0\t0\t0\t0\t12\n"), &Options::default())?;
/// use gouji::report::Facts;
///
/// let Facts::Relation { left, right, .. } = &report.findings[0].facts else { panic!("a relation") };
/// assert_eq!((left.sum.to_string(), right.sum.to_string()), ("11".into(), "12".into()));
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Side {
    /// The figures that are not zero.
    pub terms: Vec<Term>,
    /// What they come to.
    pub sum: Number,
}

/// A figure of a sum.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let report = Checker::new().check(Input::Text("一、本年新收政府信息公开申请数量\t10\t1\t0\t0\t0\t0\t12\n"), &Options::default())?;
/// use gouji::report::Facts;
///
/// let Facts::Relation { left, .. } = &report.findings[0].facts else { panic!("a relation") };
/// let written: Vec<String> = left.terms.iter().map(|term| format!("{:+} · {}", term.sign, term.value)).collect();
/// assert_eq!(written, ["+1 · 10", "+1 · 1"]);
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Term {
    /// 1, or -1 where it is subtracted.
    pub sign: i32,
    /// The figure.
    pub value: Number,
}

/// A change to one figure of a list.
///
/// ```
/// use gouji::report::{ListRepair, Number};
///
/// let repair = ListRepair { figure: Number(15.into()), becomes: Some(Number(51.into())) };
/// assert_eq!(serde_json::to_string(&repair)?, r#"{"figure":15,"becomes":51}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ListRepair {
    /// The figure as told.
    pub figure: Number,
    /// What it becomes; null where it is left out.
    pub becomes: Option<Number>,
}

/// What a rate is.
///
/// ```
/// assert_eq!(serde_json::to_string(&gouji::report::Rate::Growth)?, r#""growth""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Rate {
    /// A part of a whole, in per cent.
    Share,
    /// Growth against the other year, in per cent.
    Growth,
    /// What it fell by against the other year, in per cent.
    Fall,
    /// How many more than in the other year.
    More,
    /// How many fewer than in the other year.
    Fewer,
}
