//! The one slip of the pen that would make a list add up.
//!
//! In: a whole and its parts. Out: every change of one figure that mends the sum, and how many changes were tried: what many trials find may be chance.

use rust_decimal::Decimal;

/// A change that mends a list: which figure (0 the whole, n the n-th part), and what it becomes; None where it is left out.
#[derive(Debug, Clone, PartialEq)]
pub struct Repair {
    pub figure: usize,
    pub becomes: Option<Decimal>,
    pub slip: Slip,
}

/// How a figure came to be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// Two neighbouring digits exchanged.
    Swapped,
    /// A digit told twice, or one left out of a pair.
    Doubled,
    /// A digit too many, or one left out.
    Dropped,
    /// One digit is another.
    Digit,
    /// A part that does not belong there.
    Extra,
    /// 万 too much or too little.
    Scale,
}

/// The repairs of a list, and how many different sums were tried of each kind of slip.
pub struct Repairs {
    pub found: Vec<Repair>,
    swaps: u32,
    doubles: u32,
    drops: u32,
    digits: u32,
    /// Whether the parts come to more than the whole.
    exceeds: bool,
}

impl Repairs {
    /// The one repair, where there is one and no other as likely: swapped digits before a digit that is another.
    pub fn only(&self) -> Option<&Repair> {
        let best = self.found.iter().map(|r| r.slip as u8).min()?;
        let mut alike = self.found.iter().filter(|r| r.slip as u8 == best);
        alike.next().filter(|_| alike.next().is_none())
    }

    /// How surprising it is, in bits, that a slip mends the sum, were the difference any number up to `range`.
    pub fn surprise(&self, range: Decimal) -> i32 {
        let bits = |tried: u32| {
            let ratio = range / Decimal::from(tried.max(1));
            let floor: u64 = ratio.trunc().try_into().unwrap_or(u64::MAX);
            floor.checked_ilog2().unwrap_or(0) as i32
        };
        let of = |slip: Slip| match slip {
            Slip::Scale => bits(1),
            Slip::Swapped | Slip::Extra => bits(self.swaps),
            Slip::Doubled => bits(self.swaps + self.doubles),
            Slip::Dropped => bits(self.swaps + self.drops),
            // Another digit mends whatever is amiss by a round number, and round numbers are what is left out of examples. Parts that come to more may belong
            // elsewhere, and then it says still less.
            Slip::Digit => bits(self.swaps + self.digits) / 2 - i32::from(self.exceeds),
        };
        self.found.iter().map(|r| of(r.slip)).max().unwrap_or(0)
    }
}

/// Every repair of a list of `parts` that should come to `whole`.
pub fn repairs(whole: Decimal, parts: &[Decimal]) -> Repairs {
    let sum: Decimal = parts.iter().sum();
    let mut repairs = Repairs { found: Vec::new(), swaps: 0, doubles: 0, drops: 0, digits: 0, exceeds: sum > whole };
    // What each figure would have to be for the list to add up.
    let figures = std::iter::once((whole, sum)).chain(parts.iter().map(|p| (*p, whole - (sum - *p))));
    for (figure, (value, wanted)) in figures.enumerate() {
        let (told, right) = (value.to_string(), wanted.to_string());
        repairs.swaps += told.as_bytes().windows(2).filter(|w| w[0] != w[1]).count() as u32;
        // Another digit at the same place makes the same difference, whichever figure it is in.
        repairs.digits = repairs.digits.max(9 * told.len() as u32);
        repairs.doubles += 2 * told.len() as u32;
        repairs.drops += 11 * told.len() as u32;
        if wanted.is_sign_negative() {
            continue;
        }
        if wanted.is_zero() {
            // No digit of it is wrong: it does not belong there.
            if figure > 0 && parts.len() > 2 && !value.is_zero() {
                repairs.found.push(Repair { figure, becomes: None, slip: Slip::Extra });
            }
        } else if let Some(slip) = slip(&told, &right) {
            repairs.found.push(Repair { figure, becomes: Some(wanted), slip });
        }
    }
    repairs
}

/// Whether one slip of the pen makes one figure of the other; one digit is another in many pairs of short ones.
pub fn is_slip(one: Decimal, other: Decimal) -> bool {
    let (one, other) = (one.to_string(), other.to_string());
    match slip(&one, &other) {
        Some(Slip::Digit | Slip::Dropped) => one.len().min(other.len()) > 2,
        slip => slip.is_some(),
    }
}

/// Whether one slip of the pen may make one figure of the other, short ones too.
pub fn may_be_slip(one: Decimal, other: Decimal) -> bool {
    between(one, other).is_some()
}

/// Whether one figure is the other with digits exchanged, or with one too many or too few.
pub fn digits_slipped(one: Decimal, other: Decimal) -> bool {
    matches!(between(one, other), Some(Slip::Swapped | Slip::Doubled | Slip::Dropped))
}

/// Whether two neighbouring digits exchanged make one figure of the other.
pub fn is_swap(one: Decimal, other: Decimal) -> bool {
    // Both in as many digits: 28.10 and 28.01.
    let scale = one.scale().max(other.scale()) as usize;
    slip(&format!("{one:.scale$}"), &format!("{other:.scale$}")) == Some(Slip::Swapped)
}

fn between(one: Decimal, other: Decimal) -> Option<Slip> {
    slip(&one.to_string(), &other.to_string())
}

/// The slip that makes `told` of `right`.
fn slip(told: &str, right: &str) -> Option<Slip> {
    let (t, r) = (told.as_bytes(), right.as_bytes());
    if t.strip_suffix(b"0000") == Some(r) || r.strip_suffix(b"0000") == Some(t) {
        return Some(Slip::Scale);
    }
    if t.len() == r.len() {
        let wrong: Vec<usize> = (0..t.len()).filter(|&i| t[i] != r[i]).collect();
        return match wrong.as_slice() {
            [_] => Some(Slip::Digit),
            [a, b] if b - a == 1 && t[*a] == r[*b] && t[*b] == r[*a] => Some(Slip::Swapped),
            _ => None,
        };
    }
    // A digit of the longer left out gives the shorter; only where it stands beside its like is that a slip of its own.
    let (longer, shorter) = if t.len() > r.len() { (t, r) } else { (r, t) };
    let left_out = |i: usize| longer[..i] == shorter[..i] && longer[i + 1..] == shorter[i..];
    let at = (longer.len() == shorter.len() + 1).then(|| (0..longer.len()).find(|&i| left_out(i))).flatten()?;
    let beside = at + 1 < longer.len() && longer[at] == longer[at + 1];
    Some(if beside { Slip::Doubled } else { Slip::Dropped })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(whole: i64, parts: &[i64]) -> Vec<(usize, Option<i64>, Slip)> {
        let parts: Vec<Decimal> = parts.iter().map(|p| Decimal::from(*p)).collect();
        let number = |d: Decimal| i64::try_from(d).unwrap();
        repairs(whole.into(), &parts).found.iter().map(|r| (r.figure, r.becomes.map(number), r.slip)).collect()
    }

    #[test]
    fn a_swap_a_digit_and_a_part_too_many_are_found() {
        assert!(of(89, &[46, 13, 12]).contains(&(1, Some(64), Slip::Swapped)));
        assert!(of(130, &[69, 32, 39]).contains(&(1, Some(59), Slip::Digit)));
        assert!(!of(60, &[2, 33, 36]).contains(&(2, Some(22), Slip::Digit)));
        assert!(of(47, &[33, 14, 8]).contains(&(3, None, Slip::Extra)));
        assert!(of(1_737_690_000, &[75_656, 98_113]).contains(&(0, Some(173_769), Slip::Scale)));
    }

    #[test]
    fn what_no_slip_mends_has_no_repair() {
        assert_eq!(of(500, &[123, 45]), []);
    }

    #[test]
    fn a_digit_told_twice_is_a_slip_of_its_own_and_so_is_one_too_many_or_too_few() {
        assert!(of(30, &[11, 29]).contains(&(1, Some(1), Slip::Doubled)));
        assert!(of(9963, &[617, 3826]).contains(&(1, Some(6137), Slip::Dropped)));
        assert!(of(80, &[426, 38]).contains(&(1, Some(42), Slip::Dropped)));
        // 40 + 29 + 13 for 42: no digit makes nothing of 40.
        assert!(of(42, &[40, 29, 13]).iter().all(|(_, becomes, _)| *becomes != Some(0)));
    }
}
