//! Forms: what is written like a function, but looks at more than the numbers of its arguments.

/// A form that rules may write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `空则(x, y)`: x, or y where x is blank.
    IfBlank,
    /// `上年(x)`: x in the same unit's report of the year before.
    Prior,
    /// `各(下属单位, x)`: x in each report of the subordinate units.
    Each,
}

impl Form {
    /// All forms with their name in English and Chinese.
    pub const ALL: [(Self, &'static str, &'static str); 3] = [
        (Self::IfBlank, "if_blank", "空则"),
        (Self::Prior, "prior", "上年"),
        (Self::Each, "each", "各"),
    ];

    /// Returns the form of this name, in either language.
    pub fn find(name: &str) -> Option<Self> {
        let named =
            Self::ALL.iter().find(|(_, english, chinese)| name == *english || name == *chinese);
        named.map(|(form, ..)| *form)
    }

    /// Returns the names of all forms, in both languages.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Self::ALL.iter().flat_map(|(_, english, chinese)| [*english, *chinese])
    }
}
