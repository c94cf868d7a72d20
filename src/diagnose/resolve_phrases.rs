//! What is wrong with the phrases of facts, and with words that a narrative is searched for, in words.

use super::{Code, Diagnostic, text};
use crate::resolve::AlternativesFlaw;

pub(super) fn without_words() -> Diagnostic {
    Diagnostic::error(
        Code("resolve/phrase-without-words"),
        text!(zh: "这个表述只有数，没有文字", en: "the phrase has no words to look for"),
    )
    .help(text!(
        zh: "写出数字前后的文字，例如 \"网站访问量{{n}}次\"",
        en: "write the words around the number, such as \"网站访问量{{n}}次\"",
    ))
}

pub(super) fn too_long(limit: usize) -> Diagnostic {
    Diagnostic::error(
        Code("resolve/phrase-too-long"),
        text!(
            zh: "这个表述太长，最多 {limit} 个字",
            en: "the phrase is longer than {limit} characters",
        ),
    )
    .help(text!(
        zh: "只写数字前后认得出它的几个字，中间的用“…”跳过",
        en: "write only the words that tell the number, and skip those between them with …",
    ))
}

pub(super) fn number(found: usize) -> Diagnostic {
    if found == 0 {
        return Diagnostic::error(
            Code("resolve/phrase-number"),
            text!(zh: "这个表述里没有 {{n}}，不知道哪个是数", en: "the phrase has no {{n}} for its number"),
        )
        .help(text!(
            zh: "把数字的位置写成 {{n}}，例如 \"网站访问量{{n}}次\"",
            en: "write {{n}} where the number stands, such as \"网站访问量{{n}}次\"",
        ));
    }
    Diagnostic::error(
        Code("resolve/phrase-number"),
        text!(zh: "这个表述里有 {found} 个 {{n}}，只能有一个", en: "the phrase has {found} {{n}}; it takes one"),
    )
    .help(text!(zh: "别的数字用“…”跳过", en: "skip the other numbers with …"))
}

pub(super) fn alternatives(flaw: AlternativesFlaw) -> Diagnostic {
    let (message, help) = match flaw {
        AlternativesFlaw::Unclosed => (
            text!(zh: "方括号没有合上，不知道几种说法到哪里为止", en: "the alternatives have no closing bracket"),
            text!(
                zh: "在最后一种说法后面加上同样的括号，例如 \"[收到|受理]申请{{n}}件\"",
                en: "close them with the same kind of bracket, such as \"[收到|受理]申请{{n}}件\"",
            ),
        ),
        AlternativesFlaw::Nested => (
            text!(zh: "方括号里又有方括号，几种说法只能写一层", en: "alternatives stand inside alternatives"),
            text!(
                zh: "把里面的几种说法逐一写出来，或者用“或”分成两个表述",
                en: "write the inner ones out, or make two phrases joined with `or`",
            ),
        ),
        AlternativesFlaw::BarOutside => (
            text!(zh: "“|”不在方括号里，不知道几种说法从哪里起", en: "a bar stands outside of brackets"),
            text!(
                zh: "用方括号括起可以互换的字，例如 \"[收到|受理]申请{{n}}件\"；整句不同的，用“或”分开写",
                en: "put what can be exchanged in brackets, such as \"[收到|受理]申请{{n}}件\"; join whole phrases with `or`",
            ),
        ),
        AlternativesFlaw::TooMany { limit } => (
            text!(
                zh: "方括号里的说法合起来太多，最多 {limit} 种",
                en: "the alternatives make more than {limit} wordings",
            ),
            text!(
                zh: "不要紧的字用“…”跳过，或者分成几个表述",
                en: "skip words that do not matter with …, or make several phrases",
            ),
        ),
    };
    Diagnostic::error(Code("resolve/alternatives"), message).help(help)
}

pub(super) fn list_without_beginning() -> Diagnostic {
    Diagnostic::error(
        Code("resolve/list-without-beginning"),
        text!(
            zh: "{{各n}} 前面没有文字，不知道从哪里列举起",
            en: "there are no words before the list, so nobody knows where it begins",
        ),
    )
    .help(text!(
        zh: "写出列举前面的文字，例如 \"其中{{各n}}件；\"",
        en: "write the words before the list, such as \"其中{{n…}}件；\"",
    ))
}

pub(super) fn number_and_list() -> Diagnostic {
    Diagnostic::error(
        Code("resolve/number-and-list"),
        text!(
            zh: "这个事实的表述有的取一个数（{{n}}），有的取一串数（{{各n}}）",
            en: "some phrases of this fact take a number ({{n}}), others a list ({{n…}})",
        ),
    )
    .help(text!(
        zh: "分成两个事实：一个取总数，一个取各个分项",
        en: "make two facts of it, one for the total and one for its parts",
    ))
}
