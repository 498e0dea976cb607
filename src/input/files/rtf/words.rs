//! The words of Rich Text Format that matter here: where text goes, which character is meant, which code page a font has.

/// Where the text of a group goes.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum Destination {
    #[default]
    Text,
    /// The number of a list's item, which is shown.
    List,
    /// The layout of a row of a table within a table.
    Nested,
    /// A text box.
    Box,
    /// A header, a footer or a note.
    Margin,
    Fonts,
    Picture,
    /// What is not shown.
    Nothing,
}

impl Destination {
    /// Whether it is part of the text, or of a box beside it.
    pub fn is_text(self) -> bool {
        matches!(self, Destination::Text | Destination::List | Destination::Nested | Destination::Box)
    }

    /// Whether what it holds is read or counted.
    pub fn is_told(self) -> bool {
        matches!(self, Destination::Text | Destination::List | Destination::Box | Destination::Margin)
    }
}

/// Where text goes after this word; None for one that sends it nowhere else.
pub fn destination(word: &str) -> Option<Destination> {
    Some(match word {
        "listtext" | "pntext" => Destination::List,
        "nesttableprops" => Destination::Nested,
        "shptxt" | "dptxbxtext" => Destination::Box,
        "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf" | "footnote" => Destination::Margin,
        "fonttbl" => Destination::Fonts,
        "pict" => Destination::Picture,
        "shppict" | "shpinst" | "fldrslt" => Destination::Text,
        "colortbl" | "stylesheet" | "info" | "objdata" | "objclass" | "fldinst" | "shprslt" | "nonshppict" | "nonesttables"
        | "annotation" | "atnid" | "atnauthor" | "bkmkstart" | "bkmkend" | "xe" | "tc" | "rxe" | "filetbl" | "template" | "sp"
        | "pntxta" | "pntxtb" | "ftnsep" | "ftnsepc" | "aftnsep" | "aftnsepc" | "ftncn" | "aftncn" | "private" | "background"
        | "revtbl" | "keycode" => Destination::Nothing,
        _ => return None,
    })
}

/// The character that a word stands for.
pub fn character(word: &str) -> Option<&'static str> {
    Some(match word {
        "tab" => "\t",
        "emdash" => "—",
        "endash" => "–",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "bullet" => "•",
        "emspace" | "enspace" | "qmspace" => " ",
        _ => return None,
    })
}

/// The code page of a font's character set; 0 for that of the document.
pub fn code_page(set: i32) -> u16 {
    match set {
        134 => 936,
        136 => 950,
        128 => 932,
        129 => 949,
        204 => 1251,
        161 => 1253,
        _ => 0,
    }
}
