//! Paths (GB/T 33190—2016 9.1, AbbreviatedData) → the boxes around what of them can be a rule.

use crate::input::files::layout::{Matrix, apply};

/// The boxes of a path (left, top, right, bottom): of one that is stroked each line that is upright or level, of one that is filled each part as a
/// whole. `left` is how many points may still be drawn.
pub fn boxes(data: &str, matrix: Matrix, is_stroked: bool, left: &mut Option<usize>) -> Vec<[f32; 4]> {
    let mut found = Vec::new();
    let mut part = Part { matrix, is_stroked, start: None, at: (0.0, 0.0), around: None };
    let mut numbers: Vec<f32> = Vec::new();
    let mut operator = ' ';
    for token in tokens(data) {
        if let Token::Number(number) = token {
            numbers.push(number);
        }
        if let Token::Operator(c) = token {
            (operator, numbers) = (c, Vec::new());
        }
        let wanted = match operator {
            'S' | 'M' | 'L' => 2,
            'Q' => 4,
            'B' => 6,
            'A' => 7,
            'C' => 0,
            _ => continue,
        };
        if numbers.len() < wanted {
            continue;
        }
        *left = left.and_then(|left| left.checked_sub(1));
        if left.is_none() {
            return found;
        }
        match (operator, numbers.as_slice()) {
            ('S' | 'M', &[x, y]) => part.begin(x, y, &mut found),
            ('C', _) => {
                part.close(&mut found);
                operator = ' ';
            }
            ('L', &[x, y]) => part.line(x, y, &mut found),
            (_, &[.., x, y]) => part.curve(x, y),
            _ => {}
        }
        numbers.clear();
    }
    part.end(&mut found);
    found
}

/// A part of a path under construction.
struct Part {
    matrix: Matrix,
    is_stroked: bool,
    start: Option<(f32, f32)>,
    at: (f32, f32),
    around: Option<[f32; 4]>,
}

impl Part {
    fn begin(&mut self, x: f32, y: f32, found: &mut Vec<[f32; 4]>) {
        self.end(found);
        self.at = apply(self.matrix, x, y);
        self.start = Some(self.at);
        self.around = Some(around(self.at, self.at));
    }

    fn line(&mut self, x: f32, y: f32, found: &mut Vec<[f32; 4]>) {
        self.to(apply(self.matrix, x, y), found);
    }

    fn to(&mut self, next: (f32, f32), found: &mut Vec<[f32; 4]>) {
        // A line leans no more than a pen does.
        const LEAN: f32 = 1.0;
        let line = around(self.at, next);
        if self.is_stroked && ((line[2] - line[0]) < LEAN || (line[3] - line[1]) < LEAN) {
            found.push(line);
        }
        self.curve_to(next);
    }

    fn curve(&mut self, x: f32, y: f32) {
        self.curve_to(apply(self.matrix, x, y));
    }

    fn curve_to(&mut self, next: (f32, f32)) {
        self.at = next;
        if let Some([left, top, right, bottom]) = &mut self.around {
            (*left, *top, *right, *bottom) = (left.min(next.0), top.min(next.1), right.max(next.0), bottom.max(next.1));
        }
    }

    fn close(&mut self, found: &mut Vec<[f32; 4]>) {
        if let Some(start) = self.start {
            self.to(start, found);
        }
    }

    fn end(&mut self, found: &mut Vec<[f32; 4]>) {
        found.extend(self.around.take().filter(|_| !self.is_stroked));
    }
}

fn around(a: (f32, f32), b: (f32, f32)) -> [f32; 4] {
    [a.0.min(b.0), a.1.min(b.1), a.0.max(b.0), a.1.max(b.1)]
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Token {
    Operator(char),
    Number(f32),
}

/// Operators and numbers, parted by white space or by being one or the other.
fn tokens(data: &str) -> impl Iterator<Item = Token> {
    let mut rest = data;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        let first = rest.chars().next()?;
        if first.is_ascii_digit() || matches!(first, '-' | '+' | '.') {
            let mut exponent = false;
            let end = rest[1..].find(|c: char| {
                let goes_on = c.is_ascii_digit() || c == '.' || matches!(c, 'e' | 'E') || exponent && matches!(c, '-' | '+');
                exponent = matches!(c, 'e' | 'E');
                !goes_on
            });
            let (number, after) = rest.split_at(end.map_or(rest.len(), |end| end + 1));
            rest = after;
            return Some(Token::Number(number.parse().ok().filter(|n: &f32| n.is_finite()).unwrap_or(0.0)));
        }
        rest = &rest[first.len_utf8()..];
        Some(Token::Operator(first))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const AS_IT_IS: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

    #[test]
    fn a_stroked_box_is_its_sides_and_a_filled_one_itself() {
        let data = "M 0 0 L 20 0 L 20 9 L 0 9 C";
        assert_eq!(boxes(data, AS_IT_IS, true, &mut Some(99)).len(), 4);
        assert_eq!(boxes(data, AS_IT_IS, false, &mut Some(99)), [[0.0, 0.0, 20.0, 9.0]]);
    }

    #[test]
    fn operators_and_numbers_need_no_blanks_between_them() {
        assert_eq!(boxes("M0,0L1e1-0", AS_IT_IS, true, &mut Some(99)), [[0.0, 0.0, 10.0, 0.0]]);
        assert_eq!(boxes("L 1 1 B 1 2 3 C M", AS_IT_IS, true, &mut Some(99)), [[0.0; 4]; 0]);
    }
}
