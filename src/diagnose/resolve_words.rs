//! The parts of which messages about names are made: references as one would write them, lists, the
//! nearest name.

use super::suggest::{nearest, nearest_label, set_apart};
use super::{Code, Diagnostic, Text, text};
use crate::model::fold;
use crate::resolve::{Direction, Ty};
use crate::source::Span;

/// How many names a message lists before it only says how many more there are.
pub(super) const LISTED: usize = 8;

pub(super) fn ty(ty: Ty) -> Text {
    match ty {
        Ty::Number => text!(zh: "一个数", en: "a number"),
        Ty::List => text!(zh: "几个数", en: "several numbers"),
        Ty::Statement => text!(zh: "一个等式或比较", en: "a statement that holds or not"),
        Ty::Text => text!(zh: "一段文字", en: "a text"),
    }
}

pub(super) fn axis(direction: Direction) -> Text {
    match direction {
        Direction::Row => text!(zh: "行", en: "row"),
        Direction::Column => text!(zh: "列", en: "column"),
    }
}

/// Returns the reference that names a label, as one would write it.
pub(super) fn call(direction: Direction, label: &str) -> Text {
    let label = quoted(label);
    match direction {
        Direction::Row => text!(zh: "行({label})", en: "row({label})"),
        Direction::Column => text!(zh: "列({label})", en: "col({label})"),
    }
}

/// Returns a label as it can be written in a rule: in quotes where it would not be read whole.
pub(super) fn quoted(label: &str) -> String {
    let mut depth = 0_i32;
    let mut plain = !label.contains("..") && !label.starts_with(['"', '“', '「']);
    for sign in label.chars() {
        match sign {
            '(' | '（' => depth += 1,
            ')' | '）' => depth -= 1,
            ',' | '，' => plain &= depth > 0,
            _ => {}
        }
        plain &= depth >= 0;
    }
    if plain && depth == 0 { label.to_owned() } else { format!("「{label}」") }
}

/// Adds the nearest name as help; where none is near, the names there are.
pub(super) fn did_you_mean(
    message: Diagnostic,
    name: &str,
    candidates: &[String],
    direction: Option<Direction>,
) -> Diagnostic {
    if let Some(meant) = nearest_label(name, candidates) {
        let code = match direction {
            Some(direction) => call(direction, meant),
            None => Text::same(named(meant)),
        };
        let (zh, en) = (&code.zh, &code.en);
        return message.help(text!(zh: "是不是 {zh}？", en: "did you mean {en}?"));
    }
    if candidates.is_empty() {
        return message;
    }
    let (zh, en) = listed(candidates);
    message.help(text!(zh: "这里有：{zh}", en: "there are: {en}"))
}

/// Lists names in both languages; beyond a few only how many more there are.
pub(super) fn listed(names: &[String]) -> (String, String) {
    let shown: Vec<&str> = names.iter().take(LISTED).map(String::as_str).collect();
    let more = names.len().saturating_sub(LISTED);
    let (zh, en) = (shown.join("、"), shown.join(", "));
    if more == 0 {
        (zh, en)
    } else {
        (format!("{zh}，另有 {more} 个"), format!("{en} and {more} more"))
    }
}

/// Returns the name of a table or a section as it can be written in a rule: in quotes where it holds
/// more than letters and digits.
pub(super) fn named(name: &str) -> String {
    let plain = name.chars().all(|sign| sign.is_alphanumeric() || sign == '_');
    let starts = name.starts_with(|sign: char| !sign.is_numeric());
    if plain && starts { name.to_owned() } else { format!("「{name}」") }
}

/// Adds the nearest function as help; where none is near, those there are, in each language.
pub(super) fn known_function(message: Diagnostic, name: &str, candidates: &[String]) -> Diagnostic {
    if nearest(name, candidates.iter().map(String::as_str)).is_some() {
        return did_you_mean(message, name, candidates, None);
    }
    let (en, zh): (Vec<&str>, Vec<&str>) =
        candidates.iter().map(String::as_str).partition(|name| name.is_ascii());
    let (zh, en) = (zh.join("、"), en.join(", "));
    message.help(text!(zh: "这里有：{zh}", en: "there are: {en}"))
}

/// Returns the advice for a name that was meant to be a row, a column or a cell: `行 新收`, `行新收`.
pub(super) fn bracketed(name: &str) -> Option<Text> {
    let axis = ["行", "列", "格", "末级", "下级", "row", "col", "cell"];
    let meant = axis.iter().find(|axis| name.starts_with(**axis))?;
    let label = name.strip_prefix(meant).filter(|label| !label.is_empty());
    if label.is_some() && meant.is_ascii() {
        return None;
    }
    let label = label.unwrap_or("新收");
    Some(text!(
        zh: "名称写在括号里：{meant}({label})",
        en: "put the label in brackets: {meant}({label})",
    ))
}

/// Returns the advice for a name that swallowed words of the language.
pub(super) fn unspaced(spaced: &str) -> Text {
    text!(zh: "词与词之间空一格：{spaced}", en: "put blanks between its words: {spaced}")
}

/// Returns what is meant by a function of a spreadsheet, or by an axis typed with a radical.
pub(super) fn meant_word(name: &str) -> Option<Text> {
    const FUNCTIONS: [(&str, &str, &str); 9] = [
        ("求和", "合计", "sum"),
        ("总和", "合计", "sum"),
        ("相加", "合计", "sum"),
        ("最大值", "最大", "max"),
        ("最小值", "最小", "min"),
        ("计数", "个数", "count"),
        ("四舍五入", "舍入到", "round"),
        ("增长率", "增幅", "growth"),
        ("比例", "占比", "ratio"),
    ];
    if let Some((_, zh, en)) = FUNCTIONS.iter().find(|(written, ..)| *written == name) {
        return Some(text!(zh: "写“{zh}”", en: "write `{en}`"));
    }
    let plain = fold(name);
    let is_axis = ["行", "列", "格", "正文"].contains(&plain.as_str());
    (is_axis && plain != name).then(|| {
        text!(
            zh: "“{name}”是字形相同的部首，重新打一个“{plain}”字，例如：{plain}(新收)",
            en: "`{name}` is a radical that looks the same; type {plain} again, such as: {plain}(新收)",
        )
    })
}

/// Returns a call of a function with as many figures as it takes.
pub(super) fn called(function: &str) -> Option<Text> {
    Some(match function {
        "round" | "舍入到" => text!(
            zh: "例如：舍入到(格(新收, 总计), 0)",
            en: "such as: round(cell(新收, 总计), 0)",
        ),
        "abs" | "绝对值" => text!(
            zh: "例如：绝对值(格(新收, 总计))",
            en: "such as: abs(cell(新收, 总计))",
        ),
        "if_blank" | "空则" => text!(
            zh: "例如：空则(格(新收, 总计), 0)",
            en: "such as: if_blank(cell(新收, 总计), 0)",
        ),
        "ratio" | "占比" => text!(
            zh: "例如：占比(格(予以公开, 总计), 格(新收, 总计))",
            en: "such as: ratio(cell(予以公开, 总计), cell(新收, 总计))",
        ),
        "growth" | "增幅" => text!(
            zh: "例如：增幅(格(新收, 总计))",
            en: "such as: growth(cell(新收, 总计))",
        ),
        _ => return None,
    })
}

/// Looks for several labels in what was read as one: joined by the wrong sign, or in the wrong quotes.
pub(super) fn several_labels(
    label: &str,
    candidates: &[String],
    direction: Direction,
) -> Option<Text> {
    const RANGES: [&str; 10] = ["—", "–", "-", "－", "~", "～", "至", "到", "…", ":"];
    let known = |part: &str| {
        let part =
            fold(part.trim_matches(['《', '》', '\'', '‘', '’', '<', '>', ' ', '.', '…', '：']));
        let exact = candidates.iter().find(|one| fold(one) == part);
        let mut holding = candidates.iter().filter(|one| fold(one).contains(&part));
        let only = holding.next().filter(|_| holding.next().is_none() && !part.is_empty());
        exact.or(only).map(|one| quoted(one))
    };
    let axis = match direction {
        Direction::Row => text!(zh: "行", en: "row"),
        Direction::Column => text!(zh: "列", en: "col"),
    };
    let (zh, en) = (&axis.zh, &axis.en);
    if label.contains('、') {
        let parts: Option<Vec<String>> = label.split('、').map(known).collect();
        let list = parts?.join(", ");
        return Some(text!(
            zh: "几个名称之间用逗号：{zh}({list})",
            en: "put commas between names: {en}({list})",
        ));
    }
    for sign in RANGES {
        if let Some((first, last)) = label.split_once(sign)
            && let (Some(first), Some(last)) = (known(first), known(last))
        {
            return Some(text!(
                zh: "范围用两个点：{zh}({first} .. {last})",
                en: "a range has two dots: {en}({first} .. {last})",
            ));
        }
    }
    if label.starts_with(['《', '\'', '‘', '<']) {
        let label = known(label)?;
        return Some(text!(
            zh: "名称不加这种引号：{zh}({label})",
            en: "write it without these quotes: {en}({label})",
        ));
    }
    None
}

/// Returns what is meant by a name that says a number or that nothing is there.
pub(super) fn not_a_name(name: &str) -> Option<Text> {
    if ["空", "空白", "无", "blank", "null"].contains(&name) {
        return Some(text!(
            zh: "没有填写，写作：格(新收, 总计) 为空",
            en: "for what is not filled in write: cell(新收, 总计) is blank",
        ));
    }
    let numeral = |sign: char| "零〇一二两三四五六七八九十百千万亿".contains(sign);
    name.chars().all(numeral).then(|| {
        text!(
            zh: "数写成数字，例如：格(新收, 总计) == 35",
            en: "write numbers in digits, such as: cell(新收, 总计) == 35",
        )
    })
}

/// Returns what is meant by a word that needs a colon and was read as a section.
pub(super) fn without_colon(name: &str) -> Option<Text> {
    let known =
        ["合格", "不符", "不验", "依据", "级别", "缺失", "说明", "建议", "pass", "fail", "skip"];
    known.contains(&name).then(|| {
        text!(
            zh: "“{name}”后面写冒号：{name}: ……",
            en: "put a colon behind it: {name}: …",
        )
    })
}

/// What to do where no table of a report has a name.
pub(super) fn name_the_table() -> Text {
    text!(
        zh: "报告里的表没有名称：给它所在的部分写上 heading:，规则里就用这个标题",
        en: "no table of the report has a name: give its section a heading, and use that in the rule",
    )
}

/// Returns the message for a name that no fact has; a label of a table is written with its axis.
pub(super) fn unknown_fact(
    name: &str,
    section: Option<&str>,
    candidates: &[String],
    label_of: Option<Direction>,
) -> Diagnostic {
    let headline = match section {
        Some(section) => text!(
            zh: "“{section}”里没有给出“{name}”，也没有定义它怎么说",
            en: "`{section}` gives no `{name}`, and no fact says how the text words it",
        ),
        None => text!(
            zh: "没有叫“{name}”的事实",
            en: "no fact is called `{name}`",
        ),
    };
    let message = Diagnostic::error(Code("resolve/unknown-fact"), headline);
    if let Some(direction) = label_of {
        let code = call(direction, name);
        let (zh, en) = (&code.zh, &code.en);
        return message.help(match direction {
            Direction::Row => {
                text!(zh: "表里有这一行，写作：{zh}", en: "a table has this row; write {en}")
            }
            Direction::Column => {
                text!(zh: "表里有这一列，写作：{zh}", en: "a table has this column; write {en}")
            }
        });
    }
    if let Some(advice) = not_a_name(name) {
        return message.help(advice);
    }
    if let Some(advice) = set_apart(name).map(|spaced| unspaced(&spaced)).or(bracketed(name)) {
        return message.help(advice);
    }
    if nearest(name, candidates.iter().map(String::as_str)).is_some() {
        return did_you_mean(message, name, candidates, None);
    }
    message
        .help(text!(
            zh: "在规则里定义：事实 {name} {{ 表述 \"……{{n}}……\" }}；没有表式的报告，也可以直接写 facts: {{{name}: 数}}",
            en: "define it: fact {name} {{ say \"…{{n}}…\" }}; a report without a form may also give it, facts: {{{name}: number}}",
        ))
}

pub(super) fn row_and_column(span: Span, other: Span) -> Diagnostic {
    Diagnostic::error(
        Code("resolve/row-and-column"),
        text!(
            zh: "一条等式里既逐列又逐行，不知道按哪个方向核对",
            en: "the statement goes along rows and columns at once",
        ),
    )
    .at(span, Some(text!(zh: "这里换了方向", en: "another direction here")))
    .at(other, Some(text!(zh: "这里已定方向", en: "the direction is set here")))
    .help(text!(
        zh: "“逐列”里写 行(…)，“逐行”里写 列(…)；要某一格就写 格(行名, 列名)",
        en: "write row(…) for each column, col(…) for each row; for one cell write cell(row, column)",
    ))
}

pub(super) fn nothing_along(span: Span, scope: Span) -> Diagnostic {
    Diagnostic::error(
        Code("resolve/nothing-along"),
        text!(
            zh: "这一条没有写哪一行或哪一列，不能逐列、逐行核对",
            en: "the statement names no row or column, and cannot be checked one by one",
        ),
    )
    .at(span, None)
    .at(scope, Some(text!(zh: "这里要求逐个核对", en: "one by one is asked for here")))
    .help(text!(
        zh: "逐列核对的，写出各行，例如 行(新收)；只核对一次的，移到花括号外面",
        en: "name the rows to be checked in each column, such as row(新收); what is checked once stands outside the braces",
    ))
}

pub(super) fn no_version_number(table: &str) -> Diagnostic {
    let words = match table.trim().is_empty() {
        // A table that a report prints without a caption and without a form has no name.
        true => text!(
            zh: "这张表没有表式，说不出它是哪一版",
            en: "the table has no form, and so no version",
        ),
        false => text!(
            zh: "“{table}”的版式不是一个数",
            en: "the version of `{table}` is no number",
        ),
    };
    Diagnostic::error(Code("resolve/no-version-number"), words)
        .help(text!(
            zh: "“版式”用于有表式的报告，表式的 version 要写成年份，例如 version: \"2021\"",
            en: "`version` is for reports with a form whose version is written as a year, such as version: \"2021\"",
        ))
}

pub(super) fn no_subtotal(label: &str) -> Diagnostic {
    Diagnostic::error(
        Code("resolve/no-subtotal"),
        text!(
            zh: "“{label}”自己没有数，也没有注明可以填小计",
            en: "`{label}` has no figures of its own, and the form does not say that it may",
        ),
    )
    .help(text!(
        zh: "报告可能在这一类上填小计的，在表式里给它写 subtotal: true",
        en: "where reports may print its subtotal, write subtotal: true at it in the form",
    ))
}
