//! The table of file formats: how each is told by its content, which names its files end in, whether it is read, and what to do where it is not.
//!
//! Detection, the command line's folders, the page's dialogues and the messages draw from it; the README is held to it by a test.

use Instead::{Paste, SaveAs, Unpack};
use Sign::{Class, Clear, Part, Root, Start, Stream, Type, Within};
use Treatment::{Read, ReadByFiles, Refused};

/// One format.
///
/// ```
/// let first = &gouji::formats::FORMATS[0];
/// assert_eq!((first.name, first.extensions), ("text", ["txt", "md", "tsv", "csv"].as_slice()));
/// ```
#[derive(Debug)]
pub struct FileFormat {
    /// Its common name, as messages have it.
    pub name: &'static str,
    /// What its files' names end in, in small letters, without the dot; of those that are read, these are taken from a folder.
    pub extensions: &'static [&'static str],
    /// How it is told; none where what is no other format is it.
    pub signs: &'static [Sign],
    /// What is done with it.
    pub treatment: Treatment,
}

impl FileFormat {
    /// Whether this build reads it.
    ///
    /// ```
    /// let is_read = |name| gouji::formats::FORMATS.iter().any(|format| format.name == name && format.is_read());
    /// assert!(is_read("text") && !is_read("RAR"));
    /// ```
    pub fn is_read(&self) -> bool {
        match self.treatment {
            Read => true,
            ReadByFiles => cfg!(feature = "files"),
            Refused(_) => false,
        }
    }
}

/// What is done with a format.
///
/// ```
/// use gouji::formats::{FORMATS, Treatment};
///
/// let always = FORMATS.iter().filter(|format| format.treatment == Treatment::Read);
/// assert_eq!(always.map(|format| format.name).collect::<Vec<_>>(), ["text", "HTML"]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Treatment {
    /// Read by every build.
    Read,
    /// Read by builds with the readers of files.
    ReadByFiles,
    /// Not read; what the user can do.
    Refused(Instead),
}

/// What to do with a file that is not read.
///
/// ```
/// use gouji::formats::{FORMATS, Instead, Treatment};
///
/// let pptx = FORMATS.iter().find(|format| format.name == "pptx").expect("a format of the table");
/// assert_eq!(pptx.treatment, Treatment::Refused(Instead::SaveAs));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Instead {
    /// Save it in a format that is read, or copy its text.
    SaveAs,
    /// Take the report out of it.
    Unpack,
    /// There is no text in it: find the report as text.
    Paste,
}

/// How a format is told by what is in its files.
///
/// ```
/// use gouji::formats::{FORMATS, Sign};
///
/// let docx = FORMATS.iter().find(|format| format.name == "docx").expect("a format of the table");
/// assert!(docx.signs.iter().any(|sign| matches!(sign, Sign::Part("word/document.xml"))));
/// ```
#[derive(Debug, Clone, Copy)]
pub enum Sign {
    /// The file begins so.
    Start(&'static [u8]),
    /// It stands within the first 1024 bytes.
    Within(&'static [u8]),
    /// An XML file whose root element has this local name, and names this namespace (or one that begins so).
    Root(&'static str, &'static str),
    /// A ZIP archive with a part of this name (small letters).
    Part(&'static str),
    /// A ZIP archive that names its type so, or so and more.
    Type(&'static str),
    /// Bytes in clear in a ZIP archive whose directory cannot be read.
    Clear(&'static [u8]),
    /// A compound file with a stream of this name at its root.
    Stream(&'static str),
    /// A compound file whose root has this class.
    Class(&'static str),
}

/// The first bytes of every ZIP archive, and of one without parts.
pub(crate) const ZIP: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];
/// The first bytes of every compound file, the container of the old Office formats.
pub(crate) const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

const fn format(name: &'static str, extensions: &'static [&'static str], treatment: Treatment, signs: &'static [Sign]) -> FileFormat {
    FileFormat { name, extensions, signs, treatment }
}

/// All formats that are told apart. Where several signs fit, the first format counts.
///
/// ```
/// use gouji::formats::{FORMATS, Instead, Treatment};
///
/// let rar = FORMATS.iter().find(|format| format.name == "RAR").expect("a format of the table");
/// assert_eq!(rar.treatment, Treatment::Refused(Instead::Unpack));
/// ```
pub const FORMATS: &[FileFormat] = &[
    format("text", &["txt", "md", "tsv", "csv"], Read, &[]),
    format("HTML", &["html", "htm"], Read, &[]),
    format("mht", &["mht", "mhtml", "eml"], ReadByFiles, &[]),
    format("PDF", &["pdf"], ReadByFiles, &[Within(b"%PDF-"), Start(b"%PDF")]),
    format("OFD", &["ofd"], ReadByFiles, &[Part("ofd.xml")]),
    format("apk", &["apk"], Refused(Paste), &[Part("androidmanifest.xml")]),
    format("epub", &["epub"], Refused(SaveAs), &[Type("application/epub+zip"), Part("meta-inf/container.xml")]),
    format("Pages/Numbers/Keynote", &["pages", "numbers", "key"], Refused(SaveAs), &[Part("index/document.iwa")]),
    format("jar", &["jar"], Refused(Paste), &[Part("meta-inf/manifest.mf")]),
    format("docx", &["docx"], ReadByFiles, &[Part("word/document.xml"), Clear(b"word/document")]),
    format("xlsx", &["xlsx"], ReadByFiles, &[Part("xl/workbook.xml"), Clear(b"xl/work")]),
    format("xlsb", &["xlsb"], ReadByFiles, &[Part("xl/workbook.bin")]),
    format("pptx", &["pptx"], Refused(SaveAs), &[Part("ppt/presentation.xml"), Clear(b"ppt/pres")]),
    format("OFD", &[], ReadByFiles, &[Clear(b"OFD.xml")]),
    format("docx/xlsx", &[], Refused(SaveAs), &[Clear(b"[Content_Types].xml")]),
    format("vsdx", &["vsdx"], Refused(SaveAs), &[Part("visio/document.xml")]),
    format("odt", &["odt", "ott"], ReadByFiles, &[Type("application/vnd.oasis.opendocument.text")]),
    format("ods", &["ods", "ots"], ReadByFiles, &[Type("application/vnd.oasis.opendocument.spreadsheet")]),
    format("odp", &["odp"], Refused(SaveAs), &[Type("application/vnd.oasis.opendocument.presentation")]),
    format("OpenDocument", &[], Refused(SaveAs), &[Type("application/vnd.oasis.opendocument.")]),
    format("odt/ods", &[], ReadByFiles, &[Part("content.xml")]),
    format("fodt/fods", &["fodt", "fods"], ReadByFiles, &[Root("document", "urn:oasis:names:tc:opendocument:xmlns:office:")]),
    format("Word 2003 XML", &["xml"], ReadByFiles, &[Root("wordDocument", "http://schemas.microsoft.com/office/word/2003/wordml")]),
    format("flat OPC", &[], ReadByFiles, &[Root("package", "http://schemas.microsoft.com/office/2006/xmlPackage")]),
    format("Excel 2003 XML", &[], ReadByFiles, &[Root("Workbook", "urn:schemas-microsoft-com:office:spreadsheet")]),
    format("UOF", &["uof", "uot", "uos"], Refused(SaveAs), &[Root("UOF", "http://schemas.uof.org/")]),
    // WPS writes its spreadsheets (.et) as workbooks of Excel, old or new.
    format("xls", &["xls", "et"], ReadByFiles, &[Stream("Workbook"), Stream("Book")]),
    format("doc", &["doc", "wps"], ReadByFiles, &[Stream("WordDocument")]),
    // Its streams have the names of the newer ones: the reader tells it by what is in them.
    format("Word 6/95", &[], Refused(SaveAs), &[]),
    // Word 2 for Windows wrote no compound file.
    format("Word 2", &[], Refused(SaveAs), &[Start(b"\xdb\xa5\x2d\0")]),
    format("ppt", &["ppt", "dps"], Refused(SaveAs), &[Stream("PowerPoint Document"), Stream("PP97_DUALSTORAGE")]),
    format("vsd", &["vsd"], Refused(SaveAs), &[Stream("VisioDocument")]),
    format("pub", &["pub"], Refused(SaveAs), &[Stream("Quill")]),
    format("hwp", &["hwp"], Refused(SaveAs), &[Stream("BodyText")]),
    format("wps (Microsoft Works)", &["wps"], Refused(SaveAs), &[Stream("CONTENTS")]),
    format("msg", &["msg"], Refused(Unpack), &[Stream("__properties_version1.0")]),
    format("msi", &["msi"], Refused(Paste), &[Class("000c1084-0000-0000-c000-000000000046")]),
    format("RTF", &["rtf"], ReadByFiles, &[Start(b"{\\rtf")]),
    format("RAR", &["rar"], Refused(Unpack), &[Start(b"Rar!")]),
    format("7z", &["7z"], Refused(Unpack), &[Start(b"7z\xbc\xaf")]),
    format("gzip", &["gz"], Refused(Unpack), &[Start(b"\x1f\x8b")]),
    format("PNG", &["png"], Refused(Paste), &[Start(b"\x89PNG")]),
    format("JPEG", &["jpg", "jpeg"], Refused(Paste), &[Start(b"\xff\xd8\xff")]),
    format("GIF", &["gif"], Refused(Paste), &[Start(b"GIF8")]),
    format("BMP", &["bmp"], Refused(Paste), &[Start(b"BM\x00")]),
    format("TIFF", &["tif", "tiff"], Refused(Paste), &[Start(b"II*\0"), Start(b"MM\0*")]),
    format("ELF", &[], Refused(Paste), &[Start(b"\x7fELF")]),
    format("wasm", &["wasm"], Refused(Paste), &[Start(b"\0asm")]),
    format("ZIP", &["zip"], Refused(Unpack), &[]),
    format("OLE2", &[], Refused(SaveAs), &[]),
];

/// The first format with a sign that fits.
pub(crate) fn told(fits: impl Fn(&Sign) -> bool) -> Option<&'static FileFormat> {
    FORMATS.iter().find(|format| format.signs.iter().any(&fits))
}

/// The format that is told by the first bytes of a file alone.
pub(crate) fn of_head(bytes: &[u8]) -> Option<&'static FileFormat> {
    let head = &bytes[..bytes.len().min(1024)];
    let root = root(bytes);
    told(|sign| match sign {
        Start(start) => bytes.starts_with(start),
        Within(mark) => head.windows(mark.len()).any(|w| w == *mark),
        Root(name, space) => root.as_ref().is_some_and(|(found, tag)| found == name && tag.contains(space)),
        _ => false,
    })
}

/// The local name of the root element of an XML file, and its tag as far as it stands within the first bytes.
pub(crate) fn root(bytes: &[u8]) -> Option<(String, String)> {
    const HEAD: usize = 8 << 10;
    // Names and marks are ASCII: in UTF-16 they are the same with a NUL beside each.
    let head: Vec<u8> = bytes.iter().take(HEAD).copied().filter(|&b| b != 0).collect();
    let head = String::from_utf8_lossy(&head);
    // Comments, instructions and a document type may stand before it; what stands before the first mark is a byte order mark, or no XML.
    let mut rest = &head[head.find('<').filter(|&at| at < 16)?..];
    while rest.starts_with("<?") || rest.starts_with("<!") {
        let end = if rest.starts_with("<!--") { "-->" } else { ">" };
        rest = rest.split_once(end)?.1.trim_start();
    }
    let tag = rest.strip_prefix('<')?.split('>').next()?;
    let name = tag.split_ascii_whitespace().next()?;
    Some((name.rsplit(':').next()?.to_owned(), tag.to_owned()))
}

/// Whether the bytes begin as a ZIP archive.
pub(crate) fn is_zip(bytes: &[u8]) -> bool {
    ZIP.iter().any(|start| bytes.starts_with(start))
}

/// What the names of files end in that this build reads, without the dot.
///
/// ```
/// let endings: Vec<&str> = gouji::formats::extensions().collect();
/// assert!(endings.contains(&"txt") && endings.contains(&"html") && !endings.contains(&"rar"));
/// ```
pub fn extensions() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().filter(|f| f.is_read()).flat_map(|f| f.extensions.iter().copied())
}

/// What the names of documents end in, read or refused by name: what a folder is searched for, so that none is passed over in silence.
#[cfg(feature = "cli")]
pub(crate) fn documents() -> impl Iterator<Item = &'static str> {
    let is_document = |f: &&FileFormat| matches!(f.treatment, Read | ReadByFiles | Refused(SaveAs));
    FORMATS.iter().filter(is_document).flat_map(|f| f.extensions.iter().copied())
}

/// What to do with a file of a format that is not read, by the format's name.
pub(crate) fn instead(name: &str) -> Instead {
    let format = FORMATS.iter().find(|f| f.name == name);
    format.map_or(SaveAs, |f| if let Refused(instead) = f.treatment { instead } else { SaveAs })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(feature = "files")]
    #[test]
    fn the_readme_names_every_ending_that_is_read() {
        let readme = include_str!("../README.md");
        let table: String = readme.lines().filter(|line| line.starts_with("| .")).collect();
        let missing: Vec<&str> = extensions().filter(|e| !table.split_whitespace().any(|word| word == format!(".{e}"))).collect();
        assert_eq!(missing, [""; 0]);
    }

    #[test]
    fn no_sign_stands_for_two_formats() {
        let signs: Vec<String> = FORMATS.iter().flat_map(|f| f.signs).map(|sign| format!("{sign:?}")).collect();
        let different: std::collections::BTreeSet<_> = signs.iter().collect();
        assert_eq!(different.len(), signs.len());
    }
}
