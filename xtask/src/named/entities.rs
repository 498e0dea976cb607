// The named characters of HTML, front-coded: what a name has in common with the name before it is told as a number.

/// A named character: its name without the first two letters, and what it stands for.
pub(crate) struct CharRef {
    pub(crate) name: String,
    pub(crate) characters: &'static str,
}

/// The first name in the table's order that begins with these two letters and goes on as the source does: `try_read` reads what follows them.
pub(crate) fn try_read_character_reference<E>(
    first: char,
    second: char,
    mut try_read: impl FnMut(&str) -> Result<bool, E>,
) -> Result<Option<CharRef>, E> {
    let names = LETTERS.find(first).map_or("", |at| NAMES[at]);
    let mut rest = names.split(SECOND_LETTER).find_map(|group| group.strip_prefix(second)).unwrap_or_default();
    let mut name = String::new();
    while let Some(&shared) = rest.as_bytes().first() {
        rest = &rest[1..];
        let letters = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let end = letters + usize::from(rest[letters..].starts_with(';'));
        name.truncate(usize::from(shared - NOTHING_SHARED));
        name.push_str(&rest[..end]);
        rest = &rest[end..];
        let end = rest.find(|c: char| c < ' ' && c as u8 >= NOTHING_SHARED).unwrap_or(rest.len());
        let characters = &rest[..end];
        rest = &rest[end..];
        if name.is_empty() || try_read(&name)? {
            return Ok(Some(CharRef { name, characters }));
        }
    }
    Ok(None)
}
