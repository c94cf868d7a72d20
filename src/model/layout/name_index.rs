//! The names of an axis by what they say. Rules look for the same few labels in every table again and
//! again, mostly in vain: going through all names each time was half the work of resolving a pack.

use std::collections::HashMap;

/// The names of the labels of an axis.
#[derive(Clone, Debug, Default)]
pub struct NameIndex {
    printed: HashMap<String, Vec<usize>>,
    folded: HashMap<String, Vec<usize>>,
    /// All folded names, one a line.
    all: String,
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
        memchr::memmem::find(self.all.as_bytes(), part.as_bytes()).is_some()
    }
}

/// Notes that a label has a name; it may have the same one twice.
fn note(names: &mut HashMap<String, Vec<usize>>, name: &str, label: usize) {
    match names.get_mut(name) {
        Some(labels) if labels.last() == Some(&label) => {}
        Some(labels) => labels.push(label),
        None => drop(names.insert(name.to_owned(), vec![label])),
    }
}
