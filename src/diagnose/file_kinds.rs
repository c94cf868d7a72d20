//! Files and folders that are given and are not what they should be, in words: the names tell.

use super::{Code, Diagnostic, Severity, Text, text};

/// How many files are named at most.
const NAMED: usize = 5;

/// Returns the message for a file that is neither of rules nor a report.
pub(super) fn unknown_kind(path: &str) -> Diagnostic {
    let message = Diagnostic::error(
        Code("cli/unknown-kind"),
        text!(zh: "{path} 既不是规则也不是报告", en: "{path} is neither rules nor a report"),
    );
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
    message.help(instead(&ending).unwrap_or_else(|| {
        let (rules, reports) = (rule_files(), report_files());
        Text {
            zh: format!("{}；{}", rules.zh, reports.zh),
            en: format!("{}; {}", rules.en, reports.en),
        }
    }))
}

/// Returns the message for a file of rules with the name of a text.
pub(super) fn rules_as_text(path: &str) -> Diagnostic {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let meant = name
        .char_indices()
        .rev()
        .nth(3)
        .map_or(name, |(at, _)| name.split_at_checked(at).map_or(name, |(before, _)| before));
    Diagnostic::error(
        Code("cli/rules-as-text"),
        text!(
            zh: "{path} 以 .txt 结尾，会当成报告来读",
            en: "{path} ends in .txt and would be taken for a report",
        ),
    )
    .help(text!(
        zh: "改名为 {meant}；用记事本另存时，“保存类型”选“所有文件”",
        en: "rename it to {meant}; in Notepad choose \"All files\" as the type when you save",
    ))
}

/// Returns the message for a folder without reports, and without rules.
pub(super) fn empty_folder(path: &str, others: &[String], has_rules: bool) -> Diagnostic {
    let message = Diagnostic::error(
        Code("cli/empty-folder"),
        match has_rules {
            true => text!(zh: "文件夹 {path} 里没有报告", en: "the folder {path} holds no reports"),
            false => text!(
                zh: "文件夹 {path} 里没有规则，也没有报告",
                en: "the folder {path} holds no rules and no reports",
            ),
        },
    );
    let (zh, en) = (others.join("、"), others.join(", "));
    let message = match others.is_empty() {
        true => message.help(text!(zh: "里面没有文件；核对是不是这个文件夹", en: "it has no files; check that it is the right folder")),
        false => message.help(text!(zh: "里面只有这几种文件：{zh}", en: "it has files of these kinds only: {en}")),
    };
    let mut known: Vec<Text> = Vec::new();
    for help in others.iter().filter_map(|ending| instead(ending.trim_start_matches('.'))) {
        if !known.contains(&help) {
            known.push(help);
        }
    }
    if known.is_empty() {
        known.extend((!has_rules).then(rule_files));
        known.push(report_files());
    }
    known.into_iter().fold(message, Diagnostic::help)
}

/// Returns the message for files that may be reports and lie beside rules.
pub(super) fn left_out(files: &[String]) -> Diagnostic {
    let count = files.len();
    let named: Vec<&str> = files.iter().take(NAMED).map(String::as_str).collect();
    let (zh, en) = (named.join("、"), named.join(", "));
    let (more_zh, more_en) = match count > NAMED {
        true => (format!(" 等 {count} 份"), format!(" and {} more", count - NAMED)),
        false => (String::new(), String::new()),
    };
    let first = files.first().map_or("", String::as_str);
    Diagnostic::error(
        Code("cli/left-out"),
        text!(
            zh: "没有核对：{zh}{more_zh}",
            en: "not checked: {en}{more_en}",
        ),
    )
    .help(text!(
        zh: "规则旁边发布的文件，和规则包里面的文件，写出名称才核对，例如在命令最后加上 {first}",
        en: "published files beside rules, and files inside a pack, are checked when they are named: add {first} to the command, for one",
    ))
}

/// Returns the message for rule files in which no rule is written.
pub(super) fn no_rule_inside(files: &[String]) -> Diagnostic {
    let (zh, en) = (files.join("、"), files.join(", "));
    let message = Diagnostic::error(
        Code("cli/no-rule-inside"),
        text!(zh: "规则文件里没有规则：{zh}", en: "no rule is written in {en}"),
    );
    Diagnostic { severity: Severity::Warning, ..message }.help(text!(
        zh: "写一条规则并存盘，例如：行(总计) == 行(新收) + 行(结转)；# 开头的是说明，不是规则",
        en: "write a rule and save the file, such as: row(总计) == row(新收) + row(结转); what follows # is a remark",
    ))
}

fn rule_files() -> Text {
    text!(zh: "规则文件以 .rules 结尾", en: "rule files end in .rules")
}

fn report_files() -> Text {
    text!(
        zh: "报告以 .yaml 结尾，或者是发布的网页、PDF、.docx、.xlsx、.xls、.csv、.md、.txt",
        en: "reports end in .yaml, or are published web pages, PDF, .docx, .xlsx, .xls, .csv, .md, .txt",
    )
}

/// Returns how to make a report that can be read of a file with an ending; none where nobody knows.
fn instead(ending: &str) -> Option<Text> {
    Some(match ending {
        "doc" | "dot" | "wps" | "wpt" | "rtf" | "odt" => text!(
            zh: ".{ending} 读不了：用 Word 或 WPS 打开，另存为 .docx",
            en: ".{ending} cannot be read: open it in Word or WPS and save it as .docx",
        ),
        "et" | "ett" | "ods" | "xlsb" | "xlsm" => text!(
            zh: ".{ending} 读不了：用 Excel 或 WPS 打开，另存为 .xlsx",
            en: ".{ending} cannot be read: open it in Excel or WPS and save it as .xlsx",
        ),
        "ofd" => text!(
            zh: ".ofd 读不了：用 OFD 阅读器打开，另存为 PDF",
            en: ".ofd cannot be read: open it in a reader of OFD and save it as PDF",
        ),
        "mht" | "mhtml" => text!(
            zh: ".{ending} 读不了：用浏览器打开，另存为“网页，仅 HTML”",
            en: ".{ending} cannot be read: open it in a browser and save it as a page, HTML only",
        ),
        "png" | "jpg" | "jpeg" | "bmp" | "gif" | "tif" | "tiff" | "webp" => text!(
            zh: "图片里没有文字：向填报单位要 Word 版或网页，或用文字识别软件转成 .docx",
            en: "a picture has no text: ask for the document or the page, or have its text recognised and saved as .docx",
        ),
        "zip" | "rar" | "7z" => text!(
            zh: ".{ending} 先解压，再给出里面的文件",
            en: "unpack the .{ending} and name the files in it",
        ),
        _ => return None,
    })
}
