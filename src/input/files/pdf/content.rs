//! The operators of a page → its characters with their places, the lines drawn on it, and how much of it pictures cover.

use std::collections::HashMap;
use std::rc::Rc;

use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page::{Page as Source, Resources};

use super::font::Font;
use super::streams::Budget;
use crate::input::files::layout::{Glyph, Matrix, Page, apply, then};

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// Drawings within drawings are followed this deep.
const MAX_DEPTH: usize = 8;

#[derive(Clone)]
struct State {
    page: Matrix,
    text: Matrix,
    line: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    characters: f32,
    words: f32,
    stretch: f32,
    leading: f32,
    rise: f32,
}

impl State {
    fn new(page: Matrix) -> State {
        State {
            page,
            text: IDENTITY,
            line: IDENTITY,
            font: None,
            size: 1.0,
            characters: 0.0,
            words: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }

    fn next_line(&mut self, x: f32, y: f32) {
        self.line = then([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        self.text = self.line;
    }
}

/// Runs the operators of pages, one page after another; fonts are read once for all of them.
#[derive(Default)]
pub struct Interpreter {
    page: Page,
    number: usize,
    fonts: HashMap<Vec<u8>, Rc<Font>>,
}

impl Interpreter {
    /// What the operators in `data` show on a page whose coordinates `transform` turns into points from its upper left corner.
    /// Where the budget runs out they are left where they stand, and [`Budget::within_limits`] says so.
    pub fn page(&mut self, data: &[u8], source: &Source, transform: Matrix, budget: &mut Budget) -> Page {
        self.number += 1;
        self.run(TypedIter::new(data), source.resources(), State::new(transform), 0, budget);
        for field in source.raw().get::<Array>("Annots").iter().flat_map(|all| all.iter::<Dict>()) {
            self.field(&field, source.resources(), transform, budget);
        }
        std::mem::take(&mut self.page)
    }

    /// What a form's field shows: a drawing of its own, put into its rectangle on the page (ISO 32000-1, 12.5.5). Nothing where it is hidden.
    fn field(&mut self, field: &Dict, outer: &Resources, transform: Matrix, budget: &mut Budget) -> Option<()> {
        const HIDDEN: i32 = 2;
        let is_field = field.get::<Name>("Subtype").is_some_and(|s| s.as_str() == "Widget");
        let stream = field.get::<Dict>("AP")?.get::<Stream>("N")?;
        if !is_field || field.get::<i32>("F").unwrap_or_default() & HIDDEN != 0 {
            return None;
        }
        let [left, bottom, right, top] = numbers(field, "Rect")?;
        let [x, y, x_end, y_end] = numbers(stream.dict(), "BBox")?;
        let matrix = numbers(stream.dict(), "Matrix").unwrap_or(IDENTITY);
        let corners = [(x, y), (x_end, y), (x, y_end), (x_end, y_end)].map(|(x, y)| apply(matrix, x, y));
        let least = corners.into_iter().reduce(|a, b| (a.0.min(b.0), a.1.min(b.1)))?;
        let most = corners.into_iter().reduce(|a, b| (a.0.max(b.0), a.1.max(b.1)))?;
        let (wide, high) = (most.0 - least.0, most.1 - least.1);
        if !(wide > 0.0 && high > 0.0) {
            return None;
        }
        let (across, up) = ((right - left).abs() / wide, (top - bottom).abs() / high);
        let into = [across, 0.0, 0.0, up, left.min(right) - least.0 * across, bottom.min(top) - least.1 * up];
        let before = self.page.glyphs.len();
        self.x_object(&stream, outer, &State::new(then(into, transform)), 0, budget);
        // Its words may begin at the edge, or reach over it.
        Glyph::centre(&mut self.page.glyphs[before..], apply(transform, (left + right) / 2.0, (bottom + top) / 2.0));
        Some(())
    }

    fn run(&mut self, mut operations: TypedIter, resources: &Resources, initial: State, depth: usize, budget: &mut Budget) {
        let mut state = initial;
        let mut saved: Vec<State> = Vec::new();
        // The corners of the path under construction, one box for each part of it.
        let mut path: Vec<[f32; 4]> = Vec::new();
        while let Some(op) = operations.next() {
            if !budget.operator() {
                return;
            }
            match op {
                Op::SaveState(_) if saved.len() < 256 => saved.push(state.clone()),
                Op::RestoreState(_) => state = saved.pop().unwrap_or(state),
                Op::Transform(t) => state.page = then([t.0, t.1, t.2, t.3, t.4, t.5].map(|n| n.as_f32()), state.page),
                Op::BeginText(_) => {
                    state.line = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
                    state.text = state.line;
                }
                Op::TextFont(f) => {
                    state.size = f.1.as_f32();
                    state.font = resources.get_font(f.0).map(|dict| self.font(f.0.as_ref(), &dict, depth, budget));
                }
                Op::CharacterSpacing(n) => state.characters = n.0.as_f32(),
                Op::WordSpacing(n) => state.words = n.0.as_f32(),
                Op::HorizontalScaling(n) => state.stretch = n.0.as_f32() / 100.0,
                Op::TextLeading(n) => state.leading = n.0.as_f32(),
                Op::TextRise(n) => state.rise = n.0.as_f32(),
                Op::SetTextMatrix(t) => {
                    state.line = [t.0, t.1, t.2, t.3, t.4, t.5].map(|n| n.as_f32());
                    state.text = state.line;
                }
                Op::NextLine(t) => state.next_line(t.0.as_f32(), t.1.as_f32()),
                Op::NextLineAndSetLeading(t) => {
                    state.leading = -t.1.as_f32();
                    state.next_line(t.0.as_f32(), t.1.as_f32());
                }
                Op::NextLineUsingLeading(_) => state.next_line(0.0, -state.leading),
                Op::ShowText(t) => self.show(&mut state, t.0.as_bytes(), budget),
                Op::NextLineAndShowText(t) => {
                    state.next_line(0.0, -state.leading);
                    self.show(&mut state, t.0.as_bytes(), budget);
                }
                Op::ShowTextWithParameters(t) => {
                    (state.words, state.characters) = (t.0.as_f32(), t.1.as_f32());
                    state.next_line(0.0, -state.leading);
                    self.show(&mut state, t.2.as_bytes(), budget);
                }
                Op::ShowTexts(t) => self.show_all(&mut state, t.0, budget),
                Op::MoveTo(p) => path.push(at(&state, p.0.as_f32(), p.1.as_f32())),
                Op::LineTo(p) => {
                    let [x, y, ..] = at(&state, p.0.as_f32(), p.1.as_f32());
                    extend(&mut path, x, y);
                }
                Op::CubicTo(c) => {
                    let [x, y, ..] = at(&state, c.4.as_f32(), c.5.as_f32());
                    extend(&mut path, x, y);
                }
                Op::RectPath(r) => {
                    let (x, y, w, h) = (r.0.as_f32(), r.1.as_f32(), r.2.as_f32(), r.3.as_f32());
                    path.push(at(&state, x, y));
                    let [x, y, ..] = at(&state, x + w, y + h);
                    extend(&mut path, x, y);
                }
                Op::StrokePath(_) | Op::CloseAndStrokePath(_) | Op::FillAndStrokeNonZero(_) | Op::CloseFillAndStrokeNonZero(_) => {
                    self.page.draw(&mut path, true)
                }
                Op::FillPathNonZero(_) | Op::FillPathEvenOdd(_) | Op::FillPathNonZeroCompatibility(_) => self.page.draw(&mut path, false),
                Op::EndPath(_) => path.clear(),
                Op::XObject(name) if depth < MAX_DEPTH => {
                    if let Some(stream) = resources.get_x_object(name.0) {
                        self.x_object(&stream, resources, &state, depth, budget);
                    }
                }
                Op::InlineImage(_) => self.picture(state.page),
                _ => {}
            }
        }
    }

    fn font(&mut self, name: &[u8], dict: &Dict, depth: usize, budget: &mut Budget) -> Rc<Font> {
        // Names are local to their resources: the same name deeper down, or on another page, may be another font.
        let key = match dict.obj_id() {
            Some(id) => format!("{id:?}").into_bytes(),
            None => [name, format!("/{depth}/{}", self.number).as_bytes()].concat(),
        };
        self.fonts.entry(key).or_insert_with(|| Rc::new(Font::new(dict, budget))).clone()
    }

    /// A drawing within the page, or a picture, which fills the unit square.
    fn x_object(&mut self, stream: &Stream, outer: &Resources, state: &State, depth: usize, budget: &mut Budget) {
        let dict = stream.dict();
        let kind = dict.get::<Name>("Subtype");
        match kind.as_ref().map(|s| s.as_str()) {
            Some("Image") => return self.picture(state.page),
            Some("Form") => {}
            _ => return,
        }
        let Some(data) = budget.decode(stream) else { return };
        let mut inner = state.clone();
        if let Some(matrix) = numbers(dict, "Matrix") {
            inner.page = then(matrix, inner.page);
        }
        let own = dict.get::<Dict>("Resources").map(Resources::new);
        self.run(TypedIter::new(&data), own.as_ref().unwrap_or(outer), inner, depth + 1, budget);
    }

    fn show_all(&mut self, state: &mut State, array: &Array, budget: &mut Budget) {
        for item in array.iter::<Object>() {
            match item {
                Object::String(s) => self.show(state, s.as_bytes(), budget),
                Object::Number(n) => {
                    let back = -n.as_f32() / 1000.0 * state.size * state.stretch;
                    state.text = then([1.0, 0.0, 0.0, 1.0, back, 0.0], state.text);
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, state: &mut State, bytes: &[u8], budget: &mut Budget) {
        let Some(font) = state.font.clone() else { return };
        for shown in font.show(bytes) {
            if !budget.glyph() {
                return;
            }
            let width =
                (shown.width / 1000.0 * state.size + state.characters + if shown.is_space { state.words } else { 0.0 }) * state.stretch;
            let all = then(state.text, state.page);
            let start = apply(all, 0.0, state.rise);
            let end = apply(all, shown.width / 1000.0 * state.size * state.stretch, state.rise);
            let size = (all[2].hypot(all[3]) * state.size).abs();
            let is_finite = [start.0, start.1, end.0, end.1, size].into_iter().all(f32::is_finite);
            if !shown.text.trim().is_empty() && is_finite {
                // The base line goes where the text's own does, whichever way a negative width leads.
                let sign = if state.size * state.stretch < 0.0 { -1.0 } else { 1.0 };
                self.page.add(Glyph::new(shown.text, [start, end], (all[0] * sign, all[1] * sign), size));
            }
            state.text = then([1.0, 0.0, 0.0, 1.0, width, 0.0], state.text);
        }
    }

    fn picture(&mut self, page: Matrix) {
        let area = (page[0] * page[3] - page[1] * page[2]).abs();
        if area.is_finite() {
            self.page.pictures += area;
        }
    }
}

/// As many numbers as are wanted, where there are just these.
fn numbers<const N: usize>(dict: &Dict, key: &str) -> Option<[f32; N]> {
    dict.get::<Array>(key)?.iter::<f32>().collect::<Vec<_>>().try_into().ok()
}

fn at(state: &State, x: f32, y: f32) -> [f32; 4] {
    let (x, y) = apply(state.page, x, y);
    [x, y, x, y]
}

fn extend(path: &mut [[f32; 4]], x: f32, y: f32) {
    if let Some(last) = path.last_mut() {
        *last = [last[0].min(x), last[1].min(y), last[2].max(x), last[3].max(y)];
    }
}
