//! Exact decimals: read from digits, rounded to a place, with the sign of a term.

use rust_decimal::Decimal;

/// Digits, with a sign before them and a point among them, as they stand; none where there are more than a decimal holds. Decimals read themselves
/// in every base and way of rounding, and the page loads what is compiled.
pub fn exact(text: &str) -> Option<Decimal> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.starts_with(['-', '+']) {
        return None;
    }
    let digits: i128 = format!("{whole}{fraction}").parse().ok()?;
    Decimal::try_from_i128_with_scale(digits, fraction.len() as u32).ok()
}

/// Whether `value` is told to no more than the place of `step`, a power of ten.
pub fn is_round_to(value: Decimal, step: Decimal) -> bool {
    (value / step).is_integer()
}

/// `value` with the sign of a relation's term, which is nearly always +1 or −1.
pub fn times(sign: i32, value: Decimal) -> Decimal {
    match sign {
        1 => value,
        -1 if !value.is_zero() => -value,
        _ => value * Decimal::from(sign),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_read_as_decimals_read_themselves() {
        for text in [
            "0",
            "-0",
            "-0.00",
            "007",
            "+5",
            "-12.50",
            "1.10",
            ".5",
            "5.",
            "",
            "-",
            ".",
            "1.2.3",
            "12a",
            "1-2",
            "1.-2",
            ".-5",
            ".+5",
            "x",
            "９",
            "79228162514264337593543950335",
            "79228162514264337593543950336",
            "0.0000000000000000000000000001",
            "0.00000000000000000000000000001",
            "99999999999999999999999999999999999999999999",
        ] {
            let (ours, theirs) = (exact(text), Decimal::from_str_exact(text).ok());
            assert_eq!(ours.map(|v| v.serialize()), theirs.map(|v| v.serialize()), "{text}");
        }
    }
}
