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

/// No more characters of the name of a file are told.
#[cfg(feature = "compare")]
const MOST_OF_A_NAME: usize = 30;

/// The ends of the names of files, which tell them apart better than the folders before them.
#[cfg(feature = "compare")]
pub fn ends(names: &[String]) -> Vec<String> {
    let end = |name: &String| {
        let more = name.chars().count().saturating_sub(MOST_OF_A_NAME);
        if more > 0 { std::iter::once('…').chain(name.chars().skip(more)).collect() } else { name.clone() }
    };
    names.iter().map(end).collect()
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
