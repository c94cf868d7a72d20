//! The names of an axis by what they say. Rules look for the same few labels in every table again and
//! again, mostly in vain: going through all names each time was half the work of resolving a pack.

use rustc_hash::FxHashMap;

/// The names of the labels of an axis.
#[derive(Clone, Debug, Default)]
pub struct NameIndex {
    printed: FxHashMap<String, Vec<usize>>,
    folded: FxHashMap<String, Vec<usize>>,
    /// All folded names, one a line.
    all: String,
    /// The characters in them.
    characters: Characters,
}

impl NameIndex {
    /// Takes the names, as printed and folded, each with the number of its label; the numbers ascend.
    pub(super) fn new<'n>(names: impl Iterator<Item = (usize, &'n str, &'n str)>) -> Self {
        let mut index = Self::default();
        for (label, printed, folded) in names {
            note(&mut index.printed, printed, label);
            note(&mut index.folded, folded, label);
            index.all.push_str(folded);
            index.all.push('\n');
            index.characters.add(folded);
        }
        index
    }

    /// Returns the labels that have this very name, in order.
    pub fn printed(&self, text: &str) -> &[usize] {
        self.printed.get(text).map(Vec::as_slice).unwrap_or_default()
    }

    /// Returns the labels that have a name with this key, in order.
    pub fn folded(&self, key: &str) -> &[usize] {
        self.folded.get(key).map(Vec::as_slice).unwrap_or_default()
    }

    /// Tells whether any name holds this part of a key.
    pub fn any_holds(&self, part: &str) -> bool {
        self.characters.may_spell(part)
            && memchr::memmem::find(self.all.as_bytes(), part.as_bytes()).is_some()
    }
}

/// Which characters some names have: a bit for all characters that share their last eight bits. Nearly every
/// label of another table has one that is not among them.
#[derive(Clone, Copy, Debug, Default)]
struct Characters([u64; 4]);

impl Characters {
    fn add(&mut self, text: &str) {
        for character in text.chars() {
            let (place, bit) = Self::bit(character);
            if let Some(bits) = self.0.get_mut(place) {
                *bits |= bit;
            }
        }
    }

    /// Tells whether all characters of a text may be among them.
    fn may_spell(&self, text: &str) -> bool {
        text.chars().all(|character| {
            let (place, bit) = Self::bit(character);
            self.0.get(place).is_some_and(|bits| bits & bit != 0)
        })
    }

    fn bit(character: char) -> (usize, u64) {
        let last = u32::from(character) & 0xFF;
        ((last / u64::BITS) as usize, 1 << (last % u64::BITS))
    }
}

/// Notes that a label has a name; it may have the same one twice.
fn note(names: &mut FxHashMap<String, Vec<usize>>, name: &str, label: usize) {
    match names.get_mut(name) {
        Some(labels) if labels.last() == Some(&label) => {}
        Some(labels) => labels.push(label),
        None => drop(names.insert(name.to_owned(), vec![label])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_name_is_found_and_no_other_text_is() {
        let names = ["属于国家秘密", "其他", "总计(件)"];
        let index = NameIndex::new(names.iter().enumerate().map(|(at, name)| (at, *name, *name)));
        for part in ["国家", "秘密", "其他", "(件)", "总计(件)"] {
            assert!(index.any_holds(part), "{part}");
        }
        // 密秘 has the characters, not their order; 恶 shares its last eight bits with 其.
        for other in ["其它", "密秘", "国家秘密其他", "恶他", "x"] {
            assert!(!index.any_holds(other), "{other}");
        }
    }
}
