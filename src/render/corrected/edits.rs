//! Two texts of one shape → where they differ, field by field.

use std::ops::Range;

/// A stretch of the text before and what stands there now. `field` is the line or the cell that it is in.
pub struct Edit {
    pub at: Range<usize>,
    pub put: String,
    pub field: Range<usize>,
}

/// What was changed, at most one stretch in each field; None where the lines or the cells of a line are not as many as before.
pub fn between(was: &str, now: &str) -> Option<Vec<Edit>> {
    let mut edits = Vec::new();
    let mut at = 0;
    let (mut lines, mut new_lines) = (was.split('\n'), now.split('\n'));
    loop {
        let (line, new_line) = match (lines.next(), new_lines.next()) {
            (Some(line), Some(new_line)) => (line, new_line),
            (None, None) => return Some(edits),
            _ => return None,
        };
        if line.split('\t').count() != new_line.split('\t').count() {
            return None;
        }
        for (field, new_field) in line.split('\t').zip(new_line.split('\t')) {
            if field != new_field {
                edits.push(edit(field, new_field, at));
            }
            at += field.len() + 1;
        }
    }
}

fn edit(field: &str, now: &str, at: usize) -> Edit {
    let head: usize = field.chars().zip(now.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let tail =
        field[head..].chars().rev().zip(now[head..].chars().rev()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum::<usize>();
    Edit { at: at + head..at + field.len() - tail, put: now[head..now.len() - tail].to_owned(), field: at..at + field.len() }
}

#[cfg(test)]
mod tests {
    use super::between;

    #[test]
    fn a_field_has_one_stretch_and_other_shapes_have_none() {
        let told = |was, now| between(was, now).map(|edits| edits.into_iter().map(|e| (e.at, e.put)).collect::<Vec<_>>());
        assert_eq!(told("甲\t10\t\n乙12", "甲\t11\t3\n乙12"), Some(vec![(5..6, "1".to_owned()), (7..7, "3".to_owned())]));
        assert_eq!(told("1\t2", "1\t2\t3"), None);
        assert_eq!(told("1\n2", "1"), None);
    }
}
