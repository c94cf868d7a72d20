//! The forms that the project ships: that they load, have the right size, and name nothing twice.

use super::{Form, FormAxis, FormTable, load_form};
use crate::model::{Admits, fold, split_unit_note};
use crate::source::FileId;

fn load(text: &str) -> Form {
    let (form, problems) = load_form(FileId::FIRST, text);
    assert_eq!(problems, []);
    form.expect("a form")
}

fn form_2021() -> Form {
    load(include_str!("../../../rules/annual-report/form-2021.yaml"))
}

fn form_2019() -> Form {
    load(include_str!("../../../rules/annual-report/form-2019.yaml"))
}

/// Returns the row and column slots of each table.
fn sizes(form: &Form) -> Vec<(usize, usize)> {
    form.tables().map(|table| (table.rows.slots.len(), table.columns.slots.len())).collect()
}

fn table<'a>(form: &'a Form, name: &str) -> &'a FormTable {
    form.tables().find(|table| table.name.node == name).expect(name)
}

/// Returns the nodes that a name as printed in a report, or written in a rule, finds.
fn found(axis: &FormAxis, name: &str) -> Vec<usize> {
    let key = fold(split_unit_note(name).0);
    let names = |node: usize| {
        let node = &axis.nodes[node];
        std::iter::once(&node.label).chain(&node.aliases).any(|name| fold(&name.node) == key)
    };
    (0..axis.nodes.len()).filter(|node| names(*node)).collect()
}

#[test]
fn both_forms_have_the_prescribed_rows_and_columns() {
    assert_eq!(sizes(&form_2021()), [(2, 3), (1, 1), (2, 1), (1, 1), (25, 7), (1, 15)]);
    assert_eq!(sizes(&form_2019()), [(2, 3), (2, 3), (2, 3), (1, 2), (1, 2), (23, 7), (1, 15)]);
    for form in [form_2021(), form_2019()] {
        assert_eq!(form.kind.node, "政府信息公开工作年度报告");
        assert_eq!(form.sections.len(), 6);
        let group = form.sections[1].group.as_ref().expect("a group");
        assert_eq!(group.name.node, "表二");
    }
}

#[test]
fn each_year_has_one_form() {
    for (year, of_2019, of_2021) in
        [(2018, false, false), (2019, true, false), (2020, true, false), (2021, false, true)]
    {
        assert_eq!(form_2019().valid.covers(year), of_2019);
        assert_eq!(form_2021().valid.covers(year), of_2021);
    }
    assert!(form_2021().valid.covers(2030));
    assert_eq!(form_2021().basis.as_deref(), Some("国办公开办函〔2021〕30号"));
    assert_eq!(form_2019().basis.as_deref(), Some("国办公开办函〔2019〕60号"));
}

#[test]
fn every_name_finds_one_label_but_for_those_of_table_four() {
    for form in [form_2021(), form_2019()] {
        for table in form.tables() {
            for axis in [&table.columns, &table.rows] {
                for (index, node) in axis.nodes.iter().enumerate() {
                    for name in std::iter::once(&node.label).chain(&node.aliases) {
                        let nodes = found(axis, &name.node);
                        let of_three = table.name.node == "表四" && nodes.len() == 3;
                        let same = |other: &usize| axis.nodes[*other].label == node.label;
                        assert!(
                            nodes == [index] || (of_three && nodes.iter().all(same)),
                            "{}",
                            name.node
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn names_that_auditors_write_and_reports_print_are_found() {
    let form = form_2021();
    let rows = &table(&form, "表三").rows;
    for (name, label) in [
        ("新收", "一、本年新收政府信息公开申请数量"),
        ("第一项", "一、本年新收政府信息公开申请数量"),
        ("结转", "二、上年结转政府信息公开申请数量"),
        ("上年结转", "二、上年结转政府信息公开申请数量"),
        ("总计", "（七）总计"),
        ("第三项", "（七）总计"),
        ("结转下年", "四、结转下年度继续办理"),
        ("部分公开", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
        (
            "(⼆)部分公开(区分处理的,只计这⼀情形,不计其他情形)",
            "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        ),
        ("三安全一稳定", "3.危及“三安全一稳定”"),
        ("3、危及「三安全一稳定」", "3.危及“三安全一稳定”"),
        ("逾期不补正", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
        ("其他", "3.其他"),
    ] {
        let labels: Vec<_> =
            found(rows, name).iter().map(|node| rows.nodes[*node].label.node.as_str()).collect();
        assert_eq!(labels, [label], "{name}");
    }
    for name in [
        "国家秘密",
        "法律行政法规禁止",
        "第三方",
        "三类内部事务",
        "四类过程性",
        "行政执法案卷",
        "行政查询",
        "不掌握",
        "另行制作",
        "补正后不明确",
        "信访",
        "重复",
        "公开出版物",
        "大量反复",
        "确认重新出具",
        "逾期不缴费",
        "第二项",
        "第四项",
        "办理结果",
    ] {
        assert_eq!(found(rows, name).len(), 1, "{name}");
    }
    let fees = table(&form, "第二十条第（八）项");
    assert_eq!(found(&fees.columns, "本年收费⾦额（单位:万元,保留4位⼩数）"), [0]);
    let made = table(&form, "第二十条第（一）项");
    assert_eq!(found(&made.rows, "规范性文件"), found(&made.rows, "行政规范性文件"));
    assert_eq!(found(&table(&form_2019(), "表三").rows, "其他处理").len(), 1);
}

#[test]
fn totals_units_and_admitted_figures() {
    for form in [form_2021(), form_2019()] {
        let totals = |axis: &FormAxis| -> Vec<String> {
            let nodes = 0..axis.nodes.len();
            nodes.filter(|node| axis.nodes[*node].total).map(|node| axis.path(node)).collect()
        };
        let three = table(&form, "表三");
        assert_eq!(totals(&three.rows), ["三、本年度办理结果/（七）总计"]);
        assert_eq!(totals(&three.columns), ["总计"]);
        assert!(
            three.check.as_ref().is_some_and(|check| check.node.contains("等于第三项加第四项之和"))
        );
        let four = table(&form, "表四");
        assert_eq!(
            totals(&four.columns),
            ["行政复议/总计", "行政诉讼/未经复议直接起诉/总计", "行政诉讼/复议后起诉/总计"]
        );
        for (table, row, column) in [three, four].into_iter().flat_map(|table| {
            let rows = 0..table.rows.slots.len();
            rows.flat_map(move |row| (0..table.columns.slots.len()).map(move |c| (table, row, c)))
        }) {
            assert_eq!(table.unit_at(row, column).expect("a unit").node, "件");
            assert_eq!(table.admits_at(row, column), Some(Admits::Count));
            assert!(table.is_fillable(row, column));
        }
    }
    let form = form_2021();
    let fees = table(&form, "第二十条第（八）项");
    assert_eq!(fees.unit_at(0, 0).map(|unit| unit.node.as_str()), Some("万元"));
    assert_eq!((fees.admits_at(0, 0), fees.decimals_at(0, 0)), (Some(Admits::Amount), None));
    assert_eq!(fees.columns.nodes[0].label.node, "本年收费金额");
    let form = form_2019();
    let fees = table(&form, "第二十条第（八）项");
    assert_eq!(fees.admits_at(0, 1), Some(Admits::Change));
}

#[test]
#[allow(clippy::disallowed_methods, reason = "a file that takes long is what is looked for")]
fn hostile_forms_are_refused_quickly() {
    let form = |columns: &str, rows: &str| {
        let table = format!("{{name: t, columns: [{columns}], rows: [{rows}]}}");
        format!("form: a\nversion: b\nsections: [{{heading: c, table: {table}}}]")
    };
    let many = |count: usize, one: fn(usize) -> String| -> String {
        (0..count).map(one).collect::<Vec<_>>().join(", ")
    };
    let long = "长".repeat(2_000_000);
    let names = many(45_000, |n| format!("n{n}"));
    for (name, text) in [
        (
            "wide table",
            form(&many(30_000, |n| format!("c{n}")), &many(30_000, |n| format!("r{n}"))),
        ),
        ("same labels", form(&many(90_000, |_| "c".to_owned()), "r")),
        ("same aliases", form(&many(20_000, |n| format!("{{c{n}: {{alias: x}}}}")), "r")),
        (
            "alias lists",
            form(&format!("{{a: {{alias: [{names}]}}}}, {{b: {{alias: [{names}]}}}}"), "r"),
        ),
        ("long unit", form(&format!("{{a: {{unit: {long}, columns: [{names}]}}}}"), "r")),
        ("long label", form(&format!("{long}, {long}"), "r")),
        ("totals", form(&many(20_000, |n| format!("{{c{n}: {{total: true}}}}")), "r")),
        (
            "units",
            form(
                &many(15_000, |n| format!("{{c{n}: {{unit: u{n}}}}}")),
                "{r: {unit: x}}, {s: {unit: y}}",
            ),
        ),
        ("deep", form(&format!("{}{}", "{a: [".repeat(200), "]}".repeat(200)), "r")),
        ("brackets", form(&"（单位：".repeat(100_000), "r")),
        ("notes", form(&format!("a{}", "（万元）".repeat(100_000)), "{r: {totl: 1}}")),
        ("forms", "form: a\n---\n".repeat(30_000)),
    ] {
        let start = std::time::Instant::now();
        let (_, problems) = load_form(FileId::FIRST, &text);
        let time = start.elapsed();
        assert!(!problems.is_empty() && problems.len() <= crate::model::MAX_PROBLEMS + 1, "{name}");
        // Without optimisation everything takes some ten times as long.
        let limit = if cfg!(debug_assertions) { 10 } else { 1 };
        assert!(time < std::time::Duration::from_secs(limit), "{name} took {time:?}");
    }
}
