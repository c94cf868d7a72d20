//! The labels of the forms, ready to be recognised: whole, in parts, and misprinted.
//!
//! All of it comes from the forms that are handed in; no label is known otherwise.

use std::collections::HashMap;

use super::key::{Key, key, key_char, likeness, may_be_alike, sorted};
use crate::model::{Form, FormAxis, FormNode, fold, split_unit_note};

/// Labels that are shorter are never taken for a misprinted one.
const SHORTEST_MISPRINT: usize = 5;

/// How alike a misprinted label must be to the form's.
pub(super) const ALIKE: f64 = 0.72;

/// The words of the forms of one kind of report.
pub(super) struct Vocabulary {
    /// All labels, one a line: what is a part of a label is a part of this.
    everything: String,
    /// How many bytes the longest of its lines has.
    longest_line: usize,
    /// The labels of rows and columns, whole.
    whole: HashMap<String, ()>,
    /// The names of rows and columns, as the forms write them.
    names: HashMap<String, NameKeys>,
    /// Labels long enough to be recognised when misprinted, and their characters, sorted.
    long: Vec<(String, Vec<char>)>,
    /// Headings of sections.
    headings: Vec<String>,
    /// The shortest heading, in characters.
    longest: usize,
}

/// How the name of a row or a column is compared.
pub(super) struct NameKeys {
    /// With the unit that stands behind it.
    pub(super) whole: Key,
    /// The characters of that, sorted.
    pub(super) characters: Vec<char>,
    /// Without it.
    pub(super) short: Key,
}

impl Vocabulary {
    pub(super) fn new(forms: &[&Form]) -> Self {
        let mut vocabulary = Self {
            everything: String::from("\n"),
            longest_line: 0,
            whole: HashMap::new(),
            names: HashMap::new(),
            long: Vec::new(),
            headings: Vec::new(),
            longest: 0,
        };
        for form in forms {
            for section in &form.sections {
                let names = std::iter::once(&section.heading).chain(&section.aliases);
                vocabulary.headings.extend(names.map(|name| Key::new(&name.node).bare));
                for table in &section.tables {
                    for name in std::iter::once(&table.name).chain(&table.aliases) {
                        vocabulary.add(&name.node, false);
                    }
                    if let Some(check) = &table.check {
                        vocabulary.add(&check.node, false);
                    }
                    vocabulary.add_axis(&table.rows);
                    vocabulary.add_axis(&table.columns);
                }
                for name in section
                    .group
                    .iter()
                    .flat_map(|group| std::iter::once(&group.name).chain(&group.aliases))
                {
                    vocabulary.add(&name.node, false);
                }
            }
        }
        vocabulary.long.sort();
        vocabulary.long.dedup();
        vocabulary
    }

    fn add_axis(&mut self, axis: &FormAxis) {
        for label in axis.nodes.iter().flat_map(names) {
            self.add(label, true);
        }
    }

    fn add(&mut self, label: &str, is_label: bool) {
        // The versions of a form have most labels in common.
        if self.names.contains_key(label) {
            return;
        }
        let short = split_unit_note(label).0;
        let key = Key::new(short);
        if is_label {
            let whole = if short == label { key.clone() } else { Key::new(label) };
            let characters = sorted(&whole.bare);
            let keys = NameKeys { whole, characters, short: key.clone() };
            self.names.insert(label.to_owned(), keys);
        }
        let length = key.bare.chars().count();
        self.longest = self.longest.max(length);
        if length >= SHORTEST_MISPRINT && is_label {
            self.long.push((key.bare.clone(), sorted(&key.bare)));
        }
        self.longest_line = self.longest_line.max(key.full.len());
        self.everything.push_str(&key.full);
        self.everything.push('\n');
        if is_label {
            self.whole.insert(key.bare, ());
        }
    }

    /// Returns how the names of a row or a column are compared. Each is made once: a report has thousands of
    /// places at which a label may begin.
    pub(super) fn keys<'v>(&'v self, label: &'v FormNode) -> impl Iterator<Item = &'v NameKeys> {
        names(label).filter_map(|name| self.names.get(name))
    }

    /// Tells whether a text is a label or a part of one.
    pub(super) fn is_fragment(&self, key: &Key) -> bool {
        self.is_part(&key.bare) || (key.bare.len() < key.full.len() && self.is_part(&key.full))
    }

    /// Tells whether a key is a part of a label.
    pub(super) fn is_part(&self, key: &str) -> bool {
        key.len() <= self.longest_line && self.everything.contains(key)
    }

    /// Tells whether a label stands in a form.
    pub(super) fn is_whole(&self, bare: &str) -> bool {
        self.whole.contains_key(bare)
    }

    /// Tells whether a text is a misprinted label.
    pub(super) fn is_misprint(&self, bare: &str) -> bool {
        let length = bare.chars().count();
        length >= SHORTEST_MISPRINT && length <= self.longest + 8 && self.is_like_a_label(bare)
    }

    fn is_like_a_label(&self, bare: &str) -> bool {
        let own = sorted(bare);
        self.long.iter().any(|(label, characters)| {
            may_be_alike(characters, &own, ALIKE) && likeness(label, bare) >= ALIKE
        })
    }

    /// Tells whether a text is the heading of a section.
    pub(super) fn is_heading(&self, bare: &str) -> bool {
        self.headings.iter().any(|heading| heading == bare)
    }

    /// Tells whether a text is the heading of a section, with a numbering before it.
    pub(super) fn is_title(&self, text: &str) -> bool {
        let key = Key::new(text);
        !key.numbering.is_empty() && self.is_heading(&key.bare)
    }

    /// Tells whether a text begins the heading of a section and does not end it.
    pub(super) fn begins_heading(&self, bare: &str) -> bool {
        bare.chars().count() >= 4
            && self.headings.iter().any(|one| one.len() > bare.len() && one.starts_with(bare))
    }

    /// Splits two labels that are printed without a blank between them; none where it is one, or cannot
    /// be told.
    pub(super) fn split(&self, text: &str) -> Option<usize> {
        let whole = key(text);
        // Each character of a text has its own part of the key, so the key of the head ends where that of the
        // tail begins.
        let mut end = 0;
        let mut cuts = text.char_indices().map(|(at, character)| {
            let cut = (at, end);
            end += key_char(character).map_or(0, char::len_utf8);
            cut
        });
        let fits = |(_, end): &(usize, usize)| {
            let Some((head, tail)) = whole.split_at_checked(*end) else { return false };
            let long = |part: &str| part.chars().nth(1).is_some();
            let is_label = || self.is_whole(head) || self.is_whole(tail);
            long(head) && long(tail) && is_label() && self.is_part(head) && self.is_part(tail)
        };
        cuts.find(fits).map(|(at, _)| at)
    }
}

/// Returns all names of a label.
pub(super) fn names(node: &FormNode) -> impl Iterator<Item = &str> {
    std::iter::once(&node.label).chain(&node.aliases).map(|name| name.node.as_str())
}

/// Returns the form's label where a printed one is neither that nor an alias.
pub(super) fn stands_for(node: &FormNode, printed: &str) -> Option<String> {
    let own = fold(split_unit_note(printed).0);
    let known = names(node).any(|name| fold(split_unit_note(name).0) == own);
    (!known).then(|| node.label.node.clone())
}
