//! Texts of others shown in lines of our own: what is invisible, or could turn the line around or break it, is made visible.

/// `text` as one line in which every character is seen for what it is: white space of any kind but a space becomes a space, control characters, marks
/// that set the direction of writing, and other invisible ones become their code in brackets, as in "[U+202E]".
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => out.push(' '),
            c if is_hidden(c) => out.push_str(&format!("[U+{:04X}]", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

/// Whether a character has no shape of its own but changes how others are shown: controls, marks of direction (Unicode Standard Annex 9), and
/// those that join, separate or tag without being seen.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        || matches!(c, '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn what_turns_or_breaks_a_line_is_seen() {
        assert_eq!(visible("报告\u{202e}txt.exe"), "报告[U+202E]txt.exe");
        assert_eq!(visible("a\u{1b}[31mb\tc\r\nd\u{2066}e\0"), "a[U+001B][31mb c  d[U+2066]e[U+0000]");
        assert_eq!(visible("青禾市水利局 2023 年“报告”（终稿）.docx"), "青禾市水利局 2023 年“报告”（终稿）.docx");
    }
}
