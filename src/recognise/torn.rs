//! Whether the tables of a document are in pieces: rows that the end of a page cut in two, a table told in blocks, one for each of its columns, tables
//! beside one another.
//!
//! In: the stream. Out: whether the larger build, which puts such pieces together (`cut`, `in_blocks`, `beside`), is to read it. The page's own
//! build does not, so that what most reports need is loaded first.

use super::fold::{fold_text, without_number};
use super::prepared::{Prepared, PreparedTable};
use super::printed::TELLING;
use super::stream::{Atom, BETWEEN, Slot, Stream, Unit};
use crate::number::Content;

/// See the module. It may say so of what is whole, never the other way round.
pub fn is_torn(stream: &Stream, prepared: &Prepared) -> bool {
    let words = |atom: &Atom| &stream.chars[atom.start..atom.end];
    // A label's number by itself, with the figures; or words that begin a label, and a little further on words that begin what is left of it, and end it.
    let in_pieces = |(at, atom): (usize, &Atom)| {
        let behind = || stream.atoms[at + 1..].iter().take(BETWEEN).flat_map(|atom| prepared.labels.pieces(words(atom)));
        let is_left = |rest: &&[char]| behind().any(|piece| rest.starts_with(piece)) && behind().any(|piece| rest.ends_with(piece));
        let number = !words(atom).is_empty() && without_number(words(atom)).is_empty();
        number && stream.units.binary_search_by_key(&atom.end, |u| u.at).is_ok() || prepared.labels.begun(words(atom)).iter().any(is_left)
    };
    // The first label of a wide table again and again.
    let in_blocks = |table: &PreparedTable| {
        let first = table.table.blocks[0].rows.first().map(|row| fold_text(&row.label)).unwrap_or_default();
        let again = stream.units.iter().filter(|u| !first.is_empty() && stream.chars[u.from..u.at].ends_with(&first)).count();
        again >= TELLING && table.heads.first().is_some_and(|heads| heads.len() >= TELLING)
    };
    // Figures farther right than those before them, behind words, be they taken for a remark: their row has begun again, as rows do that stand beside others.
    let column = |slot: Option<&Slot>| slot.and_then(|s| s.column);
    let again = |two: &&[Unit]| column(two[0].slots.last()).is_some_and(|last| column(two[1].slots.first()) > Some(last));
    let remark = |unit: &&Unit| unit.slots.windows(2).any(|two| two[0].content == Content::Text && two[1].content != Content::Text);
    let beside = stream.units.windows(2).filter(again).count() + stream.units.iter().filter(remark).count() > 1;
    beside || stream.atoms.iter().enumerate().any(in_pieces) || prepared.all_tables().any(in_blocks)
}

#[cfg(test)]
mod tests {
    use super::super::prepared::official_prepared;
    use super::super::{beside, cut, in_blocks};
    use super::*;
    use crate::form::official;
    use crate::input::{Input, read};

    const FIGURES: &str = "\t1\t0\t0\t0\t0\t0\t1";

    fn stream(text: &str) -> Stream {
        Stream::new(&read(Input::Text(text), None).expect("a text"), &official_prepared().labels)
    }

    #[test]
    fn what_is_put_together_is_seen_to_be_torn() {
        let prepared = official_prepared();
        let labels = official().iter().flat_map(|form| &form.tables).flat_map(|table| table.rows().map(|(.., row)| row.label.as_ref()));
        let mut mended = 0;
        for label in labels {
            for at in label.char_indices().skip(1).map(|(at, _)| at) {
                let (first, rest) = label.split_at(at);
                for between in ["", "5/9\n", "自然人\t商业企业\t总计\n"] {
                    for text in
                        [format!("{first}\n{between}{rest}{FIGURES}\n"), format!("{first}{FIGURES}\n{between}{rest}\t\t\t\t\t\t\t\n")]
                    {
                        let before = stream(&text);
                        let torn = is_torn(&before, prepared);
                        let pieces = before.atoms.len();
                        let is_mended = cut::mended(before, &prepared.labels).atoms.len() < pieces;
                        mended += usize::from(is_mended);
                        assert!(torn || !is_mended, "{text}");
                    }
                }
            }
        }
        assert!(mended > 1000, "{mended}");
    }

    #[test]
    fn whole_tables_are_not_torn_and_blocks_are() {
        let form = official().iter().find(|form| form.id == "2021").expect("a form");
        let rows = |figures: &str| -> String {
            form.tables.iter().flat_map(|table| table.rows()).map(|(.., row)| format!("{}{figures}\n", row.label)).collect()
        };
        let whole = stream(&rows(FIGURES));
        assert!(!is_torn(&whole, official_prepared()));
        let names = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
        let block = |name: &&str| {
            let table = form.table("requests").expect("its table");
            let rows: String = table.rows().map(|(.., row)| format!("{}\t1\n", row.label)).collect();
            format!("申请人：{name}\n{rows}")
        };
        let blocks = stream(&names.iter().map(block).collect::<String>());
        assert!(is_torn(&blocks, official_prepared()));
        let units = blocks.units.len();
        assert!(in_blocks::rows(blocks, official_prepared()).units.len() < units);
    }

    #[test]
    fn tables_beside_one_another_are_seen() {
        let prepared = official_prepared();
        let form = official().iter().find(|form| form.id == "2021").expect("a form");
        let rows: Vec<String> =
            form.table("requests").expect("its table").rows().map(|(.., row)| format!("{}{FIGURES}", row.label)).collect();
        let blank = "\t".repeat(7);
        for at in 3..rows.len() - 2 {
            for between in ["\t", "\t\t"] {
                let pair = |n: usize| {
                    let side = |row: Option<&String>| row.cloned().unwrap_or(blank.clone());
                    format!("{}{between}{}\n", side(rows[..at].get(n)), side(rows[at..].get(n)))
                };
                let text: String = (0..rows.len().max(at)).map(pair).collect();
                let page: String = text.lines().map(|line| format!("<tr><td>{}</td></tr>", line.replace('\t', "</td><td>"))).collect();
                for text in [text, format!("<table>{page}</table>")] {
                    let document = read(Input::Text(&text), None).expect("a text");
                    assert!(beside::arranged(&document, &prepared.labels).is_some(), "{text}");
                    assert!(is_torn(&Stream::new(&document, &prepared.labels), prepared), "{text}");
                }
            }
        }
    }

    #[test]
    fn labels_beside_figures_that_look_like_remarks_are_seen() {
        let prepared = official_prepared();
        let text = "类别\t维持\t纠正\t总计\n规章\t0\t0\t3\t\t诉讼·未经复议直接起诉\t1\t0\t1\n行政规范性文件\t4\t1\t9\t\t诉讼·复议后起诉\t0\t2\t2\n";
        let document = read(Input::Text(text), None).expect("a text");
        assert!(beside::arranged(&document, &prepared.labels).is_some());
        assert!(is_torn(&Stream::new(&document, &prepared.labels), prepared));
        let remarks = "规章\t0\t0\t3\n行政规范性文件\t4\t见附件\t9\n";
        assert!(!is_torn(&stream(remarks), prepared));
    }
}
