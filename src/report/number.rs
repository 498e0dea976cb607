//! Figures as the report writes them.

use std::fmt;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An exact decimal, written as a JSON number; as text, as people write it.
///
/// ```
/// use gouji::report::Number;
///
/// let number = Number("3769.7215".parse()?);
/// assert_eq!((number.to_string(), serde_json::to_string(&number)?), ("3769.7215".into(), "3769.7215".into()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number(pub Decimal);

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.normalize().fmt(f)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Whole numbers up to 2^53 are exact in JSON and in JavaScript. A fraction is its digits over a power of ten: both are exact up to 2^53 and
        // 10^22, so the quotient is the nearest double, which is written by the shortest decimal that reads back.
        let exact = self.0.normalize();
        match exact.is_integer().then(|| exact.to_i64()).flatten().filter(|n| n.unsigned_abs() <= 1 << 53) {
            Some(whole) => serializer.serialize_i64(whole),
            None => serializer.serialize_f64(exact.mantissa() as f64 / 10f64.powi(exact.scale() as i32)),
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyNumber)
    }
}

struct AnyNumber;

impl Visitor<'_> for AnyNumber {
    type Value = Number;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number")
    }

    fn visit_i64<E: Error>(self, whole: i64) -> Result<Number, E> {
        Ok(Number(whole.into()))
    }

    fn visit_u64<E: Error>(self, whole: u64) -> Result<Number, E> {
        Ok(Number(whole.into()))
    }

    fn visit_f64<E: Error>(self, double: f64) -> Result<Number, E> {
        // The way it was written, backwards: the fewest decimals that give this double again.
        let whole_at = |scale: u32| {
            let power = 10f64.powi(scale as i32);
            let digits = (double * power).round();
            (digits / power == double && digits.abs() < 1e28)
                .then(|| Decimal::try_from_i128_with_scale(digits as i128, scale).ok())
                .flatten()
        };
        (0..=15).find_map(whole_at).map(Number).ok_or_else(|| E::custom("a number that no report has"))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Number {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Number".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "description": "An exact decimal.", "type": "number" })
    }
}
