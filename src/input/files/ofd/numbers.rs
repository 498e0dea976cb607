//! Numbers as the attributes have them (GB/T 33190—2016 7.3, basic data types).

use crate::input::files::layout::Matrix;

/// The numbers of a list that white space or commas part; what is none counts as 0.
pub fn list(text: &str) -> impl Iterator<Item = f32> {
    let words = text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
    words.map(|word| word.parse().ok().filter(|number: &f32| number.is_finite()).unwrap_or(0.0))
}

/// A box: left, top, width, height.
pub fn area(text: &str) -> Option<[f32; 4]> {
    let mut numbers = list(text);
    let area = [numbers.next()?, numbers.next()?, numbers.next()?, numbers.next()?];
    Some(area)
}

/// A transform; the one that changes nothing where it is none.
pub fn matrix(text: &str) -> Matrix {
    let numbers: Vec<f32> = list(text).take(7).collect();
    Matrix::try_from(numbers).unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0])
}

/// The steps from each character to the next (GB/T 33190—2016 11.3): `g 3 2.5` is three times 2.5. No more than `most` are given.
pub fn steps(text: &str, most: usize) -> Vec<f32> {
    let mut steps = Vec::new();
    let mut words = text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
    let number = |word: Option<&str>| word.and_then(|word| word.parse::<f32>().ok()).filter(|n| n.is_finite()).unwrap_or(0.0);
    while let Some(word) = words.next() {
        if steps.len() >= most {
            break;
        }
        if word.eq_ignore_ascii_case("g") {
            let count = number(words.next()).max(0.0) as usize;
            let step = number(words.next());
            steps.extend(std::iter::repeat_n(step, count.min(most - steps.len())));
        } else {
            steps.push(number(Some(word)));
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_steps_are_as_many_as_there_are_characters() {
        assert_eq!(steps("1 g 3 2.5 4", 9), [1.0, 2.5, 2.5, 2.5, 4.0]);
        assert_eq!(steps("g 4000000000 2", 3), [2.0; 3]);
        assert_eq!(steps("g x 2 g", 3), [0.0; 0]);
    }
}
