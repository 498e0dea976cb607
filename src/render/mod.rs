//! All wording, in both languages, and the forms in which a report is shown.

#[cfg(feature = "export")]
pub mod answers;
pub mod diagnosis;
#[cfg(feature = "cli")]
pub mod explain;
#[cfg(feature = "export")]
pub mod export;
mod given;
#[cfg(feature = "export")]
pub mod grid;
#[cfg(feature = "cli")]
pub mod human;
mod input_error;
pub mod narrative;
mod quoted;
mod too_large;
pub mod verdict;
#[cfg(feature = "export")]
pub mod visible;
pub mod wording;

pub use quoted::quoted;

/// The languages spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    #[default]
    Zh,
    En,
}

impl Lang {
    /// The language of a tag such as `zh-CN` or `en_US.UTF-8`; Chinese for any other.
    pub fn parse(tag: &str) -> Lang {
        if tag.to_ascii_lowercase().starts_with("en") { Lang::En } else { Lang::Zh }
    }

    /// Chooses between the Chinese and the English wording.
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
}
