//! A text as the smallest hashes of its shingles (MinHash with one permutation, after Li, Owen and Zhang 2012): two texts share as large a part of
//! their hashes as of their shingles, and many texts are compared in one pass.

/// How many hashes a signature has, and how many of them together make a key under which texts alike are found.
const BINS: usize = 64;
const BAND: usize = 4;
/// A bin in which no shingle fell.
const NONE: u32 = u32::MAX;
/// Characters of a shingle, and fewer characters of a text than say anything.
const SHINGLE: usize = 6;
const ENOUGH: usize = 120;

/// The signature of a text; empty where it is too short.
pub fn signature(told: &[char]) -> Vec<u32> {
    if told.len() < ENOUGH {
        return Vec::new();
    }
    let mut bins = vec![NONE; BINS];
    for shingle in told.windows(SHINGLE) {
        // FNV-1a, and a last mixing so that its high and low bits are independent.
        let hash = shingle.iter().fold(0xcbf2_9ce4_8422_2325u64, |h, c| (h ^ u64::from(u32::from(*c))).wrapping_mul(0x0100_0000_01b3));
        let hash = (hash ^ (hash >> 31)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let (bin, rest) = ((hash >> 58) as usize % BINS, (hash >> 8) as u32);
        bins[bin] = bins[bin].min(rest);
    }
    bins
}

/// How many of a hundred shingles two texts share, by their signatures.
pub fn alike(one: &[u32], other: &[u32]) -> usize {
    let told = || one.iter().zip(other).filter(|(a, b)| **a != NONE || **b != NONE);
    (told().filter(|(a, b)| a == b).count() * 100).checked_div(told().count()).unwrap_or(0)
}

/// The keys under which texts alike meet: texts that are nine tenths the same share one of them but for one time in a million.
pub fn keys(signature: &[u32]) -> impl Iterator<Item = (usize, &[u32])> {
    signature.chunks(BAND).enumerate()
}
