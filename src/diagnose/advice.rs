//! What to write instead of what cannot stand at a place of a rule file. Each piece of rule text that is
//! proposed here can be typed as it stands.

use super::suggest::{nearest, set_apart};
use super::{Text, text};
use crate::syntax::{Expected, JOINING_WORDS};

/// A place that cannot be read, with the line around it.
pub(super) struct Place<'a> {
    /// What stands there; empty at the end of the statement.
    pub found: &'a str,
    /// What could stand there.
    pub expected: &'a [Expected],
    /// What stands before it on its line.
    pub before: &'a str,
    /// What stands behind it on its line.
    pub after: &'a str,
}

/// Says what to write instead of what is often written, or what a rule looks like.
pub(super) fn advice(place: &Place<'_>) -> Option<Text> {
    opening(place).or_else(|| word(place)).or_else(|| sign(place)).or_else(|| shape(place))
}

impl Place<'_> {
    pub(super) fn wants(&self, one: Expected) -> bool {
        self.expected.contains(&one)
    }

    /// Returns the first word of the line.
    fn first(&self) -> &str {
        let line = if self.before.trim().is_empty() { self.found } else { self.before };
        line.split_whitespace().next().unwrap_or_default()
    }
}

/// Looks at how the line begins: a remark, a mistyped word, an id that is none.
fn opening(place: &Place<'_>) -> Option<Text> {
    let Place { found, before, after, .. } = place;
    if before.trim().is_empty() && ["/", "／", "＃", "*", "%"].contains(found) {
        return Some(text!(
            zh: "说明文字前面写半角 #，例如：# 收办平衡",
            en: "put # before a remark, such as: # 收办平衡",
        ));
    }
    let first = place.first();
    let behind = format!("{found}{after}");
    let words = format!("{before} {behind}");
    if !["rule", "规则", "in", "在", "fact", "事实"].contains(&first)
        && words.trim_end().ends_with(['{', '｛'])
    {
        let chinese = ["规则", "在", "事实"];
        let english = ["rule", "fact", "waive"];
        // Of two characters one is often the wrong one.
        let half = ('规', "规则", '则');
        let half = (first.starts_with(half.0) || first.ends_with(half.2)).then_some(half.1);
        let near = nearest(first, chinese).or(nearest(first, english));
        if let Some(meant) = near.or(half.filter(|_| first.chars().count() == 2)) {
            return Some(text!(
                zh: "是不是“{meant}”？写作：规则 A-1 \"标题\" {{ 行(总计) == 行(新收) }}",
                en: "did you mean `{meant}`? It reads: rule A-1 \"title\" {{ row(总计) == row(新收) }}",
            ));
        }
    }
    if first.starts_with('在') && first.chars().count() > 1 && found.starts_with(['{', '｛']) {
        return Some(text!(
            zh: "“在”后面空一格，例如：在 表三 逐列 {{ 行(新收) >= 0 }}",
            en: "put a blank behind “在”, such as: 在 表三 逐列 {{ 行(新收) >= 0 }}",
        ));
    }
    let strengths = ["must", "should", "info"];
    if before.trim().is_empty()
        && nearest(first, strengths).is_some()
        && !strengths.contains(&first)
    {
        let meant = nearest(first, strengths).unwrap_or_default();
        return Some(text!(
            zh: "是不是 {meant}？写作：{meant} row(总计) == row(新收)",
            en: "did you mean `{meant}`? It reads: {meant} row(总计) == row(新收)",
        ));
    }
    let keywords = ["rule", "规则", "fact", "事实", "in", "在"];
    let bare = !before.contains(['(', '（', '=', '"', '“']) && !keywords.contains(&first);
    if found.starts_with([':', '：']) && bare {
        let id: String =
            before.split_whitespace().collect::<Vec<_>>().join("-").replace(['/', '／'], "-");
        return Some(text!(
            zh: "编号只用文字、数字、- 和 .，中间不空格，例如：{id}: 行(总计) == 行(新收)",
            en: "an id has letters, digits, - and . only, and no blanks, such as: {id}: row(总计) == row(新收)",
        ));
    }
    let is_id = found.contains('-') && found.chars().any(|sign| sign.is_ascii_digit());
    if before.trim().is_empty() && is_id {
        return Some(text!(
            zh: "编号后面写冒号，例如：{found}: 行(总计) == 行(新收)",
            en: "put a colon behind the id, such as: {found}: row(总计) == row(新收)",
        ));
    }
    None
}

/// Looks at words that other languages, or plain speech, use here.
fn word(place: &Place<'_>) -> Option<Text> {
    let found = place.found;
    let last = place.before.trim_end().rsplit([' ', '\u{3000}']).next().unwrap_or_default();
    Some(match found {
        "如果" | "若" | "if" => text!(
            zh: "条件写作：当 行(新收) > 0 则 行(总计) > 0",
            en: "a condition reads: when row(新收) > 0 then row(总计) > 0",
        ),
        "那么" | "就" | "那" if place.wants(Expected::Then) => text!(
            zh: "写“则”，例如：当 行(新收) > 0 则 行(总计) > 0",
            en: "write `then`, such as: when row(新收) > 0 then row(总计) > 0",
        ),
        _ if place.wants(Expected::Then) && !found.is_empty() => text!(
            zh: "条件后面写“则”，例如：当 行(新收) > 0 则 行(总计) > 0",
            en: "put `then` behind the condition, such as: when row(新收) > 0 then row(总计) > 0",
        ),
        "属于" | "in" => text!(
            zh: "几个值写在括号里，例如：行(新收) 属于 (1, 2)",
            en: "put the values in brackets, such as: row(新收) in (1, 2)",
        ),
        "到" | "至" | "~" | "～" if place.wants(Expected::RangeDots) => text!(
            zh: "范围用“..”，例如：行(新收) 介于 1 .. 2",
            en: "a range has two dots, such as: row(新收) between 1 .. 2",
        ),
        "月" | "年" | "天" | "日" => text!(
            zh: "只写数：规则里的单位有 元、万元、亿元、件、次、条、份、个、项、人",
            en: "write the number alone: units are 元, 万元, 亿元, 件, 次, 条, 份, 个, 项, 人",
        ),
        word if place.wants(Expected::Name) && JOINING_WORDS.contains(&word) => text!(
            zh: "“{word}”是规则用语，不能作名称，换一个",
            en: "`{word}` is a word of the language; choose another name",
        ),
        word if JOINING_WORDS.contains(&word) && place.wants(Expected::Operand) => text!(
            zh: "“{word}”是规则用语，不能作名称；两个“{word}”连着写的，删去一个",
            en: "`{word}` is a word of the language and no name; if it is written twice, delete one",
        ),
        _ if place.wants(Expected::Tolerance) => text!(
            zh: "误差写成数，例如：行(总计) == 行(新收) 误差 ±1",
            en: "write a number, such as: row(总计) == row(新收) within ±1",
        ),
        _ if place.wants(Expected::Each)
            && (found == "for" || found.starts_with('逐') || found == "每") =>
        {
            text!(
                zh: "写“逐列”或“逐行”，例如：在 表三 逐列 {{ 行(新收) >= 0 }}",
                en: "write `for each column` or `for each row`, such as: in 表三 for each column {{ row(新收) >= 0 }}",
            )
        }
        _ if last.chars().count() > 2 && set_apart(last).is_some() => {
            let spaced = set_apart(last).unwrap_or_default();
            text!(
                zh: "“{last}”连成了一个名称，词与词之间空一格：{spaced}",
                en: "`{last}` is read as one name; put blanks between its words: {spaced}",
            )
        }
        _ => return None,
    })
}

/// Looks at signs.
fn sign(place: &Place<'_>) -> Option<Text> {
    let Place { found, before, after, .. } = *place;
    let wants = |one: Expected| place.wants(one);
    let invisible = |sign: char| {
        sign.is_control()
            || matches!(sign, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}')
    };
    let word = before.trim_end();
    let word = word.rsplit(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default();
    let takes_label = !after.contains(['=', ':', '：', '＝']) || after.contains([']', '］', '】']);
    let axis = ["行", "列", "格"].into_iter().find(|axis| takes_label && *axis == word);
    let axis_en = ["row", "col", "cell"].into_iter().find(|axis| takes_label && *axis == word);
    Some(match found {
        _ if found.starts_with(invisible) => {
            text!(zh: "这里有一个看不见的字符，删去它", en: "delete this sign, which cannot be seen")
        }
        "[" | "［" | "【" | "{" | "｛" if axis.or(axis_en).is_some() => {
            let label: String =
                after.chars().take_while(|sign| !"]］】}｝".contains(*sign)).collect();
            let (zh, en) =
                (axis.or(axis_en).unwrap_or_default(), axis_en.or(axis).unwrap_or_default());
            text!(zh: "括号用 ( )：{zh}({label})", en: "write round brackets: {en}({label})")
        }
        "[" | "［" | "【" => {
            text!(zh: "括号用 ( )，大括号用 {{ }}", en: "brackets are ( ), braces {{ }}")
        }
        "{" | "｛"
            if !wants(Expected::OpeningBracket)
                && !wants(Expected::Name)
                && !wants(Expected::Id) =>
        {
            text!(
                zh: "“{{”前面先写“规则 编号”“在 表名 逐列”或“事实 名称”，各词之间空一格",
                en: "begin with `rule ID`, `in TABLE for each column` or `fact NAME`, with blanks between the words",
            )
        }
        "、" | "（" | "(" | "." | "，" if wants(Expected::Each) => text!(
            zh: "名称里有标点或空格时，把它写在引号里",
            en: "put a name that holds blanks or signs in quotes",
        ),
        "," | "，" | "、" | ";" | "；" if wants(Expected::Arithmetic) => {
            let digits =
                |text: &str| -> String { text.chars().take_while(char::is_ascii_digit).collect() };
            let ahead: String = before.chars().rev().take_while(char::is_ascii_digit).collect();
            let number: String = ahead.chars().rev().collect();
            let rest = digits(after);
            if !number.is_empty() && rest.len() == 3 {
                return Some(text!(
                    zh: "数字里不写逗号：{number}{rest}",
                    en: "numbers are written without commas: {number}{rest}",
                ));
            }
            text!(
                zh: "两个等式之间用“且”连接，或分成两行；数字里不写逗号",
                en: "join two statements with `and`, or write two lines; numbers are written without commas",
            )
        }
        ":" | "：" if wants(Expected::Arithmetic) => text!(
            zh: "范围用“..”，例如：合计(列(自然人 .. 其他))；等于写作 ==",
            en: "a range has two dots, such as: sum(cols(自然人 .. 其他)); equality is ==",
        ),
        ".." if wants(Expected::Arithmetic) => return None,
        "." if wants(Expected::Arithmetic) => text!(
            zh: "一个数只有一个小数点",
            en: "a number has one decimal point",
        ),
        _ if found.starts_with(['万', '亿']) => text!(
            zh: "数字写全，3万写成 30000；单位可以写 元、万元、亿元、件、次、条",
            en: "write the number out, 30000; units are 元, 万元, 亿元, 件, 次, 条",
        ),
        "。" | "？" | "?" | "！" => {
            text!(zh: "句末不写标点，删去它", en: "delete it; a rule ends without a full stop")
        }
        "<" | ">" if before.trim_end().ends_with(['=', '＝']) => text!(
            zh: "等号写在后面：{found}=",
            en: "the equality sign comes second: {found}=",
        ),
        "=" if before.trim_end().ends_with(['=', '＝']) => text!(
            zh: "等于写作 ==，例如：行(总计) == 行(新收)",
            en: "equality is ==, such as: row(总计) == row(新收)",
        ),
        "=" | "<" | ">" if wants(Expected::Operand) => text!(
            zh: "比较号两边都要写，例如：行(总计) == 行(新收)",
            en: "a comparison has two sides, such as: row(总计) == row(新收)",
        ),
        "+" | "-" | "*" | "/" | "×" | "÷" | "＋" | "／" if wants(Expected::Operand) => text!(
            zh: "这里少了一个数，或多了一个“{found}”",
            en: "a figure is missing here, or there is one `{found}` too many",
        ),
        "!" if wants(Expected::Operand) => {
            text!(zh: "“不成立”写作“非 (…)”", en: "write `not (…)`")
        }
        _ => return None,
    })
}

/// Says what the statement as a whole looks like.
fn shape(place: &Place<'_>) -> Option<Text> {
    let Place { found, before, .. } = *place;
    let wants = |one: Expected| place.wants(one);
    let first = place.first();
    let in_rule = ["rule", "规则"].contains(&first);
    Some(match first {
        "rule" | "规则" if wants(Expected::Id) => text!(
            zh: "先写编号，例如：规则 A-1 \"标题\" {{ 行(总计) == 行(新收) }}",
            en: "write an id first, such as: rule A-1 \"title\" {{ row(总计) == row(新收) }}",
        ),
        "rule" | "规则" if [":", "：", ""].contains(&found) || wants(Expected::OpeningBrace) => {
            text!(
                zh: "内容写在大括号里，例如：规则 A-1 \"标题\" {{ 行(总计) == 行(新收) }}",
                en: "put what it says in braces, such as: rule A-1 \"title\" {{ row(总计) == row(新收) }}",
            )
        }
        "let" | "设" => text!(
            zh: "写作：设 总数 = 行(新收) + 行(结转)",
            en: "it reads: let total = row(新收) + row(结转)",
        ),
        "fact" | "事实" => text!(
            zh: "写作：事实 访问量 {{ 表述 \"网站访问量{{n}}次\" }}",
            en: "it reads: fact visits {{ say \"网站访问量{{n}}次\" }}",
        ),
        "pass" | "合格" | "fail" | "不符" | "skip" | "不验" => text!(
            zh: "例子写作：合格: 新收=34, 总计=35",
            en: "an example reads: pass: 新收=34, 总计=35",
        ),
        _ if first.starts_with(['合', '不']) && first.ends_with([':', '：']) => text!(
            zh: "例子写作：合格: 新收=34, 总计=35",
            en: "an example reads: pass: 新收=34, 总计=35",
        ),
        _ if before.contains("每个 ") || before.contains("every ") => text!(
            zh: "写作：每个 x 在 行(新收 .. 总计): x >= 0",
            en: "it reads: every x in row(新收 .. 总计): x >= 0",
        ),
        _ if before.contains(['与', '和']) && wants(Expected::Comparison) => text!(
            zh: "末尾写“一致”，例如：总体情况 visits 与 其他事项 visits 一致",
            en: "end it with 一致, or write: 总体情况 visits match 其他事项 visits",
        ),
        _ if before.trim_end().ends_with("一致") || before.trim_end().ends_with("match") => {
            text!(
                zh: "一致要有两处，例如：总体情况 visits 与 其他事项 visits 一致",
                en: "two places must match, such as: 总体情况 visits match 其他事项 visits",
            )
        }
        _ if found.is_empty() && wants(Expected::Operand) => text!(
            zh: "比较号两边都要写，例如：行(总计) == 行(新收)",
            en: "a comparison has two sides, such as: row(总计) == row(新收)",
        ),
        _ if in_rule && found.starts_with(['"', '“']) => text!(
            zh: "规则里不能再写规则，另起一条；一条写作：规则 A-1 \"标题\" {{ 行(总计) == 行(新收) }}",
            en: "a rule holds no other rule; each reads: rule A-1 \"title\" {{ row(总计) == row(新收) }}",
        ),
        _ if wants(Expected::Comparison) && !wants(Expected::ClosingBracket) => text!(
            zh: "一条规则要说出两边的关系，例如：行(总计) == 行(新收) + 行(结转)",
            en: "a rule relates two sides, such as: row(总计) == row(新收) + row(结转)",
        ),
        _ if place.expected.is_empty() => text!(
            zh: "规则的写法例如：行(总计) == 行(新收) + 行(结转)",
            en: "a rule looks like this: row(总计) == row(新收) + row(结转)",
        ),
        _ => return None,
    })
}
