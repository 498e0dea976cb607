//! JSON for people: two blanks a level, as `serde_json` indents it. A report has some thousand lines, and each is begun in one write.

use std::io;

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

/// `value` over several lines.
///
/// # Errors
/// Where it has no JSON.
pub fn indented(value: &impl Serialize) -> io::Result<String> {
    let mut json = Vec::with_capacity(USUAL);
    value.serialize(&mut Serializer::with_formatter(&mut json, Indented::default()))?;
    String::from_utf8(json).map_err(io::Error::other)
}

/// Bytes of a usual report.
const USUAL: usize = 1 << 17;

/// What begins a value behind another; the first one's line has no comma.
const LINE: &[u8] = b",\n                                                                ";

#[derive(Default)]
struct Indented {
    level: usize,
    /// Whether the innermost list or object has something in it.
    filled: bool,
}

impl Indented {
    fn line<W: ?Sized + io::Write>(&self, writer: &mut W, comma: bool) -> io::Result<()> {
        let end = 2 + 2 * self.level;
        writer.write_all(&LINE[usize::from(!comma)..end.min(LINE.len())])?;
        (LINE.len()..end).try_for_each(|_| writer.write_all(b" "))
    }

    fn end<W: ?Sized + io::Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.level -= 1;
        if self.filled {
            self.line(writer, false)?;
        }
        writer.write_all(bracket)
    }

    fn begin<W: ?Sized + io::Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.level += 1;
        self.filled = false;
        writer.write_all(bracket)
    }
}

impl Formatter for Indented {
    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b"[")
    }
    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"]")
    }
    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.line(writer, !first)
    }
    fn end_array_value<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }
    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b"{")
    }
    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"}")
    }
    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.line(writer, !first)
    }
    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }
    fn end_object_value<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_what_serde_json_writes() {
        let mut deep = serde_json::json!({ "a": [1, "b\n", null, [], {}], "c": { "d": [[{ "e": "号" }]], "f": {} } });
        for _ in 0..50 {
            deep = serde_json::json!([deep, 1]);
        }
        assert_eq!(indented(&deep).unwrap(), serde_json::to_string_pretty(&deep).unwrap());
    }
}
