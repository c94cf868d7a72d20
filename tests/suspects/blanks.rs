//! Blanks without which a rule could not be evaluated: what they would have to be is said beside the reason.

use super::grid::{Grid, outcome, packs, row_label};
use crate::support::Random;

const SUM: &str = "T3-SUM: 行(总计) == 合计(末级(本年度办理结果))";
/// The cell that is left blank.
const ROW: usize = 4;
const COLUMN: usize = 1;

fn grid() -> Grid {
    let mut random = Random::new(3);
    Grid::clean(|| 10 + i64::try_from(random.below(20)).expect("small"))
}

/// Returns the reasons why rules were not evaluated for a report in which `printed` stands in the cell.
fn reasons(rules: &str, printed: &str) -> Vec<String> {
    const FIGURE: i64 = 987_654;
    let mut grid = grid();
    grid.0[ROW][COLUMN] = FIGURE;
    let document = grid.document().replace(&FIGURE.to_string(), printed);
    let outcome = outcome(&packs(rules), &document);
    outcome.not_evaluated.iter().map(|one| one.why.zh.clone()).collect()
}

#[test]
fn what_a_blank_would_have_to_be() {
    let words = format!("；照这条规则应为 {}", grid().0[ROW][COLUMN]);
    let found = reasons(SUM, "~");
    assert!(found.len() == 1 && found[0].ends_with(&words), "{found:?}");
}

#[test]
fn nothing_is_said_of_what_is_no_blank_cannot_be_or_breaks_another_rule() {
    for printed in ["\"?\"", "\"/\"", "若干"] {
        let found = reasons(SUM, printed);
        assert!(found.len() == 1 && !found[0].contains("应为"), "{printed}: {found:?}");
    }
    let halves = "T3-HALF: 行(总计) * 2 == 合计(末级(本年度办理结果)) * 2 + 1 误差 0.5";
    let small = format!("{SUM}\nT3-SMALL: 格({}, 商业企业) <= 5", row_label(ROW));
    // With the number in, the rule would not even apply.
    let moot = format!(
        "T3-MOOT: 当 格({0}, 商业企业) < 5 则 格({0}, 商业企业) == 格(新收, 商业企业)",
        row_label(ROW)
    );
    for rules in [halves, &small, &moot] {
        let found = reasons(rules, "~");
        assert!(!found.is_empty(), "{rules}");
        assert!(found.iter().all(|one| !one.contains("应为")), "{rules}: {found:?}");
    }
}
