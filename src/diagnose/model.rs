//! What is wrong with a report document, in words; a form shares most of it.
//!
//! The reader knows the printed form and has a text editor open. So the words are those of the form
//! (行, 列, 数) and of typing (冒号, 空格, 引号), never those of a format.

use super::form::form_error;
use super::model_words::{due, known_at, meant_item, short, thing, written, written_out};
use super::suggest::nearest;
use super::{Code, Diagnostic, Text, text};
use crate::model::{LoadError, LoadErrorKind as Kind, RowCause};

fn error(code: &'static str, headline: Text) -> Diagnostic {
    Diagnostic::error(Code(code), headline)
}

/// Returns the message for one problem of a report document.
pub fn load_error(problem: &LoadError) -> Diagnostic {
    let at = problem.span;
    match &problem.kind {
        // The file as a whole.
        Kind::TooLarge { limit, found } => error(
            "report/file-too-large",
            text!(zh: "文件有 {} MB，超过上限 {} MB", en: "the file has {} MB, more than the limit of {} MB", found >> 20, limit >> 20),
        )
        .at(at, None)
        .help(text!(zh: "把它分成几个文件，每个文件放一部分报告", en: "split it into several files, each with some of the reports")),
        Kind::TooDeep { limit } => error(
            "report/too-deep",
            text!(zh: "一层套一层，超过上限 {limit} 层", en: "nested deeper than the limit of {limit} levels"),
        )
        .at(at, Some(text!(zh: "到这里太深", en: "too deep from here")))
        .help(text!(zh: "多半是括号忘了关上：检查前面的 [ 和 {{", en: "a bracket was probably left open: check the `[` and `{{` before this place")),
        Kind::TooManyNodes { limit } => error(
            "report/too-many-values",
            text!(zh: "一份报告超过上限 {limit} 个值", en: "one report has more than the limit of {limit} values"),
        )
        .at(at, None)
        .help(text!(zh: "一份报告不会这么长：如果是多份，用单独一行 --- 隔开", en: "no report is that long: put a line `---` between reports")),
        Kind::TableTooLarge { limit } => error(
            "report/table-too-large",
            text!(zh: "一张表超过上限 {limit} 个单元格", en: "one table has more than the limit of {limit} cells"),
        )
        .at(at, None)
        .help(text!(zh: "把它分成几张表", en: "split it into several tables")),
        Kind::TooManyProblems { listed } => error(
            "report/too-many-problems",
            text!(zh: "问题超过 {listed} 处，后面的不再列出", en: "more than {listed} problems; the rest are not listed"),
        )
        .at(at, Some(text!(zh: "从这里起不再列出", en: "not listed from here on")))
        .help(text!(zh: "先改好前面的，再检查一次", en: "correct those above, then check again")),
        Kind::Binary => error(
            "report/not-text",
            text!(zh: "这不是文本文件", en: "this is not a text file"),
        )
        .at(at, None)
        .help(text!(zh: "核对是不是选错了文件；Word、Excel、PDF 里的数，先照格式抄进文本文件",
                en: "check that it is the right file; figures of a Word, Excel or PDF file go into a text first",)),
        Kind::BrokenCharacter => error(
            "report/broken-character",
            text!(zh: "这里的文字已损坏，读不出来", en: "the text is damaged here and cannot be read"),
        )
        .at(at, Some(text!(zh: "半个字", en: "half a character")))
        .help(text!(zh: "重新取得原文件；或在记事本里改正这一处，另存为 UTF-8", en: "get the file again, or correct this place in an editor and save it as UTF-8")),

        // Signs.
        Kind::UnclosedQuote => error(
            "report/unclosed-quote",
            text!(zh: "引号没有关上", en: "quote is not closed"),
        )
        .at(at, Some(text!(zh: "从这个引号起", en: "opened here")))
        .help(text!(zh: "在这段文字末尾补上同样的引号", en: "add the same quote at the end of this text")),
        Kind::TextAfterQuote => error(
            "report/text-after-quote",
            text!(zh: "后引号之后还有文字", en: "text follows the closing quote"),
        )
        .at(at, Some(text!(zh: "多出来的", en: "left over")))
        .help(text!(zh: "整段放进引号；里面要用引号时写成 “ ”", en: "put the whole text in quotes; inside, use “ ” for quotes")),
        Kind::BadEscape => error(
            "report/backslash",
            text!(zh: "双引号里的反斜杠 \\ 有特别的意思，这里用错了", en: "a backslash in double quotes has a meaning of its own, and this one is wrong"),
        )
        .at(at, None)
        .help(text!(zh: "把双引号换成单引号 '…'", en: "use single quotes '…' instead")),
        Kind::UnclosedBracket { open } => error(
            "report/unclosed-bracket",
            text!(zh: "括号 {open} 没有关上", en: "bracket `{open}` is not closed"),
        )
        .at(at, Some(text!(zh: "从这里打开", en: "opened here")))
        .help(text!(zh: "在这一行末尾补上 {}", en: "add `{}` at the end of the row", closing(*open))),
        Kind::MismatchedBracket { open, close } => error(
            "report/mismatched-bracket",
            text!(zh: "括号 {open} 用 {close} 关上了", en: "bracket `{open}` is closed by `{close}`"),
        )
        .at(at, Some(text!(zh: "从这里打开", en: "opened here")))
        .help(text!(zh: "把 {close} 改成 {}", en: "change `{close}` to `{}`", closing(*open))),
        Kind::ExtraBracket => error(
            "report/extra-bracket",
            text!(zh: "多了一个括号", en: "one bracket too many"),
        )
        .at(at, Some(text!(zh: "前面没有打开", en: "never opened")))
        .help(text!(zh: "删去它", en: "delete it")),
        Kind::TextAfterBracket => error(
            "report/text-after-bracket",
            text!(zh: "右括号之后还有文字", en: "text follows the closing bracket"),
        )
        .at(at, Some(text!(zh: "多出来的", en: "left over")))
        .help(text!(zh: "移到括号里面，或删去；说明文字前面加 #", en: "move it into the brackets or delete it; put # before a remark")),
        Kind::EmptyItem => error(
            "report/empty-cell",
            text!(zh: "两个逗号之间没有内容", en: "nothing stands between two commas"),
        )
        .at(at, Some(text!(zh: "缺一个数", en: "missing here")))
        .help(text!(zh: "表里是空格的，写 ~ ；没有漏填的，删去多余的逗号", en: "write ~ for a cell that is printed blank, or delete the superfluous comma")),
        Kind::FullWidthSign { sign, proper } => error(
            "report/full-width-sign",
            text!(zh: "这里用了全角的 {sign}", en: "full-width `{sign}` stands here"),
        )
        .at(at, Some(text!(zh: "应为半角 {proper}", en: "should be `{proper}`")))
        .help(match proper {
            ':' => text!(zh: "改成半角冒号，后面留一个空格", en: "write `: `, a colon and a blank"),
            _ => text!(zh: "改成半角的 {proper}", en: "write `{proper}`"),
        }),
        Kind::MoreSlips { places } => {
            let count = places.len();
            let message = error(
                "report/more-slips",
                text!(
                    zh: "下面还有 {count} 处全角冒号、制表符或全角空格",
                    en: "there are more full-width colons, tabs or wide blanks below: {count}",
                ),
            );
            let message = places.iter().fold(message, |message, place| message.at(*place, None));
            message.help(text!(
                zh: "一起改：冒号用半角，后面留一个空格；缩进用半角空格",
                en: "put them right together: `: `, a colon and a blank, and ordinary blanks to indent",
            ))
        }
        Kind::NeedsQuotes { sign } => error(
            "report/needs-quotes",
            text!(zh: "以 {sign} 开头的内容要加引号", en: "what begins with `{sign}` needs quotes"),
        )
        .at(at, None)
        .help(match sign {
            '-' | '?' => text!(zh: "写成 \"{sign}\"", en: "write \"{sign}\""),
            _ => text!(zh: "整段加上引号", en: "put the whole text in quotes"),
        }),

        // Lines.
        Kind::TabIndent => error(
            "report/tab",
            text!(zh: "这一行用制表符（Tab 键）缩进", en: "this line is indented with a tab"),
        )
        .at(at, Some(text!(zh: "制表符", en: "tab")))
        .help(text!(zh: "删去它，改用空格，与上下同级的行对齐", en: "replace it with blanks, in line with the lines of the same level")),
        Kind::WideBlank { character } => error(
            "report/wide-blank",
            text!(zh: "这一行用全角空格（U+{:04X}）缩进", en: "this line is indented with a wide blank (U+{:04X})", u32::from(*character)),
        )
        .at(at, Some(text!(zh: "全角空格", en: "wide blank")))
        .help(text!(zh: "换成半角空格，与上下同级的行对齐", en: "replace it with ordinary blanks, in line with the lines of the same level")),
        Kind::DashWithoutBlank => error(
            "report/blank-after-dash",
            text!(zh: "短横后面缺一个空格", en: "no blank follows the dash"),
        )
        .at(at, Some(text!(zh: "后面加一个空格", en: "add a blank after it")))
        .help(text!(zh: "在 - 后面加一个空格", en: "add a blank after `-`")),
        Kind::MissingBlank => error(
            "report/blank-after-colon",
            text!(zh: "冒号后面缺一个空格", en: "no blank follows the colon"),
        )
        .at(at, Some(text!(zh: "后面加一个空格", en: "add a blank after it")))
        .help(text!(zh: "在冒号后面加一个空格", en: "add a blank after the colon")),
        Kind::MissingColon => error(
            "report/missing-colon",
            text!(zh: "这一行缺冒号", en: "this line has no colon"),
        )
        .at(at, None)
        .help(text!(zh: "是名称的，后面写冒号和空格；是上一行文字的接续，比上一行多缩进两格", en: "write a colon and a blank after a name; indent the line further if it goes on from the one above")),
        Kind::ColonInText => error(
            "report/colon-in-text",
            text!(zh: "文字里有冒号加空格，要加引号", en: "a text with a colon and a blank inside needs quotes"),
        )
        .at(at, Some(text!(zh: "这个冒号", en: "this colon")))
        .help(text!(zh: "整段文字加上引号，或改用全角冒号 ：", en: "put the whole text in quotes")),
        Kind::BadIndentation => error(
            "report/indentation",
            text!(zh: "这一行的缩进与前面各行对不上", en: "this line is not in line with those above"),
        )
        .at(at, Some(text!(zh: "没有对齐", en: "out of line")))
        .help(text!(zh: "与同级的上一行左边对齐", en: "begin it where the line above of the same level begins")),
        Kind::TextAfterBar => error(
            "report/text-after-bar",
            text!(zh: "竖线 | 后面不能写字", en: "text follows the bar"),
        )
        .at(at, None)
        .help(text!(zh: "文字从下一行写起，比这一行多缩进两格", en: "begin the text on the next line, two blanks further in")),
        Kind::KeyTooLong { limit } => error(
            "report/name-too-long",
            text!(zh: "冒号前面超过上限 {limit} 个字", en: "more than the limit of {limit} characters stand before the colon"),
        )
        .at(at, Some(text!(zh: "这个冒号", en: "this colon")))
        .help(text!(zh: "这是一段文字而不是名称的，整段加上引号", en: "put it in quotes if it is a text and not a name")),
        Kind::ControlCharacter { character } => error(
            "report/control-character",
            text!(zh: "这里有一个看不见的字符（U+{:04X}）", en: "an invisible character (U+{:04X}) stands here", u32::from(*character)),
        )
        .at(at, None)
        .help(text!(zh: "删去它；多半是从别的文件粘贴来的", en: "delete it; it was probably pasted from another file")),
        Kind::AnchorNotAllowed => error(
            "report/anchor",
            text!(zh: "以 & 开头的内容要加引号", en: "what begins with `&` needs quotes"),
        )
        .at(at, None)
        .help(text!(zh: "整段加上引号；报告里不能用 & 作记号", en: "put it in quotes; a report has no named parts")),
        Kind::AliasNotAllowed => error(
            "report/alias",
            text!(zh: "以 * 开头的内容要加引号", en: "what begins with `*` needs quotes"),
        )
        .at(at, None)
        .help(text!(zh: "整段加上引号；相同的内容要写两遍", en: "put it in quotes; write out what is the same twice")),
        Kind::TagNotAllowed => error(
            "report/tag",
            text!(zh: "以 ! 开头的内容要加引号", en: "what begins with `!` needs quotes"),
        )
        .at(at, None)
        .help(text!(zh: "整段加上引号，或删去这个记号", en: "put it in quotes, or delete it")),
        Kind::KeyNotText => error(
            "report/name-not-text",
            text!(zh: "冒号前面应是一个名称", en: "a name should stand before the colon"),
        )
        .at(at, None)
        .help(text!(zh: "冒号前面不用括号；名称里有括号的，加上引号", en: "use no brackets before the colon; quote a name that has them")),
        Kind::Syntax => error(
            "report/syntax",
            text!(zh: "从这里起读不懂", en: "cannot be read from here on"),
        )
        .at(at, Some(text!(zh: "这里", en: "here")))
        .help(text!(zh: "检查这一行和上一行：冒号后的空格、括号、引号、缩进", en: "check this line and the one above: blanks after colons, brackets, quotes, indentation")),

        // What the document says.
        Kind::EmptyDocument => error(
            "report/empty",
            text!(zh: "文件里什么也没有", en: "the file is empty"),
        )
        .at(at, None)
        .help(text!(zh: "至少写 sections: 和各部分的内容", en: "write at least `sections:` and what they say")),
        Kind::WrongKind { expected, found } => {
            let Text { zh: due_zh, en: due_en } = due(*expected);
            let Text { zh: thing_zh, en: thing_en } = thing(*found);
            error(
                "report/wrong-kind",
                text!(zh: "这里应是{due_zh}，写的是{thing_zh}", en: "expected {due_en}, found {thing_en}"),
            )
            .at(at, Some(text!(zh: "应是{due_zh}", en: "should be {due_en}")))
            .help(written(*expected))
        }
        Kind::NotAReport { keys } => {
            let names: Vec<String> = keys.iter().map(|key| short(key)).collect();
            error(
                "report/not-a-report",
                text!(zh: "这不是报告：里面写的是 {}，没有 sections", en: "this is no report: it has {} and no `sections`", names.join("、")),
            )
            .at(at, None)
            .help(in_english(keys).unwrap_or_else(|| text!(zh: "核对是不是选错了文件；报告的各项写 report、unit、year、sections", en: "check that it is the right file; a report has `report`, `unit`, `year`, `sections`")))
        }
        Kind::MissingKey { key, place } => {
            let Text { zh, en } = known_at(*place);
            error(
                "report/missing-name",
                text!(zh: "{zh}缺少 {key}", en: "{en} has no `{key}`"),
            )
            .at(at, None)
            .help({
                let Text { zh, en } = written_out(key, *place);
                text!(zh: "补上，例如 {zh}", en: "add it, such as {en}")
            })
        }
        Kind::UnknownKey { key, place, candidates } => {
            let (Text { zh, en }, name) = (known_at(*place), short(key));
            let message = error(
                "report/unknown-name",
                text!(zh: "{zh}没有“{name}”这一项", en: "{en} has no item `{name}`"),
            );
            if let Some(meant) = meant_item(key, candidates) {
                return message
                    .at(at, Some(text!(zh: "应为 {meant}", en: "should be {meant}")))
                    .help(text!(zh: "“{name}”写作 {meant}", en: "write `{meant}` for `{name}`"));
            }
            suggest(message, problem, nearest(key, candidates.iter().copied()), || {
                let (zh, en) = (candidates.join("、"), candidates.join(", "));
                text!(zh: "这里可以写：{zh}", en: "known here: {en}")
            })
        }
        Kind::DuplicateKey { key, first } => {
            let name = short(key);
            error(
                "report/duplicate-name",
                text!(zh: "“{name}”写了两次", en: "`{name}` is written twice"),
            )
            .at(at, Some(text!(zh: "第二次", en: "again here")))
            .at(*first, Some(text!(zh: "第一次", en: "first here")))
            .help(text!(zh: "删去一个，或改名；表里确实印了两行同名的，把各行写成列表，每行以 - 开头", en: "delete or rename one; where the table prints two rows of one name, write the rows as a list, each with `-`"))
        }
        Kind::NotAYear { key, written, meant } => {
            let name = short(written);
            let message = error(
                "report/year",
                text!(zh: "年度应是四位数字，写的是“{name}”", en: "the year should be four digits, but `{name}` is written"),
            );
            match meant {
                Some(year) => message
                    .at(at, Some(text!(zh: "应为 {year}", en: "should be {year}")))
                    .help(text!(zh: "写成 {key}: {year}", en: "write `{key}: {year}`")),
                None => message
                    .at(at, None)
                    .help(text!(zh: "写成四位数字，如 {key}: 2021", en: "write four digits, as in `{key}: 2021`")),
            }
        }

        // Tables.
        Kind::RowLength { row, expected, found, cause } => {
            let name = short(row);
            error(
                "report/row-length",
                text!(zh: "“{name}”这一行有 {found} 个数，表头有 {expected} 列", en: "row `{name}` has {found} values, the table has {expected} columns"),
            )
            .at(at, Some(text!(zh: "{found} 个", en: "{found} values")))
            .help(row_help(*cause, *found < *expected))
        }
        Kind::UnknownColumn { name, candidates } => {
            let message = error(
                "report/unknown-column",
                text!(zh: "这张表没有“{}”这一列", en: "the table has no column `{}`", short(name)),
            );
            let leaf = |path: &'_ str| path.rsplit('/').next().map(str::to_owned);
            let leaves: Vec<String> = candidates.iter().filter_map(|path| leaf(path)).collect();
            let paths = candidates.iter().map(String::as_str);
            let near = nearest(name, leaves.iter().map(String::as_str).chain(paths));
            suggest(message, problem, near, || {
                text!(zh: "表头的列：{}", en: "its columns: {}", candidates.join("、"))
            })
        }
        Kind::AmbiguousColumn { name, candidates } => error(
            "report/ambiguous-column",
            text!(zh: "“{}”有 {} 列，不知道是哪一列", en: "`{}` names {} columns", short(name), candidates.len()),
        )
        .at(at, None)
        .help(text!(zh: "连同上一级的名称一起写，如 {}", en: "write it with the heading above it, as in `{}`", first(candidates))),
        Kind::RepeatedColumn { name, first } => error(
            "report/repeated-column",
            text!(zh: "这一行把“{}”写了两次", en: "the row gives `{}` twice", short(name)),
        )
        .at(at, Some(text!(zh: "第二次", en: "again here")))
        .at(*first, Some(text!(zh: "第一次", en: "first here")))
        .help(text!(zh: "删去其中一个", en: "delete one of them")),
        Kind::RenamedNothing { label } => error(
            "report/renamed-nothing",
            text!(zh: "as 里的“{label}”不是这张表印的行名或列名", en: "`{label}` under `as` is no label that the table prints"),
        )
        .at(at, None)
        .help(text!(zh: "左边写表上印的名称，右边写表式的名称", en: "write what the table prints on the left, the form's label on the right")),
        Kind::TableWithoutColumns => error(
            "report/no-columns",
            text!(zh: "这张表没有列", en: "the table has no columns"),
        )
        .at(at, None)
        .help(text!(zh: "写出表头各列，如 columns: [自然人, 总计]", en: "write its columns, as in `columns: [自然人, 总计]`")),
        Kind::TableWithoutRows => error(
            "report/no-rows",
            text!(zh: "这张表没有行", en: "the table has no rows"),
        )
        .at(at, None)
        .help(text!(zh: "报告里每行写名称和各列的数，如 行政许可: [5]；表式里只写名称，如 rows: [行政许可]", en: "in a report write a label and its values for each row, as in `行政许可: [5]`; in a form the labels alone, as in `rows: [行政许可]`")),
        Kind::Form(kind) => form_error(kind, at),
    }
}

/// Adds the nearest known name; where nothing is near, the names there are.
/// Says how the items of a report are written, where they have Chinese names.
fn in_english(keys: &[String]) -> Option<Text> {
    let known = ["report", "unit", "year", "title", "form", "sections"];
    let meant = |key: &String| meant_item(key, &known).map(|item| (short(key), item));
    let meant: Vec<(String, &str)> = keys.iter().filter_map(meant).collect();
    let zh: Vec<String> = meant.iter().map(|(key, item)| format!("{key} 写作 {item}")).collect();
    let en: Vec<String> = meant.iter().map(|(key, item)| format!("`{item}` for {key}")).collect();
    let (zh, en) = (zh.join("，"), en.join(", "));
    (!meant.is_empty())
        .then(|| text!(zh: "各项的名称用英文：{zh}", en: "items have English names: write {en}"))
}

fn suggest(
    message: Diagnostic,
    problem: &LoadError,
    near: Option<&str>,
    known: impl FnOnce() -> Text,
) -> Diagnostic {
    match near {
        Some(near) => message
            .at(problem.span, Some(text!(zh: "应为 {near} ？", en: "`{near}`?")))
            .help(text!(zh: "是不是 {near} ？", en: "did you mean `{near}`?")),
        None => message.at(problem.span, None).help(known()),
    }
}

fn row_help(cause: Option<RowCause>, too_few: bool) -> Text {
    match cause {
        Some(RowCause::GroupedDigits) => {
            text!(zh: "带千位逗号的数要加引号，如 \"1,204\"", en: "quote numbers that have commas, as in \"1,204\"")
        }
        Some(RowCause::FullWidthComma) => {
            text!(zh: "数与数之间用半角逗号和空格", en: "separate the values with a half-width comma and a blank")
        }
        Some(RowCause::FullWidthCommaInColumns) => {
            text!(zh: "表头各列之间用半角逗号和空格", en: "separate the columns with a half-width comma and a blank")
        }
        Some(RowCause::MissingComma) => {
            text!(zh: "数与数之间加上逗号", en: "put commas between the values")
        }
        None if too_few => {
            text!(zh: "对照原表补齐；原表是空格的，写 ~", en: "compare with the printed table; write ~ for a blank cell")
        }
        None => {
            text!(zh: "对照原表删去多出的数；带千位逗号的数要加引号", en: "compare with the printed table; quote numbers that have commas")
        }
    }
}

fn closing(open: char) -> char {
    if open == '{' { '}' } else { ']' }
}

fn first(candidates: &[String]) -> &str {
    candidates.first().map_or("", String::as_str)
}
