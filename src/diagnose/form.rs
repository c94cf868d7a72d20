//! What is wrong with a form, in words. Its reader wrote it from a notice and knows the printed one.

use super::model_words::short;
use super::suggest::nearest;
use super::{Code, Diagnostic, Text, text};
use crate::model::FormErrorKind as Kind;
use crate::source::Span;

fn error(code: &'static str, headline: Text) -> Diagnostic {
    Diagnostic::error(Code(code), headline)
}

/// Returns the message for one problem of a form.
pub(super) fn form_error(problem: &Kind, at: Span) -> Diagnostic {
    match problem {
        Kind::SecondForm => error(
            "form/second-form",
            text!(zh: "一个文件只放一个表式，这是第二个", en: "a file holds one form, and this is the second"),
        )
        .at(at, None)
        .help(text!(zh: "把它移到另一个文件，如 form-2019.yaml", en: "move it to a file of its own, such as form-2019.yaml")),
        Kind::NoTables => error(
            "form/no-tables",
            text!(zh: "这个表式一张表也没有", en: "the form has no table"),
        )
        .at(at, None)
        .help(text!(zh: "在有表的部分写 table: 和它的 name、columns、rows", en: "write `table:` with name, columns and rows in the sections that have one")),
        Kind::ValidityBackwards { from, to } => error(
            "form/valid-years",
            text!(zh: "起用年度 {from} 晚于停用年度 {to}", en: "valid from {from}, which is after {to}"),
        )
        .at(at, None)
        .help(text!(zh: "from 写第一个年度，to 写最后一个年度；现行表式不写 to", en: "`from` is the first year and `to` the last; a form still in use has no `to`")),
        Kind::SectionNameTwice { name, first } => twice(
            "form/section-name-twice",
            text!(zh: "两个部分都叫“{}”", en: "two sections are called `{}`", short(name)),
            (at, *first),
        ),
        Kind::TableNameTwice { name, first } => twice(
            "form/table-name-twice",
            text!(zh: "两张表都叫“{}”", en: "two tables are called `{}`", short(name)),
            (at, *first),
        ),
        Kind::TableAndGroup { first } => error(
            "form/table-and-tables",
            text!(zh: "一个部分写了 table，又写了 tables", en: "a section has both `table` and `tables`"),
        )
        .at(at, Some(text!(zh: "第二处", en: "and this")))
        .at(*first, Some(text!(zh: "第一处", en: "this")))
        .help(text!(zh: "只有一张表的写 table；有几张的都写进 tables 的 parts", en: "write `table` for one table, or put all of them into `parts` of `tables`")),
        Kind::GroupWithoutParts => error(
            "form/no-parts",
            text!(zh: "这一组里一张表也没有", en: "the group has no tables"),
        )
        .at(at, None)
        .help(text!(zh: "每张表以 - name: 开头，写 columns 和 rows", en: "begin each table with `- name:`, and write its columns and rows")),
        Kind::EmptyLabel => error(
            "form/empty-name",
            text!(zh: "这个名称是空的", en: "this name says nothing"),
        )
        .at(at, None)
        .help(text!(zh: "写出印在表上的名称", en: "write the name as it is printed")),
        Kind::NotYesNo { written } => error(
            "form/yes-or-no",
            text!(zh: "这里只能写 true 或 false，写的是“{}”", en: "`true` or `false` is due here, but `{}` is written", short(written)),
        )
        .at(at, None)
        .help(text!(zh: "是写 true，不是写 false", en: "write `true` for yes, `false` for no")),
        Kind::BadUnit { written, limit } => error(
            "form/unit",
            text!(zh: "单位应是 1 到 {limit} 个字，写的是“{}”", en: "a unit has 1 to {limit} characters, but `{}` is written", short(written)),
        )
        .at(at, None)
        .help(text!(zh: "写成 unit: 万元", en: "write `unit: 万元`")),
        Kind::UnknownAdmits { written, candidates } => {
            let names = candidates.iter().copied();
            let (zh, en) = ("件数（count）、金额（amount）、增减（change）", candidates.join(" "));
            let message = error(
                "form/unknown-admits",
                text!(zh: "admits 不能写“{}”", en: "`admits` cannot be `{}`", short(written)),
            );
            match nearest(written, names) {
                Some(near) => message
                    .at(at, Some(text!(zh: "应为 {near} ？", en: "`{near}`?")))
                    .help(text!(zh: "是不是 {near} ？", en: "did you mean `{near}`?")),
                None => message.at(at, None).help(text!(zh: "可以写：{zh}", en: "known here: {en}")),
            }
        }
        Kind::BadDecimals { written, limit } => error(
            "form/decimals",
            text!(zh: "小数位数应是 0 到 {limit} 的整数，写的是“{}”", en: "decimals should be a whole number from 0 to {limit}, but `{}` is written", short(written)),
        )
        .at(at, None)
        .help(text!(zh: "保留四位小数的写 decimals: 4", en: "write `decimals: 4` for four decimals")),
        Kind::DuplicateLabel { label, first } => error(
            "form/label-twice",
            text!(zh: "同一级里有两个“{}”", en: "two labels on one level are `{}`", short(label)),
        )
        .at(at, Some(text!(zh: "第二次", en: "again here")))
        .at(*first, Some(text!(zh: "第一次", en: "first here")))
        .help(text!(zh: "删去一个；不在同一级的，缩进到各自的上级下面", en: "delete one, or put each below the label it belongs to")),
        Kind::AliasClash { alias, other, first } => error(
            "form/alias-clash",
            text!(zh: "别名“{}”已经用了，指的是“{}”", en: "alias `{}` is taken: it names `{}`", short(alias), short(other)),
        )
        .at(at, Some(text!(zh: "不知道指哪一个", en: "ambiguous")))
        .at(*first, Some(text!(zh: "已用在这里", en: "taken here")))
        .help(text!(zh: "一个别名在同一张表的行或列里只能指一处：删去一个", en: "an alias may name one row or one column of a table: delete one of them")),
        Kind::TotalAlone { label } => error(
            "form/total-alone",
            text!(zh: "“{}”是合计，同级却没有可加的", en: "`{}` is a total, but nothing beside it adds up to it", short(label)),
        )
        .at(at, None)
        .help(text!(zh: "把它和各加数写在同一级，或删去 total: true", en: "put it on one level with what it adds up, or delete `total: true`")),
        Kind::TotalWithoutFigures { label } => error(
            "form/total-without-figures",
            text!(zh: "“{}”是合计，自己却没有数", en: "`{}` is a total without figures of its own", short(label)),
        )
        .at(at, None)
        .help(text!(zh: "合计下面不再分级；上级自己有数的，加上 figures: true", en: "write nothing below a total, or add `figures: true` if it prints figures of its own")),
        Kind::LeafWithoutFigures { label } => error(
            "form/leaf-without-figures",
            text!(zh: "“{}”下面没有分级，必定有数", en: "`{}` has nothing below it, and so has figures", short(label)),
        )
        .at(at, None)
        .help(text!(zh: "不用填的，写 fill: false", en: "write `fill: false` for one that is not filled in")),
        Kind::DecimalsOfCount { label, decimals } => error(
            "form/decimals-of-count",
            text!(zh: "“{}”填件数，却要保留 {decimals} 位小数", en: "`{}` takes whole counts, but has {decimals} decimals", short(label)),
        )
        .at(at, None)
        .help(text!(zh: "金额写 admits: 金额；件数不写 decimals", en: "write `admits: amount` for money, and no decimals for counts")),
        Kind::NoteContradicted { note, written, first } => error(
            "form/note-contradicted",
            text!(zh: "名称里注的是“{}”，这里写的是“{}”", en: "the label notes `{}`, but `{}` is written here", short(note), short(written)),
        )
        .at(at, Some(text!(zh: "与名称不符", en: "does not agree")))
        .at(*first, Some(text!(zh: "名称里的注", en: "the note")))
        .help(text!(zh: "名称里注明的，不用再写", en: "what the label notes need not be written again")),
        Kind::UnitsDisagree { row, column, first } => error(
            "form/units-disagree",
            text!(zh: "行的单位是{}，列的单位是{}", en: "the row is in {}, its columns are in {}", short(row), short(column)),
        )
        .at(at, Some(text!(zh: "行", en: "row")))
        .at(*first, Some(text!(zh: "列", en: "column")))
        .help(text!(zh: "单位只写在行上，或只写在列上", en: "give units to the rows only, or to the columns only")),
    }
}

fn twice(code: &'static str, headline: Text, (at, first): (Span, Span)) -> Diagnostic {
    error(code, headline)
        .at(at, Some(text!(zh: "第二次", en: "again here")))
        .at(first, Some(text!(zh: "第一次", en: "first here")))
        .help(text!(zh: "一个名称只能指一处：改一个，或从别名中删去", en: "a name may mean one thing only: change one, or take it out of the aliases"))
}
