//! A weight in bits, which the build for tests can move: what would be found if it were another is measured, and not guessed.
//!
//! In: a judgement as a number of bits. Out: [`Weight::bits`]. In every build but that of `internals` a weight is its number, known when the program is
//! built, and takes neither room nor time.

#[cfg(feature = "internals")]
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering::Relaxed};

/// What a sign counts for.
#[cfg(not(feature = "internals"))]
#[derive(Clone, Copy)]
pub struct Weight(i32);

#[cfg(not(feature = "internals"))]
impl Weight {
    /// A sign that counts for so many bits.
    pub const fn of(bits: i32) -> Weight {
        Weight(bits)
    }

    /// What it counts for.
    pub const fn bits(self) -> i32 {
        self.0
    }
}

/// What a sign counts for, and whether it was asked for.
#[cfg(feature = "internals")]
#[derive(Debug)]
pub struct Weight {
    bits: AtomicI32,
    asked: AtomicBool,
}

#[cfg(feature = "internals")]
impl Weight {
    /// A sign that counts for so many bits.
    pub const fn of(bits: i32) -> Weight {
        Weight { bits: AtomicI32::new(bits), asked: AtomicBool::new(false) }
    }

    /// What it counts for now; notes that it was asked for.
    pub fn bits(&self) -> i32 {
        self.asked.store(true, Relaxed);
        self.bits.load(Relaxed)
    }

    /// From here on it counts for so many bits, in every thread.
    pub fn set(&self, bits: i32) {
        self.bits.store(bits, Relaxed);
    }

    /// Whether it was asked for since this was last asked: where it was not, no other number would have changed what came out.
    pub fn was_asked(&self) -> bool {
        self.asked.swap(false, Relaxed)
    }
}

/// What declares weights, and tables with a weight in each row, by their names.
///
/// `NEARLY: Weight = Weight::of(2);` is a constant; in the build for tests it is one that can be moved, and `all` lists it with the others.
macro_rules! weights {
    ($($(#[$doc:meta])* $name:ident: $type:ty = $value:expr;)*) => {
        $($(#[$doc])*
        #[cfg(not(feature = "internals"))]
        pub const $name: $type = $value;

        $(#[$doc])*
        #[cfg(feature = "internals")]
        pub static $name: $type = $value;)*

        /// Every weight with its name; one of a table is named after its row: "COVERED 95".
        #[cfg(feature = "internals")]
        pub fn all() -> Vec<(String, &'static Weight)> {
            let mut all = Vec::new();
            $($crate::prose::weight::Weights::list(&$name, stringify!($name), &mut all);)*
            all
        }
    };
}

pub(super) use weights;

/// What holds weights: one, or a table of them.
#[cfg(feature = "internals")]
pub trait Weights {
    /// Adds those it holds to `all`, under its name.
    fn list(&'static self, name: &str, all: &mut Vec<(String, &'static Weight)>);
}

#[cfg(feature = "internals")]
impl Weights for Weight {
    fn list(&'static self, name: &str, all: &mut Vec<(String, &'static Weight)>) {
        all.push((name.to_owned(), self));
    }
}

/// A row of a table: from so much on, its weight.
#[cfg(feature = "internals")]
impl<T: std::fmt::Display> Weights for (T, Weight) {
    fn list(&'static self, name: &str, all: &mut Vec<(String, &'static Weight)>) {
        all.push((format!("{name} {}", self.0), &self.1));
    }
}

/// Up to so much, where so much of it is missing at most, its weight.
#[cfg(feature = "internals")]
impl<T: 'static, U: 'static> Weights for (T, U, Weight) {
    fn list(&'static self, name: &str, all: &mut Vec<(String, &'static Weight)>) {
        self.2.list(name, all);
    }
}

#[cfg(feature = "internals")]
impl<R: Weights, const N: usize> Weights for [R; N] {
    fn list(&'static self, name: &str, all: &mut Vec<(String, &'static Weight)>) {
        for row in self {
            row.list(name, all);
        }
    }
}
