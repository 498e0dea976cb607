//! The characters and lines of one page, turned so that its text is level, and without what is no text of it.

use std::collections::HashMap;

/// A character: its edges, the line it stands on (from the top of the page), and its size, in points.
#[derive(Clone)]
pub struct Glyph {
    pub text: String,
    pub left: f32,
    pub right: f32,
    pub base: f32,
    pub size: f32,
    /// Where its base line begins and ends, and which way it goes.
    ends: [(f32, f32); 2],
    turn: Option<Turn>,
}

/// Which way a base line goes: to the right, down, to the left, up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    Right,
    Down,
    Left,
    Up,
}

const TURNS: [Turn; 4] = [Turn::Right, Turn::Down, Turn::Left, Turn::Up];

impl Turn {
    /// None where the direction is slanted.
    fn of((x, y): (f32, f32)) -> Option<Turn> {
        // A scanned or hand-placed text may lean by a few degrees.
        const LEAN: f32 = 0.09;
        if y.abs() <= x.abs() * LEAN {
            Some(if x < 0.0 { Turn::Left } else { Turn::Right })
        } else if x.abs() <= y.abs() * LEAN {
            Some(if y < 0.0 { Turn::Up } else { Turn::Down })
        } else {
            None
        }
    }

    /// A point of a page whose text goes this way, when the page is turned so that it goes right.
    fn settle(self, (x, y): (f32, f32)) -> (f32, f32) {
        match self {
            Turn::Right => (x, y),
            Turn::Down => (y, -x),
            Turn::Left => (-x, -y),
            Turn::Up => (-y, x),
        }
    }
}

impl Glyph {
    /// A character whose base line runs between two points in the direction of the text.
    pub fn new(text: String, ends: [(f32, f32); 2], direction: (f32, f32), size: f32) -> Glyph {
        let mut glyph = Glyph { text, left: 0.0, right: 0.0, base: 0.0, size, ends, turn: Turn::of(direction) };
        glyph.stand(Turn::Right, (0.0, 0.0));
        glyph
    }

    /// Moves characters together, so that the middle of them all is there.
    pub fn centre(glyphs: &mut [Glyph], (x, y): (f32, f32)) {
        let ends = || glyphs.iter().flat_map(|g| g.ends);
        let Some(least) = ends().reduce(|a, b| (a.0.min(b.0), a.1.min(b.1))) else { return };
        let most = ends().fold(least, |a, b| (a.0.max(b.0), a.1.max(b.1)));
        let (right, down) = (x - (least.0 + most.0) / 2.0, y - (least.1 + most.1) / 2.0);
        for glyph in glyphs {
            glyph.ends = glyph.ends.map(|end| (end.0 + right, end.1 + down));
            glyph.stand(Turn::Right, (0.0, 0.0));
        }
    }

    /// Takes its place on a page that is turned, and moved so that the page begins at `origin`.
    fn stand(&mut self, turn: Turn, origin: (f32, f32)) {
        let [start, end] = self.ends.map(|end| turn.settle(end));
        (self.left, self.right, self.base) = (start.0.min(end.0) - origin.0, start.0.max(end.0) - origin.0, start.1 - origin.1);
    }
}

/// A page with more lines than this is a drawing; no more are kept.
const MAX_RULES: usize = 20_000;

/// A straight line, upright or level.
pub struct Rule {
    pub upright: bool,
    pub at: f32,
    pub from: f32,
    pub to: f32,
}

/// One page.
#[derive(Default)]
pub struct Page {
    pub glyphs: Vec<Glyph>,
    pub rules: Vec<Rule>,
    /// The area that pictures cover; as a share of the page's once that is known.
    pub pictures: f32,
}

impl Page {
    /// Adds a character.
    pub fn add(&mut self, glyph: Glyph) {
        self.glyphs.push(glyph);
    }

    /// Draws the parts of a path, each as the box around it (left, top, right, bottom): thin ones are rules, and so are the sides of stroked ones.
    pub fn draw(&mut self, path: &mut Vec<[f32; 4]>, stroked: bool) {
        const THIN: f32 = 2.5;
        for [x0, y0, x1, y1] in path.drain(..) {
            if self.rules.len() > MAX_RULES {
                continue;
            }
            let (w, h) = (x1 - x0, y1 - y0);
            if w < THIN && h > 3.0 {
                self.rules.push(Rule { upright: true, at: (x0 + x1) / 2.0, from: y0, to: y1 });
            } else if h < THIN && w > 3.0 {
                self.rules.push(Rule { upright: false, at: (y0 + y1) / 2.0, from: x0, to: x1 });
            } else if stroked && w > 3.0 && h > 3.0 {
                for at in [x0, x1] {
                    self.rules.push(Rule { upright: true, at, from: y0, to: y1 });
                }
                for at in [y0, y1] {
                    self.rules.push(Rule { upright: false, at, from: x0, to: x1 });
                }
            }
        }
    }

    /// How many characters the fonts do not name.
    pub fn unknown(&self) -> usize {
        self.glyphs.iter().filter(|g| g.text.contains(char::REPLACEMENT_CHARACTER)).count()
    }

    /// Turns the page so that most of its text is level, drops what is drawn twice, and takes out slanted text, of which it gives the
    /// number of characters: a watermark lies across the text and is none of it.
    pub fn settle(&mut self) -> usize {
        let all = self.glyphs.len();
        self.glyphs.retain(|g| g.turn.is_some());
        let slanted = all - self.glyphs.len();
        let count = |turn: Turn| self.glyphs.iter().filter(|g| g.turn == Some(turn)).count();
        // The first of the most frequent: as the page stands, where there is no telling.
        let turn = TURNS.into_iter().rev().max_by_key(|&turn| count(turn)).unwrap_or(Turn::Right);
        if turn != Turn::Right {
            self.turn(turn);
        }
        self.drop_doubles();
        slanted
    }

    fn turn(&mut self, turn: Turn) {
        for glyph in &mut self.glyphs {
            glyph.stand(turn, (0.0, 0.0));
        }
        let left = self.glyphs.iter().map(|g| g.left).fold(f32::MAX, f32::min);
        let top = self.glyphs.iter().map(|g| g.base).fold(f32::MAX, f32::min);
        // Text that begins at the very edge would have its first lines cut: leave room for the largest character.
        let margin = self.glyphs.iter().map(|g| g.size).fold(0.0, f32::max);
        let origin = (left - margin, top - margin);
        for glyph in &mut self.glyphs {
            glyph.stand(turn, origin);
        }
        for rule in &mut self.rules {
            let ends = if rule.upright { [(rule.at, rule.from), (rule.at, rule.to)] } else { [(rule.from, rule.at), (rule.to, rule.at)] };
            let [a, b] = ends.map(|end| turn.settle(end)).map(|(x, y)| (x - origin.0, y - origin.1));
            rule.upright ^= matches!(turn, Turn::Up | Turn::Down);
            (rule.at, rule.from, rule.to) =
                if rule.upright { (a.0, a.1.min(b.1), a.1.max(b.1)) } else { (a.1, a.0.min(b.0), a.0.max(b.0)) };
        }
    }

    /// Bold type is at times the same character shown twice, a hair apart: one after the other, or the whole line again.
    fn drop_doubles(&mut self) {
        const HAIR: f32 = 2.0;
        let square = |x: f32, y: f32| ((x / HAIR).floor() as i64, (y / HAIR).floor() as i64);
        let mut seen: HashMap<(char, usize, i64, i64), (f32, f32)> = HashMap::new();
        self.glyphs.retain(|g| {
            let near = (g.size * 0.2).min(HAIR);
            let (column, row) = square(g.left, g.base);
            let (first, length) = (g.text.chars().next().unwrap_or_default(), g.text.len());
            let double = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (column + dx, row + dy))).any(|(column, row)| {
                let place = seen.get(&(first, length, column, row));
                place.is_some_and(|(x, y)| (x - g.left).abs() < near && (y - g.base).abs() < 1.0)
            });
            if !double {
                seen.insert((first, length, column, row), (g.left, g.base));
            }
            !double
        });
    }
}
