//! What is wrong with the world around a run, in words: files and arguments.

use super::file_kinds::{empty_folder, left_out, no_rule_inside, rules_as_text, unknown_kind};
use super::suggest::nearest;
use super::{Code, Diagnostic, text};

/// Something that stops a run before it has begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorldProblem {
    /// There is no such file or folder.
    NotFound(String),
    /// A file cannot be read.
    Unreadable {
        /// The file.
        path: String,
        /// What the system says.
        reason: String,
    },
    /// A file is larger than any rule file or report.
    TooLarge {
        /// The file.
        path: String,
        /// The limit in megabytes.
        mega: usize,
    },
    /// A file is neither of rules nor a report.
    UnknownKind(String),
    /// A file of rules has the name of a text.
    RulesAsText(String),
    /// A folder holds no reports, and no rules either.
    EmptyFolder {
        /// The folder.
        path: String,
        /// The endings of the files that it holds.
        others: Vec<String>,
        /// Whether rules are given elsewhere, so that it is reports that are missing.
        has_rules: bool,
    },
    /// No rule is written in any of the rule files.
    NoRuleInside(Vec<String>),
    /// Files that may be reports lie in folders with rules, and nothing else is given to be checked.
    LeftOut(Vec<String>),
    /// A file is no report, or a folder holds none.
    NoReport(String),
    /// A folder holds no published report.
    NothingToImport(String),
    /// No reports are given.
    NoReports {
        /// The command that asks for them.
        command: &'static str,
    },
    /// No rules are given.
    NoRules,
    /// No forms are there to read a published report against.
    NoForms,
    /// No form is there whose cells could be looked at.
    NoFormToCover {
        /// The command that looks for one.
        command: &'static str,
    },
    /// A version of the form that there is none of.
    UnknownForm {
        /// As asked for.
        version: String,
        /// The versions there are.
        known: Vec<String>,
    },
    /// A file that would be written is there and says something else.
    Exists(String),
    /// A file cannot be written.
    Unwritable {
        /// The file.
        path: String,
        /// What the system says.
        reason: String,
    },
    /// A file or folder is there already, and none is written over another.
    Taken(String),
    /// A pack cannot be called so.
    BadName(String),
    /// No form has this version, or several have.
    NoSuchForm {
        /// As written.
        form: String,
        /// The kinds and versions there are.
        known: Vec<String>,
    },
    /// Files cannot be watched.
    Watch(String),
    /// There is no message and no rule of this name to be explained.
    NotExplained {
        /// As written.
        subject: String,
        /// The codes and ids there are.
        known: Vec<String>,
    },
    /// No rule has this id or tag.
    NoSuchRule {
        /// As written.
        name: String,
        /// The ids and tags there are.
        known: Vec<String>,
    },
    /// The output cannot be written.
    Output(String),
}

/// Returns the message for something that stops a run.
pub fn world_problem(problem: &WorldProblem) -> Diagnostic {
    match problem {
        WorldProblem::NotFound(path) => Diagnostic::error(
            Code("cli/not-found"),
            text!(zh: "找不到 {path}", en: "there is no {path}"),
        )
        .help(text!(
            zh: "核对名称，以及现在所在的文件夹",
            en: "check the name, and the folder you are in",
        )),
        WorldProblem::Unreadable { path, reason } => Diagnostic::error(
            Code("cli/unreadable"),
            text!(zh: "打不开 {path}：{reason}", en: "{path} cannot be opened: {reason}"),
        ),
        WorldProblem::TooLarge { path, mega } => Diagnostic::error(
            Code("cli/too-large"),
            text!(zh: "{path} 太大，最多 {mega} MB", en: "{path} is larger than {mega} MB"),
        )
        .help(text!(
            zh: "核对是不是选错了文件；一份报告通常只有几十 KB",
            en: "check that it is the right file; a report has some ten KB",
        )),
        WorldProblem::UnknownKind(path) => unknown_kind(path),
        WorldProblem::RulesAsText(path) => rules_as_text(path),
        WorldProblem::EmptyFolder { path, others, has_rules } => {
            empty_folder(path, others, *has_rules)
        }
        WorldProblem::LeftOut(files) => left_out(files),
        WorldProblem::NoRuleInside(files) => no_rule_inside(files),
        WorldProblem::NoReport(path) => Diagnostic::error(
            Code("cli/no-report"),
            text!(zh: "{path} 里没有报告", en: "{path} holds no report"),
        )
        .help(text!(
            zh: "--prior 给上年的报告，--children 给下属单位的报告；报告以 .yaml 结尾",
            en: "--prior names reports of the year before, --children those of subordinate units; reports end in .yaml",
        )),
        WorldProblem::NothingToImport(path) => Diagnostic::error(
            Code("import/nothing-to-import"),
            text!(zh: "{path} 里没有可以读入的报告", en: "{path} holds no report that could be imported"),
        )
        .help(text!(
            zh: "能读网页、PDF、.docx、.xlsx、.xls、.md 和 .txt",
            en: "web pages, PDF, .docx, .xlsx, .xls, .md and .txt can be read",
        )),
        WorldProblem::NoReports { command } => Diagnostic::error(
            Code("cli/no-reports"),
            text!(zh: "没有给出报告", en: "no reports are given"),
        )
        .help(text!(
            zh: "规则后面写上报告，例如：rulecheck {command} rules/ report.yaml",
            en: "name the reports behind the rules, such as: rulecheck {command} rules/ report.yaml",
        )),
        WorldProblem::NoRules => Diagnostic::error(
            Code("cli/no-rules"),
            text!(zh: "没有给出规则", en: "no rules are given"),
        )
        .help(text!(
            zh: "先写规则文件夹，再写报告，例如：rulecheck rules/ report.yaml",
            en: "name the rules first, then the report, such as: rulecheck rules/ report.yaml",
        )),
        WorldProblem::NoForms => Diagnostic::error(
            Code("import/no-forms"),
            text!(zh: "没有表式，读不了报告里的表", en: "there are no forms to read the tables of a report against"),
        )
        .help(text!(
            zh: "在有 rules 文件夹的地方运行，或用 --rules 指明规则包的文件夹",
            en: "run it where the folder `rules` lies, or name the folder of the pack with --rules",
        )),
        WorldProblem::NoFormToCover { command } => Diagnostic::error(
            Code("cli/no-form"),
            text!(zh: "没有表式，不知道规则管的是哪些格", en: "there is no form whose cells could be looked at"),
        )
        .help(text!(
            zh: "给出有表式（form-*.yaml）的规则包，例如：rulecheck {command} rules/",
            en: "name a pack with a form (form-*.yaml), such as: rulecheck {command} rules/",
        )),
        WorldProblem::UnknownForm { version, known } => {
            let (zh, en) = (known.join("、"), known.join(", "));
            Diagnostic::error(
                Code("import/unknown-form"),
                text!(zh: "没有“{version}”版的表式", en: "there is no version `{version}` of the form"),
            )
            .help(text!(zh: "--form 可以是：{zh}", en: "--form may be: {en}"))
        }
        WorldProblem::Exists(path) => Diagnostic::error(
            Code("import/exists"),
            text!(zh: "{path} 已经有了，内容不同，没有改写", en: "{path} is there already and says something else; it was not written over"),
        )
        .help(text!(
            zh: "里面有改正过的数的，请留着；不要了就删去，或用 -o 另指一个文件夹",
            en: "keep it where it holds corrections; else delete it, or name another folder with -o",
        )),
        WorldProblem::Unwritable { path, reason } => Diagnostic::error(
            Code("cli/unwritable"),
            text!(zh: "写不了 {path}：{reason}", en: "{path} cannot be written: {reason}"),
        ),
        WorldProblem::Taken(path) => Diagnostic::error(
            Code("cli/exists"),
            text!(zh: "{path} 已经有了，没有改动它", en: "{path} is there already, and was left alone"),
        )
        .help(text!(zh: "换一个名称，或先把它移走", en: "take another name, or move it away first")),
        WorldProblem::BadName(path) => Diagnostic::error(
            Code("cli/bad-name"),
            text!(zh: "“{path}”不能作规则包的名称", en: "`{path}` is no name for a pack"),
        )
        .help(text!(
            zh: "名称以字母或汉字开头，只有字母、汉字、数字、- 和 _，例如 月报",
            en: "a name begins with a letter and has letters, digits, - and _ only, such as monthly",
        )),
        WorldProblem::NoSuchForm { form, known } => {
            let (zh, en) = (known.join("、"), known.join(", "));
            Diagnostic::error(
                Code("cli/no-such-form"),
                text!(
                    zh: "没有哪个表式正好是“{form}”",
                    en: "no form, or more than one, is `{form}`",
                ),
            )
            .help(text!(zh: "这里有：{zh}", en: "there are: {en}"))
        }
        WorldProblem::Watch(reason) => Diagnostic::error(
            Code("cli/watch"),
            text!(zh: "无法跟踪文件的改动：{reason}", en: "files cannot be watched: {reason}"),
        )
        .help(text!(
            zh: "不加 --watch，改完再运行一次",
            en: "run again after a change, without --watch",
        )),
        WorldProblem::NotExplained { subject, known } => {
            let message = Diagnostic::error(
                Code("cli/not-explained"),
                text!(
                    zh: "没有代码或编号为“{subject}”的提示或规则",
                    en: "no message and no rule is called `{subject}`",
                ),
            );
            match nearest(subject, known.iter().map(String::as_str)) {
                Some(near) => {
                    message.help(text!(zh: "是不是 {near} ？", en: "did you mean `{near}`?"))
                }
                None => message.help(text!(
                    zh: "代码印在每条提示的开头，如 resolve/unknown-label；规则写编号，后面写规则所在的文件夹",
                    en: "a code stands at the beginning of each message, such as resolve/unknown-label; for a rule write its id and the folder with the rules",
                )),
            }
        }
        WorldProblem::NoSuchRule { name, known } => {
            let message = Diagnostic::error(
                Code("cli/no-such-rule"),
                text!(zh: "没有编号或标签为“{name}”的规则", en: "no rule has the id or tag `{name}`"),
            );
            match nearest(name, known.iter().map(String::as_str)) {
                Some(near) => {
                    message.help(text!(zh: "是不是 {near} ？", en: "did you mean `{near}`?"))
                }
                None => message.help(text!(
                    zh: "核对 --only 后面的编号；编号写在每条规则的开头",
                    en: "check the id behind --only; it stands at the beginning of each rule",
                )),
            }
        }
        WorldProblem::Output(reason) => Diagnostic::error(
            Code("cli/output"),
            text!(zh: "写不出结果：{reason}", en: "the outcome cannot be written: {reason}"),
        ),
    }
}
