//! What is wrong with the text of a rule file, in words.

use super::advice::{Place, advice};
use super::habits::{habit, scope_line};
use super::suggest::{nearest, set_apart};
use super::{Code, Diagnostic, Text, text};
use crate::syntax::{AttributeKey, Expected, SyntaxError, SyntaxErrorKind, WaiverKey};

/// Returns the message for one problem of a rule file.
pub fn syntax_error(error: &SyntaxError) -> Diagnostic {
    use SyntaxErrorKind as Kind;
    let message = match &error.kind {
        Kind::Unexpected { found, expected, around: [before, after] } => {
            unexpected(&Place { found, expected, before, after })
        }
        Kind::Unspaced { written } => unspaced(written),
        Kind::UnclosedBracket { bracket } => unclosed_bracket(*bracket),
        Kind::StrayBracket { bracket } => Diagnostic::error(
            Code("syntax/stray-bracket"),
            text!(
                zh: "“{bracket}”前面没有与它成对的括号",
                en: "`{bracket}` closes a bracket that was never opened",
            ),
        )
        .help(text!(zh: "删去它，或在前面补上左括号", en: "delete it, or open the bracket before it")),
        Kind::UnclosedQuote { quote } => unclosed_quote(*quote),
        Kind::ForeignOperator { written, meant: (english, chinese) } => Diagnostic::error(
            Code("syntax/foreign-operator"),
            text!(zh: "这里没有“{written}”这种写法", en: "`{written}` is not used here"),
        )
        .help(text!(zh: "改写为“{chinese}”或“{english}”", en: "write `{english}` or `{chinese}`")),
        Kind::UnknownAttribute { key } => unknown_attribute(key),
        Kind::UnknownWaiverKey { key } => unknown_waiver_key(key),
        Kind::WaiverListsTwo { key } => {
            let (english, chinese) = key.spelling();
            Diagnostic::error(
                Code("syntax/waiver-lists-two"),
                text!(zh: "“{chinese}”只能写一个", en: "`{english}` takes one value"),
            )
            .help(text!(
                zh: "有逗号或空格的文字写在引号里",
                en: "put a text with commas or blanks in quotes",
            ))
        }
        Kind::RepeatedAttribute { first } => Diagnostic::error(
            Code("syntax/repeated-attribute"),
            text!(zh: "同一项写了两次", en: "this attribute is written twice"),
        )
        .at(error.span, Some(text!(zh: "第二次", en: "the second time")))
        .at(*first, Some(text!(zh: "第一次", en: "the first time")))
        .help(text!(zh: "只留一处", en: "keep one of the two")),
        Kind::RepeatedScope { first } => Diagnostic::error(
            Code("syntax/repeated-scope"),
            text!(zh: "一条规则里写了两行“在 …”", en: "a rule has two `in …` lines"),
        )
        .at(error.span, Some(text!(zh: "第二行", en: "the second one")))
        .at(*first, Some(text!(zh: "第一行", en: "the first one")))
        .help(text!(zh: "只留一行；两张表的事分成两条规则写", en: "keep one; write a rule for each table")),
        Kind::NoAssertion => Diagnostic::error(
            Code("syntax/no-assertion"),
            text!(zh: "这条规则没有写明什么必须成立", en: "this rule does not say what must hold"),
        )
        .help(text!(
            zh: "加一行等式，例如：行(新收) + 行(结转) == 行(总计) + 行(结转下年)",
            en: "add a line such as: row(新收) + row(结转) == row(总计) + row(结转下年)",
        )),
        Kind::FactClauses { no_phrase: true } => Diagnostic::error(
            Code("syntax/fact-without-phrase"),
            text!(zh: "这个事实没有写明正文里怎么说", en: "this fact does not say how the text words it"),
        )
        .help(text!(
            zh: "加一行表述，数字的位置写 {{n}}，例如：表述 \"网站访问量{{n}}次\"",
            en: "add a phrase with {{n}} for the number, such as: say \"网站访问量{{n}}次\"",
        )),
        Kind::FactClauses { no_phrase: false } => Diagnostic::error(
            Code("syntax/fact-in-two-sections"),
            text!(zh: "一个事实写了两个“在 …”", en: "a fact names two sections"),
        )
        .help(text!(
            zh: "只留一个；不写则在规则所说的部分里找",
            en: "keep one; without any it is looked for in the section that a rule names",
        )),
        Kind::TooDeep { limit } => Diagnostic::error(
            Code("syntax/too-deep"),
            text!(zh: "括号套得太深，最多 {limit} 层", en: "brackets are nested more than {limit} deep"),
        )
        .help(text!(zh: "拆成几条规则来写", en: "split it into several rules")),
        Kind::NumberTooLong { limit } => Diagnostic::error(
            Code("syntax/number-too-long"),
            text!(zh: "数太长，最多 {limit} 位", en: "the number has more than {limit} digits"),
        )
        .help(text!(zh: "核对是否多打了数字", en: "check whether digits were typed twice")),
        Kind::TooLarge { limit } => too_large(limit / 1_048_576),
        Kind::TooIntricate => Diagnostic::error(
            Code("syntax/too-intricate"),
            text!(zh: "这一条太复杂，读不下去", en: "this statement is too intricate to read"),
        )
        .help(text!(zh: "拆成几条规则来写", en: "split it into several rules")),
    };
    if message.excerpts.is_empty() { message.at(error.span, None) } else { message }
}

fn unexpected(place: &Place<'_>) -> Diagnostic {
    let (found, wanted) = (place.found, wanted(place.expected));
    let headline = match (found.is_empty(), wanted) {
        (true, Some(Text { zh, en })) => {
            text!(zh: "到这里就断了，后面应当是{zh}", en: "it ends here, where {en} is due")
        }
        (true, None) => text!(zh: "到这里就断了", en: "it ends too early"),
        (false, Some(Text { zh, en })) => {
            text!(zh: "看不懂“{found}”，这里应当是{zh}", en: "`{found}` stands where {en} is due")
        }
        (false, None) => text!(zh: "看不懂“{found}”", en: "`{found}` cannot stand here"),
    };
    let message = Diagnostic::error(Code("syntax/unexpected"), headline);
    match habit(place).or_else(|| advice(place)) {
        Some(advice) => message.help(advice),
        None => message,
    }
}

/// Names at most three of the things that could stand at a place, the likeliest first.
fn wanted(expected: &[Expected]) -> Option<Text> {
    let named: Vec<Text> = expected.iter().take(3).map(|one| expectation(*one)).collect();
    let all = |lang: fn(&Text) -> &str, comma: &str, or: &str| {
        let names: Vec<&str> = named.iter().map(lang).collect();
        match names.split_last() {
            Some((last, before)) if !before.is_empty() => {
                format!("{}{or}{last}", before.join(comma))
            }
            _ => names.concat(),
        }
    };
    (!named.is_empty()).then(|| Text {
        zh: all(|one| &one.zh, "、", "，或者"),
        en: all(|one| &one.en, ", ", " or "),
    })
}

fn unspaced(written: &str) -> Diagnostic {
    let message = Diagnostic::error(
        Code("syntax/unspaced"),
        text!(zh: "“{written}”连成了一个名称", en: "`{written}` is read as one name"),
    );
    match set_apart(written) {
        Some(spaced) => message.help(
            text!(zh: "词与词之间空一格：{spaced}", en: "put blanks between its words: {spaced}"),
        ),
        None => message,
    }
}

fn expectation(expected: Expected) -> Text {
    match expected {
        Expected::Operand => {
            text!(zh: "一个数（如 行(总计)、12）", en: "a figure (such as `row(总计)` or `12`)")
        }
        Expected::Comparison => {
            text!(zh: "比较（如 ==、<=、一致）", en: "a comparison (`==`, `<=`, `match`)")
        }
        Expected::Arithmetic => text!(zh: "加减乘除号", en: "`+`, `-`, `*` or `/`"),
        Expected::Connective => text!(zh: "“且”“或”", en: "`and`, `or`"),
        Expected::Label => text!(zh: "行名或列名", en: "a label"),
        Expected::RangeDots => text!(zh: "“..”", en: "`..`"),
        Expected::Comma => text!(zh: "逗号", en: "a comma"),
        Expected::OpeningBracket => text!(zh: "左括号“(”", en: "`(`"),
        Expected::ClosingBracket => text!(zh: "右括号“)”", en: "`)`"),
        Expected::OpeningBrace => text!(zh: "“{{”", en: "`{{`"),
        Expected::ClosingBrace => text!(zh: "“}}”", en: "`}}`"),
        Expected::Colon => text!(zh: "冒号", en: "a colon"),
        Expected::InWord => text!(zh: "“在”", en: "`in`"),
        Expected::Name => text!(zh: "一个名称", en: "a name"),
        Expected::Unit => text!(zh: "单位（如 件、次）", en: "a unit (such as 件)"),
        Expected::Id => text!(zh: "规则编号（如 T3-BAL）", en: "a rule's id (such as `T3-BAL`)"),
        Expected::Quoted => text!(zh: "引号里的文字", en: "a text in quotes"),
        Expected::ClosingQuote => text!(zh: "后引号", en: "the closing quote"),
        Expected::Phrase => text!(zh: "“表述”或“在”", en: "`say` or `in`"),
        Expected::Pick => {
            text!(zh: "唯一、最先、最后或合计", en: "`only`, `first`, `last` or `sum`")
        }
        Expected::AttributeKey => {
            text!(zh: "“依据：”一类的项目", en: "an attribute such as `basis:`")
        }
        Expected::WaiverKey => {
            text!(zh: "“理由：”一类的项目", en: "an entry such as `reason:`")
        }
        Expected::AttributeValue => text!(zh: "冒号后的内容", en: "what belongs behind the colon"),
        Expected::Each => text!(zh: "“逐列”“逐行”", en: "`for each column`, `for each row`"),
        Expected::Then => text!(zh: "“则”", en: "`then`"),
        Expected::Tolerance => {
            text!(zh: "误差（如 ±0.5、±1%、舍入）", en: "a tolerance (`±0.5`, `±1%`, `rounding`)")
        }
        Expected::End => text!(zh: "这一条的结尾", en: "the end of the statement"),
    }
}

fn too_large(mega: usize) -> Diagnostic {
    Diagnostic::error(
        Code("syntax/file-too-large"),
        text!(zh: "规则文件太大，最多 {mega} MB", en: "the rule file is larger than {mega} MB"),
    )
    .help(text!(zh: "按主题拆成几个文件", en: "split it into files by topic"))
}

fn unclosed_bracket(bracket: char) -> Diagnostic {
    let partner = match bracket {
        '{' => '}',
        '｛' => '｝',
        '（' => '）',
        _ => ')',
    };
    Diagnostic::error(
        Code("syntax/unclosed-bracket"),
        text!(zh: "括号“{bracket}”没有关上", en: "the bracket `{bracket}` is never closed"),
    )
    .help(text!(zh: "在它该结束的地方补上“{partner}”", en: "put `{partner}` where it should end"))
}

fn unclosed_quote(quote: char) -> Diagnostic {
    let partner = match quote {
        '“' => '”',
        '「' => '」',
        _ => '"',
    };
    Diagnostic::error(
        Code("syntax/unclosed-quote"),
        text!(zh: "引号 {quote} 在这一行里没有关上", en: "the quote {quote} is not closed on this line"),
    )
    .help(text!(zh: "在文字末尾补上 {partner}", en: "put {partner} behind the text"))
}

fn unknown_attribute(key: &str) -> Diagnostic {
    let message = Diagnostic::error(
        Code("syntax/unknown-attribute"),
        text!(zh: "规则没有“{key}”这一项", en: "a rule has no attribute `{key}`"),
    );
    if let Some(advice) = scope_line(key) {
        return message.help(advice);
    }
    let attributes = AttributeKey::ALL.map(|(_, english, chinese)| (english, chinese));
    let examples = [("pass", "合格"), ("fail", "不符"), ("skip", "不验")];
    let known: Vec<_> = attributes.into_iter().chain(examples).collect();
    known_key(message, key, &known)
}

fn unknown_waiver_key(key: &str) -> Diagnostic {
    let message = Diagnostic::error(
        Code("syntax/unknown-waiver-key"),
        text!(zh: "豁免没有“{key}”这一项", en: "a waiver has no entry `{key}`"),
    );
    let known = WaiverKey::ALL.map(|(_, english, chinese)| (english, chinese));
    known_key(message, key, &known)
}

/// Adds the nearest key as help; where none is near, all there are.
fn known_key(message: Diagnostic, key: &str, known: &[(&'static str, &'static str)]) -> Diagnostic {
    let all = known.iter().flat_map(|(english, chinese)| [*english, *chinese]);
    if let Some(meant) = nearest(key, all) {
        return message.help(text!(zh: "是不是“{meant}”？", en: "did you mean `{meant}`?"));
    }
    let chinese: Vec<&str> = known.iter().map(|(_, chinese)| *chinese).collect();
    let english: Vec<&str> = known.iter().map(|(english, _)| *english).collect();
    let (chinese, english) = (chinese.join("、"), english.join(", "));
    message.help(text!(zh: "可以写：{chinese}", en: "there are: {english}"))
}
