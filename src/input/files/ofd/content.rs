//! What a page shows (GB/T 33190—2016 7.7, 8, 9, 11, 13) → its characters with their places, the lines drawn on it, and how much pictures cover.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::package::Units;
use super::{WHAT, numbers, path};
use crate::input::files::damaged_as;
use crate::input::files::layout::{Glyph, MAX_DRAWN, Matrix, Page, apply, then};
use crate::input::files::xml::{attribute, reference};
use crate::input::{InputError, InputErrorKind, Measure};

/// Drawings within drawings are followed this deep.
const MAX_DEPTH: usize = 8;
/// Points in a millimetre.
const POINTS: f32 = 72.0 / 25.4;
/// The size of type that does not tell its own, in millimetres.
const USUAL_SIZE: f32 = 3.7;

/// How wide the characters of a narrow script may be, of their size, without a gap behind them.
const NARROW: f32 = 0.55;

/// See the module. It keeps count over all pages.
pub struct Interpreter {
    page: Page,
    units: [Units; 2],
    /// What may still be drawn, a character as three; None where it was more.
    left: Option<usize>,
    /// Characters that the file says are not to be seen.
    pub hidden: usize,
}

impl Default for Interpreter {
    fn default() -> Self {
        Interpreter { page: Page::default(), units: Default::default(), left: Some(MAX_DRAWN), hidden: 0 }
    }
}

/// A text object: how its type stands, from its own coordinates to points of the page.
struct Type {
    matrix: Matrix,
    size: f32,
    stretch: f32,
    /// Which way text goes, and which way each character stands, in quarters of a turn.
    reads: u8,
    stands: u8,
    is_hidden: bool,
    /// Where the last piece of text began: the next begins there where it does not say.
    last: (f32, f32),
}

/// The piece of text or the path whose content is being read.
enum Open {
    Nothing,
    Text { x: f32, y: f32, across: String, down: String },
    Path,
}

impl Interpreter {
    /// Begins a page that draws upon these.
    pub fn begin(&mut self, units: [Units; 2]) {
        self.units = units;
    }

    /// Draws a part on the page: its content, or a template's.
    ///
    /// # Errors
    /// `Damaged` where it is not well formed, `TooLarge` where more is drawn than in any report.
    pub fn run(&mut self, xml: &str) -> Result<(), InputError> {
        self.draw(xml, [POINTS, 0.0, 0.0, POINTS, 0.0, 0.0], 0)
    }

    /// The page, which covers this area.
    pub fn end(&mut self, [.., width, height]: [f32; 4]) -> Page {
        let mut page = std::mem::take(&mut self.page);
        page.pictures /= (width * height * POINTS * POINTS).abs().max(1.0);
        page
    }

    fn draw(&mut self, xml: &str, place: Matrix, depth: usize) -> Result<(), InputError> {
        let mut reader = Reader::from_str(xml);
        let mut text = String::new();
        let mut open = Open::Nothing;
        let mut object: Option<Type> = None;
        let mut lines: Option<(Matrix, bool)> = None;
        // How many elements deep we are in one that is no content: a clip, or the pattern of a colour.
        let mut skipped = 0usize;
        loop {
            let event = reader.read_event().map_err(|e| damaged_as(WHAT, e))?;
            // A page is unpacked each time it is drawn, which has a limit of its own; a drawing within it is at hand.
            self.left = self.left.and_then(|left| left.checked_sub(usize::from(depth > 0)));
            if self.left.is_none() {
                return Err(InputErrorKind::TooLarge { what: Measure::Drawn, found: None, limit: MAX_DRAWN }.into());
            }
            match event {
                Event::Start(_) if skipped > 0 => skipped += 1,
                Event::End(_) if skipped > 0 => skipped -= 1,
                _ if skipped > 0 && !matches!(event, Event::Eof) => {}
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "Clips" | "Pattern" | "Area" | "Actions" => skipped = 1,
                    "TextObject" => object = Some(Type::new(&tag, place)),
                    "PathObject" => lines = Some((object_matrix(&tag, place), is_stroked(&tag))).filter(|_| !is_hidden(&tag)),
                    "TextCode" => {
                        open = object.as_mut().map_or(Open::Nothing, |object| object.begin(&tag));
                        text.clear();
                    }
                    "AbbreviatedData" => {
                        open = Open::Path;
                        text.clear();
                    }
                    _ => self.element(&tag, place, depth)?,
                },
                Event::Empty(tag) => self.element(&tag, place, depth)?,
                Event::Text(piece) => text.push_str(&piece),
                Event::CData(piece) => text.push_str(&piece),
                Event::GeneralRef(name) => text.extend(reference(&name)),
                Event::End(tag) => match tag.local_name().as_ref() {
                    "TextObject" => object = None,
                    "PathObject" => lines = None,
                    "TextCode" | "AbbreviatedData" => match (std::mem::replace(&mut open, Open::Nothing), &object, lines) {
                        (Open::Text { x, y, across, down }, Some(object), _) => self.show(object, (x, y), &text, [&across, &down]),
                        (Open::Path, _, Some((matrix, is_stroked))) => {
                            let mut boxes = path::boxes(&text, matrix, is_stroked, &mut self.left);
                            self.page.draw(&mut boxes, false);
                        }
                        _ => {}
                    },
                    _ => {}
                },
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// A picture, or a drawing made elsewhere.
    fn element(&mut self, tag: &BytesStart, place: Matrix, depth: usize) -> Result<(), InputError> {
        match tag.local_name().as_ref() {
            "ImageObject" if !is_hidden(tag) => {
                let [.., width, height] = attribute(tag, "Boundary").and_then(|text| numbers::area(&text)).unwrap_or_default();
                let area = (width * height * (place[0] * place[3] - place[1] * place[2])).abs();
                self.page.pictures += if area.is_finite() { area } else { 0.0 };
            }
            "CompositeObject" if depth < MAX_DEPTH && !is_hidden(tag) => {
                let id = attribute(tag, "ResourceID").unwrap_or_default();
                let units = self.units.clone();
                if let Some(xml) = units.iter().find_map(|units| units.get(&*id)) {
                    self.draw(xml, object_matrix(tag, place), depth + 1)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Shows a piece of text, character by character: each a step from the one before.
    fn show(&mut self, object: &Type, (mut x, mut y): (f32, f32), text: &str, steps: [&str; 2]) {
        // A text on lines of its own was set so by the writer of the XML.
        let text = if text.contains('\n') { text.trim() } else { text };
        if object.is_hidden {
            self.hidden += text.chars().filter(|c| !c.is_whitespace()).count();
            return;
        }
        let count = text.chars().count();
        let [across, down] = steps.map(|steps| numbers::steps(steps, count));
        let [a, b, c, d, ..] = object.matrix;
        let size = object.size * c.hypot(d);
        let (cos, sin) = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)][usize::from(object.stands)];
        for (i, character) in text.chars().enumerate() {
            self.left = self.left.and_then(|left| left.checked_sub(3));
            if self.left.is_none() {
                return;
            }
            let usual = object.size * object.stretch * usual_width(character);
            let step = match (across.get(i), down.get(i), object.reads) {
                (Some(&x), y, _) => (x, y.copied().unwrap_or(0.0)),
                (None, Some(&y), _) => (0.0, y),
                // Steps that are not told are as wide as the characters are.
                (None, None, 0) => (usual, 0.0),
                (None, None, 1) => (0.0, object.size),
                (None, None, 2) => (-usual, 0.0),
                (None, None, _) => (0.0, -object.size),
            };
            let along = step.0 * cos + step.1 * sin;
            // A step as wide as a narrow character may be is the character's own width, whatever its font.
            let width = if along > 0.0 { usual.max(object.size * NARROW).min(along) } else { usual };
            let (start, end) = (apply(object.matrix, x, y), apply(object.matrix, x + width * cos, y + width * sin));
            let direction = (a * cos + c * sin, b * cos + d * sin);
            if !character.is_whitespace() && [start.0, start.1, end.0, end.1, size].into_iter().all(f32::is_finite) {
                self.page.add(Glyph::new(character.into(), [start, end], direction, size));
            }
            (x, y) = (x + step.0, y + step.1);
        }
    }
}

impl Type {
    fn new(tag: &BytesStart, place: Matrix) -> Type {
        let number = |name: &str| attribute(tag, name).and_then(|text| numbers::list(&text).next());
        let quarter = |name: &str| number(name).map_or(0, |degrees| (degrees / 90.0).round().rem_euclid(4.0) as u8);
        Type {
            matrix: object_matrix(tag, place),
            size: number("Size").filter(|&size| size > 0.0).unwrap_or(USUAL_SIZE),
            stretch: number("HScale").filter(|&stretch| stretch > 0.0).unwrap_or(1.0),
            reads: quarter("ReadDirection"),
            stands: quarter("CharDirection"),
            is_hidden: is_hidden(tag),
            last: (0.0, 0.0),
        }
    }

    fn begin(&mut self, tag: &BytesStart) -> Open {
        let number = |name: &str| attribute(tag, name).and_then(|text| numbers::list(&text).next());
        let text = |name: &str| attribute(tag, name).unwrap_or_default().into_owned();
        let (x, y) = (number("X").unwrap_or(self.last.0), number("Y").unwrap_or(self.last.1));
        self.last = (x, y);
        Open::Text { x, y, across: text("DeltaX"), down: text("DeltaY") }
    }
}

/// From an object's own coordinates to points of the page: its transform, then the corner of its boundary (8.3 and 8.5).
fn object_matrix(tag: &BytesStart, place: Matrix) -> Matrix {
    let own = attribute(tag, "CTM").map_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0], |text| numbers::matrix(&text));
    let [left, top, ..] = attribute(tag, "Boundary").and_then(|text| numbers::area(&text)).unwrap_or_default();
    then(then(own, [1.0, 0.0, 0.0, 1.0, left, top]), place)
}

fn is_hidden(tag: &BytesStart) -> bool {
    attribute(tag, "Visible").is_some_and(|value| matches!(&*value, "false" | "0"))
}

/// Paths are stroked unless they say that they are not (9.1).
fn is_stroked(tag: &BytesStart) -> bool {
    attribute(tag, "Stroke").is_none_or(|value| !matches!(&*value, "false" | "0"))
}

/// How wide a character usually is, of its size.
fn usual_width(c: char) -> f32 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '!' | '|' | '\'' => 0.3,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.85,
        'A'..='Z' => 0.68,
        c if (c as u32) < 0x1100 => 0.5,
        _ => 1.0,
    }
}
