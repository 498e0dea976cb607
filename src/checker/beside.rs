//! What is given beside a report: last year's, or those of its units.
//!
//! In: what the caller gave. Out: the [`Case`] it makes of a filing.

use std::marker::PhantomData;

#[cfg(feature = "compare")]
use crate::document::Document;
#[cfg(feature = "cli")]
use crate::filing::Mismatch;
use crate::filing::{Case, Filing};
#[cfg(feature = "compare")]
use crate::filing::{Units, mismatch};
use crate::report::Previous;

/// What is given beside a report.
pub(crate) enum Beside<'f> {
    /// It is checked by itself.
    Nothing(PhantomData<Filing<'f>>),
    /// Last year's report.
    #[cfg(feature = "compare")]
    LastYear(Box<LastYear<'f>>),
    /// A report of last year's that cannot be used, and why.
    #[cfg(feature = "cli")]
    Unusable(Mismatch),
    /// The reports of its units.
    #[cfg(feature = "compare")]
    Units(Units),
}

/// Last year's report, read and recognised.
#[cfg(feature = "compare")]
#[derive(Debug)]
pub(crate) struct LastYear<'f> {
    document: Document,
    pub filing: Filing<'f>,
    /// Whether the caller says that it is the same body's, whatever its name.
    vouched: bool,
}

#[cfg(feature = "compare")]
impl<'f> LastYear<'f> {
    pub(crate) fn new(document: Document, filing: Filing<'f>) -> LastYear<'f> {
        LastYear { document, filing, vouched: false }
    }

    /// The same, of the same body by the caller's word.
    pub(crate) fn vouched(self, vouched: bool) -> LastYear<'f> {
        LastYear { vouched, ..self }
    }
}

/// A report in its case, and what is told of the one beside it.
pub(crate) struct Placed<'f> {
    pub case: Case<'f>,
    /// What is told of last year's report.
    pub told: Option<Previous>,
    /// The document of last year's report.
    #[cfg(feature = "compare")]
    pub last_years: Option<Document>,
}

impl<'f> Beside<'f> {
    pub(crate) const NOTHING: Beside<'f> = Beside::Nothing(PhantomData);

    /// The case of `filing` with what is beside it.
    pub(crate) fn place(self, filing: Filing<'f>) -> Placed<'f> {
        let case = Case::of(filing);
        #[cfg(feature = "compare")]
        let alone = |case| Placed { case, told: None, last_years: None };
        #[cfg(not(feature = "compare"))]
        let alone = |case| Placed { case, told: None };
        match self {
            Beside::Nothing(_) => alone(case),
            #[cfg(feature = "compare")]
            Beside::LastYear(last) => {
                let LastYear { document, filing, vouched } = *last;
                let told = Previous { name: document.name.clone(), organization: filing.organization.clone(), year: filing.year };
                let mismatch = mismatch(&case.this, &filing, vouched);
                let previous = Some(filing).filter(|_| mismatch.is_none());
                Placed { case: Case { previous, mismatch, ..case }, told: Some(told), last_years: Some(document) }
            }
            #[cfg(feature = "compare")]
            Beside::Units(units) => alone(Case { units: Some(units), ..case }),
            #[cfg(feature = "cli")]
            Beside::Unusable(mismatch) => alone(Case { mismatch: Some(mismatch), ..case }),
        }
    }
}
