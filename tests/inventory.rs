//! `rulecheck list`, and the JSON documents of the commands for those who write packs.

use boon::{Compiler, Schemas};
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use super::support::{Folder, snapshot};

const SHIPPED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/rules");

/// A pack with a title that takes more than a line, and a rule without anything but an id.
fn pack() -> Folder {
    let folder = Folder::new();
    folder.write("p/pack.yaml", "name: p\n");
    folder.write(
        "p/a.rules",
        "规则 BAL-1 \"收办平衡\" {\n  级别: 核实\n  在 表三 逐列\n  行(新收) == 行(总计)\n  合格: 新收=1, 总计=1\n  不符: 新收=1, 总计=2\n}\n\
         规则 X-1 \"上年结转申请数量与上年度报告表三第四项结转下年度继续办理的数量逐列一致\" {\n  在 表三 逐列\n  行(结转) == 上年(行(结转下年))\n}\n\
         R-3: 行(新收) >= 0\n",
    );
    folder.write(
        "p/form-1.yaml",
        "form: 月报\nversion: \"1\"\nsections:\n  - heading: 一\n    table: {name: 表三, columns: [自然人], rows: [新收, 结转, 总计, 结转下年]}\n",
    );
    folder
}

#[test]
fn the_rules_stand_in_a_table() {
    let folder = pack();
    for lang in ["zh", "en"] {
        let short = folder.run(&["list", "p", "--lang", lang]);
        let verbose = folder.run(&["list", "p", "-v", "--lang", lang]);
        assert_eq!((short.status, verbose.status), (Some(0), Some(0)));
        let drawn = format!("{}\n{}", short.stdout, verbose.stdout);
        snapshot("inventory", &format!("list_{lang}"), &drawn);
    }
}

#[test]
fn each_rule_of_the_shipped_pack_has_a_line() {
    let rules = Folder::new().run(&["list", SHIPPED, "--format", "json"]).stdout;
    let rules: Value = serde_json::from_str(&rules).expect("JSON");
    let count = rules["rules"].as_array().expect("rules").len();
    for lang in ["zh", "en"] {
        for (args, lines) in [(vec![], count + 3), (vec!["-v"], 2 * count + 3)] {
            let args = [vec!["list", SHIPPED, "--lang", lang], args].concat();
            let drawn = Folder::new().run(&args).stdout;
            assert_eq!(drawn.lines().count(), lines, "{drawn}");
            for line in drawn.lines() {
                assert!(line.width() <= 80, "{} columns:\n{line}", line.width());
            }
        }
    }
}

/// Returns what the shape of a command has against a document.
fn objections(command: &str, document: &str) -> Option<String> {
    let schema = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/output.schema.json");
    let path = format!("{schema}#/$defs/{command}");
    let mut schemas = Schemas::new();
    let index = Compiler::new().compile(&path, &mut schemas).expect("a sound schema");
    let document: Value = serde_json::from_str(document).expect("JSON");
    schemas.validate(&document, index).err().map(|error| format!("{error:#}"))
}

#[test]
fn the_inventory_fits_its_schema() {
    let folder = pack();
    for args in [vec!["list", "p"], vec!["list", SHIPPED]] {
        let run = folder.run(&[args, vec!["--format", "json"]].concat());
        assert_eq!(objections("list", &run.stdout), None);
    }
    assert!(objections("list", "{\"version\": 1}").is_some());
    assert!(objections("list", "{\"version\": 1, \"rules\": [{}]}").is_some());
}

#[test]
fn what_came_of_suites_fits_its_schema() {
    let folder = pack();
    let report = "report: 月报\nunit: 甲局\nyear: 2023\nsections:\n  - heading: 一\n    table: {columns: [自然人], rows: {新收: [1], 结转: [0], 总计: [1], 结转下年: [0]}}\n";
    folder.write("p/tests/one.yaml", report);
    let passes = |run: &super::support::Run| {
        let json: Value = serde_json::from_str(&run.stdout).expect("JSON");
        json["passed"].as_bool()
    };
    let mut outcomes = Vec::new();
    for args in [vec!["--accept"], vec![], vec!["--lang", "en"]] {
        let run = folder.run(&[vec!["test", "p", "--format", "json"], args].concat());
        assert_eq!(objections("test", &run.stdout), None, "{}", run.stdout);
        outcomes.push(passes(&run));
    }
    let run = Folder::new().run(&["test", SHIPPED, "--format", "json"]);
    assert_eq!(objections("test", &run.stdout), None);
    outcomes.push(passes(&run));
    folder.write("p/a.rules", "X-1: 行(新收 == 1\n");
    let run = folder.run(&["test", "p", "--format", "json"]);
    assert_eq!(objections("test", &run.stdout), None, "{}", run.stdout);
    outcomes.push(passes(&run));
    // The rules of this pack lack examples, whatever is accepted.
    assert_eq!(outcomes, [Some(false), Some(false), Some(false), Some(true), Some(false)]);
    assert!(objections("test", "{\"version\": 1, \"passed\": 1}").is_some());
}
