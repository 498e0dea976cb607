//! The balance of requests told in the text: received + carried in = processed + carried out.

use rust_decimal::Decimal;

use super::readings::Readings;
use super::{Claim, Contradiction, Kind, State, Why, figure};
use crate::prose::{self, Balance, Narrated};

/// Every balance of the passage; `around` it are those before and behind it, and itself.
pub(super) fn claims(readings: &Readings, narrated: &Narrated, around: &[Narrated]) -> Vec<Claim> {
    let earlier = |item: &prose::Item| item.year.is_some_and(|year| year < 0) && !item.change;
    let more = |passage: &Narrated| passage.items.iter().any(earlier) || prose::may_tell_more(&passage.passage.chars);
    let alone = !narrated.balances.is_empty() && !around.iter().any(more);
    narrated.balances.iter().map(|balance| claim(readings, narrated, balance, alone)).collect()
}

/// The balance held against itself; `alone` says that nothing near it tells of what came before the year.
fn claim(readings: &Readings, narrated: &Narrated, balance: &Balance, alone: bool) -> Claim {
    let items = &narrated.items;
    let value = |i: usize| items[i].figure.value;
    let received = value(balance.received);
    let processed: Decimal = balance.processed.iter().map(|&i| value(i)).sum();
    let carried_out = balance.carried_out.map_or(Decimal::ZERO, value);
    let carried_in = balance.carried_in.map(value);
    let gone = processed + carried_out;
    // What was received may have what was carried in among it.
    let holds =
        carried_in.is_some_and(|carried| received + carried == gone) || received == gone && (carried_in.is_none() || balance.included);
    let all =
        || std::iter::once(balance.received).chain(balance.carried_in).chain(balance.processed.iter().copied()).chain(balance.carried_out);
    // What the text leaves out of a balance the table may tell.
    let of_table = || readings.of(prose::count("carried-in")?, None)?.first().map(|sum| sum.0).filter(|carried| !carried.is_zero());
    let untold = if carried_in.is_none() { of_table() } else { None };
    let state = match carried_in {
        _ if holds || untold.is_some_and(|carried| received + carried == gone) => State::Held,
        _ if untold.is_some() => State::Unchecked(Why::OpenBalance),
        // "受理46件，办结45件（含上年结转6件），结转1件": what was received counts those too, for without them it holds.
        Some(_) if received == gone && gone > processed && among_processed(narrated, balance) => State::Unchecked(Why::OpenBalance),
        // What was left is not told.
        Some(carried) if balance.open && gone < received + carried => State::Unchecked(Why::OpenBalance),
        // "受理97件，其中分局11件。上年结转2件，办结93件，结转6件": another figure told before is the one that came.
        _ if carried_in.is_some_and(|carried| told_before(narrated, balance, gone - carried)) => State::Unchecked(Why::OpenBalance),
        // Figures told again, or the outcomes named, may be some of several; and one that the table contradicts is told as that.
        _ if balance.doubtful && gone < received + carried_in.unwrap_or_default()
            || all().any(|i| readings.agree(narrated, i) == Some(false)) =>
        {
            State::Unchecked(Why::OpenBalance)
        }
        Some(carried) => {
            // Where it is told as some of what was received, that is the sum which is nearer.
            let among = balance.included && (received - gone).abs() < (received + carried - gone).abs();
            broken(received, carried_in.filter(|_| !among), processed, carried_out, !balance.doubtful)
        }
        // What was carried in is not told: it may make up for what is missing, and not for what is too much.
        // The table may tell what the text leaves out.
        None if balance.closed && all().any(|i| readings.agree(narrated, i) == Some(true)) => State::Unchecked(Why::OpenBalance),
        None if gone > received
            && !balance.doubtful
            && (alone && tells_all_requests(narrated, balance, processed)
                || exceeds_by_a_slip(received, processed, balance.carried_out.map(value))) =>
        {
            broken(received, carried_in, processed, carried_out, false)
        }
        None if gone < received || balance.closed => broken(received, carried_in, processed, carried_out, false),
        None => State::Unchecked(Why::OpenBalance),
    };
    let from = all().map(|i| items[i].from).min().unwrap_or_default();
    let until = all().map(|i| items[i].tail).max().unwrap_or_default();
    Claim {
        kind: Kind::Balance,
        state,
        figures: all().map(|i| figure(narrated, &items[i])).collect(),
        readings: Vec::new(),
        span: narrated.passage.span(from, until),
    }
}

/// Whether the text tells how many requests came, were dealt with and were left, the last two fewer than came. Where they come to more, a figure is wrong, or
/// what was carried in is not told: of new ones, of reviews and of suits that is often so, of all requests hardly ever.
fn tells_all_requests(narrated: &Narrated, balance: &Balance, processed: Decimal) -> bool {
    let items = &narrated.items;
    let received = items[balance.received].figure.value;
    let left = balance.carried_out.map_or(Decimal::ZERO, |i| items[i].figure.value);
    let new = prose::is_new(&items[balance.received], &narrated.passage.chars);
    prose::of_requests(&items[balance.received]) && !new && !left.is_zero() && left < received && processed < received
}

/// Whether a slip makes more of what was dealt with and left than of what came: digits exchanged, or one too many or too few, without which they are just
/// as many, or what came told again as what was dealt with ("收到72件，办结72件，结转2件"). Where nothing is said of what was left, a balance is told of such digits
/// alone.
fn exceeds_by_a_slip(received: Decimal, processed: Decimal, carried_out: Option<Decimal>) -> bool {
    let Some(left) = carried_out else { return true };
    let slips = [(received, processed + left), (processed, received - left), (left, received - processed)];
    // Of few, as many may have come over from the year before as are left.
    let told_again = processed == received && received >= Decimal::TEN;
    told_again || slips.iter().any(|&(told, right)| right > Decimal::ZERO && prose::digits_slipped(told, right))
}

/// Whether what was carried in is told in a bracket behind what was dealt with.
fn among_processed(narrated: &Narrated, balance: &Balance) -> bool {
    let within = |&carried: &usize| carried > 0 && balance.processed.contains(&(carried - 1)) && narrated.items[carried].depth > 0;
    balance.carried_in.as_ref().is_some_and(within)
}

/// Whether a figure soon before what was received is just `sum`.
fn told_before(narrated: &Narrated, balance: &Balance, sum: Decimal) -> bool {
    let near = balance.received.saturating_sub(prose::NEAR)..balance.received;
    narrated.items[near].iter().any(|item| !item.change && item.figure.value == sum)
}

fn broken(received: Decimal, carried_in: Option<Decimal>, processed: Decimal, carried_out: Decimal, certain: bool) -> State {
    State::Broken(Contradiction::Balance { received, carried_in, processed, carried_out, certain })
}

/// Every "all done" of the passage, beside what was carried over.
pub(super) fn all_done(readings: &Readings, narrated: &Narrated) -> Vec<Claim> {
    let items = &narrated.items;
    let carried = |done: &prose::AllDone| {
        let told =
            items.iter().position(|i| i.sentence.abs_diff(done.sentence) < 2 && prose::is_carried_out(i) && !i.figure.value.is_zero());
        told.map(|i| items[i].figure.value).or_else(|| {
            let sums = readings.of(prose::count("carried-out")?, None)?;
            sums.first().map(|s| s.0).filter(|carried| !carried.is_zero())
        })
    };
    let claim = |done: &prose::AllDone| Claim {
        kind: Kind::AllDone,
        state: carried(done).map_or(State::Held, |carried_out| State::Broken(Contradiction::AllDone { carried_out })),
        figures: Vec::new(),
        readings: Vec::new(),
        span: narrated.passage.span(done.from, done.until),
    };
    narrated.done.iter().filter(|done| !done.on_time).map(claim).collect()
}
