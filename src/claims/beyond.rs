//! More told of some than of all of them.

use rust_decimal::Decimal;

use super::readings::Readings;
use super::{Claim, Contradiction, Kind, State, figure};
use crate::prose::{self, Beyond, Narrated, WhyBeyond};

/// What is told beyond its whole in the passage, where none of its `claims`, from the one with index `first` on, tells that already; `over` is whether the
/// text speaks of what came over from the year before.
pub(super) fn claims(readings: &Readings, narrated: &Narrated, over: bool, first: usize, claims: &mut Vec<Claim>) {
    let carried = || prose::count("carried-in").and_then(|c| readings.of(c, None)).is_some_and(|s| s.iter().any(|(sum, _)| !sum.is_zero()));
    // No one tells so many; each is looked for among all claims.
    for Beyond { whole, part, why } in narrated.beyond.iter().take(prose::NEAR) {
        let [all, told] = [*whole, *part].map(|i| figure(narrated, &narrated.items[i]));
        // Or one of the two is told as another's.
        let one_of = |c: &Claim| matches!(c.state, State::Broken(_)) && (c.figures.contains(&told) || c.figures.contains(&all));
        // "通过网站发布信息43条，其中…": the parts bear it out.
        let apart = |c: &Claim| matches!(c.state, State::Held) && c.figures.len() > 3 && c.figures[0] == told;
        if *why == WhyBeyond::Channel && !claims[first..].iter().any(apart) {
            continue;
        }
        if *why == WhyBeyond::Done && (over || carried()) || claims[first..].iter().any(one_of) {
            continue;
        }
        let (kind, contradiction) = if *why != WhyBeyond::Done {
            let (whole, parts) = (all.value, vec![told.value]);
            (Kind::List, Contradiction::Sum { whole, parts, exceeds: true, certain: false, repair: None })
        } else {
            let (received, processed) = (all.value, told.value);
            let carried_out = Decimal::ZERO;
            (Kind::Balance, Contradiction::Balance { received, carried_in: None, processed, carried_out, certain: false })
        };
        let span = narrated.passage.span(narrated.items[*whole].from, narrated.items[*part].until);
        claims.push(Claim { kind, state: State::Broken(contradiction), figures: vec![all, told], readings: Vec::new(), span });
    }
}
