//! The search: every smallest set of cells that repairs a group of broken relations.

use rust_decimal::Decimal;

use crate::equations::{self, Evaluation, RelationId, blank_total};
use crate::filing::{State, Table};
use crate::form::{Kind, Op, Relation};
use crate::number::times;
use crate::ordered::Ordered;

/// Cells with what they say and what they should say, in the order of the form.
pub type Repair = Vec<(usize, Option<Decimal>, Decimal)>;

/// No answer is larger; and the search looks at no more sets than this.
const MOST_CELLS: usize = 3;
const MOST_STEPS: usize = 60_000;
/// More answers than this are told apart by no one.
const MOST_ANSWERS: usize = 24;

/// A relation that could be checked: `Σ sign · cell = 0`.
pub struct Equation {
    /// Which relation it is.
    pub id: RelationId,
    pub terms: Vec<(i32, usize)>,
}

/// The relations of a table over its figures.
pub struct System<'t> {
    pub table: &'t Table<'t>,
    pub equations: Vec<Equation>,
    /// What each cell adds to a sum; None where that is not known.
    pub values: Vec<Option<Decimal>>,
    /// For each cell: the equations it stands in, with its sign.
    of_cell: Vec<Vec<(usize, i32)>>,
    /// The equalities of the table, whether they could be checked or not.
    equalities: Vec<&'t Relation>,
}

impl<'t> System<'t> {
    /// The system of a table: of its `evaluations` the equalities that were checked, over figures that are all known.
    pub fn new(table: &'t Table<'t>, evaluations: &[Evaluation<'t>]) -> System<'t> {
        let values: Vec<Option<Decimal>> =
            (0..table.cells.len()).map(|c| if blank_total(table, c).is_some() { None } else { table.cells[c].summand() }).collect();
        // Only what holds within the table: figures of another year are not its unknowns.
        let equalities = || evaluations.iter().filter(|e| e.relation.op == Op::Equal && e.is_within());
        let mut equations = Vec::new();
        let mut of_cell = vec![Vec::new(); table.cells.len()];
        for evaluation in equalities().filter(|e| !matches!(e.state, equations::State::Unchecked(_))) {
            let terms: Vec<(i32, usize)> = evaluation.terms().map(|(sign, id)| (sign, id.cell.0)).collect();
            // Figures in doubt may break a relation wherever they stand: which of them is wrong is not known.
            if terms.iter().all(|t| values[t.1].is_some()) {
                for &(sign, cell) in &terms {
                    of_cell[cell].push((equations.len(), sign));
                }
                equations.push(Equation { id: evaluation.id, terms });
            }
        }
        System { table, equations, values, of_cell, equalities: equalities().map(|e| e.relation).collect() }
    }

    /// The equation of a relation of the form.
    pub fn place(&self, id: RelationId) -> Option<usize> {
        self.equations.iter().position(|e| e.id == id)
    }

    fn residual(&self, equation: usize, values: &[Option<Decimal>]) -> Decimal {
        self.equations[equation].terms.iter().map(|&(sign, cell)| times(sign, values[cell].unwrap_or_default())).sum()
    }

    /// How many equations `values` break.
    pub fn broken(&self, values: &[Option<Decimal>]) -> usize {
        (0..self.equations.len()).filter(|&e| !self.residual(e, values).is_zero()).count()
    }

    /// With `cell` at `value`: how many of its relations hold, and how many can be told.
    pub fn with(&self, cell: usize, value: Decimal) -> (usize, usize) {
        let (mut held, mut all) = (0, 0);
        for relation in self.equalities.iter().filter(|r| r.terms.iter().any(|t| t.1 == cell)) {
            let shares =
                relation.terms.iter().map(|&(sign, c)| Some(if c == cell { value } else { self.values[c]? } * Decimal::from(sign)));
            if let Some(sum) = shares.sum::<Option<Decimal>>() {
                all += 1;
                held += usize::from(sum.is_zero());
            }
        }
        (held, all)
    }

    /// Broken equations that share cells, together: no single slip breaks equations of two groups.
    pub fn groups(&self, broken: &[usize]) -> Vec<Vec<usize>> {
        let shares = |a: usize, b: usize| self.equations[a].terms.iter().any(|t| self.equations[b].terms.iter().any(|u| u.1 == t.1));
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for &equation in broken {
            let (joined, apart): (Vec<_>, Vec<_>) = groups.into_iter().partition(|g| g.iter().any(|&other| shares(other, equation)));
            groups = apart;
            let mut group: Vec<usize> = joined.into_iter().flatten().chain([equation]).collect();
            group.order();
            groups.push(group);
        }
        groups.order();
        groups
    }

    /// Of the cells in the relations of `group`: how many stand in some only, how many would break a relation that holds, how many would have
    /// to say what no cell may say; and how many could be the one that is wrong.
    #[cfg(feature = "cli")]
    pub fn sift(&self, group: &[usize]) -> Sifted {
        let mut cells: Vec<usize> = group.iter().flat_map(|&e| &self.equations[e].terms).map(|t| t.1).collect();
        cells.order();
        cells.dedup();
        let mut sifted = Sifted::default();
        for cell in cells {
            let changes: Vec<Decimal> = group
                .iter()
                .filter_map(|&e| {
                    let sign = self.of_cell[cell].iter().find(|(of, _)| *of == e)?.1;
                    Some(-self.residual(e, &self.values) * Decimal::from(sign))
                })
                .collect();
            let value = self.values[cell].unwrap_or_default() + changes[0];
            if changes.len() < group.len() || changes.iter().any(|c| *c != changes[0]) {
                sifted.not_all += 1;
            } else if self.of_cell[cell].iter().any(|(e, _)| !group.contains(e)) {
                sifted.breaks_others += 1;
            } else if !self.may_be(cell, value) {
                sifted.impossible += 1;
            } else {
                sifted.left += 1;
            }
        }
        sifted
    }

    /// Whether a cell may say `value`: counts are whole and not negative.
    pub fn may_be(&self, cell: usize, value: Decimal) -> bool {
        match self.table.table.cells[cell].kind {
            Kind::Count => value.is_integer() && !value.is_sign_negative() || value.is_zero(),
            Kind::Change => value.is_integer(),
            Kind::Amount { .. } => !value.is_sign_negative() || value.is_zero(),
        }
    }

    /// Every smallest set of changes after which all equations of `group` hold and no other is broken; empty where none is found in
    /// bounded work.
    pub fn repairs(&self, group: &[usize]) -> Vec<Repair> {
        let mut residuals: Vec<(usize, Decimal)> = group.iter().map(|&e| (e, self.residual(e, &self.values))).collect();
        residuals.order_by_key(|r| r.0);
        residuals.dedup_by_key(|r| r.0);
        for size in 1..=MOST_CELLS {
            let mut search = Search { system: self, steps: MOST_STEPS, found: Vec::new(), whole: true };
            search.extend(residuals.clone(), &mut Vec::new(), size);
            // An unfinished search has not seen all answers: what it found may be the wrong ones.
            if !search.whole {
                return Vec::new();
            }
            if !search.found.is_empty() {
                search.found.order_by(|a, b| a.iter().map(|c| c.0).cmp(b.iter().map(|c| c.0)));
                return search.found;
            }
        }
        Vec::new()
    }
}

/// Why single cells are not the answer, in numbers.
#[cfg(feature = "cli")]
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Sifted {
    pub not_all: usize,
    pub breaks_others: usize,
    pub impossible: usize,
    pub left: usize,
}

struct Search<'s> {
    system: &'s System<'s>,
    steps: usize,
    found: Vec<Repair>,
    /// Whether every set was looked at.
    whole: bool,
}

impl Search<'_> {
    /// Adds cells to `chosen` until every residual, told by its equation, in their order, is gone; each added cell brings at least one of them to zero.
    fn extend(&mut self, residuals: Vec<(usize, Decimal)>, chosen: &mut Vec<(usize, Decimal)>, left: usize) {
        if residuals.is_empty() {
            self.add(chosen);
            return;
        }
        // A cell stands in three relations at the most: more broken ones than that cannot all be mended.
        if left == 0 || residuals.len() > left * 3 {
            return;
        }
        let mut tried: Vec<(usize, Decimal)> = Vec::new();
        for &(equation, residual) in &residuals {
            for &(sign, cell) in &self.system.equations[equation].terms {
                let by = -residual * Decimal::from(sign);
                if chosen.iter().any(|c| c.0 == cell) || tried.contains(&(cell, by)) {
                    continue;
                }
                tried.push((cell, by));
                self.steps = self.steps.saturating_sub(1);
                if self.steps == 0 || self.found.len() > MOST_ANSWERS * 4 {
                    self.whole = false;
                    return;
                }
                let value = self.system.values[cell].unwrap_or_default() + by;
                if !self.system.may_be(cell, value) {
                    continue;
                }
                let mut after = residuals.clone();
                for &(e, s) in &self.system.of_cell[cell] {
                    let change = by * Decimal::from(s);
                    match after.binary_search_by_key(&e, |r| r.0) {
                        Ok(at) if (after[at].1 + change).is_zero() => _ = after.remove(at),
                        Ok(at) => after[at].1 += change,
                        Err(at) => after.insert(at, (e, change)),
                    }
                }
                chosen.push((cell, by));
                self.extend(after, chosen, left - 1);
                chosen.pop();
            }
        }
    }

    fn add(&mut self, chosen: &[(usize, Decimal)]) {
        let mut repair: Repair = chosen
            .iter()
            .map(|&(cell, by)| {
                let value = self.system.values[cell].unwrap_or_default();
                let stated = (self.system.table.cells[cell].state != State::Blank).then_some(value);
                (cell, stated, (value + by).normalize())
            })
            .collect();
        repair.order_by_key(|c| c.0);
        if !self.found.contains(&repair) {
            self.found.push(repair);
        }
    }
}
