//! Placings of several rows at once: what must hold between the rows decides where a row alone leaves a choice.
//!
//! Layer by layer over the rows in question, the set of reachable sums is kept (dynamic programming over the residuals of all relations);
//! a choice survives where some way through it ends with every relation at zero.

use crate::ordered::Ordered;
use std::collections::HashMap;

use rust_decimal::Decimal;

/// A row with its choices: for each choice, what it adds to every relation.
pub struct Layer {
    pub choices: Vec<Vec<Decimal>>,
}

/// More sums than this in one layer are not followed: the answer is then "not determined".
const MAX_STATES: usize = 6000;

/// The choices of each layer through which `start` can be brought to zero in every relation; None where that is not to be had in bounded
/// work, or not at all.
pub fn surviving(start: Vec<Decimal>, layers: &[Layer]) -> Option<Vec<Vec<usize>>> {
    let relations = start.len();
    // The least and the most that the layers from each one on can still add to each relation.
    let mut rest = vec![vec![(Decimal::ZERO, Decimal::ZERO); relations]];
    for layer in layers.iter().rev() {
        let after = rest.last()?;
        let bound = (0..relations).map(|r| {
            let adds = layer.choices.iter().map(|c| c[r]);
            (after[r].0 + adds.clone().min().unwrap_or_default(), after[r].1 + adds.max().unwrap_or_default())
        });
        rest.push(bound.collect());
    }
    rest.reverse();
    let reachable = |state: &[Decimal], bounds: &[(Decimal, Decimal)]| {
        state.iter().zip(bounds).all(|(s, b)| s + b.0 <= Decimal::ZERO && s + b.1 >= Decimal::ZERO)
    };
    if !reachable(&start, &rest[0]) {
        return None;
    }
    // For each layer: every state before it, with the choices and states that follow.
    let mut states: Vec<Vec<Decimal>> = vec![start];
    let mut steps: Vec<Vec<Vec<(usize, usize)>>> = Vec::new();
    for (i, layer) in layers.iter().enumerate() {
        let mut next: Vec<Vec<Decimal>> = Vec::new();
        let mut index: HashMap<Vec<Decimal>, usize> = HashMap::new();
        let mut step = vec![Vec::new(); states.len()];
        for (s, state) in states.iter().enumerate() {
            for (c, choice) in layer.choices.iter().enumerate() {
                let sum: Vec<Decimal> = state.iter().zip(choice).map(|(a, b)| (a + b).normalize()).collect();
                if !reachable(&sum, &rest[i + 1]) {
                    continue;
                }
                let at = *index.entry(sum).or_insert_with_key(|key| {
                    next.push(key.clone());
                    next.len() - 1
                });
                step[s].push((c, at));
                if next.len() > MAX_STATES {
                    return None;
                }
            }
        }
        steps.push(step);
        states = next;
    }
    if states.is_empty() {
        return None;
    }
    // Every state left after the last layer is zero. Walk back along the steps that lead there.
    let mut alive = vec![true; states.len()];
    let mut surviving = vec![Vec::new(); layers.len()];
    for (i, step) in steps.iter().enumerate().rev() {
        let mut before = vec![false; step.len()];
        for (s, ways) in step.iter().enumerate() {
            for &(choice, _) in ways.iter().filter(|(_, to)| alive[*to]) {
                before[s] = true;
                surviving[i].push(choice);
            }
        }
        surviving[i].order();
        surviving[i].dedup();
        alive = before;
    }
    surviving.iter().all(|s| !s.is_empty()).then_some(surviving)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layer(choices: &[&[i64]]) -> Layer {
        Layer { choices: choices.iter().map(|c| c.iter().map(|&v| v.into()).collect()).collect() }
    }

    #[test]
    fn only_the_choices_that_end_at_zero_survive() {
        let start = vec![(-5).into(), (-2).into()];
        let layers = [layer(&[&[5, 0], &[0, 5]]), layer(&[&[2, 0], &[0, 2]])];
        assert_eq!(surviving(start.clone(), &layers), Some(vec![vec![0], vec![1]]));
        assert_eq!(surviving(vec![(-9).into(), 0.into()], &layers), None);
        let twins = [layer(&[&[1, 0], &[0, 1]]), layer(&[&[1, 0], &[0, 1]])];
        assert_eq!(surviving(vec![(-1).into(), (-1).into()], &twins), Some(vec![vec![0, 1], vec![0, 1]]));
    }
}
