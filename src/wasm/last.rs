//! The last report that was made: where it is asked for again in another language it is worded anew, and nothing is checked a second time.

use std::cell::RefCell;

use super::given::Given;
use super::options::RawOptions;
use crate::report::Report;
use crate::say;

thread_local! {
    static LAST: RefCell<Option<Last>> = const { RefCell::new(None) };
}

/// A report, and what it is of. The input is kept with it: two inputs are the same where every byte is.
struct Last {
    input: Given,
    options: RawOptions,
    report: Report,
}

impl Last {
    fn is_of(&self, input: &Given, options: &RawOptions) -> bool {
        let RawOptions { name, form, profile, ignore, aside, part, .. } = options;
        let same = &self.options;
        #[cfg(feature = "compare")]
        {
            let of = |o: &RawOptions| (o.previous_part, o.same_body);
            if (&same.previous, &same.previous_name, of(same)) != (&options.previous, &options.previous_name, of(options)) {
                return false;
            }
        }
        (&same.name, &same.form, &same.profile, &same.ignore, &same.aside, &same.part) == (name, form, profile, ignore, aside, part)
            && self.input == *input
    }
}

/// Gives `take` the report of `input`: the last one in the language asked for now, or one that `make` makes.
pub fn report_of<T, E>(
    input: Given,
    options: RawOptions,
    make: impl FnOnce(&Given, &RawOptions) -> Result<Report, E>,
    take: impl FnOnce(&Report) -> Result<T, E>,
) -> Result<T, E> {
    LAST.with_borrow_mut(|last| {
        // Taken out: what cannot be read leaves nothing behind.
        let kept = match last.take() {
            Some(mut kept) if kept.is_of(&input, &options) => {
                say::reword(&mut kept.report, options.lang());
                kept
            }
            _ => Last { report: make(&input, &options)?, input, options },
        };
        take(&last.insert(kept).report)
    })
}
