//! What is wrong with the names and types of a rule, in words.

use super::resolve_phrases as phrases;
use super::resolve_words::{
    LISTED, axis, bracketed, call, called, did_you_mean, known_function, listed, meant_word,
    name_the_table, named, no_subtotal, no_version_number, nothing_along, quoted, row_and_column,
    several_labels, ty, unknown_fact, unspaced, without_colon,
};
use super::suggest::set_apart;
use super::{Code, Diagnostic, Text, text};
use crate::resolve::{Direction, ResolveError, ResolveErrorKind, Ty};

/// Returns the message for one problem of a rule.
pub fn resolve_error(error: &ResolveError) -> Diagnostic {
    use ResolveErrorKind as Kind;
    let message = match &error.kind {
        Kind::UnknownLabel { label, direction, table, candidates } => {
            let axis = axis(*direction);
            let (zh, en) = (&axis.zh, &axis.en);
            let headline = if table.is_empty() {
                text!(zh: "哪张表里都没有叫“{label}”的{zh}", en: "no {en} of any table is called `{label}`")
            } else {
                text!(zh: "“{table}”里没有叫“{label}”的{zh}", en: "no {en} of `{table}` is called `{label}`")
            };
            let message = Diagnostic::error(Code("resolve/unknown-label"), headline);
            match several_labels(label, candidates, *direction) {
                Some(meant) => message.help(meant),
                None => did_you_mean(message, label, candidates, Some(*direction)),
            }
        }
        Kind::WrongAxis { label, direction, table } => {
            let (found, written) = (axis(direction.other()), axis(*direction));
            let (found_zh, found_en) = (&found.zh, &found.en);
            let (written_zh, written_en) = (&written.zh, &written.en);
            let code = call(direction.other(), label);
            let (code_zh, code_en) = (&code.zh, &code.en);
            Diagnostic::error(
                Code("resolve/wrong-axis"),
                text!(
                    zh: "“{label}”在“{table}”里是{found_zh}，不是{written_zh}",
                    en: "`{label}` is a {found_en} of `{table}`, not a {written_en}",
                ),
            )
            .help(text!(
                zh: "改写为 {code_zh}；格里先写行名，后写列名",
                en: "write {code_en}; a cell takes the row first, then the column",
            ))
        }
        Kind::AmbiguousLabel { label, direction, candidates } => {
            ambiguous_label(label, *direction, candidates)
        }
        Kind::NotAFigure { label, direction, children } => {
            not_a_figure(label, *direction, children)
        }
        Kind::NoChildren { label } => Diagnostic::error(
            Code("resolve/no-children"),
            text!(zh: "“{label}”下面没有可以相加的细项", en: "`{label}` has nothing below it"),
        )
        .help(text!(zh: "直接写这一行或这一列", en: "name the row or the column itself")),
        Kind::BackwardsRange { first, last } => Diagnostic::error(
            Code("resolve/backwards-range"),
            text!(
                zh: "范围写反了：“{last}”在“{first}”前面",
                en: "the range runs backwards: `{last}` stands before `{first}`",
            ),
        )
        .help(text!(zh: "改写为 {last} .. {first}", en: "write {last} .. {first}")),
        Kind::CellLabels { .. } => Diagnostic::error(
            Code("resolve/cell-labels"),
            text!(zh: "“格”要写一个行名和一个列名", en: "`cell` takes one row and one column"),
        )
        .help(text!(zh: "例如 格(新收, 总计)", en: "such as cell(新收, 总计)")),
        Kind::TotalInSum { total, part } => Diagnostic::error(
            Code("resolve/total-in-sum"),
            text!(
                zh: "合计里既有“{total}”又有它的细项“{part}”，会重复计算",
                en: "the sum counts twice: `{total}` already holds `{part}`",
            ),
        )
        .help(text!(zh: "从范围里去掉“{total}”", en: "leave `{total}` out of it")),
        Kind::UnknownTable { name, candidates } => {
            let message = Diagnostic::error(
                Code("resolve/unknown-table"),
                text!(zh: "没有叫“{name}”的表", en: "no table is called `{name}`"),
            );
            match candidates.iter().all(|name| name.trim().is_empty()) {
                true => message.help(name_the_table()),
                false => did_you_mean(message, name, candidates, None),
            }
        }
        Kind::SeveralTables { tables } => {
            let (zh, en) = listed(tables);
            let first = tables.first().map_or("", String::as_str);
            let first = named(first);
            Diagnostic::error(
                Code("resolve/several-tables"),
                text!(zh: "这些名称在几张表里都有：{zh}", en: "several tables have these names: {en}"),
            )
            .help(text!(
                zh: "写明是哪张表：在 {first} {{ … }}",
                en: "say which table: in {first} {{ … }}",
            ))
        }
        Kind::NoTable => Diagnostic::error(
            Code("resolve/no-table"),
            text!(zh: "报告里没有表，找不到行和列", en: "the report has no table to look in"),
        )
        .help(text!(
            zh: "在报告里补上 table:，写出 columns 和 rows",
            en: "give the report a `table:` with `columns` and `rows`",
        )),
        Kind::RowAndColumn { other } => row_and_column(error.span, *other),
        Kind::NothingAlong { scope } => nothing_along(error.span, *scope),
        Kind::AcrossTables { tables: [first, second] } => Diagnostic::error(
            Code("resolve/across-tables"),
            text!(
                zh: "一条等式不能同时逐格核对“{first}”和“{second}”两张表",
                en: "one statement cannot go along `{first}` and `{second}` together",
            ),
        )
        .help(text!(
            zh: "两张表之间用单独的格来比，例如 表二.格(行名, 列名)",
            en: "compare single cells across tables, such as 表二.cell(row, column)",
        )),
        Kind::NothingBound => Diagnostic::error(
            Code("resolve/nothing-bound"),
            text!(zh: "全都除外了，没有剩下要核对的", en: "everything is left out; nothing remains to check"),
        )
        .help(text!(zh: "检查“除”后面的名称", en: "check the names behind `except`")),
        Kind::ScopeInScope { outer } => Diagnostic::error(
            Code("resolve/scope-in-scope"),
            text!(zh: "在一张表里面又写了另一张表", en: "a table is named inside the scope of another"),
        )
        .at(error.span, Some(text!(zh: "里面的表", en: "the inner table")))
        .at(*outer, Some(text!(zh: "外面的表", en: "the outer table")))
        .help(text!(zh: "移到外面，单独写一段", en: "move it out into a scope of its own")),
        Kind::TooManyCells { limit } => Diagnostic::error(
            Code("resolve/too-many-cells"),
            text!(zh: "一条规则要读的数太多，最多 {limit} 个", en: "the rule reads more than {limit} figures"),
        )
        .help(text!(zh: "缩小范围，或拆成几条规则", en: "narrow its ranges, or split it")),
        Kind::TooManyParts { limit } => Diagnostic::error(
            Code("resolve/too-many-parts"),
            text!(
                zh: "把名称换成它们代表的算式以后，这一条太长了，最多 {limit} 项",
                en: "with what its names stand for put in, the statement has more than {limit} parts",
            ),
        )
        .help(text!(zh: "拆成几条规则来写", en: "split it into several rules")),
        Kind::UnknownSection { name, candidates } => {
            let message = Diagnostic::error(
                Code("resolve/unknown-section"),
                text!(zh: "没有叫“{name}”的部分", en: "no section is called `{name}`"),
            );
            match bracketed(name).or_else(|| without_colon(name)) {
                Some(advice) => message.help(advice),
                None => did_you_mean(message, name, candidates, None),
            }
        }
        Kind::AmbiguousSection { name, candidates } => {
            let (zh, en) = listed(candidates);
            Diagnostic::error(
                Code("resolve/ambiguous-section"),
                text!(zh: "“{name}”对得上几个部分：{zh}", en: "`{name}` fits several sections: {en}"),
            )
            .help(text!(zh: "写全部分的标题", en: "write the heading out"))
        }
        Kind::UnknownFact { name, section, candidates, label_of } => {
            unknown_fact(name, section.as_deref(), candidates, *label_of)
        }
        Kind::UnknownUnitGroup { candidates } => {
            let (zh, en) = listed(candidates);
            Diagnostic::error(
                Code("resolve/unknown-unit-group"),
                text!(zh: "“各”的第一项只能是 {zh}", en: "the first part of `each` can only be {en}"),
            )
            .help(text!(
                zh: "例如：合计(各(下属单位, 格(新收, 总计)))",
                en: "such as: sum(each(children, cell(新收, 总计)))",
            ))
        }
        Kind::NoVersionNumber { table } => no_version_number(table),
        Kind::NoSubtotal { label } => no_subtotal(label),
        Kind::OtherReportTwice => Diagnostic::error(
            Code("resolve/other-report-twice"),
            text!(
                zh: "“上年”和“各”不能一个套一个",
                en: "`prior` and `each` cannot stand inside one another",
            ),
        )
        .help(text!(
            zh: "分成两条规则：一条和上年比，一条和下属单位比",
            en: "make two rules: one against the year before, one against the subordinate units",
        )),
        Kind::NothingOfOtherReport => Diagnostic::error(
            Code("resolve/nothing-of-other-report"),
            text!(
                zh: "这里没有引用另一份报告里的任何数",
                en: "nothing in here is read in the other report",
            ),
        )
        .help(text!(
            zh: "写出要看的数，例如：行(上年结转) == 上年(行(结转下年))",
            en: "name what is read there, such as: row(上年结转) == prior(row(结转下年))",
        )),
        Kind::MembersWithoutNames => Diagnostic::error(
            Code("resolve/members-without-names"),
            text!(
                zh: "几份报告的数不能用“每个”“任一”逐个来说",
                en: "`every` and `some` cannot go through the figures of several reports",
            ),
        )
        .help(text!(
            zh: "用 最大、最小、合计 或 个数，例如：最大(各(下属单位, 格(新收, 总计))) <= 格(新收, 总计)",
            en: "use max, min, sum or count, such as: max(each(children, cell(新收, 总计))) <= cell(新收, 总计)",
        )),
        Kind::RepeatedFact { name, first } => Diagnostic::error(
            Code("resolve/repeated-fact"),
            text!(zh: "事实“{name}”定义了两次", en: "the fact `{name}` is defined twice"),
        )
        .at(error.span, Some(text!(zh: "第二次", en: "the second time")))
        .at(*first, Some(text!(zh: "第一次", en: "the first time")))
        .help(text!(
            zh: "合成一处，几种说法用“或”连接",
            en: "make them one; join several phrases with `or`",
        )),
        Kind::RepeatedLet { name, first } => Diagnostic::error(
            Code("resolve/repeated-let"),
            text!(zh: "“{name}”设了两次", en: "`{name}` is defined twice"),
        )
        .at(error.span, Some(text!(zh: "第二次", en: "the second time")))
        .at(*first, Some(text!(zh: "第一次", en: "the first time")))
        .help(text!(zh: "给其中一个换个名称", en: "give one of them another name")),
        Kind::LetTooDeep { name, limit } => Diagnostic::error(
            Code("resolve/let-too-deep"),
            text!(
                zh: "“{name}”里套用的名称太多（最多 {limit}），或绕回了自己",
                en: "`{name}` stands for too many names (at most {limit}), or for itself",
            ),
        )
        .help(text!(zh: "把它直接写成算式", en: "write the expression out")),
        Kind::UnitMixture { units: [first, second] } => Diagnostic::error(
            Code("resolve/unit-mixture"),
            text!(
                zh: "“{first}”和“{second}”不是一种单位，不能相加或比较",
                en: "{first} and {second} are different units; they cannot be added or compared",
            ),
        )
        .help(text!(
            zh: "核对引用的行和列；元、万元、亿元之间会自动换算",
            en: "check which rows and columns are meant; 元, 万元 and 亿元 convert by themselves",
        )),
        Kind::UnitsOfList { units: [first, second] } => Diagnostic::error(
            Code("resolve/units-of-list"),
            text!(
                zh: "这里的几个数有的以{first}计，有的以{second}计，不能放在一起",
                en: "some of these figures are in {first} and some in {second}; they cannot stand in one list",
            ),
        )
        .help(text!(
            zh: "一个一个写出来，单位会自动换算，例如：合计(行(甲), 行(乙))",
            en: "write them one by one, and the units convert by themselves: sum(row(a), row(b))",
        )),
        Kind::ToleranceWithoutSides => Diagnostic::error(
            Code("resolve/tolerance-without-sides"),
            text!(zh: "这句话没有两边，谈不上误差", en: "this statement has no two sides that could lie apart"),
        )
        .help(text!(
            zh: "误差只用在比较后面，例如：行(甲) == 行(乙) 误差 ±0.5",
            en: "a tolerance follows a comparison, such as: row(a) == row(b) within ±0.5",
        )),
        Kind::UnknownExampleName { name, candidates } => {
            let message = Diagnostic::error(
                Code("resolve/unknown-example-name"),
                text!(zh: "这条规则没有用到“{name}”", en: "the rule does not read `{name}`"),
            );
            did_you_mean(message, name, candidates, None)
        }
        Kind::NotAYear { value } => Diagnostic::error(
            Code("resolve/not-a-year"),
            text!(zh: "“{value}”不是年份", en: "`{value}` is no year"),
        )
        .help(text!(zh: "写四位数字，例如 2021", en: "write four digits, such as 2021")),
        Kind::NotATolerance { value } => Diagnostic::error(
            Code("resolve/not-a-tolerance"),
            text!(zh: "“{value}”不是误差", en: "`{value}` is no tolerance"),
        )
        .help(text!(
            zh: "可以写 ±0.5、±0.5万元、±1% 或 舍入",
            en: "write ±0.5, ±0.5万元, ±1% or rounding",
        )),
        Kind::UnknownRule { id, candidates } => {
            let message = Diagnostic::error(
                Code("resolve/unknown-rule"),
                text!(zh: "没有编号为“{id}”的别的规则", en: "no other rule has the id `{id}`"),
            );
            if candidates.is_empty() {
                return message.at(error.span, None).help(text!(
                    zh: "核对编号；没有别的规则时删去这一行",
                    en: "check the id, or delete the line where there is no other rule",
                ));
            }
            did_you_mean(message, id, candidates, None)
        }
        Kind::PhraseWithoutWords => phrases::without_words(),
        Kind::ListWithoutBeginning => phrases::list_without_beginning(),
        Kind::NumberAndList => phrases::number_and_list(),
        Kind::PhraseTooLong { limit } => phrases::too_long(*limit),
        Kind::PhraseNumber { found } => phrases::number(*found),
        Kind::Alternatives(flaw) => phrases::alternatives(*flaw),
        Kind::UnknownFunction { name, candidates } => {
            let message = Diagnostic::error(
                Code("resolve/unknown-function"),
                text!(zh: "没有叫“{name}”的算法", en: "no function is called `{name}`"),
            );
            match set_apart(name) {
                Some(spaced) => message.help(unspaced(&spaced)),
                None => match meant_word(name) {
                    Some(meant) => message.help(meant),
                    None => known_function(message, name, candidates),
                },
            }
        }
        Kind::ArgumentCount { function, least, most, found } => {
            let headline = match most {
                Some(most) => text!(
                    zh: "{function} 要 {most} 个数，这里写了 {found} 个",
                    en: "`{function}` takes {most}, and {found} are written",
                ),
                None => text!(
                    zh: "{function} 至少要 {least} 个数，这里写了 {found} 个",
                    en: "`{function}` takes at least {least}, and {found} are written",
                ),
            };
            let message = Diagnostic::error(Code("resolve/argument-count"), headline);
            match called(function) {
                Some(example) => message.help(example),
                None => message,
            }
        }
        Kind::Mismatch { expected, found } => mismatch(*expected, *found),
        Kind::RepeatedId { id, first } => Diagnostic::error(
            Code("resolve/repeated-id"),
            text!(zh: "两条规则都编号为“{id}”", en: "two rules have the id `{id}`"),
        )
        .at(error.span, Some(text!(zh: "第二条", en: "the second one")))
        .at(*first, Some(text!(zh: "第一条", en: "the first one")))
        .help(text!(zh: "给其中一条换个编号", en: "give one of them another id")),
        Kind::AttributeValue { key: (english, chinese), value, known } => {
            let list = |pick: fn(&(&'static str, &'static str)) -> &'static str, comma: &str| {
                let mut names: Vec<_> = Vec::new();
                for name in known.iter().map(pick) {
                    if !names.contains(&name) {
                        names.push(name);
                    }
                }
                names.join(comma)
            };
            let (zh, en) = (list(|pair| pair.1, "、"), list(|pair| pair.0, ", "));
            Diagnostic::error(
                Code("resolve/attribute-value"),
                text!(zh: "“{chinese}”不能是“{value}”", en: "`{english}` cannot be `{value}`"),
            )
            .help(text!(zh: "可以写：{zh}", en: "there are: {en}"))
        }
    };
    if message.excerpts.is_empty() { message.at(error.span, None) } else { message }
}

fn ambiguous_label(label: &str, direction: Direction, candidates: &[String]) -> Diagnostic {
    let count = candidates.len();
    let axis = axis(direction);
    let (zh, en) = (&axis.zh, &axis.en);
    let message = Diagnostic::error(
        Code("resolve/ambiguous-label"),
        text!(
            zh: "“{label}”对得上 {count} {zh}，不知道指哪一{zh}",
            en: "`{label}` fits {count} {en}s; which one is meant?",
        ),
    );
    let calls: Vec<Text> = candidates.iter().take(LISTED).map(|one| call(direction, one)).collect();
    let list =
        |lang: fn(&Text) -> &str, or: &str| calls.iter().map(lang).collect::<Vec<_>>().join(or);
    let (zh, en) = (list(|one| &one.zh, " 或 "), list(|one| &one.en, " or "));
    message.help(text!(zh: "写全名称：{zh}", en: "write the name out: {en}"))
}

fn not_a_figure(label: &str, direction: Direction, children: &[String]) -> Diagnostic {
    let axis = axis(direction);
    let (zh, en) = (&axis.zh, &axis.en);
    let message = Diagnostic::error(
        Code("resolve/not-a-figure"),
        text!(
            zh: "“{label}”只是一个类目，这一{zh}本身没有数",
            en: "`{label}` is a category; the {en} has no figures of its own",
        ),
    );
    let quoted = quoted(label);
    let (zh, en) = listed(children);
    message.help(text!(
        zh: "细项相加写 合计(末级({quoted}))；或者写下面的一项：{zh}",
        en: "to add its parts write sum(leaves({quoted})); or name one of them: {en}",
    ))
}

fn mismatch(expected: Ty, found: Ty) -> Diagnostic {
    let (wanted, got) = (ty(expected), ty(found));
    let (zh, en) = (&wanted.zh, &wanted.en);
    let (got_zh, got_en) = (&got.zh, &got.en);
    let message = Diagnostic::error(
        Code("resolve/mismatch"),
        text!(zh: "这里要{zh}，写的却是{got_zh}", en: "{en} is due here, but this is {got_en}"),
    );
    match (expected, found) {
        (Ty::Statement, Ty::Number | Ty::List) => message.help(text!(
            zh: "说出它要等于什么，例如：… == 行(总计)",
            en: "say what it must equal, such as: … == row(总计)",
        )),
        (Ty::List, Ty::Number) => message.help(text!(
            zh: "写出几个，例如：行(甲 .. 乙)",
            en: "name several, such as: rows(a .. b)",
        )),
        (Ty::Number, Ty::List) => message.help(text!(
            zh: "几个数要先合成一个，例如：合计(列(甲 .. 乙))",
            en: "make one of the several numbers, such as: sum(cols(a .. b))",
        )),
        (Ty::Number, Ty::Statement) => message.help(text!(
            zh: "两个式子之间用“且”连接",
            en: "join two statements with `and`",
        )),
        (Ty::Number | Ty::Statement | Ty::List, Ty::Text) => message.help(text!(
            zh: "文字只用在“包含”后面，例如：正文(总体情况) 包含 \"收费\"",
            en: "a text stands behind `contains` only, such as: text(总体情况) contains \"收费\"",
        )),
        _ => message,
    }
}
