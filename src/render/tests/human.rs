//! What a person sees.

use insta::assert_snapshot;

use super::super::{closing_line, diagnostic, report};
use super::*;

#[test]
fn a_finding_shows_the_cells_and_then_the_rule() {
    let files = files(REPORT);
    assert_snapshot!(diagnostic(&single(&files), &files.sources, &options(80)));
}

#[test]
fn a_finding_in_english() {
    let files = files(REPORT);
    let options = HumanOptions { lang: Lang::En, ..options(80) };
    assert_snapshot!(diagnostic(&single(&files), &files.sources, &options));
}

#[test]
fn a_finding_of_five_members_lists_them_in_a_table() {
    let files = files(REPORT);
    assert_snapshot!(diagnostic(&five(&files), &files.sources, &options(80)));
}

#[test]
fn a_paragraph_is_cut_around_the_figure() {
    let (files, message) = paragraph();
    assert_snapshot!(diagnostic(&message, &files.sources, &options(80)));
}

#[test]
fn the_end_of_a_file_can_be_pointed_at() {
    let (files, message) = unfinished();
    assert_snapshot!(diagnostic(&message, &files.sources, &options(80)));
}

#[test]
fn a_narrow_terminal() {
    let files = files(REPORT);
    assert_snapshot!(diagnostic(&five(&files), &files.sources, &options(40)));
}

#[test]
fn a_whole_report_with_what_was_not_evaluated() {
    let files = files(REPORT);
    let options = HumanOptions { verbose: true, ..options(80) };
    let outcome = outcome(&files);
    let mut drawn = report(&outcome, &files.sources, &options);
    drawn.push_str(&closing_line(outcome.counts, &options));
    assert_snapshot!(drawn);
}

#[test]
fn nothing_to_say_is_nothing_drawn() {
    let files = files(REPORT);
    let mut outcome = outcome(&files);
    outcome.errors.clear();
    outcome.findings.clear();
    outcome.rest.clear();
    outcome.waived.clear();
    assert_eq!(report(&outcome, &files.sources, &options(80)), "");
}

#[test]
fn the_closing_line_counts() {
    let counts = Counts { holds: 10, violated: 2, ..Counts::default() };
    assert_snapshot!(closing_line(counts, &options(80)), @"核对 12 处：相符 10 · 不符 2 · 不验 0 · 不适用 0");
    let english = HumanOptions { lang: Lang::En, ..options(80) };
    assert_snapshot!(closing_line(counts, &english), @"12 checks: 10 hold · 2 violated · 0 not evaluated · 0 not applicable");
}

#[test]
fn a_message_without_a_place_is_its_words() {
    let message =
        Diagnostic::error(Code("check/no-pack"), both("没有适用的规则包", "no pack fits"))
            .help(both("用 `--verbose` 查看原因", "see why with `--verbose`"));
    assert_snapshot!(diagnostic(&message, &SourceMap::default(), &options(80)), @r"
      × 差错 check/no-pack：没有适用的规则包
      建议：用 `--verbose` 查看原因
    ");
}

#[test]
fn what_a_terminal_would_act_on_is_shown() {
    let files = files("unit: \u{1b}[31m某局\t\u{202e}12\nyear: 2021\n");
    let place = files.find(files.report, "unit", "12");
    let message = Diagnostic::error(Code("model/kind"), Text::same("\u{1b}[0m不是名称\u{7}"))
        .at(place, Some(Text::same("第一行\n\u{202e}第二行")));
    assert_snapshot!(diagnostic(&message, &files.sources, &options(80)), @r"
  × 差错 model/kind：␛[0m不是名称␇
   ╭─[report.yaml:1:16]
 1 │ unit: ␛[31m某局␉\u{202e}12
   ·                         ─┬
   ·                          ╰── 第一行 \u{202e}第二行
 2 │ year: 2021
   ╰────
    ");
}

#[test]
fn distant_and_overlapping_labels_of_one_line_get_blocks_of_their_own() {
    let files = files(&format!("a: {}12{}34\n", "甲".repeat(10), "乙".repeat(200)));
    let whole = files.find(files.report, "甲", "甲甲甲12");
    let message = Diagnostic::error(Code("eval/x"), Text::same("三处"))
        .at(files.find(files.report, "甲", "12"), Some(Text::same("第一处的说明比较长")))
        .at(whole, Some(Text::same("第二处")))
        .at(files.find(files.report, "乙", "34"), Some(Text::same("第三处")))
        .at(files.find(files.report, "甲", "12"), Some(Text::same("同一处")));
    assert_snapshot!(diagnostic(&message, &files.sources, &options(50)));
}

#[test]
fn colours_are_only_used_when_asked_for() {
    let files = files(REPORT);
    let plain = diagnostic(&single(&files), &files.sources, &options(80));
    assert!(!plain.contains('\u{1b}'));
    let coloured = HumanOptions { color: true, ..options(80) };
    let coloured = diagnostic(&single(&files), &files.sources, &coloured);
    assert!(coloured.contains("\u{1b}[1;31m差错 T3-BAL\u{1b}[0m"));
    assert_eq!(widths::without_colour(&coloured), plain);
}
