//! Trees of reports: units with figures of their own for two years, a parent that is their sum, and slips planted in them with the truth told.

use gouji::form::{Form, Kind};

use super::layout::{self, Layout};
use super::{Figures, Random};

/// A slip that was planted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// The rule that finds it, and the cell it finds it at.
    pub rule: &'static str,
    pub cell: String,
}

/// A report in print.
pub fn print(figures: &Figures, name: &str, year: i32, words: &str, layout: &Layout) -> String {
    // The year where it is one: a figure may be 2021 as well.
    let years = [figures.form.from, year].map(|year| format!("{year}年"));
    let text = layout::report(figures, layout.1, "0").replace("青禾市水利局", name).replace(&years[0], &years[1]);
    // What the first section says beside what all say.
    text.replacen("各项工作平稳推进", words, 1)
}

/// The columns of the table of requests.
pub const COLUMNS: [&str; 7] = ["natural", "business", "research", "charity", "legal", "other", "total"];

impl Figures {
    /// Figures of a unit; amounts are none, for a sum of what is printed as `.25` would have to count how many there are.
    pub fn of_unit(form: &'static Form, seed: u64) -> Figures {
        let mut figures = Figures::random(form, seed, 90);
        for cell in form.tables.iter().flat_map(|t| &t.cells).filter(|c| matches!(c.kind, Kind::Amount { .. })) {
            figures.values.insert(cell.address.to_string(), 0);
        }
        figures
    }

    /// The sum of some.
    pub fn sum(form: &'static Form, all: &[Figures]) -> Figures {
        let address = form.tables.iter().flat_map(|t| &t.cells).map(|c| c.address.to_string());
        let values = address.map(|a| (a.clone(), all.iter().map(|f| f.values[&a]).sum())).collect();
        Figures { form, values }
    }

    fn at(&self, address: &str) -> i64 {
        self.values.get(address).copied().unwrap_or(0)
    }

    fn put(&mut self, address: &str, value: i64) {
        if let Some(there) = self.values.get_mut(address) {
            *there = value;
        }
    }

    /// Figures for the year before, from which these follow: `form` is that year's.
    pub fn year_before(&mut self, form: &'static Form, seed: u64) -> Figures {
        let mut last = Figures::of_unit(form, seed);
        for column in &COLUMNS[..6] {
            let of = |row: &str| format!("requests/{row}/{column}");
            let out = self.at(&of("carried_in"));
            let carried_in = last.at(&of("carried_in")).min(last.at(&of("total")) + out);
            last.put(&of("carried_out"), out);
            last.put(&of("carried_in"), carried_in);
            let new = last.at(&of("total")) + out - carried_in;
            last.put(&of("new"), new);
        }
        for row in ["new", "carried_in", "carried_out"] {
            let sum = COLUMNS[..6].iter().map(|c| last.at(&format!("requests/{row}/{c}"))).sum();
            last.put(&format!("requests/{row}/total"), sum);
        }
        for row in ["review", "direct", "after_review"] {
            let of = |column: &str| format!("review/{row}/{column}");
            last.put(&of("total"), last.at(&of("total")) - last.at(&of("pending")));
            last.put(&of("pending"), 0);
        }
        let of = |column: &str| format!("disclosure/normative/{column}");
        last.put(&of("in_force"), self.at(&of("in_force")) - self.at(&of("issued")) + self.at(&of("repealed")));
        last.put(&of("issued"), last.at(&of("issued")).min(last.at(&of("in_force"))));
        last.put(&of("total_public"), self.at(&of("total_public")) - self.at(&of("disclosed")));
        last.put(&of("disclosed"), last.at(&of("disclosed")).min(last.at(&of("total_public"))));
        for row in ["licensing", "other_services", "penalty", "coercion", "fees"] {
            let of = |column: &str| format!("disclosure/{row}/{column}");
            self.put(&of("previous_items"), last.at(&of("previous_items")) + last.at(&of("change")));
        }
        last
    }

    /// Changes a cell by a slip of the pen, by more than nothing.
    pub fn slip(&mut self, address: &str, random: &mut Random) {
        let value = self.at(address);
        let slipped = match random.below(3) {
            0 if value >= 10 && value % 10 != value / 10 % 10 => value - value % 100 + value % 10 * 10 + value / 10 % 10,
            1 => value + 1 + random.below(8) as i64,
            _ => value * 10 + 1 + random.below(9) as i64,
        };
        assert_ne!(value, slipped);
        self.put(address, slipped);
    }
}

/// Two years of one body, the second following from the first but for the slip that `plant` puts into one of them, which is told. Plant 0 plants none.
pub fn two_years(forms: [&'static Form; 2], seed: u64, plant: usize) -> ([Figures; 2], Option<Slip>) {
    let mut random = Random::new(seed * 31 + plant as u64);
    let mut this = Figures::of_unit(forms[1], seed);
    let mut last = this.year_before(forms[0], seed + 1000);
    let column = COLUMNS[random.below(7)];
    let (carried_in, carried_out) = (format!("requests/carried_in/{column}"), format!("requests/carried_out/{column}"));
    let slip = |rule, cell: &str| Some(Slip { rule, cell: cell.to_owned() });
    let same = forms[0].id == forms[1].id;
    let old = forms[1].id == "2019";
    let planted = match plant {
        1 => {
            this.slip(&carried_in, &mut random);
            slip("years.carry", &carried_in)
        }
        2 => {
            last.slip(&carried_out, &mut random);
            slip("years.carry", &carried_in)
        }
        3 if same && old => {
            this.slip("disclosure/licensing/previous_items", &mut random);
            slip("years.previous-items", "disclosure/licensing/previous_items")
        }
        3 if same => {
            this.slip("disclosure/normative/in_force", &mut random);
            slip("years.in-force", "disclosure/normative/in_force")
        }
        4 if same && old => {
            this.slip("disclosure/normative/total_public", &mut random);
            slip("years.total-public", "disclosure/normative/total_public")
        }
        6 => {
            let times = [10, 100][random.below(2)];
            let value = 101 + 10 * random.below(80) as i64 + random.below(9) as i64;
            last.put("disclosure/licensing/decisions", value);
            this.put("disclosure/licensing/decisions", value * times);
            slip("years.magnitude", "disclosure/licensing/decisions")
        }
        5 => {
            last.put("review/direct/pending", this.at("review/direct/total") + 2);
            last.put("review/direct/total", last.at("review/direct/total") + this.at("review/direct/total") + 2);
            slip("years.pending", "review/direct/total")
        }
        _ => None,
    };
    ([last, this], planted)
}

/// What does not follow from the year before: the truth of sums, in which the slips of their units meet. Where the form changed, stocks are not compared.
pub fn breaks(last: &Figures, this: &Figures) -> Vec<Slip> {
    let mut broken = Vec::new();
    let same = last.form.id == this.form.id;
    for (address, &value) in &this.values {
        let (row, column) = address.rsplit_once('/').expect("table/row/column");
        let beside = |figures: &Figures, column: &str| figures.at(&format!("{row}/{column}"));
        let (rule, holds) = match (row, column) {
            ("requests/carried_in", _) => ("years.carry", value == last.at(&format!("requests/carried_out/{column}"))),
            (_, "in_force") if same => ("years.in-force", value == last.at(address) + beside(this, "issued") - beside(this, "repealed")),
            (_, "total_public") if same => ("years.total-public", value == last.at(address) + beside(this, "disclosed")),
            (_, "previous_items") if same => ("years.previous-items", value == last.at(address) + beside(last, "change")),
            ("disclosure/licensing", "decisions") => ("years.magnitude", !is_shifted(value, last.at(address))),
            ("review/review" | "review/direct" | "review/after_review", "total") => ("years.pending", value >= beside(last, "pending")),
            _ => continue,
        };
        if !holds {
            broken.push(Slip { rule, cell: address.clone() });
        }
    }
    broken
}

/// Whether a figure of three digits or more is another ten or a hundred times.
fn is_shifted(this: i64, last: i64) -> bool {
    last > 100 && last % 10 != 0 && [10, 100].iter().any(|times| this == last * times)
}

/// A parent and its units, the parent being their sum but for a slip in one of its cells.
pub fn parent_and_units(form: &'static Form, seed: u64, units: usize, planted: bool) -> (Figures, Vec<Figures>, Option<Slip>) {
    let mut random = Random::new(seed + 77);
    let all: Vec<Figures> = (0..units).map(|i| Figures::of_unit(form, seed * 100 + i as u64)).collect();
    let mut parent = Figures::sum(form, &all);
    let cells: Vec<&str> =
        form.tables.iter().flat_map(|t| &t.cells).filter(|c| c.kind == Kind::Count).map(|c| c.address.as_ref()).collect();
    let cell = cells[random.below(cells.len())];
    if planted {
        parent.slip(cell, &mut random);
    }
    let slip = planted.then(|| Slip { rule: "rollup.sum", cell: cell.to_owned() });
    (parent, all, slip)
}

/// Names of units of the parent 青禾市人民政府.
pub const UNITS: [&str; 12] = [
    "青禾市水利局",
    "青禾市教育局",
    "青禾市民政局",
    "青禾市财政局",
    "青禾市卫生健康委员会",
    "青禾市交通运输局",
    "东湖区人民政府",
    "青禾市人民政府办公室",
    "青禾市住房和城乡建设局",
    "青禾市公安局",
    "西山县人民政府",
    "青禾市司法局",
];
