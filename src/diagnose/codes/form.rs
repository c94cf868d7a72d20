//! The codes of forms.

use super::entry::CodeExample::{Form, WholeForm};
use super::entry::{CodeEntry, entry};

pub(super) const ENTRIES: &[CodeEntry] = &[
    entry(
        "form/second-form",
        WholeForm(
            "form: 年报\nversion: \"1\"\nvalid: {from: 2021}\nsections:\n  - heading: 甲\n    table: {name: 甲表, columns: [总计], rows: [新收]}\n---\nform: 年报\nversion: \"2\"\nvalid: {from: 2021}\nsections:\n  - heading: 甲\n    table: {name: 甲表, columns: [总计], rows: [新收]}\n",
        ),
        ["一个文件只放一个表式。", "把第二个移到另一个文件，如 form-2019.yaml。"],
        ["A file holds one form.", "Move the second to a file of its own, such as form-2019.yaml."],
    ),
    entry(
        "form/no-tables",
        WholeForm(
            "form: 年度报告\nversion: \"1\"\nvalid: {from: 2021}\nsections:\n  - heading: 甲\n",
        ),
        ["表式一张表也没有。", "在有表的部分写 table: 和它的 name、columns、rows。"],
        [
            "The form has no table.",
            "Write `table:` with name, columns and rows in the sections that have one.",
        ],
    ),
    entry(
        "form/valid-years",
        WholeForm(
            "form: 年度报告\nversion: \"1\"\nvalid: {from: 2021, to: 2019}\nsections:\n  - heading: 甲\n    table: {name: 表一, columns: [总计], rows: [新收]}\n",
        ),
        ["起用年度晚于停用年度。", "from 写第一个年度，to 写最后一个年度；现行表式不写 to。"],
        [
            "The first year is after the last.",
            "`from` is the first year, `to` the last; a form still in use has no `to`.",
        ],
    ),
    entry(
        "form/section-name-twice",
        WholeForm(
            "form: 年度报告\nversion: \"1\"\nvalid: {from: 2021}\nsections:\n  - heading: 甲\n    table: {name: 表一, columns: [总计], rows: [新收]}\n  - heading: 甲\n",
        ),
        ["两个部分同名。", "改一个，或从别名中删去。"],
        ["Two sections have one name.", "Change one, or take it out of the aliases."],
    ),
    entry(
        "form/table-name-twice",
        WholeForm(
            "form: 年度报告\nversion: \"1\"\nvalid: {from: 2021}\nsections:\n  - heading: 甲\n    table: {name: 表一, columns: [总计], rows: [新收]}\n  - heading: 乙\n    table: {name: 表一, columns: [总计], rows: [新收]}\n",
        ),
        ["两张表同名。", "改一个，或从别名中删去。"],
        ["Two tables have one name.", "Change one, or take it out of the aliases."],
    ),
    entry(
        "form/table-and-tables",
        Form(
            "    table: {name: 表一, columns: [总计], rows: [新收]}\n    tables: {name: 表二, parts: [{name: 表三, columns: [总计], rows: [新收]}]}\n",
        ),
        [
            "一个部分写了 table，又写了 tables。",
            "只有一张表的写 table；有几张的都写进 tables 的 parts。",
        ],
        [
            "A section has both `table` and `tables`.",
            "Write `table` for one table, or put all of them into `parts` of `tables`.",
        ],
    ),
    entry(
        "form/no-parts",
        Form("    tables: {name: 表二, parts: []}\n"),
        ["这一组里一张表也没有。", "每张表以 - name: 开头，写 columns 和 rows。"],
        [
            "The group has no tables.",
            "Begin each table with `- name:`, and write its columns and rows.",
        ],
    ),
    entry(
        "form/empty-name",
        Form("    table: {name: 表一, columns: [总计], rows: [\"\"]}\n"),
        ["名称是空的。", "写出印在表上的名称。"],
        ["The name says nothing.", "Write the name as it is printed."],
    ),
    entry(
        "form/yes-or-no",
        Form("    table: {name: 表一, columns: [总计], rows: [新收, {合计: {total: 对}}]}\n"),
        ["这里只能写 true 或 false。", "是写 true，不是写 false。"],
        ["`true` or `false` is due here.", "Write `true` for yes, `false` for no."],
    ),
    entry(
        "form/unit",
        Form("    table: {name: 表一, unit: \"\", columns: [总计], rows: [新收]}\n"),
        ["单位太长，或者是空的。", "写成 unit: 万元。"],
        ["The unit is empty or too long.", "Write `unit: 万元`."],
    ),
    entry(
        "form/unknown-admits",
        Form("    table: {name: 表一, columns: [总计], rows: [{新收: {admits: 文字}}]}\n"),
        ["admits 只能写几个词。", "写 件数（count）、金额（amount）或 增减（change）。"],
        ["`admits` takes one of a few words.", "Write count, amount or change."],
    ),
    entry(
        "form/decimals",
        Form(
            "    table: {name: 表一, columns: [总计], rows: [{收费: {admits: 金额, decimals: 很多}}]}\n",
        ),
        ["小数位数不是可用的整数。", "保留四位小数的写 decimals: 4。"],
        ["The decimals are no whole number in range.", "Write `decimals: 4` for four decimals."],
    ),
    entry(
        "form/label-twice",
        Form("    table: {name: 表一, columns: [总计], rows: [新收, 新收]}\n"),
        ["同一级里有两个同名的行或列。", "删去一个；不在同一级的，缩进到各自的上级下面。"],
        [
            "Two labels on one level are the same.",
            "Delete one, or put each below the label it belongs to.",
        ],
    ),
    entry(
        "form/alias-clash",
        Form(
            "    table: {name: 表一, columns: [总计], rows: [{新收: {alias: 甲}}, {结转: {alias: 甲}}]}\n",
        ),
        ["一个别名指了两处。", "在同一张表的行或列里，一个别名只能指一处：删去一个。"],
        [
            "An alias names two things.",
            "An alias may name one row or one column of a table: delete one of them.",
        ],
    ),
    entry(
        "form/total-alone",
        Form("    table: {name: 表一, columns: [总计], rows: [{合计: {total: true}}]}\n"),
        ["标了合计，同级却没有可加的。", "把它和各加数写在同一级，或删去 total: true。"],
        [
            "A total has nothing beside it to add up.",
            "Put it on one level with what it adds up, or delete `total: true`.",
        ],
    ),
    entry(
        "form/total-without-figures",
        Form(
            "    table: {name: 表一, columns: [总计], rows: [新收, {合计: {total: true, rows: [甲, 乙]}}]}\n",
        ),
        ["标了合计，自己却没有数。", "合计下面不再分级；上级自己有数的，加上 figures: true。"],
        ["A total has no figures of its own.", "Write nothing below it, or add `figures: true`."],
    ),
    entry(
        "form/leaf-without-figures",
        Form("    table: {name: 表一, columns: [总计], rows: [{新收: {figures: false}}]}\n"),
        ["它下面没有分级，必定有数，不能写 figures: false。", "不用填的，写 fill: false。"],
        [
            "It has nothing below it and so has figures.",
            "Write `fill: false` for one that is not filled in.",
        ],
    ),
    entry(
        "form/decimals-of-count",
        Form(
            "    table: {name: 表一, columns: [总计], rows: [{新收: {admits: 件数, decimals: 2}}]}\n",
        ),
        ["填件数的，不能有小数。", "金额写 admits: 金额；件数不写 decimals。"],
        [
            "A count has no decimals.",
            "Write `admits: amount` for money, and no decimals for counts.",
        ],
    ),
    entry(
        "form/note-contradicted",
        Form(
            "    table: {name: 表一, columns: [总计], rows: [{收费（单位：万元）: {unit: 元}}]}\n",
        ),
        ["名称里注的单位，与另写的不一样。", "名称里注明的，不用再写。"],
        [
            "The label notes another unit than is written.",
            "What the label notes need not be written again.",
        ],
    ),
    entry(
        "form/units-disagree",
        Form(
            "    table: {name: 表一, columns: [{总计: {unit: 元}}], rows: [{新收: {unit: 件}}]}\n",
        ),
        ["行和列的单位不一样。", "单位只写在行上，或只写在列上。"],
        [
            "Row and column have different units.",
            "Give units to the rows only, or to the columns only.",
        ],
    ),
];
