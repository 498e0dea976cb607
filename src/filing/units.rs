//! The reports of the units that a parent's report covers, as far as a sum of them asks: who they are of, and their figures. A unit's own report is
//! gone by then: what is kept of it is small, so that there may be thousands.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// The units of a report, and how it counts them.
#[derive(Debug, Clone, Default)]
pub struct Units {
    /// What the parent's figures count, where the caller says so.
    pub mode: Option<Mode>,
    pub list: Vec<Unit>,
    /// The names of units that should be there and are not.
    pub missing: Vec<String>,
}

/// What a parent's figures count.
///
/// ```
/// assert_eq!(serde_json::to_string(&gouji::report::Mode::Area)?, r#""area""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// All units of its area, its own office among them.
    Area,
    /// Its own office alone.
    Own,
}

/// A unit's report.
#[derive(Debug, Clone, Default)]
pub struct Unit {
    /// What it is called: its organization, else the name it came under.
    pub name: String,
    pub organization: Option<String>,
    pub year: Option<i32>,
    pub form: Option<String>,
    /// Under vertical leadership (垂直领导), or not, as a list says; None where no list says anything.
    pub vertical: Option<bool>,
    /// Its figures; None where it could not be read, or has no table.
    pub tables: Option<Vec<UnitTable>>,
    /// The smallest hashes of its narrative's shingles, names and figures apart; empty where it is too short to be compared.
    pub signature: Vec<u32>,
    /// The first words of its narrative.
    pub begins: String,
}

/// A table of a unit.
#[derive(Debug, Clone)]
pub struct UnitTable {
    pub form: String,
    pub id: String,
    /// What each cell adds to a sum, in the order of the form; None where that is not known.
    pub cells: Vec<Option<Decimal>>,
}

impl Unit {
    /// What a cell of the table with this id, after this form, adds to a sum; None where that is not known.
    pub fn value(&self, form: &str, table: &str, cell: usize) -> Option<Decimal> {
        let tables = self.tables.as_ref()?;
        *tables.iter().find(|t| t.id == table && t.form == form)?.cells.get(cell)?
    }
}
