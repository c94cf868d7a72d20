//! What the reader of a published report was not sure of, in words.
//!
//! The auditor has the original at hand: each message says what to compare there.

use super::{Code, Diagnostic, Severity, Text, text};
use crate::import::{Note, NoteKind as Kind, Place};

/// The most items that a message lists.
const MOST: usize = 8;

/// Returns the message for a note of the import, as yet without the place in the original. A warning: the
/// report can be checked, but this place should be compared with the original.
pub fn import_note(note: &Note) -> Diagnostic {
    let (code, severity, headline, help) = words(&note.kind);
    let message = Diagnostic { severity, ..Diagnostic::error(Code(code), headline) };
    match help {
        Some(help) => message.help(help),
        None => message,
    }
}

/// Returns a note as one line of a report document: what, and where.
pub fn note_line(note: &Note) -> Text {
    let headline = import_note(note).headline;
    match &note.place {
        Some(place) => {
            let at = place_words(&place.to_string());
            let zh = format!("{}：{}", at.zh, headline.zh);
            Text { zh, en: format!("{}: {}", at.en, headline.en) }
        }
        None => headline,
    }
}

/// Returns the words for a place in the original, as `at:` writes it.
pub fn place_words(at: &str) -> Text {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if is_number(at) {
        return text!(zh: "第 {at} 行", en: "line {at}");
    }
    if let Some((first, last)) = at.split_once('-').filter(|(a, b)| is_number(a) && is_number(b)) {
        return text!(zh: "第 {first}–{last} 行", en: "lines {first}–{last}");
    }
    if let Some((page, line)) = at.split_once(':').filter(|(a, b)| is_number(a) && is_number(b)) {
        return text!(zh: "第 {page} 页第 {line} 行", en: "page {page}, line {line}");
    }
    if let Some((page, _)) = at.split_once('@').filter(|(page, _)| is_number(page)) {
        return text!(zh: "第 {page} 页（{at}）", en: "page {page} ({at})");
    }
    if let Some((sheet, cell)) = at.rsplit_once('!') {
        return text!(zh: "“{sheet}”表 {cell} 格", en: "sheet `{sheet}`, cell {cell}");
    }
    if let Some((table, row, cell)) = cell_of(at) {
        return text!(zh: "第 {table} 张表第 {row} 行第 {cell} 格", en: "table {table}, row {row}, cell {cell}");
    }
    if is_cell_name(at) {
        return text!(zh: "{at} 格", en: "cell {at}");
    }
    Text::same(at)
}

/// Tells whether a place is the cell of the only sheet: `B12`.
fn is_cell_name(at: &str) -> bool {
    let digits = at.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number && digits.len() < at.len()
}

/// Reads the path of a cell that lies in no other table: `table[2]/tr[5]/td[3]:88`.
fn cell_of(at: &str) -> Option<(&str, &str, &str)> {
    let path = at.split_once(':').map_or(at, |(path, _)| path);
    let mut parts = path.split('/').map(|part| part.strip_suffix(']')?.split_once('['));
    let (Some(table), Some(row), Some(cell)) = (parts.next()?, parts.next()?, parts.next()?) else {
        return None;
    };
    let is_cell = matches!((table.0, row.0, cell.0), ("table", "tr", "td" | "th" | "tc"));
    (is_cell && parts.next().is_none()).then_some((table.1, row.1, cell.1))
}

type Words = (&'static str, Severity, Text, Option<Text>);

fn compare() -> Option<Text> {
    Some(
        text!(zh: "对照原件，在报告文件里补上或改正", en: "compare the original, and correct the report document"),
    )
}

fn words(kind: &Kind) -> Words {
    let warning = Severity::Warning;
    match kind {
        Kind::Furniture { texts } => (
            "import/furniture",
            Severity::Info,
            {
                let (count, list) = (texts.len(), listed(texts));
                text!(zh: "页码、页眉共 {count} 处，没有算进报告：{list}", en: "{count} page numbers or running heads left out: {list}")
            },
            None,
        ),
        Kind::BeforeTitle { count } => (
            "import/before-title",
            Severity::Info,
            text!(zh: "标题前面的 {count} 段没有算进报告", en: "{count} paragraphs before the title left out"),
            None,
        ),
        Kind::FiguresLeft { figures, words } => (
            "import/figures-left",
            warning,
            {
                let list = listed(figures);
                match words.is_empty() {
                    true => {
                        text!(zh: "这些数不知道属于哪一行，没有读进表里：{list}", en: "these figures belong to no row that could be told, and were left out: {list}")
                    }
                    false => {
                        text!(zh: "“{words}”后面的数不知道属于哪一行，没有读进表里：{list}", en: "the figures after `{words}` belong to no row that could be told, and were left out: {list}")
                    }
                }
            },
            compare(),
        ),
        Kind::MoreFiguresLeft { count } => (
            "import/more-figures-left",
            warning,
            text!(zh: "还有 {count} 处数不知道属于哪一行，没有逐处列出", en: "{count} more stretches of figures belong to no row that could be told; they are not listed"),
            Some(
                text!(zh: "核对是不是选错了文件，或几份报告连在一起", en: "check that it is the right file, and one report only"),
            ),
        ),
        Kind::RowLength { table, row, expected, figures } => (
            "import/row-length",
            warning,
            {
                let (found, list) = (figures.len(), listed(figures));
                text!(
                    zh: "{table}“{row}”应有 {expected} 个数，读到 {found} 个，分不清哪个是哪一栏，整行记作“?”：{list}",
                    en: "`{row}` in {table} should have {expected} figures and has {found}; which is which cannot be told, and the row is written as `?`: {list}",
                )
            },
            compare(),
        ),
        Kind::SeveralLines { table, row } => (
            "import/several-lines",
            warning,
            text!(
                zh: "{table}“{row}”的数印在几行上，按位置认定栏次",
                en: "the figures of `{row}` in {table} stand on several lines; they were told apart by where they stand",
            ),
            compare(),
        ),
        Kind::Doubted { table, row, figures } => (
            "import/doubted",
            warning,
            {
                let list = listed(figures);
                text!(
                    zh: "{table}“{row}”旁边另有不知属于哪一行的数：{list}；牵涉到的格记作“?”",
                    en: "figures that belong to no row stand beside `{row}` in {table}: {list}; the cells that they touch are written as `?`",
                )
            },
            compare(),
        ),
        Kind::ByPosition { table, row, blank } => (
            "import/by-position",
            warning,
            text!(
                zh: "{table}“{row}”有 {blank} 格没有印数，其余各数按位置认定栏次",
                en: "`{row}` in {table} has {blank} cells without figures; the others were told apart by where they stand",
            ),
            compare(),
        ),
        Kind::NoFigures { table, row } => (
            "import/no-figures",
            warning,
            text!(zh: "{table}“{row}”没有读到数，记作空格", en: "no figures of `{row}` in {table} were found; they are written as blanks"),
            compare(),
        ),
        Kind::MissingRows { table, rows } => (
            "import/missing-rows",
            warning,
            {
                let (count, list) = (rows.len(), listed(rows));
                text!(zh: "{table}有 {count} 行没有找到：{list}", en: "{count} rows of {table} were not found: {list}")
            },
            compare(),
        ),
        Kind::MissingTable { table } => (
            "import/missing-table",
            warning,
            text!(zh: "没有找到{table}", en: "{table} was not found"),
            Some(
                text!(zh: "对照原件：确有这张表的，在报告文件里补上", en: "compare the original; where it has the table, add it to the report document"),
            ),
        ),
        Kind::Misprint { table, printed, meant, rival } => (
            "import/misprint",
            warning,
            text!(zh: "{table}的“{printed}”当作“{meant}”", en: "`{printed}` in {table} is taken for `{meant}`"),
            Some(match rival {
                Some(rival) => {
                    text!(zh: "也像“{rival}”：对照原件确认", en: "it resembles `{rival}` too: compare the original")
                }
                None => {
                    text!(zh: "不对的话，改正报告文件里的 as", en: "if that is wrong, correct `as` in the report document")
                }
            }),
        ),
        Kind::NoHead { table, columns } => (
            "import/no-head",
            warning,
            {
                let list = listed(columns);
                text!(zh: "{table}的栏名没有读到，数按表式的栏次读：{list}", en: "labels of columns of {table} were not found; figures are read in the order of the form: {list}")
            },
            compare(),
        ),
        Kind::OtherOrder { table, columns } => (
            "import/other-order",
            warning,
            {
                let list = listed(columns);
                text!(zh: "{table}各栏的先后与表式不同，按印的栏名读：{list}", en: "the columns of {table} are printed in another order than the form's, and were read by their labels: {list}")
            },
            compare(),
        ),
        Kind::ByColumns { table } => (
            "import/by-columns",
            warning,
            text!(
                zh: "{table}的文字是一栏一栏排的：行名、栏名齐全，每栏的数和行名一样多，按先后对应读入",
                en: "the text of {table} goes column by column: all labels are there, each column has as many figures as rows, and they were read in that order",
            ),
            Some(text!(zh: "对照原件抽查几格", en: "compare a few cells with the original")),
        ),
        Kind::FiguresFirst { table, figures } => (
            "import/figures-first",
            warning,
            {
                let list = listed(figures);
                text!(
                    zh: "{table}第一行的行名前面有不知属于哪一行的数：{list}；各行的数可能都印在行名前面，整表记作“?”",
                    en: "figures that belong to no row that could be told stand before the first label of {table}: {list}; all its figures may stand before their labels, and are written as `?`",
                )
            },
            compare(),
        ),
        Kind::Repeated { table, read, differ } => (
            "import/repeated",
            warning,
            {
                let at = read.as_ref().map_or(Text::same(""), |at| place_words(&at.to_string()));
                let (zh, en) = (&at.zh, &at.en);
                match differ {
                    0 => {
                        text!(zh: "{table}印了不止一次：读的是{zh}的，这里的没有读；两处的数一样", en: "{table} is printed more than once: that at {en} was read, this one was not; their figures are the same")
                    }
                    _ => {
                        text!(zh: "{table}印了不止一次：读的是{zh}的，这里的没有读；两处有 {differ} 格不同", en: "{table} is printed more than once: that at {en} was read, this one was not; {differ} of their cells differ")
                    }
                }
            },
            Some(
                text!(zh: "看读的是不是本年的；一个文件里有几份报告的，分开存，各读各的", en: "see whether the one of this year was read; store several reports of one file in a file each"),
            ),
        ),
        Kind::Unread { table, row, column, printed } => (
            "import/unread",
            warning,
            text!(zh: "{table}“{row}”的“{column}”印的是“{printed}”，读不出数，记作“?”", en: "`{printed}` at `{row}`, `{column}` in {table} is no figure; it is written as `?`"),
            compare(),
        ),
        Kind::Unexplained { text } => (
            "import/unexplained",
            Severity::Info,
            text!(zh: "表里的“{text}”不是表式的名称，没有读进表里", en: "`{text}` inside a table is no label of the form, and was left out"),
            None,
        ),
        Kind::NoTitle => (
            "import/no-title",
            warning,
            text!(zh: "没有找到报告的标题", en: "the title of the report was not found"),
            Some(
                text!(zh: "标题要写明单位、年度和报告名称；确有标题的，在报告文件里补上 title:", en: "a title names unit, year and kind; where there is one, add `title:` to the report document"),
            ),
        ),
        Kind::PublishedDiffers { days } => (
            "import/published-differs",
            warning,
            {
                let list = listed(days);
                text!(zh: "发布日期有几种说法，没有采用：{list}", en: "the day of publication is stated differently, and none was taken: {list}")
            },
            Some(
                text!(zh: "看清是哪一天，在报告文件里写 published:", en: "see which it is, and add `published:` to the report document"),
            ),
        ),
        Kind::NoUnit => (
            "import/no-unit",
            warning,
            text!(zh: "没有找到填报单位", en: "the unit that reports was not found"),
            Some(text!(zh: "用 --unit 单位名称 指明", en: "name it with --unit NAME")),
        ),
        Kind::NoYear => (
            "import/no-year",
            warning,
            text!(zh: "没有找到报告的年度", en: "the year of the report was not found"),
            Some(text!(zh: "用 --year 年份 指明", en: "name it with --year YEAR")),
        ),
        Kind::MissingSection { heading } => (
            "import/missing-section",
            warning,
            text!(zh: "没有找到“{heading}”这一部分", en: "the section `{heading}` was not found"),
            Some(
                text!(zh: "对照原件：标题印得不同的，在报告文件里改成表式的标题", en: "compare the original; where its heading is worded otherwise, correct it in the report document"),
            ),
        ),
    }
}

fn listed(items: &[String]) -> String {
    let mut list: Vec<&str> = items.iter().take(MOST).map(String::as_str).collect();
    if items.len() > MOST {
        list.push("…");
    }
    list.join("、")
}

/// Returns the place of a note as `at:` writes it.
pub fn note_place(note: &Note) -> Option<String> {
    note.place.as_ref().map(Place::to_string)
}
