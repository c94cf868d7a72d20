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
    /// `版式(表三)`: the version of the form that a table of the report follows.
    Version,
}

impl Form {
    /// All forms with their name in English and Chinese.
    pub const ALL: [(Self, &'static str, &'static str); 4] = [
        (Self::IfBlank, "if_blank", "空则"),
        (Self::Prior, "prior", "上年"),
        (Self::Each, "each", "各"),
        (Self::Version, "version", "版式"),
    ];

    /// Returns the form of this name, in either language.
    pub fn find(name: &str) -> Option<Self> {
        let named =
            Self::ALL.iter().find(|(_, english, chinese)| name == *english || name == *chinese);
        named.map(|(form, ..)| *form)
    }

    /// Returns what it takes, in English and Chinese.
    pub fn takes(self) -> (&'static str, &'static str) {
        match self {
            Self::IfBlank => ("a figure and a number", "一格，和一个数"),
            Self::Prior => ("an expression", "一个算式"),
            Self::Each => ("`children` and an expression", "`下属单位`，和一个算式"),
            Self::Version => ("the name of a table", "一张表的名称"),
        }
    }

    /// Returns what it gives, in English and Chinese.
    pub fn doc(self) -> (&'static str, &'static str) {
        match self {
            Self::IfBlank => (
                "the first; the second where the first is blank, a mark or not stated",
                "第一个数；它空着、是记号或没有写明时，用第二个数",
            ),
            Self::Prior => (
                "what it comes to in the same unit's report of the year before",
                "同一单位上一年度的报告里，这个算式得到的数",
            ),
            Self::Each => (
                "a list: what it comes to in the report of each subordinate unit for the same year",
                "几个数：每个下属单位同一年度的报告里，这个算式得到的数",
            ),
            Self::Version => (
                "the version of the form that the table follows, as a number",
                "这张表用的是哪一版表式，是一个数",
            ),
        }
    }

    /// Returns a rule that writes it, for the documentation.
    pub fn example(self) -> &'static str {
        match self {
            Self::IfBlank => "空则(格(上年结转, 总计), 0) <= 格(新收, 总计)",
            Self::Prior => "行(上年结转) == 上年(行(结转下年))",
            Self::Each => "格(新收, 总计) == 合计(各(下属单位, 格(新收, 总计)))",
            Self::Version => "版式(表三) == 2021",
        }
    }

    /// Returns the names of all forms, in both languages.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Self::ALL.iter().flat_map(|(_, english, chinese)| [*english, *chinese])
    }
}
