//! Sizes of inputs in words.

use crate::input::Measure;

/// How much there is, or may be: bytes as KB or MB, rounded up, so that what is over a limit never reads as the limit itself.
pub fn amount(what: Measure, count: usize) -> String {
    match count {
        n if !what.is_bytes() => n.to_string(),
        n if n < 1 << 20 => format!("{} KB", n.div_ceil(1 << 10)),
        n if n % (1 << 20) == 0 => format!("{} MB", n >> 20),
        n => {
            // In whole numbers: the printing of fractions is 18 KB of code, and nothing else in the small build needs it.
            let tenths = (n as u64 * 10).div_ceil(1 << 20);
            format!("{}.{} MB", tenths / 10, tenths % 10)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_over_the_limit_never_reads_as_the_limit() {
        for what in [Measure::Bytes, Measure::Unpacked, Measure::Text, Measure::Nodes, Measure::Cells] {
            for limit in [1 << 10, 8 << 20, 128 << 20] {
                assert_ne!(amount(what, limit), amount(what, limit + 1), "{what:?}");
            }
        }
        assert_eq!(amount(Measure::Text, (9 << 20) - 1), "9.0 MB");
        assert_eq!((amount(Measure::Text, (8 << 20) + 1), amount(Measure::Text, 8 << 20)), ("8.1 MB".into(), "8 MB".into()));
    }
}
