//! Rules of a page → the tables that they draw, each with its cells.

use super::page::Rule;
use crate::document::Area;

/// Rules nearer than this are one.
pub const NEAR: f32 = 3.0;
/// So many cells make a table; fewer are a frame or a line under a heading.
pub const TABLE_CELLS: usize = 6;

/// Lines in one, where they lie over each other or one goes on where the other ends.
pub fn joined(mut rules: Vec<Rule>) -> Vec<Rule> {
    rules.retain(|r| r.at.is_finite() && r.from.is_finite() && r.to.is_finite());
    let place = |r: &Rule| (r.at * 2.0).round();
    rules.sort_by(|a, b| a.upright.cmp(&b.upright).then(place(a).total_cmp(&place(b))).then(a.from.total_cmp(&b.from)));
    rules.dedup_by(|b, a| {
        let same = a.upright == b.upright && place(a) == place(b) && b.from <= a.to + 1.0;
        if same {
            a.to = a.to.max(b.to);
        }
        same
    });
    rules
}

/// A table drawn with rules: where they stand, and its cells.
pub struct Grid {
    xs: Vec<f32>,
    ys: Vec<f32>,
    pub cells: Vec<DrawnCell>,
    /// For each box between rules, row by row: the cell it belongs to.
    owners: Vec<usize>,
}

/// A cell: the row it begins in, and how many columns and rows of boxes it covers.
pub struct DrawnCell {
    pub row: usize,
    pub column: usize,
    pub area: Area,
}

impl Grid {
    pub fn top(&self) -> f32 {
        self.ys[0]
    }

    /// Its left and right edges.
    pub fn sides(&self) -> [f32; 2] {
        [self.xs[0], self.xs[self.xs.len() - 1]]
    }

    pub fn bottom(&self) -> f32 {
        self.ys[self.ys.len() - 1]
    }

    /// How many rows of boxes it has.
    pub fn rows(&self) -> usize {
        self.ys.len() - 1
    }

    /// The left and right edges of a cell.
    pub fn edges(&self, cell: &DrawnCell) -> [f32; 2] {
        [self.xs[cell.column], self.xs[cell.column + cell.area.columns]]
    }

    /// How wide a cell is.
    pub fn width(&self, cell: &DrawnCell) -> f32 {
        let [left, right] = self.edges(cell);
        right - left
    }

    /// The cell that a point lies in.
    pub fn at(&self, x: f32, y: f32) -> Option<usize> {
        let between = |edges: &[f32], at: f32| edges.partition_point(|&edge| edge <= at).checked_sub(1).filter(|&i| i + 1 < edges.len());
        let (column, row) = (between(&self.xs, x)?, between(&self.ys, y)?);
        Some(self.owners[row * (self.xs.len() - 1) + column])
    }
}

/// Positions within [`NEAR`] of each other as one, ascending.
fn clusters(mut at: Vec<f32>) -> Vec<f32> {
    at.sort_by(f32::total_cmp);
    at.dedup_by(|b, a| *b - *a < NEAR);
    at
}

/// The tables that rules form: rules that touch belong together.
pub fn grids(rules: &[Rule]) -> Vec<Grid> {
    let mut groups: Vec<Vec<&Rule>> = Vec::new();
    for rule in rules {
        let touches = |other: &&Rule| {
            let crosses = |a: &Rule, b: &Rule| a.at > b.from - NEAR && a.at < b.to + NEAR && b.at > a.from - NEAR && b.at < a.to + NEAR;
            let goes_on = |a: &Rule, b: &Rule| (a.at - b.at).abs() < NEAR && a.from < b.to + NEAR && b.from < a.to + NEAR;
            if rule.upright == other.upright { goes_on(rule, other) } else { crosses(rule, other) }
        };
        let (mut mine, rest): (Vec<_>, Vec<_>) = groups.into_iter().partition(|g| g.iter().any(&touches));
        let mut merged = vec![rule];
        mine.iter_mut().for_each(|g| merged.append(g));
        groups = rest;
        groups.push(merged);
    }
    let mut found: Vec<Grid> = groups.iter().filter_map(|g| grid(g)).filter(|g| g.cells.len() >= TABLE_CELLS).collect();
    found.sort_by(|a, b| a.top().total_cmp(&b.top()));
    found
}

fn grid(rules: &[&Rule]) -> Option<Grid> {
    // A table cut by the page's edge has no rule there: its uprights show how far it goes.
    let edges = |upright: bool| {
        let across = rules.iter().filter(move |r| r.upright != upright);
        let ends = across.clone().map(|r| r.from).reduce(f32::min).into_iter().chain(across.map(|r| r.to).reduce(f32::max));
        clusters(rules.iter().filter(|r| r.upright == upright).map(|r| r.at).chain(ends).collect())
    };
    let (xs, ys) = (edges(true), edges(false));
    // Lines between rows alone make no columns: such a table is read by where its words stand.
    if xs.len() < 3 || ys.len() < 2 || xs.len() * ys.len() > 5000 {
        return None;
    }
    // Whether a rule stands between two boxes that lie side by side, or one above the other.
    let drawn = |upright: bool, at: f32, middle: f32| {
        rules.iter().any(|r| r.upright == upright && (r.at - at).abs() < NEAR && r.from - NEAR < middle && middle < r.to + NEAR)
    };
    let (columns, rows) = (xs.len() - 1, ys.len() - 1);
    let middle_x = |c: usize| (xs[c] + xs[c + 1]) / 2.0;
    let middle_y = |r: usize| (ys[r] + ys[r + 1]) / 2.0;
    let mut owners: Vec<Option<usize>> = vec![None; rows * columns];
    let mut cells = Vec::new();
    for row in 0..rows {
        for column in 0..columns {
            if owners[row * columns + column].is_some() {
                continue;
            }
            let wide =
                (column + 1..columns).take_while(|&c| !drawn(true, xs[c], middle_y(row)) && owners[row * columns + c].is_none()).count()
                    + 1;
            // It goes on below as long as no rule parts it there: a cell that the page's edge left open may stand over narrower ones.
            let is_open = |r: usize| {
                (column..column + wide).all(|c| owners[r * columns + c].is_none() && !drawn(false, ys[r], middle_x(c)))
                    && (column + 1..column + wide).all(|c| !drawn(true, xs[c], middle_y(r)))
                    && drawn(true, xs[column], middle_y(r)) == drawn(true, xs[column], middle_y(row))
            };
            let high = (row + 1..rows).take_while(|&r| is_open(r)).count() + 1;
            for r in row..row + high {
                owners[r * columns + column..r * columns + column + wide].fill(Some(cells.len()));
            }
            cells.push(DrawnCell { row, column, area: Area { columns: wide, rows: high } });
        }
    }
    // Every box was given to a cell above.
    let owners = owners.into_iter().flatten().collect();
    Some(Grid { xs, ys, cells, owners })
}
