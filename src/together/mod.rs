//! Many reports at hand → what they are to one another: which is last year's of which, and which governments have reports of their units among them.
//!
//! In: who and when each is of. Out: an [`Arrangement`]. What is not certain is not paired: it is told with what it may be, so that people can say.
//!
//! ```
//! use gouji::together::{Who, YearState, arrange};
//!
//! let list = [("青禾市水利局", 2022), ("青禾市水利局", 2023), ("青禾市教育局", 2023)].map(|(name, year)| Who::of(name, year));
//! let arranged = arrange(&list);
//! assert_eq!((arranged.years[1].state, &*arranged.years[1].reports), (YearState::Found, &[0][..]));
//! assert_eq!(arranged.years[2].state, YearState::None);
//! ```

mod governments;
mod years;

#[cfg(feature = "cli")]
pub(crate) use years::stem;

use std::collections::HashMap;
use std::ops::Range;

use serde::Serialize;

use crate::filing::{PLACES, folded, same_body};

/// Whose report one is, and of which year, as far as it says.
///
/// ```
/// let who = gouji::together::Who::of("青禾市水利局", 2023);
/// assert!(who.read && who.file.is_none());
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Who {
    /// The name of its file.
    pub file: Option<String>,
    /// The body it is of.
    pub organization: Option<String>,
    /// The year it is for.
    pub year: Option<i32>,
    /// Whether it could be read at all.
    pub read: bool,
}

impl Who {
    /// A report of this body for this year.
    ///
    /// ```
    /// assert_eq!(gouji::together::Who::of("青禾市水利局", 2023).year, Some(2023));
    /// ```
    pub fn of(organization: &str, year: i32) -> Who {
        Who { file: None, organization: Some(organization.to_owned()), year: Some(year), read: true }
    }
}

/// What reports are to one another; all of them by their place in the list.
///
/// ```
/// let arranged = gouji::together::arrange(&[]);
/// assert!(arranged.years.is_empty() && arranged.governments.is_empty());
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Arrangement {
    /// Of each report, in order, last year's.
    pub years: Vec<Year>,
    /// The governments with reports of their units.
    pub governments: Vec<Government>,
}

/// Which report is last year's.
///
/// ```
/// use gouji::together::{Who, YearState, arrange};
///
/// let twice = [("青禾市水利局", 2022), ("青禾市水利局", 2022), ("青禾市水利局", 2023)].map(|(name, year)| Who::of(name, year));
/// let year = &arrange(&twice).years[2];
/// assert_eq!((year.state, &*year.reports), (YearState::Several, &[0, 1][..]));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Year {
    /// Whether there is one, and whether that is certain.
    pub state: YearState,
    /// The one there is, or those that may be it; where there is none, those of the same body for years before that.
    pub reports: Vec<usize>,
}

/// Whether last year's report is there.
///
/// ```
/// use gouji::together::{Who, YearState, arrange};
///
/// let renamed = [Who::of("青禾市水务局", 2022), Who::of("青禾市水利局", 2023)];
/// assert_eq!(arrange(&renamed).years[1].state, YearState::Similar);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum YearState {
    /// None here can be it.
    #[default]
    None,
    /// This one is: of the same body for the year before, and no other may be.
    Found,
    /// There are several of the same body for the year before.
    Several,
    /// The one that may be it may as well be another report's: two reports of one year, or two bodies that go by one name.
    Shared,
    /// A body of a similar name, which may be a renamed one or another.
    Similar,
    /// One of the two does not say whose or when it is; the names of their files go together.
    Unnamed,
}

/// A government, and the reports that are to be added up for it.
///
/// ```
/// use gouji::together::{Who, arrange};
///
/// let list = ["青禾市人民政府", "青禾市水利局", "青禾市教育局"].map(|name| Who::of(name, 2023));
/// let governments = arrange(&list).governments;
/// assert_eq!((governments[0].parent, &*governments[0].units), (0, &[1, 2][..]));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Government {
    /// Its report.
    pub parent: usize,
    /// Those of its units, as far as is known; which are added and why others are not, a roll-up tells.
    pub units: Vec<usize>,
    /// Those that may be its units' or another's: they are left out until someone says.
    pub unclear: Vec<usize>,
}

/// Arranges reports. The work grows with the reports, but for those of governments above the townships, each of which is held against every report.
///
/// ```
/// use gouji::together::{Who, arrange};
///
/// assert_eq!(arrange(&[Who::of("青禾市水利局", 2023)]).years.len(), 1);
/// ```
pub fn arrange(list: &[Who]) -> Arrangement {
    let known = Known::of(list);
    Arrangement { years: years::years(&known), governments: governments::governments(&known) }
}

/// Last year's reports of those at `this`, which are among those at `last`: none of the others is anyone's last year, and only those at `this` may want
/// one. What is not certain is told as [`arrange`] tells it.
#[cfg(feature = "cli")]
pub(crate) fn last_years(list: &[Who], last: Range<usize>, this: Range<usize>) -> Vec<Year> {
    years::years(&Known { last, this, ..Known::of(list) })
}

/// The reports, with their names folded, and found by them.
struct Known<'a> {
    list: &'a [Who],
    /// Those that may be last year's, and those of which last year's is asked for.
    last: Range<usize>,
    this: Range<usize>,
    /// The folded names; None where a report was not read or says none.
    names: Vec<Option<String>>,
    /// By year and name, and by year and what stands behind each place in the name.
    by_name: HashMap<(i32, String), Vec<usize>>,
    by_rest: HashMap<(i32, String), Vec<usize>>,
}

/// What stands behind each of the places in a name: a name without these may be the same body's.
fn rests(name: &str) -> impl Iterator<Item = &str> {
    name.char_indices().filter(|(_, c)| PLACES.contains(c)).map(|(at, c)| &name[at + c.len_utf8()..]).filter(|rest| !rest.is_empty())
}

impl<'a> Known<'a> {
    fn of(list: &'a [Who]) -> Known<'a> {
        let name = |who: &Who| who.organization.as_deref().filter(|_| who.read).map(folded);
        let names: Vec<Option<String>> = list.iter().map(name).collect();
        let (mut by_name, mut by_rest): (HashMap<_, Vec<usize>>, HashMap<_, Vec<usize>>) = (HashMap::new(), HashMap::new());
        for (i, name) in names.iter().enumerate() {
            if let (Some(name), Some(year)) = (name, list[i].year) {
                by_name.entry((year, name.clone())).or_default().push(i);
                for rest in rests(name) {
                    by_rest.entry((year, rest.to_owned())).or_default().push(i);
                }
            }
        }
        let all = 0..list.len();
        Known { list, last: all.clone(), this: all, names, by_name, by_rest }
    }

    /// Those for `year` whose body may go by the name of `i`, in order.
    fn namesakes(&self, i: usize, year: i32) -> Vec<usize> {
        let Some(name) = self.names[i].as_deref() else { return Vec::new() };
        let longer = self.by_rest.get(&(year, name.to_owned()));
        let shorter = std::iter::once(name).chain(rests(name)).filter_map(|rest| self.by_name.get(&(year, rest.to_owned())));
        let may_be = |&j: &usize| j != i && self.last.contains(&j) && self.is_same(i, j);
        let mut found: Vec<usize> = longer.into_iter().chain(shorter).flatten().copied().filter(may_be).collect();
        found.sort_unstable();
        found
    }

    fn is_same(&self, i: usize, j: usize) -> bool {
        let name = |i: usize| self.list[i].organization.as_deref();
        name(i).zip(name(j)).is_some_and(|(one, other)| same_body(one, other))
    }
}
