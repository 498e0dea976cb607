//! How the digits of two figures differ.

/// The same digits with two of them exchanged.
pub fn swapped(a: &str, b: &str) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let differ: Vec<(u8, u8)> = a.bytes().zip(b.bytes()).filter(|(x, y)| x != y).collect();
    matches!(differ.as_slice(), [(p, q), (r, s)] if p == s && q == r)
}

/// `short` is `long` without one character.
pub fn one_less(short: &str, long: &str) -> bool {
    if short.len() + 1 != long.len() {
        return false;
    }
    let same = short.bytes().zip(long.bytes()).take_while(|(a, b)| a == b).count();
    short[same..] == long[same + 1..]
}

/// The same but for one digit.
pub fn one_differs(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).filter(|(a, b)| a != b).count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_of_digits() {
        assert!(swapped("2169", "2196") && !swapped("2169", "2168"));
        assert!(one_less("12", "120") && one_less("10", "100") && !one_less("12", "130"));
        assert!(one_differs("120", "130") && !one_differs("120", "12"));
    }
}
