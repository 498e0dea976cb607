//! What the facts of a roll-up are made of: what each unit adds, and the unit that is likeliest at fault.

use serde::{Deserialize, Serialize};

use crate::report::Number;
use crate::rollup::Slip;

/// What a unit adds to a sum.
///
/// ```
/// use gouji::report::{Number, UnitFigure};
///
/// let part = UnitFigure { unit: "青禾市水利局".into(), value: Number(12.into()) };
/// assert_eq!(serde_json::to_string(&part)?, r#"{"unit":"青禾市水利局","value":12}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UnitFigure {
    /// The unit.
    pub unit: String,
    /// Its figure.
    pub value: Number,
}

/// The one unit whose figure would make up for a sum that does not come out.
///
/// ```
/// use gouji::report::{Number, Slip, UnitSuspect};
///
/// let suspect = UnitSuspect { unit: "青禾市水利局".into(), stated: Number(12.into()), slip: Slip::LeftOut, suggested: None };
/// assert!(serde_json::to_string(&suspect)?.contains(r#""slip":"left-out""#));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UnitSuspect {
    /// The unit.
    pub unit: String,
    /// Its figure.
    pub stated: Number,
    /// What became of it.
    pub slip: Slip,
    /// What it would have to be; null where it was left out or added twice.
    pub suggested: Option<Number>,
}
