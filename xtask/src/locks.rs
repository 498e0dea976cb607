//! The locks around the names that string_cache has met: parking_lot's → the standard library's.
//!
//! parking_lot has threads wait in line, which is most of it. Where WebAssembly has one thread nobody waits, and the standard library's lock is a flag.
//! The command line and the wheel have string_cache as it is.

use crate::run::Failed;

/// The library.
pub const LIBRARY: &str = "string_cache";
/// Its set of names met, in its folder.
pub const SET: &str = "src/dynamic_set.rs";

/// What brings the lock and what takes it, and the same with the standard library's.
const LOCK: [[&str; 2]; 2] =
    [["use parking_lot::Mutex;", "use std::sync::{Mutex, PoisonError};"], [".lock()", ".lock().unwrap_or_else(PoisonError::into_inner)"]];

/// The source of the set with the standard library's lock.
pub fn of_the_standard_library(set: &str) -> Result<String, Failed> {
    if !LOCK.iter().all(|[theirs, _]| set.contains(theirs)) {
        return Err(Failed(format!("{LIBRARY}: its set is locked in another way; see xtask/src/locks.rs")));
    }
    Ok(LOCK.iter().fold(set.to_owned(), |set, [theirs, ours]| set.replace(theirs, ours)))
}

#[cfg(test)]
mod tests {
    use super::of_the_standard_library;

    #[test]
    fn each_lock_is_the_standard_library_s() {
        let told = of_the_standard_library("use parking_lot::Mutex;\nlet list = self.list.lock();\n").map_err(|told| told.0);
        let ours = "use std::sync::{Mutex, PoisonError};\nlet list = self.list.lock().unwrap_or_else(PoisonError::into_inner);\n";
        assert_eq!(told.as_deref(), Ok(ours));
    }

    #[test]
    fn a_set_locked_in_another_way_is_refused() {
        assert!(of_the_standard_library("use std::sync::Mutex;").is_err_and(|told| told.0.contains("another way")));
    }
}
