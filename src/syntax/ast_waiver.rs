//! The tree of a waiver: what was written, nothing more.

use crate::source::{Span, Spanned};

/// `豁免 BAL-FULL 于 "某某局" { … }`.
#[derive(Clone, Debug)]
pub struct WaiverDecl {
    /// The id of the rule.
    pub rule: Spanned<String>,
    /// The unit whose reports it is for; none for those of any unit.
    pub unit: Option<Spanned<String>>,
    /// What is written between the braces, in order, each key at most once.
    pub entries: Vec<WaiverEntry>,
    /// The whole waiver.
    pub span: Span,
}

impl WaiverDecl {
    /// Returns the values of an entry; empty where it is not written.
    pub fn values(&self, key: WaiverKey) -> &[Spanned<String>] {
        let entry = self.entries.iter().find(|entry| entry.key.node == key);
        entry.map(|entry| entry.values.as_slice()).unwrap_or_default()
    }
}

/// `理由: "…"`.
#[derive(Clone, Debug)]
pub struct WaiverEntry {
    /// Which.
    pub key: Spanned<WaiverKey>,
    /// Its values, without quotes; at least one.
    pub values: Vec<Spanned<String>>,
}

/// What a waiver may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaiverKey {
    /// 理由: why the rule need not hold here.
    Reason,
    /// 责任人: who answers for it.
    Owner,
    /// 批准: who approved of it.
    Approved,
    /// 到期: its last day.
    Expires,
    /// 数值: the values that it explains.
    Values,
    /// 位置: the row, column, group or fact.
    At,
    /// 年度: the year of the report.
    Year,
}

impl WaiverKey {
    /// All keys with their spelling in English and Chinese.
    pub const ALL: [(Self, &'static str, &'static str); 7] = [
        (Self::Reason, "reason", "理由"),
        (Self::Owner, "owner", "责任人"),
        (Self::Approved, "approved", "批准"),
        (Self::Expires, "expires", "到期"),
        (Self::Values, "values", "数值"),
        (Self::At, "at", "位置"),
        (Self::Year, "year", "年度"),
    ];

    /// Returns the spelling in English and Chinese.
    pub fn spelling(self) -> (&'static str, &'static str) {
        let found = Self::ALL.iter().find(|(key, ..)| *key == self);
        found.map_or(("", ""), |(_, english, chinese)| (english, chinese))
    }
}
