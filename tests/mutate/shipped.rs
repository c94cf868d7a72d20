//! Errors put into the clean reports of the shipped pack.

use std::path::Path;

use rulecheck::analysis::{Cause, Fate, MutationKind, Mutations, Score, TableMutations};
use rulecheck::diagnose::{Lang, mutation_sheet};
use rulecheck::model::Layout;
use rulecheck::pack::Named;
use rulecheck::render::{self, HumanOptions, MutationsSheet, MutationsWriter};
use rulecheck::{Library, Run};

use super::world::{mutations, mutations_within, packs};
use crate::support::{objections, snapshot};

const HOME: &str = env!("CARGO_MANIFEST_DIR");
const REPORT: &str = "rules/annual-report/tests/clean-district-2023/report.yaml";
const BAL: &str = "T3-BAL: 行(新收) + 行(上年结转) == 行(第三项) + 行(结转下年)\n";
const SUM: &str = "在 表三 逐列 { T3-SUM: 行(第三项) == 合计(末级(本年度办理结果)) }\n";
const COL: &str = "在 表三 逐行 { T3-COL: 列(总计) == 合计(列(自然人 .. 其他)) }\n";
const FOUR: &str = "在 表四 逐组(行政复议, 行政诉讼/未经复议直接起诉, 行政诉讼/复议后起诉) { T4-SUM: 列(总计) == 合计(列(结果维持 .. 尚未审结)) }\n";

fn read(name: &str) -> String {
    std::fs::read_to_string(Path::new(HOME).join(name)).expect(name)
}

fn found(rules: &str) -> (Mutations, Layout) {
    let packs = packs(&read("rules/annual-report/form-2021.yaml"), rules);
    mutations(&packs, &read(REPORT))
}

fn table<'m>(found: &'m (Mutations, Layout), title: &str) -> &'m TableMutations {
    let (mutations, layout) = found;
    let is_it = |one: &&TableMutations| layout.tables[one.table].title() == title;
    mutations.tables.iter().find(is_it).expect("the table")
}

/// Tells whether an error changes one number into another.
fn is_of_one_number(kind: MutationKind) -> bool {
    !matches!(kind, MutationKind::Blank | MutationKind::SwappedRight | MutationKind::SwappedBelow)
}

#[test]
fn three_rules_catch_pin_and_restore_every_wrong_number_of_table_3() {
    let found = found(&[BAL, SUM, COL].concat());
    let table = table(&found, "表三");
    assert_eq!(table.cells.len(), 175);
    let mut numbers = 0;
    for trial in &table.trials {
        match trial.mutation.kind {
            kind if is_of_one_number(kind) => {
                numbers += 1;
                assert_eq!(trial.fate, Fate::Restored, "{:?}", trial.mutation);
            }
            // These rules skip what is blank.
            MutationKind::Blank => {
                assert_eq!(trial.fate, Fate::Survived(Cause::Blank), "{:?}", trial.mutation);
            }
            // An exchange leaves the sums along one axis as they are, and breaks the others.
            _ => assert!(!matches!(trial.fate, Fate::Survived(_)), "{:?}", trial.mutation),
        }
    }
    assert!(numbers > 350, "{numbers}");
}

/// A wrong total of which no part could be so much smaller is told from the parts; nothing else is.
#[test]
fn one_rule_catches_every_wrong_number_of_table_4_and_pins_none() {
    let found = found(FOUR);
    let table = table(&found, "表四");
    assert_eq!(table.cells.len(), 15);
    let layout = &found.1.tables[table.table];
    for trial in table.trials.iter().filter(|one| is_of_one_number(one.mutation.kind)) {
        let mutation = &trial.mutation;
        let (_, _, column) = found.1.place_of(mutation.cell).expect("a cell");
        let node = layout.columns.node_of(column).expect("a column");
        let is_less = mutation.planted.as_ref().is_some_and(|now| *now < mutation.reported);
        match trial.fate {
            Fate::Restored => assert!(layout.columns.label(node) == "总计" && is_less),
            ref fate => assert_eq!(*fate, Fate::Caught, "{mutation:?}"),
        }
        if mutation.kind == MutationKind::OneMore {
            assert_eq!(trial.fate, Fate::Caught, "{mutation:?}");
        }
    }
    let exchanged = |trial: &&rulecheck::analysis::Trial| {
        matches!(trial.fate, Fate::Survived(Cause::Exchange(_)))
    };
    assert!(table.trials.iter().filter(exchanged).count() > 3, "details change places unseen");
    // Nothing else is read.
    let others = found.0.tables.iter().filter(|one| one.table != table.table);
    for trial in others.flat_map(|one| &one.trials) {
        assert_eq!(trial.fate, Fate::Survived(Cause::Unread));
    }
}

#[test]
fn the_kinds_and_the_tables_add_up_to_the_whole() {
    let (mutations, _) = found(&[BAL, FOUR].concat());
    let kinds = MutationKind::ALL.map(|kind| mutations.score_of(kind));
    assert_eq!(kinds.into_iter().fold(Score::default(), Score::plus), mutations.score());
    let Score { tried, caught, pinned, restored } = mutations.score();
    assert!(tried > caught && caught > pinned && pinned >= restored, "{:?}", mutations.score());
}

#[test]
fn the_whole_pack_and_a_clean_report() {
    let packs = crate::rules::packs();
    let library = Library::empty(&packs);
    let waivers = packs.waivers();
    let run = Run { packs: &packs, library: &library, waivers, selection: None, suspects: true };
    let report = Named { name: "report.yaml".to_owned(), content: read(REPORT).into_bytes() };
    let (found, sources) = run.mutations(report);
    assert_eq!(found[0].sheet.unexplained, 0, "all of it is looked at");
    let [report] = found.as_slice() else { panic!("one report") };
    let (file, unit, year) = (report.file.as_str(), report.unit.as_deref(), report.year);
    let (sheet, errors, shortfall) = (&report.sheet, report.errors.as_slice(), None);
    let sheet = MutationsSheet { file, unit, year, sheet, errors, shortfall };
    let draw = |lang| {
        let options = HumanOptions { lang, width: 80, color: false, verbose: false };
        render::mutations_text(&sheet, &sources, &options)
    };
    snapshot("mutate", "shipped", &format!("{}-----\n{}", draw(Lang::Zh), draw(Lang::En)));
    let mut writer = MutationsWriter::begin(Vec::new()).expect("a document");
    let drawn = render::mutations_json(&sheet, &sources, Lang::Zh).expect("a report");
    writer.report(&drawn).expect("a report");
    let document = writer.end(report.sheet.score).expect("a document");
    let document = serde_json::from_slice(&document).expect("JSON");
    assert_eq!(objections("mutate", &document), None);
}

#[test]
fn errors_for_which_there_is_no_time_are_caught_and_not_traced() {
    let rules = [BAL, SUM, COL].concat();
    let packs = packs(&read("rules/annual-report/form-2021.yaml"), &rules);
    let (whole, _) = mutations(&packs, &read(REPORT));
    assert_eq!(whole.unexplained, 0);
    let mut pinned = whole.score().pinned;
    for work in [100_000, 10_000, 0] {
        let (found, layout) = mutations_within(&packs, &read(REPORT), work);
        let score = found.score();
        assert_eq!((score.tried, score.caught), (whole.score().tried, whole.score().caught));
        assert!(score.pinned < pinned && found.unexplained > 0, "{work}: {score:?}");
        pinned = score.pinned;
        let sheet = mutation_sheet(&found, &layout);
        let (unit, year, errors, shortfall) = (None, None, &[][..], None);
        let sheet = MutationsSheet { file: "r", unit, year, sheet: &sheet, errors, shortfall };
        let options = HumanOptions { lang: Lang::Zh, width: 80, color: false, verbose: false };
        let drawn = render::mutations_text(&sheet, packs.sources(), &options);
        let said = format!("报告太大：发现的错里有 {} 次没有再找是哪一格", found.unexplained);
        assert!(drawn.contains(&said), "{drawn}");
    }
    assert_eq!(pinned, 0);
}

/// The long sums of table 3 come first in the report; the short ones of table 4 are traced all the same.
#[test]
fn long_sums_take_nothing_from_short_ones() {
    let packs = packs(&read("rules/annual-report/form-2021.yaml"), &[SUM, FOUR].concat());
    let whole = mutations(&packs, &read(REPORT));
    let found = mutations_within(&packs, &read(REPORT), 14_000);
    assert!(found.0.unexplained > 100, "{}", found.0.unexplained);
    let four = table(&whole, "表四").score();
    assert!(four.pinned > 0, "{four:?}");
    assert_eq!(table(&found, "表四").score(), four);
}
