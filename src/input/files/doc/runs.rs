//! The properties of characters and paragraphs ([MS-DOC] 2.8.5, 2.8.6, 2.9.33, 2.9.174): pages of runs, each of which points to its list.

use super::{long, short};

/// The size of a page of runs.
const PAGE: usize = 512;

/// What the runs are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    Characters,
    Paragraphs,
}

/// Bytes of the document's stream that have the same properties.
#[derive(Debug, Clone, Copy)]
struct Run {
    from: u32,
    to: u32,
    /// Where its list stands, and how long it is.
    at: u32,
    length: u16,
}

/// See the module.
pub struct Runs<'a> {
    stream: &'a [u8],
    runs: Vec<Run>,
}

impl<'a> Runs<'a> {
    /// Reads the pages that `table` names; what cannot be read has no properties.
    pub fn parse(stream: &'a [u8], table: &[u8], of: Of) -> Runs<'a> {
        // Each page stands once in the stream: a table that names one again and again is read no further.
        let count = (table.len().saturating_sub(4) / 8).min(stream.len() / PAGE);
        let pages = (0..count).filter_map(|i| long(table, (table.len().saturating_sub(4) / 8 + 1) * 4 + i * 4));
        let mut runs: Vec<Run> = Vec::new();
        for page in pages {
            let at = (page & 0x3f_ffff) as usize * PAGE;
            if let Some(page) = at.checked_add(PAGE).and_then(|end| stream.get(at..end)) {
                runs.extend(page_runs(page, at, of));
            }
        }
        runs.sort_by_key(|run| run.from);
        Runs { stream, runs }
    }

    /// The list at a place of the stream, and how far it holds; nothing where the place has none.
    pub fn at(&self, place: usize) -> (&'a [u8], usize) {
        let next = self.runs.partition_point(|run| run.from as usize <= place);
        let end = self.runs.get(next).map_or(usize::MAX, |run| run.from as usize);
        let run = next.checked_sub(1).map(|i| self.runs[i]).filter(|run| (run.to as usize) > place);
        let Some(run) = run else { return (&[], end) };
        let list = self.stream.get(run.at as usize..run.at as usize + usize::from(run.length));
        (list.unwrap_or_default(), end.min(run.to as usize))
    }
}

/// The runs of a page, which stands at `start`.
fn page_runs(page: &[u8], start: usize, of: Of) -> impl Iterator<Item = Run> {
    let count = usize::from(page[PAGE - 1]);
    (0..count).filter_map(move |i| {
        let (from, to) = (long(page, i * 4)?, long(page, i * 4 + 4)?);
        let entry = (count + 1) * 4;
        let (at, length) = match of {
            Of::Characters => {
                let at = usize::from(*page.get(entry + i)?) * 2;
                (at + 1, usize::from(page[at]))
            }
            Of::Paragraphs => {
                let at = usize::from(*page.get(entry + i * 13)?) * 2;
                // The length counts pairs of bytes; one of nought stands before the one that counts.
                match usize::from(page[at]) {
                    0 => (at + 2, usize::from(*page.get(at + 1)?) * 2),
                    pairs => (at + 1, pairs * 2 - 1),
                }
            }
        };
        // The place 0 is the page's own head: no list.
        let length = if at <= 2 { 0 } else { length.min(PAGE - 1 - at.min(PAGE - 1)) };
        Some(Run { from, to, at: (start + at) as u32, length: length as u16 }).filter(|run| run.from < run.to)
    })
}

/// A paragraph's list: the number of its style, and its modifiers ([MS-DOC] 2.9.114, GrpPrlAndIstd).
pub fn styled(list: &[u8]) -> (u16, &[u8]) {
    (short(list, 0).unwrap_or(0), list.get(2..).unwrap_or_default())
}
