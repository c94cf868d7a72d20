//! The names of the parts of a report document or form, and how each is written.

use super::{Text, text};
use crate::model::{Expected, Found, Place};

/// Returns what a place asks for.
pub(super) fn due(expected: Expected) -> Text {
    match expected {
        Expected::Report => text!(zh: "报告的各项", en: "the items of a report"),
        Expected::Sections => text!(zh: "各部分的列表", en: "a list of sections"),
        Expected::Section => text!(zh: "一个部分的各项", en: "the items of a section"),
        Expected::Text => text!(zh: "一段文字", en: "a text"),
        Expected::Facts => text!(zh: "名称和数", en: "names and figures"),
        Expected::Cell => text!(zh: "一个数或一段文字", en: "one number or text"),
        Expected::Table => {
            text!(zh: "一张表的 columns 和 rows", en: "`columns` and `rows` of a table")
        }
        Expected::Tables => text!(zh: "表名和表", en: "captions and tables"),
        Expected::Columns => text!(zh: "列名", en: "column labels"),
        Expected::Rows => text!(zh: "行名和各列的数", en: "row labels and values"),
        Expected::Row => text!(zh: "这一行各列的数", en: "the values of the row"),
        Expected::Renamed => text!(zh: "印的名称和表式的名称", en: "printed labels and the form's"),
        Expected::Places => text!(zh: "在原件中的位置", en: "places in the original"),
        Expected::Form => text!(zh: "表式的各项", en: "the items of a form"),
        Expected::Validity => text!(zh: "起止年度", en: "the first and the last year"),
        Expected::Name => text!(zh: "一个名称", en: "a name"),
        Expected::Names => text!(zh: "一个或几个名称", en: "one name or several"),
        Expected::FormTable => text!(zh: "一张表的各项", en: "the items of a table"),
        Expected::Group => text!(zh: "一组表的 name 和 parts", en: "`name` and `parts` of a group"),
        Expected::Parts => text!(zh: "几张表的列表", en: "a list of tables"),
        Expected::Labels => text!(zh: "行名或列名的列表", en: "a list of labels"),
        Expected::Label => text!(zh: "对这个名称的说明", en: "what is said of this label"),
    }
}

/// Returns how to write what a place asks for.
pub(super) fn written(expected: Expected) -> Text {
    match expected {
        Expected::Report => {
            text!(zh: "每项一行，如 unit: 某某局；各部分写在 sections: 下面", en: "one item a line, as in `unit: …`, and the sections below `sections:`")
        }
        Expected::Sections | Expected::Section => {
            text!(zh: "每个部分以 - heading: 开头，如 - heading: 一、总体情况", en: "begin each section with `- heading:`, as in `- heading: 一、总体情况`")
        }
        Expected::Text => {
            text!(zh: "写成一段文字；文字里有 [ 或 {{ 的，加上引号", en: "write one text; quote it if it begins with `[` or `{{`")
        }
        Expected::Facts => {
            text!(zh: "每项一行，如 visits: 33912", en: "one a line, as in `visits: 33912`")
        }
        Expected::Cell => {
            text!(zh: "每格写一个数；空格写 ~ ，看不清的写 \"?\"", en: "write one number a cell, ~ for a blank, \"?\" for what cannot be read")
        }
        Expected::Table => {
            text!(zh: "写 columns: 和 rows: 两项", en: "write `columns:` and `rows:`")
        }
        Expected::Tables => {
            text!(zh: "每张表先写表名和冒号，下面写 columns: 和 rows:", en: "write the caption and a colon, and below it `columns:` and `rows:`")
        }
        Expected::Columns => {
            text!(zh: "写成 columns: [自然人, 总计]", en: "write `columns: [自然人, 总计]`")
        }
        Expected::Form => {
            text!(zh: "每项一行：form、version、valid、basis、sections", en: "one item a line: `form`, `version`, `valid`, `basis`, `sections`")
        }
        Expected::Validity => {
            text!(zh: "写成 valid: {{from: 2019, to: 2020}}", en: "write `valid: {{from: 2019, to: 2020}}`")
        }
        Expected::Name => {
            text!(zh: "每项写一个名称；行名、列名有下级的，写成 名称: [甲, 乙]", en: "write one name an item; a label with others below it is `label: [甲, 乙]`")
        }
        Expected::Names => {
            text!(zh: "写成 alias: 新收 或 alias: [新收, 第一项]", en: "write `alias: 新收` or `alias: [新收, 第一项]`")
        }
        Expected::FormTable => {
            text!(zh: "写 name: 、columns: 和 rows: 三项", en: "write `name:`, `columns:` and `rows:`")
        }
        Expected::Group => {
            text!(zh: "写 name: 和 parts: 两项", en: "write `name:` and `parts:`")
        }
        Expected::Parts => {
            text!(zh: "每张表以 - name: 开头", en: "begin each table with `- name:`")
        }
        Expected::Labels => {
            text!(zh: "写成 [自然人, 总计]，或每个名称一行，以 - 开头", en: "write `[自然人, 总计]`, or one label a line, each with `-`")
        }
        Expected::Label => {
            text!(zh: "别名写成 名称: {{alias: 新收}}，下级写成 名称: [甲, 乙]", en: "write `label: {{alias: 新收}}` for an alias, `label: [甲, 乙]` for what is below it")
        }
        Expected::Renamed => {
            text!(zh: "每项写成 印的名称: 表式的名称", en: "write each as `printed label: the form's label`")
        }
        Expected::Places => {
            text!(zh: "写成 [88, 90, 92]，一段或一行一个", en: "write `[88, 90, 92]`, one for each paragraph or row")
        }
        Expected::Rows | Expected::Row => {
            text!(zh: "每行写成 行名: [1, 2, 3]，数放在方括号里，用逗号和空格隔开", en: "write each row as `label: [1, 2, 3]`")
        }
    }
}

/// Returns what is written.
pub(super) fn thing(found: Found) -> Text {
    match found {
        Found::Nothing => text!(zh: "空的", en: "nothing"),
        Found::Text => text!(zh: "一段文字或一个数", en: "a text or number"),
        Found::List => text!(zh: "一个列表", en: "a list"),
        Found::Mapping => text!(zh: "带冒号的几项", en: "items with colons"),
    }
}

/// Returns the name of a part that has items.
pub(super) fn known_at(place: Place) -> Text {
    match place {
        Place::Report => text!(zh: "报告", en: "a report"),
        Place::Section => text!(zh: "一个部分", en: "a section"),
        Place::Table => text!(zh: "一张表", en: "a table"),
        Place::Row => text!(zh: "一行", en: "a row"),
        Place::Column => text!(zh: "一列", en: "a column"),
        Place::Form => text!(zh: "表式", en: "a form"),
        Place::Validity => text!(zh: "起止年度", en: "`valid`"),
        Place::FormSection => text!(zh: "一个部分", en: "a section"),
        Place::FormTable => text!(zh: "一张表", en: "a table"),
        Place::Group => text!(zh: "一组表", en: "a group of tables"),
        Place::Label => text!(zh: "一个名称", en: "a label"),
    }
}

/// Returns how an item that is missing is written in its place.
pub(super) fn written_out(key: &str, place: Place) -> Text {
    match (key, place) {
        ("sections", Place::Report) => text!(
            zh: "sections: 另起一行，每个部分以 - heading: 开头",
            en: "sections: with a line `- heading: …` below it for each section",
        ),
        ("sections", _) => text!(
            zh: "sections: 另起一行，每个部分写 - heading: 和它的 table:",
            en: "sections: with `- heading: …` and its `table:` below it",
        ),
        ("columns", _) => text!(zh: "columns: [自然人, 总计]", en: "columns: [persons, total]"),
        ("rows", Place::Table) => text!(
            zh: "rows: 另起一行，每行写名称和各列的数，如 新收: [3, 3]",
            en: "rows: with a label and its figures on each line below it, as in `new: [3, 3]`",
        ),
        ("rows", _) => text!(zh: "rows: [新收, 结转]", en: "rows: [new, pending]"),
        ("cells", _) => text!(zh: "cells: [3, 3]", en: "cells: [3, 3]"),
        ("name", _) => text!(zh: "name: 表三", en: "name: table 3"),
        ("heading", _) => text!(zh: "heading: 一、总体情况", en: "heading: 1. Overview"),
        ("form", _) => text!(zh: "form: 年度报告", en: "form: annual report"),
        ("version", _) => text!(zh: "version: \"2021\"", en: "version: \"2021\""),
        ("from", _) => text!(zh: "from: 2021", en: "from: 2021"),
        _ => text!(zh: "{key}: 和它的内容", en: "{key}: and what belongs there"),
    }
}

/// Returns the item that a Chinese name for it means, of those that a place knows.
pub(super) fn meant_item<'c>(written: &str, known: &[&'c str]) -> Option<&'c str> {
    const MEANT: [(&[&str], &[&str]); 17] = [
        (&["单位", "填报单位", "单位名称"], &["unit"]),
        (&["年度", "年份", "年"], &["year"]),
        (&["报告", "报告名称", "报告种类"], &["report"]),
        (&["标题"], &["heading", "title"]),
        (&["部分", "各部分", "章节", "内容"], &["sections", "text"]),
        (&["表", "表格"], &["table", "tables"]),
        (&["列", "列名", "各列"], &["columns"]),
        (&["行", "行名", "各行"], &["rows"]),
        (&["正文", "文字", "文本"], &["text"]),
        (&["事实"], &["facts"]),
        (&["别名", "简称"], &["alias"]),
        (&["名称", "表名"], &["name", "title", "heading"]),
        (&["表式"], &["form"]),
        (&["版本"], &["version"]),
        (&["依据"], &["basis"]),
        (&["有效", "适用", "适用年度"], &["valid"]),
        (&["下级", "下属单位"], &["rows", "columns", "children"]),
    ];
    let (_, items) = MEANT.iter().find(|(names, _)| names.contains(&written.trim()))?;
    items.iter().find_map(|item| known.iter().find(|one| *one == item).copied())
}

/// Returns a label or name cut to what a headline can hold.
pub(super) fn short(label: &str) -> String {
    const LENGTH: usize = 18;
    let one_line = label.trim().replace(['\n', '\r', '\t'], " ");
    match one_line.char_indices().nth(LENGTH) {
        Some((cut, _)) => format!("{}…", one_line.get(..cut).unwrap_or_default()),
        None => one_line,
    }
}
