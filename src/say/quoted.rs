//! Quotation marks around texts of others and names of ours.

/// `text` in quotation marks; those within it become the inner ones, so that no “…” stands inside “…”.
pub fn quoted(text: &str) -> String {
    let inner = |c| match c {
        '“' => '‘',
        '”' => '’',
        c => c,
    };
    std::iter::once('“').chain(text.chars().map(inner)).chain(['”']).collect()
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn marks_within_marks_are_the_inner_ones() {
        assert_eq!(quoted("除“三、（七）其他处理”外"), "“除‘三、（七）其他处理’外”");
        assert_eq!(quoted("一边“开"), "“一边‘开”");
        assert_eq!(quoted(""), "“”");
    }
}
