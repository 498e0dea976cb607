//! Names that part a thing so that nothing is left: 城市 and 农村, 采纳 and 未采纳.
//!
//! In: the names of a list's parts. Out: whether each is a side of its own of one way to part a thing, and whether they are all of them. The ways are `sides` of `words.toml`.

use super::text::{begins, find};
use super::words::structure;

/// Whether `names`, in their order, leave nothing out.
pub(super) fn part_all(names: &[&[char]]) -> bool {
    if let [one, other] = names
        && denies(other, one)
    {
        return true;
    }
    let ways = structure().sides.iter().filter(|way| !way.starts_with('~') && way.split('/').count() == names.len());
    ways.into_iter().any(|way| sides(names, way).is_some_and(|sides| (0..names.len()).all(|n| sides.contains(&n))))
}

/// Whether `names` are sides of one way to part a thing, and not all of them: what is left may be told nowhere.
pub(super) fn part_some(names: &[&[char]]) -> bool {
    let ways = structure().sides.iter().filter(|way| way.split('/').count() > names.len());
    let distinct = |sides: Vec<usize>| (1..sides.len()).all(|n| !sides[..n].contains(&sides[n]));
    ways.into_iter().any(|way| sides(names, way).is_some_and(distinct))
}

/// Which side of `way` each of `names` is, where all are one.
fn sides(names: &[&[char]], way: &str) -> Option<Vec<usize>> {
    names.iter().map(|name| side(name, way)).collect()
}

/// Whether a name is the one that `before` ends with and a word of negation before it.
pub(super) fn denies(name: &[char], before: &[char]) -> bool {
    let rest = begins(name, structure().negation).map_or(&[][..], |length| &name[length..]);
    rest.len() > 1 && before.ends_with(rest)
}

/// Which side of `way` a name is: 人大代表建议 is the first of 人大/政协. 未采纳 is not 采纳: the longest name counts.
fn side(name: &[char], way: &str) -> Option<usize> {
    let longest = |side: &str| side.split('|').filter(|w| find(name, w).is_some()).map(|w| w.chars().count()).max();
    let lengths: Vec<Option<usize>> = way.trim_start_matches('~').split('/').map(longest).collect();
    let most = lengths.iter().copied().flatten().max()?;
    let mut held = (0..lengths.len()).filter(|&side| lengths[side] == Some(most));
    held.next().filter(|_| held.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_leave_nothing_out_are_told_from_others() {
        let all = |names: &[&str]| {
            let chars: Vec<Vec<char>> = names.iter().map(|name| name.chars().collect()).collect();
            part_all(&chars.iter().map(Vec::as_slice).collect::<Vec<_>>())
        };
        for names in [
            &["农村低保", "城市低保"][..],
            &["合格", "不合格"],
            &["动态类", "非动态类"],
            &["采纳", "未采纳"],
            &["采纳", "部分采纳", "未采纳"],
        ] {
            assert!(all(names), "{names:?}");
        }
        for names in [&["城市低保", "城镇低保"][..], &["采纳", "部分采纳"], &["采纳", "未采纳", "重复"], &["部门和乡镇", "乡镇"], &["公开"]]
        {
            assert!(!all(names), "{names:?}");
        }
    }
}
