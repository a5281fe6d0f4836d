//! The tree hash that Glacier wants of what is uploaded: SHA-256 of each mebibyte, then of each two of those, and so on.

use sha2::{Digest as _, Sha256};

/// How many bytes a leaf has, but for the last.
const LEAF: usize = 1 << 20;

/// A tree hash in the making.
#[derive(Default)]
pub(crate) struct TreeHash {
    leaves: Vec<Vec<u8>>,
    current: Sha256,
    /// How many bytes `current` has.
    filled: usize,
}

impl TreeHash {
    /// Adds bytes.
    pub(crate) fn update(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            let (taken, rest) = bytes.split_at(bytes.len().min(LEAF - self.filled));
            self.current.update(taken);
            self.filled += taken.len();
            bytes = rest;
            if self.filled == LEAF {
                self.leaves.push(self.current.finalize_reset().to_vec());
                self.filled = 0;
            }
        }
    }

    /// The hash in hexadecimal digits.
    pub(crate) fn finish(mut self) -> String {
        if self.filled > 0 || self.leaves.is_empty() {
            self.leaves.push(self.current.finalize().to_vec());
        }
        while self.leaves.len() > 1 {
            // The last of an odd number goes up as it is.
            let joined = self.leaves.chunks(2).map(|pair| match pair {
                [left, right] => Sha256::new().chain_update(left).chain_update(right).finalize().to_vec(),
                single => single.concat(),
            });
            self.leaves = joined.collect();
        }
        self.leaves.concat().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What `calculate_tree_hash` of botocore 1.44.5 gives for bytes that count to 250 again and again.
    #[test]
    fn trees_of_any_height() {
        for (length, expected) in [
            (0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            (1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
            (LEAF, "631b84027d6b9e52b539c4e8373622d23032dfadc64d60af87339c9037e4f769"),
            (LEAF + 1, "a9c574ce937d2371daf87cdd0e75396b096d7f74a66c764e4c656bd12b2e7bf9"),
            (2 * LEAF, "bf4dff263ae686b64403208c35a3767e38453d6477e841947588d13d04e1d816"),
            (3 * LEAF + 5, "c9e0c11a00161b193e0a1b3692ec553d4033a887f2086a7cadd4cd722d87f09f"),
            (5 * LEAF, "1eccd0ca741241ce114bde6d24a8de044ccee139ef6651bec9006d2f558751ef"),
        ] {
            let bytes: Vec<u8> = (0..length).map(|index| (index % 251) as u8).collect();
            let mut hash = TreeHash::default();
            bytes.chunks(700_001).for_each(|piece| hash.update(piece));
            assert_eq!(hash.finish(), expected, "{length}");
        }
    }
}
