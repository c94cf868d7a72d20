//! The tree of a rule file: what was written, nothing more. Every node has its place.

use super::ast_waiver::WaiverDecl;
use crate::source::{FileId, Span, Spanned};

/// A rule file.
#[derive(Clone, Debug)]
pub struct RuleFile {
    /// The file.
    pub file: FileId,
    /// Its items, in order.
    pub items: Vec<Item>,
}

/// What a file or a scope holds.
#[derive(Clone, Debug)]
pub enum Item {
    /// A rule, of one line or with a body.
    Rule(RuleDecl),
    /// Rules over the members of one table.
    Scope(Scope),
    /// A named figure of the narrative.
    Fact(FactDecl),
    /// A name for an expression.
    Let(LetDecl),
    /// An explanation why a rule need not hold somewhere.
    Waiver(WaiverDecl),
}

/// `设 差(甲, 乙) = 甲 - 乙`.
#[derive(Clone, Debug)]
pub struct LetDecl {
    /// The name.
    pub name: Spanned<String>,
    /// The names that arguments take the place of.
    pub parameters: Vec<Spanned<String>>,
    /// What the name stands for.
    pub value: Expr,
}

/// `在 表三 逐列 { … }`.
#[derive(Clone, Debug)]
pub struct Scope {
    /// The table and the members.
    pub head: ScopeHead,
    /// What is written between the braces.
    pub items: Vec<Item>,
}

/// `在 表三 逐列 除(总计)`.
#[derive(Clone, Debug)]
pub struct ScopeHead {
    /// The name of the table.
    pub table: Spanned<String>,
    /// What is bound one by one, where that is said.
    pub each: Option<Spanned<Each>>,
    /// The members left out.
    pub except: Vec<LabelRange>,
    /// What must hold for the rules inside to apply.
    pub when: Option<Expr>,
    /// The whole head.
    pub span: Span,
}

/// What a scope binds one by one.
#[derive(Clone, Debug)]
pub enum Each {
    /// Every column.
    Column,
    /// Every row.
    Row,
    /// The named groups of one axis.
    Group(Vec<LabelRange>),
}

/// A rule: id, title, attributes, and what must hold.
#[derive(Clone, Debug)]
pub struct RuleDecl {
    /// The id; a rule of one line may be without.
    pub id: Option<Spanned<String>>,
    /// The title.
    pub title: Option<Spanned<String>>,
    /// The attributes, in order, each key at most once.
    pub attributes: Vec<Attribute>,
    /// The scope line of a rule with a body.
    pub scope: Option<ScopeHead>,
    /// The names it gives to expressions, in order.
    pub lets: Vec<LetDecl>,
    /// Figures with which it holds, does not, or cannot be told.
    pub examples: Vec<Example>,
    /// What must hold; at least one.
    pub assertions: Vec<Assertion>,
    /// The whole rule.
    pub span: Span,
}

/// `依据: "…"`.
#[derive(Clone, Debug)]
pub struct Attribute {
    /// Which.
    pub key: Spanned<AttributeKey>,
    /// Its value, without quotes.
    pub value: Spanned<String>,
}

/// The attributes of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttributeKey {
    /// 依据: the legal basis.
    Basis,
    /// 级别: the severity.
    Severity,
    /// 缺失: what a missing figure means.
    Missing,
    /// 说明: the author's own words for a finding.
    Message,
    /// 建议: what to do about a finding.
    Help,
    /// 自: the first year it applies to.
    Since,
    /// 至: the last year it applies to.
    Until,
    /// 前提: the rules that must hold for it to be looked at.
    Depends,
    /// 标签: words by which rules are picked out.
    Tags,
    /// 容差: how far the sides of its comparisons may lie apart.
    Tolerance,
}

impl AttributeKey {
    /// All keys with their spelling in English and Chinese.
    pub const ALL: [(Self, &'static str, &'static str); 10] = [
        (Self::Basis, "basis", "依据"),
        (Self::Severity, "severity", "级别"),
        (Self::Missing, "missing", "缺失"),
        (Self::Message, "message", "说明"),
        (Self::Help, "help", "建议"),
        (Self::Since, "since", "自"),
        (Self::Until, "until", "至"),
        (Self::Depends, "depends", "前提"),
        (Self::Tags, "tags", "标签"),
        (Self::Tolerance, "tolerance", "容差"),
    ];
}

/// `合格: 新收=34, 上年结转=2`.
#[derive(Clone, Debug)]
pub struct Example {
    /// How the rule is to come out.
    pub kind: Spanned<ExampleKind>,
    /// Names of figures, and what is printed there.
    pub figures: Vec<(Spanned<String>, Spanned<String>)>,
    /// The whole example.
    pub span: Span,
}

/// How a rule comes out with the figures of an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExampleKind {
    /// 合格: it holds.
    Pass,
    /// 不符: it does not.
    Fail,
    /// 不验: nobody can tell.
    Skip,
}

/// What must hold.
#[derive(Clone, Debug)]
pub struct Assertion {
    /// 须, 宜 or 提示, where written.
    pub strength: Option<Spanned<Strength>>,
    /// What is said.
    pub kind: AssertionKind,
    /// What is said, without the strength.
    pub span: Span,
}

/// What an assertion says.
#[derive(Clone, Debug)]
pub enum AssertionKind {
    /// A statement, and how far its sides may lie apart.
    Claim(Expr, Option<Spanned<Tolerance>>),
    /// `当 a 则 b 否则 c`.
    When {
        /// Whether it applies.
        condition: Expr,
        /// What must hold then.
        then: Box<Assertion>,
        /// What must hold otherwise.
        otherwise: Option<Box<Assertion>>,
    },
}

/// How a figure is printed, whatever number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Property {
    /// 已填: a number stands there.
    Filled,
    /// 已列: the report prints the row and the column.
    Listed,
    /// 行名合格式: the label of its row is the form's, or an alias of it.
    RowLabelled,
    /// 列名合格式: the label of its column is.
    ColumnLabelled,
    /// 小数位足: it has as many decimals as its head asks for.
    Precise,
}

/// How far two sides may lie apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tolerance {
    /// `±0.5`, `±0.5万元`, or `±1%` of the right side.
    Within(Literal),
    /// Half a unit of the last printed digit of each operand.
    Rounding,
}

/// How grave it is when an assertion does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// 须: has to be corrected.
    Must,
    /// 宜: correct or explain.
    Should,
    /// 提示: for information.
    Info,
}

/// `事实 visits：次 { 在 总体情况 表述 "…" }`.
#[derive(Clone, Debug)]
pub struct FactDecl {
    /// The name.
    pub name: Spanned<String>,
    /// The unit, where given.
    pub unit: Option<Spanned<String>>,
    /// The section it is looked for in, where given.
    pub section: Option<Spanned<String>>,
    /// The phrases, as written between the quotes; at least one.
    pub phrases: Vec<Spanned<String>>,
    /// Which of several hits counts, where that is said.
    pub pick: Option<Pick>,
    /// Words whose clause holds no hit.
    pub not_near: Vec<Spanned<String>>,
    /// The whole declaration.
    pub span: Span,
}

/// Which of several hits of a fact counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// There must be one figure only.
    Only,
    /// The first.
    First,
    /// The last.
    Last,
    /// All of them added up.
    Sum,
}

/// An expression.
#[derive(Clone, Debug)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Its place, brackets included.
    pub span: Span,
}

/// The kinds of expression. Chains of one operator are flat, so that long rules are not deep.
#[derive(Clone, Debug)]
pub enum ExprKind {
    /// A number.
    Number(Literal),
    /// A text.
    Text(String),
    /// Cells of a table.
    Reference(Reference),
    /// A fact, or the member that a quantifier names: `visits`, `总体情况 visits`.
    Name {
        /// The section, where given.
        section: Option<Spanned<String>>,
        /// The name.
        name: Spanned<String>,
    },
    /// A function.
    Call {
        /// Its name.
        function: Spanned<String>,
        /// Its arguments.
        arguments: Vec<Expr>,
    },
    /// `-x`.
    Negative(Box<Expr>),
    /// `a + b - c`: the first has no operator.
    Sum {
        /// The first operand.
        first: Box<Expr>,
        /// The others.
        rest: Vec<(AddOp, Expr)>,
    },
    /// `a × b ÷ c`.
    Product {
        /// The first operand.
        first: Box<Expr>,
        /// The others.
        rest: Vec<(MultiplyOp, Expr)>,
    },
    /// `a <= b <= c`.
    Compare {
        /// The first operand.
        first: Box<Expr>,
        /// The others.
        rest: Vec<(Spanned<CompareOp>, Expr)>,
    },
    /// `a 与 b 一致`: statements of the same thing.
    Match(Vec<Expr>),
    /// `a 为空`.
    IsBlank(Box<Expr>),
    /// `a 为整数`.
    IsWhole(Box<Expr>),
    /// `a 已填` and its like.
    Is(Property, Box<Expr>),
    /// `a 属于 (1, 2)`.
    In(Box<Expr>, Vec<Expr>),
    /// `a 介于 1 .. 9`: the ends count.
    Between(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `正文(其他事项) 包含 "收费" 或 "收取"`: one of the words is enough.
    Contains(Box<Expr>, Vec<Spanned<String>>),
    /// `每个 x 在 行(…): …`, or `任一`.
    Quantified {
        /// Whether all members have to satisfy it, or one is enough.
        every: bool,
        /// The name of the member.
        name: Spanned<String>,
        /// The list: a reference.
        list: Box<Expr>,
        /// What is said of the member.
        body: Box<Expr>,
    },
    /// `非 a`.
    Not(Box<Expr>),
    /// `a 且 b 且 c`.
    And(Vec<Expr>),
    /// `a 或 b 或 c`.
    Or(Vec<Expr>),
    /// `a ⇒ b`.
    Implies(Box<Expr>, Box<Expr>),
}

/// A number as written: `12`, `50%`, `0.5万元`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Literal {
    /// The digits, in half width.
    pub digits: String,
    /// Whether a percent sign follows.
    pub percent: bool,
    /// The unit that follows.
    pub unit: Option<Spanned<String>>,
}

/// `+` or `-`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddOp {
    /// `+`
    Plus,
    /// `-`
    Minus,
}

/// `×` or `÷`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MultiplyOp {
    /// `×`
    Times,
    /// `÷`
    Over,
}

/// The comparisons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompareOp {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<=`
    AtMost,
    /// `>=`
    AtLeast,
    /// `<`
    Less,
    /// `>`
    Greater,
}

/// `表二.格(规章, 现行有效件数)`.
#[derive(Clone, Debug)]
pub struct Reference {
    /// The table, where given.
    pub table: Option<Spanned<String>>,
    /// Which kind of reference.
    pub axis: Spanned<Axis>,
    /// The labels; at least one.
    pub labels: Vec<LabelRange>,
}

/// What a reference names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Axis {
    /// `行`: cells of one row, the column being free.
    Row,
    /// `各行`: several rows.
    Rows,
    /// `列`: cells of one column, the row being free.
    Column,
    /// `各列`: several columns.
    Columns,
    /// `格`: the one cell of a row and a column.
    Cell,
    /// `下级`: the labels directly below a category.
    Children,
    /// `末级`: all labels below a category that have none below them.
    Leaves,
    /// `小计`: the figures that a category itself is printed with.
    Subtotal,
    /// `正文`: the narrative of a section.
    Text,
}

/// A label, or a range of labels in the order of the form.
#[derive(Clone, Debug)]
pub struct LabelRange {
    /// The label, or the first one.
    pub first: Label,
    /// The last one of a range.
    pub last: Option<Label>,
}

impl LabelRange {
    /// Returns the place of the whole.
    pub fn span(&self) -> Span {
        self.last.as_ref().map_or(self.first.span, |last| self.first.span.to(last.span))
    }
}

/// A label as written, without quotes.
pub type Label = Spanned<String>;
