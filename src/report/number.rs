//! Figures as the report writes them.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Serialize, Serializer};

/// An exact decimal, written as a JSON number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number(pub Decimal);

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

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Number {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Number".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number" })
    }
}
