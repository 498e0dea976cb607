//! The figures of a finding, from its facts: what is stated, what it should be, and the sum that shows it.

use rust_decimal::Decimal;

use super::Number;
use super::facts::{Facts, Rate, Side};
use crate::form::Op;

/// What is stated, and what it should be: of an equation its right side against its left, of a comparison its left side.
pub fn stated(facts: &Facts) -> (Option<Number>, Option<Number>) {
    match facts {
        Facts::Relation { operator: Op::Equal, left, right, .. } => (Some(right.sum), Some(left.sum)),
        Facts::Relation { operator: Op::AtLeast, left, right, .. } => (Some(left.sum), Some(right.sum)),
        Facts::BlankTotal { sum, .. } => (None, Some(*sum)),
        Facts::Told { figure, tried } => (Some(*figure), tried.first().map(|t| t.sum)),
        Facts::List { whole, parts, .. } => (Some(*whole), Some(sum(parts))),
        Facts::Rate { told, exact, .. } => (Some(*told), Some(*exact)),
        Facts::Balance { received, carried_in, processed, carried_out } => {
            (Some(Number(received.0 + carried_in.map_or(Decimal::ZERO, |c| c.0))), Some(Number(processed.0 + carried_out.0)))
        }
        Facts::AllDone { carried_out } => (Some(Number(Decimal::ZERO)), Some(*carried_out)),
        Facts::Repeat { first, again, .. } => (Some(*again), Some(*first)),
        #[cfg(feature = "compare")]
        Facts::Sum { stated, sum, .. } => (Some(*stated), Some(*sum)),
        Facts::Denied { found, .. } => (Some(Number(Decimal::ZERO)), Some(*found)),
        _ => (None, None),
    }
}

/// A contradiction in numbers: "27 + 1 = 28 ≠ 29". The same in every language.
pub fn formula(facts: &Facts) -> Option<String> {
    match facts {
        Facts::Relation { operator, left, right, .. } => {
            let sign = match operator {
                Op::Equal => "≠",
                Op::AtLeast => "<",
            };
            Some(format!("{} {sign} {}", side(left), side(right)))
        }
        Facts::List { whole, parts, .. } => {
            let terms: Vec<String> = parts.iter().map(Number::to_string).collect();
            let sum = sum(parts);
            let left = if parts.len() > 1 { format!("{} = {sum}", terms.join(" + ")) } else { sum.to_string() };
            let sign = if parts.len() > 1 { "≠" } else { ">" };
            Some(format!("{left} {sign} {whole}"))
        }
        Facts::Rate { told, exact, percent, rate, first: a, second: b } => {
            let sign = if *percent { "%" } else { "" };
            let left = match rate {
                Rate::Share => format!("{a} ÷ {b}"),
                Rate::Growth => format!("({a} - {b}) ÷ {b}"),
                Rate::Fall => format!("({b} - {a}) ÷ {b}"),
                Rate::More => format!("{a} - {b}"),
                Rate::Fewer => format!("{b} - {a}"),
            };
            Some(format!("{left} = {exact}{sign} ≠ {told}{sign}"))
        }
        Facts::Balance { received, carried_in, processed, carried_out } => {
            let came = carried_in.map_or_else(|| received.to_string(), |carried| added(*received, carried));
            Some(format!("{came} ≠ {}", added(*processed, *carried_out)))
        }
        #[cfg(feature = "compare")]
        Facts::Sum { stated, sum, parts, .. } => {
            let terms: Vec<String> = parts.iter().filter(|p| !p.value.0.is_zero()).map(|p| p.value.to_string()).collect();
            // No one reads more of them.
            let left = if (2..=12).contains(&terms.len()) { format!("{} = {sum}", terms.join(" + ")) } else { sum.to_string() };
            Some(format!("{left} ≠ {stated}"))
        }
        _ => None,
    }
}

/// "180 + 4 = 184".
fn added(one: Number, other: Number) -> String {
    format!("{one} + {other} = {}", Number(one.0 + other.0))
}

fn sum(parts: &[Number]) -> Number {
    Number(parts.iter().map(|p| p.0).sum())
}

/// "27 + 1 = 28", or "28" where there is nothing to add.
fn side(side: &Side) -> String {
    if side.terms.len() < 2 {
        return side.sum.to_string();
    }
    let mut text = String::new();
    for (i, term) in side.terms.iter().enumerate() {
        let minus = term.sign < 0;
        match (i, minus) {
            (0, false) => {}
            (0, true) => text.push('-'),
            (_, false) => text.push_str(" + "),
            (_, true) => text.push_str(" - "),
        }
        text.push_str(&term.value.to_string());
    }
    format!("{text} = {}", side.sum)
}
