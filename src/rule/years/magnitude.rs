//! `years.magnitude`: a figure ten or a hundred times last year's, with the same digits.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{CellId, Fact, Outcome, Rule, Severity, Stated, Subject, found, large, spoken, two_years};

pub const RULE: Rule = Rule {
    id: "years.magnitude",
    severity: Severity::Note,
    statement: spoken([
        "数字不是上年同一格的整十倍、整百倍（同样的数字多一个或少一个零，常是笔误或单位写错）",
        "no figure is last year's times ten or a hundred: the same digits with a zero more or less are mostly a slip, or another unit",
    ]),
    why: large([
        "同样的几位数字恰好差十倍、百倍，很少是巧合；多半多打了一个零，或把元写进了万元的格。两位数字差十倍、百倍（12 与 120）在各格相加的表里常是巧合，不提示；不与别的格相加的，没有别的佐证，提示。一位数字不提示。",
        "The same digits at ten or a hundred times are seldom chance: a zero typed too many, or 元 in a cell of 万元. Two digits (12 and \
         120) may be chance in a table whose cells are added up, and are told where nothing else would tell: of cells that stand in no sum. One digit is passed over.",
    ]),
    basis: "gouji",
    pass: large(&[two_years(&[("2023", "2022"), ("行政许可\t1205", "行政许可\t1200")], &[("行政许可\t1205", "行政许可\t12050")])]),
    fail: large(&[two_years(&[("2023", "2022")], &[("行政许可\t1205", "行政许可\t12050")])]),
    run,
};

/// Of a cell that stands in no sum fewer will do: there are three or four of them in a report, and no sum would tell of a zero too many.
const DIGITS_OF_CHANCE_ALONE: i128 = 9;

/// Figures whose digits are no more than these may be ten or a hundred times others by chance: in 2,500 pairs of made-up reports, of two hundred
/// cells each, two digits fitted so eleven times and three never.
const DIGITS_OF_CHANCE: i128 = 99;

/// Ten thousand times last year's, as 元 for 万元, is no office's growth: here two digits say enough.
const DIGITS_OF_CHANCE_AT_TEN_THOUSAND: i128 = 9;

fn run(subject: &Subject, outcome: &mut Outcome) {
    let case = subject.case;
    for (t, table) in case.this.tables().filter(|_| case.previous.is_some()) {
        for (c, cell) in table.cells.iter().enumerate() {
            let Some(value) = cell.summand().filter(|v| !v.is_zero()) else { continue };
            let Some(last) = case.last_years(t, c).and_then(|id| case.cell(id).summand()).filter(|v| !v.is_zero()) else { continue };
            let added = table.table.relations.iter().any(|relation| relation.terms.iter().any(|&(_, cell)| cell == c));
            if is_shifted(value, last, added) {
                let column = table.table.column_of(c).label.to_string();
                let says = [
                    "{row}行{column}列是 {value}，上年是 {last}，数字相同而差了几个零；请核对是否多打或少打了零、写错了单位",
                    "row {row}, column {column} is {value} and was {last} last year, the same digits with other zeros: look for a \
                     zero too many or too few, or another unit",
                ];
                let address = table.table.cells[c].address.as_ref();
                let row = table.table.row_of(c).label.as_ref();
                let stated =
                    Stated::new(says, address).with("row", row).with("column", column.as_str()).with("value", value).with("last", last);
                outcome.findings.push(found(&RULE, Fact::Stated(stated), vec![CellId::this(t, c)], cell.span));
            }
        }
    }
}

/// Whether two figures are the same digits a few zeros apart; 元 for 万元 is four.
fn is_shifted(one: Decimal, other: Decimal, added: bool) -> bool {
    let (one, other) = (one.normalize().abs(), other.normalize().abs());
    let digits = |n: Decimal| {
        let mut mantissa = n.mantissa();
        while mantissa % 10 == 0 && mantissa != 0 {
            mantissa /= 10;
        }
        mantissa
    };
    let quotient = one.max(other).checked_div(one.min(other)).unwrap_or_default();
    let alone = !added && one.min(other) >= Decimal::TEN;
    let chance = match quotient.to_u32() {
        Some(10 | 100) if alone => DIGITS_OF_CHANCE_ALONE,
        Some(10 | 100) => DIGITS_OF_CHANCE,
        Some(10_000) => DIGITS_OF_CHANCE_AT_TEN_THOUSAND,
        _ => return false,
    };
    digits(one) == digits(other) && digits(one) > chance && quotient.is_integer()
}

#[cfg(test)]
mod tests {
    use super::is_shifted;

    #[test]
    fn digits_say_enough_where_chance_does_not() {
        let shifted = |one: &str, other: &str| is_shifted(one.parse().unwrap(), other.parse().unwrap(), true);
        for (one, other) in [("1205", "12050"), ("120500", "1205"), ("3.05", "30500"), ("12", "120000"), ("125", "1250")] {
            assert!(shifted(one, other), "{one} {other}");
        }
        for (one, other) in
            [("12", "120"), ("1200", "12000"), ("3", "30000"), ("125", "125"), ("125", "125000"), ("125", "1251"), ("0.5", "5")]
        {
            assert!(!shifted(one, other), "{one} {other}");
        }
        // Two digits where no sum would tell.
        let alone = |one: &str, other: &str| is_shifted(one.parse().unwrap(), other.parse().unwrap(), false);
        for (one, other) in [("12", "120"), ("8600", "86")] {
            assert!(alone(one, other), "{one} {other}");
        }
        for (one, other) in [("12", "121"), ("40", "400"), ("5", "50"), ("1.2", "12"), ("12", "24")] {
            assert!(!alone(one, other), "{one} {other}");
        }
    }
}
