//! What is wrong with a pack, or with choosing one, in words.

use super::{
    Code, Diagnostic, Severity, Text, load_error, nearest, resolve_error, syntax_error, text,
    waiver_error,
};
use crate::model::ManifestErrorKind;
use crate::pack::PackError;
use crate::resolve::Outcome;
use crate::source::Span;

/// Returns the message for one problem of a pack's file.
pub fn pack_error(error: &PackError) -> Diagnostic {
    match error {
        PackError::Undecodable(error) | PackError::Form(error) => load_error(error),
        PackError::Resolve(error) => resolve_error(error),
        PackError::Syntax(error) => syntax_error(error),
        PackError::Waiver(error) => waiver_error(error),
        PackError::Example { span, expected, found } => {
            let (expected, found) = (outcome(*expected), outcome(*found));
            let (zh, en) = (&expected.zh, &expected.en);
            let (found_zh, found_en) = (&found.zh, &found.en);
            Diagnostic::error(
                Code("pack/example"),
                text!(
                    zh: "例子写的是“{zh}”，按规则算出来却是“{found_zh}”",
                    en: "the example says “{en}”, and by the rule it is “{found_en}”",
                ),
            )
            .at(*span, None)
            .help(text!(
                zh: "核对例子里的数，或核对规则；没有列出的格按 0 算",
                en: "check the figures of the example, or the rule; cells not listed are 0",
            ))
        }
        PackError::Manifest(error, span) => manifest(&error.kind).at(*span, None),
    }
}

fn outcome(outcome: Outcome) -> Text {
    match outcome {
        Outcome::Holds => text!(zh: "合格", en: "pass"),
        Outcome::Violated => text!(zh: "不符", en: "fail"),
        Outcome::NotEvaluated => text!(zh: "不验", en: "skip"),
        Outcome::NotApplicable => text!(zh: "不适用", en: "not applicable"),
    }
}

/// Returns the message for a report that no pack is for.
pub fn no_pack_fits(kind: &str, span: Span) -> Diagnostic {
    if kind.is_empty() {
        return Diagnostic::error(
            Code("pack/none-fits"),
            text!(
                zh: "报告没有写明种类（report:），它的表和标题也不像任何一种表式",
                en: "the report names no kind (`report:`), and looks like no form there is",
            ),
        )
        .at(span, None)
        .help(text!(
            zh: "在开头写 report: 和报告的种类，例如 report: 政府信息公开工作年度报告",
            en: "begin with `report:` and its kind, such as report: 政府信息公开工作年度报告",
        ));
    }
    Diagnostic::error(
        Code("pack/none-fits"),
        text!(zh: "没有适用于“{kind}”的规则", en: "no rules are for reports of the kind `{kind}`"),
    )
    .at(span, None)
    .help(text!(
        zh: "核对 report: 的写法，或在规则文件夹的 pack.yaml 的 reports: 里加上它",
        en: "check what `report:` says, or add it to `reports:` in the pack.yaml of the rules",
    ))
}

/// Returns the advice for a rule without an id.
pub fn unnamed_rule(span: Span) -> Diagnostic {
    let message = Diagnostic::error(
        Code("pack/unnamed-rule"),
        text!(zh: "这条规则没有编号", en: "this rule has no id"),
    )
    .at(span, None)
    .help(text!(
        zh: "在行首写编号和冒号，例如“T3-BAL：”；没有编号时，改一个字它就成了另一条规则",
        en: "begin the line with an id and a colon, such as `T3-BAL:`; without one, any edit makes it another rule",
    ));
    Diagnostic { severity: Severity::Info, ..message }
}

/// Returns the message for what is wrong with a manifest.
fn manifest(kind: &ManifestErrorKind) -> Diagnostic {
    let error = |words| Diagnostic::error(Code("pack/manifest"), words);
    let shape = text!(
        zh: "照这样写：name: 年报，下一行 version: \"1\"，下一行 reports: [年度报告]；冒号是半角的，后面空一格",
        en: "write it so: name: x, on the next line version: \"1\", on the next reports: [annual]; a blank behind each colon",
    );
    match kind {
        ManifestErrorKind::TooLarge(limit) => {
            let kilobytes = limit / 1024;
            error(text!(
                zh: "pack.yaml 太大，最多 {kilobytes} KB",
                en: "pack.yaml is larger than {kilobytes} KB",
            ))
            .help(text!(zh: "核对是不是放错了文件", en: "check that it is the right file"))
        }
        ManifestErrorKind::UnknownKey { key, known } => {
            let message = error(text!(
                zh: "pack.yaml 没有“{key}”这一项",
                en: "pack.yaml has no entry `{key}`",
            ));
            match nearest(key, known.iter().map(String::as_str)) {
                Some(near) => {
                    message.help(text!(zh: "是不是 {near}？", en: "did you mean {near}?"))
                }
                None => {
                    let (zh, en) = (known.join("、"), known.join(", "));
                    message.help(text!(zh: "这里可以写：{zh}", en: "there are: {en}"))
                }
            }
        }
        ManifestErrorKind::MissingKey(key) => error(text!(
            zh: "pack.yaml 缺少 {key}",
            en: "pack.yaml lacks {key}",
        ))
        .help(shape),
        ManifestErrorKind::DuplicateKey(key) => error(text!(
            zh: "pack.yaml 里“{key}”写了两次",
            en: "pack.yaml says `{key}` twice",
        ))
        .help(text!(zh: "删去一个", en: "delete one of them")),
        ManifestErrorKind::WrongKind { key: Some(key), list: true } => error(text!(
            zh: "pack.yaml 的“{key}”应当是一个列表",
            en: "`{key}` of pack.yaml should be a list",
        ))
        .help(text!(
            zh: "写在方括号里，例如 {key}: [年度报告]",
            en: "put it in brackets, such as {key}: [annual report]",
        )),
        ManifestErrorKind::WrongKind { key: Some(key), list: false } => error(text!(
            zh: "pack.yaml 的“{key}”写的不是该写的内容",
            en: "`{key}` of pack.yaml is not of the kind that is due",
        ))
        .help(shape),
        ManifestErrorKind::WrongKind { key: None, .. } => error(text!(
            zh: "pack.yaml 没有写成一项一行",
            en: "pack.yaml is not written as entries, one a line",
        ))
        .help(shape),
        ManifestErrorKind::Malformed => error(text!(
            zh: "pack.yaml 从这里起读不懂：多半是括号、引号没有关上，或缩进不对",
            en: "pack.yaml cannot be read from here on: probably an open bracket or quote, or its indentation",
        ))
        .help(shape),
    }
}
