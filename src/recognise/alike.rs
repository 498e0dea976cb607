//! How alike two folded texts are, by the characters that would have to change.

/// The best place of `pattern` in `text` by edit distance (Sellers 1980), the last one where several are as good: its cost, its first and
/// its last (excluded) character. None for an empty text.
pub fn approximate(pattern: &[char], text: &[char]) -> Option<(usize, usize, usize)> {
    // column[i]: what the first i characters of the pattern cost that end here, and below it where that match began. Of two that cost the same
    // the one that began earlier is less.
    const BEGAN: u32 = 32;
    const DIFFERS: u64 = 1 << BEGAN;
    let mut column: Vec<u64> = (0..=pattern.len() as u64).map(|i| i << BEGAN).collect();
    let mut best: Option<(u64, usize)> = None;
    for (at, c) in text.iter().enumerate() {
        let mut diagonal = column[0];
        let mut above = at as u64 + 1;
        column[0] = above;
        for (here, p) in column[1..].iter_mut().zip(pattern) {
            let replaced = diagonal + if p == c { 0 } else { DIFFERS };
            diagonal = *here;
            above = replaced.min(above.min(*here) + DIFFERS);
            *here = above;
        }
        if best.is_none_or(|(known, _)| above >> BEGAN <= known >> BEGAN) {
            best = Some((above, at + 1));
        }
    }
    best.map(|(found, end)| ((found >> BEGAN) as usize, (found % DIFFERS) as usize, end))
}

/// How alike two folded texts are as a whole: 1 where they are the same, 0 where they share nothing.
pub fn likeness(a: &[char], b: &[char]) -> f64 {
    let longest = a.len().max(b.len());
    if longest == 0 {
        return 1.0;
    }
    let mut row: Vec<u32> = (0..=b.len() as u32).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        let mut left = i as u32 + 1;
        row[0] = left;
        for (here, y) in row[1..].iter_mut().zip(b) {
            left = (diagonal + u32::from(x != y)).min(left.min(*here) + 1);
            diagonal = std::mem::replace(here, left);
        }
    }
    1.0 - f64::from(row[b.len()]) / longest as f64
}

/// Characters of a text as bits: a character whose bit is not set is not in the text.
#[derive(Debug, Clone, Copy)]
pub struct Characters(u64);

impl Characters {
    /// Those of `text`.
    pub fn of(text: &[char]) -> Characters {
        Characters(text.iter().fold(0, |bits, &c| bits | Characters::bit(c)))
    }

    fn bit(c: char) -> u64 {
        1 << (c as u32 % 64)
    }

    /// No text of `length` of these characters is more like `other` than this: every character of `other` that is not among them must change.
    pub fn most_like(self, length: usize, other: &[char]) -> f64 {
        let longest = length.max(other.len());
        let shared = other.iter().filter(|&&c| self.0 & Characters::bit(c) != 0).count().min(length);
        1.0 - (longest - shared) as f64 / longest.max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn the_last_of_the_best_places_is_found() {
        let find = |pattern: &str, text: &str| approximate(&chars(pattern), &chars(text));
        assert_eq!(find("不予公开", "一不予公开二不予公开"), Some((0, 6, 10)));
        assert_eq!(find("不予公开", "不予某公开"), Some((1, 0, 5)));
        assert_eq!(find("不予公开", "部分公开"), Some((2, 0, 4)));
        assert_eq!(find("", "甲"), Some((0, 1, 1)));
        assert_eq!(find("甲", ""), None);
    }

    #[test]
    fn no_text_is_more_like_another_than_their_characters_allow() {
        let texts = ["总体情况", "总体概况", "政府信息公开工作存在的主要问题及改进情况", "情况", "", "况情体总", "12"].map(chars);
        for a in &texts {
            for b in &texts {
                assert!(likeness(a, b) <= Characters::of(a).most_like(a.len(), b));
            }
        }
        assert_eq!(likeness(&texts[0], &texts[1]), 0.75);
    }
}
