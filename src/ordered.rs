//! A list → the same list in order, equals as they stood.
//!
//! The standard sort is compiled anew for every type and order, some 5 KB each, and the page loads what is compiled. Here it is compiled once, for
//! positions in a list; what is ordered is then moved to its place.

use std::cmp::Ordering;

/// Puts a list in order.
pub trait Ordered<T> {
    /// By `compare`.
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering);

    /// By what `key` gives of each.
    fn order_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        self.order_by(|a, b| key(a).cmp(&key(b)));
    }

    /// As the type has it.
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }
}

impl<T> Ordered<T> for [T] {
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering) {
        let mut from: Vec<usize> = (0..self.len()).collect();
        sort(&mut from, &|a, b| compare(&self[a], &self[b]));
        // Each circle of places is walked once.
        for start in 0..from.len() {
            let mut at = start;
            loop {
                let next = std::mem::replace(&mut from[at], at);
                if next == start || next == at {
                    break;
                }
                self.swap(at, next);
                at = next;
            }
        }
    }
}

fn sort(places: &mut [usize], compare: &dyn Fn(usize, usize) -> Ordering) {
    places.sort_by(|&a, &b| compare(a, b));
}

#[cfg(test)]
mod tests {
    use super::Ordered;

    #[test]
    fn every_list_of_up_to_seven_comes_out_as_from_the_standard_sort() {
        for length in 0..8_u32 {
            for code in 0..4_u32.pow(length) {
                let list: Vec<(u32, u32)> = (0..length).map(|i| (code / 4_u32.pow(i) % 4, i)).collect();
                let (mut ours, mut standard) = (list.clone(), list);
                ours.order_by_key(|&(key, _)| key);
                standard.sort_by_key(|&(key, _)| key);
                assert_eq!(ours, standard);
            }
        }
    }
}
