//! The sentences of the narrative: which figures the facts of the shipped rules read in them, and what
//! the rules make of them.

#![expect(clippy::expect_used, clippy::disallowed_methods, reason = "tests read the shipped pack")]

mod growth;
mod lists;

use std::fs;
use std::path::{Path, PathBuf};

use rulecheck::diagnose::{Finding, ReportOutcome};
use rulecheck::pack::{Named, PackText, Packs};

/// The facts that the rules on the narrative read.
const FACTS: [&str; 40] = [
    "新收申请",
    "收到申请",
    "收办申请",
    "共受理申请",
    "办结申请",
    "办理申请",
    "上年结转申请",
    "结转下年申请",
    "自然人申请",
    "组织申请",
    "公开结果",
    "予以公开结果",
    "部分公开结果",
    "不予公开结果",
    "无法提供结果",
    "不予处理结果",
    "其他处理结果",
    "复议件数",
    "诉讼件数",
    "复议诉讼件数",
    "规范性文件制发数",
    "规章制发数",
    "行政许可件数",
    "行政处罚件数",
    "行政强制件数",
    "各单位申请总数",
    "处理费总额",
    "处理费件数",
    "公开占比",
    "予以公开占比",
    "部分公开占比",
    "不予公开占比",
    "无法提供占比",
    "不予处理占比",
    "其他处理占比",
    "hotline",
    "申请增长",
    "申请下降",
    "写了增长的申请",
    "写了下降的申请",
];

fn pack_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/annual-report")
}

fn named(path: &Path) -> Named<Vec<u8>> {
    Named { name: path.display().to_string(), content: fs::read(path).expect("a shipped file") }
}

/// Reads the shipped pack, and beside it a rule for each fact that never holds: what it finds on its
/// left is what the fact reads.
fn packs() -> Packs {
    let entries = fs::read_dir(pack_folder()).expect("the shipped pack");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    let those = |keep: fn(&str) -> bool| {
        let name = |path: &Path| path.file_name().and_then(|name| name.to_str().map(str::to_owned));
        files
            .iter()
            .filter(move |path| name(path).is_some_and(|name| keep(&name)))
            .map(|path| named(path))
    };
    let shipped = PackText {
        manifest: those(|name| name == "pack.yaml").next(),
        forms: those(|name| name.starts_with("form-")).collect(),
        rules: those(|name| name.ends_with(".rules")).collect(),
    };
    let mut rules = String::new();
    for fact in FACTS {
        rules.push_str("READ-");
        rules.push_str(fact);
        rules.push_str(": ");
        rules.push_str(fact);
        rules.push_str(" == 0 - 1\n");
    }
    let readers = Named { name: "read.rules".to_owned(), content: rules.into_bytes() };
    let readers = PackText { rules: vec![readers], ..PackText::default() };
    let (packs, problems) = Packs::read(vec![shipped, readers]);
    assert!(problems.is_empty(), "{problems:?}");
    packs
}

fn outcome(packs: &Packs, report: &str) -> ReportOutcome {
    let file = Named { name: "report.yaml".to_owned(), content: report.as_bytes().to_vec() };
    let (mut outcomes, _) = rulecheck::check(packs, file);
    let outcome = outcomes.pop().expect("an outcome");
    assert!(outcome.errors.is_empty(), "{:?}", outcome.errors);
    outcome
}

/// Returns what the facts read, as `新收申请=208 上年结转申请=8`; a fact stated differently is `?`.
fn readings(outcome: &ReportOutcome) -> String {
    let reading = |fact: &str| {
        let rule = format!("READ-{fact}");
        let found = outcome.findings.iter().find(|finding| finding.rule == rule);
        let figure = found.and_then(|finding| finding.members.first()?.left.clone());
        let open = outcome.not_evaluated.iter().find(|open| open.rule == rule);
        let differs = open.is_some_and(|open| open.why.zh.contains("说法"));
        figure.or(differs.then(|| "?".to_owned())).map(|figure| format!("{fact}={figure}"))
    };
    FACTS.iter().filter_map(|fact| reading(fact)).collect::<Vec<_>>().join(" ")
}

fn report_of(sentence: &str) -> String {
    format!(
        "report: 政府信息公开工作年度报告\nyear: 2023\nsections:\n  - heading: 一、总体情况\n    text: |\n      {sentence}\n"
    )
}

#[test]
fn every_sentence_is_read_as_an_auditor_reads_it() {
    let packs = packs();
    let mut wrong = Vec::new();
    for (sentence, expected) in SENTENCES {
        let found = readings(&outcome(&packs, &report_of(sentence)));
        if found != expected {
            wrong.push(format!("{sentence}\n    reads  {found}\n    should {expected}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Sentences as reports word them, with all that is to be read in them.
const SENTENCES: [(&str, &str); 62] = [
    // Received, accepted, handled.
    ("2023年，我局收到政府信息公开申请12件。", "收到申请=12"),
    ("全年共收到依申请公开申请1,208件，均按时答复。", "收到申请=1208"),
    ("本年度受理信息公开申请二十一件。", "收到申请=21"),
    ("我委今年接收公开申请３５件，同比增长 20%。", "收到申请=35"),
    ("收到公民、法人和其他组织政府信息公开申请7件。", "收到申请=7"),
    ("区政府办收到政府信息公开申请共46件。", "收到申请=46"),
    ("全年新收政府信息公开申请98件，上年结转4件。", "新收申请=98 上年结转申请=4"),
    ("其中新收3402件、上年度结转91件。", "新收申请=3402 上年结转申请=91"),
    ("本年新收到政府信息公开申请15件。", "新收申请=15 收到申请=15"),
    ("全县共受理政府信息公开申请530件。", "共受理申请=530"),
    ("全市累计受理依申请公开申请2045件。", "共受理申请=2045"),
    (
        "全市各级行政机关共收办政府信息公开申请案件961件（市本级95件、各部门866件）。",
        "收办申请=961 各单位申请总数=961",
    ),
    ("全年收办依申请公开案件88件，比上年增加9件。", "收办申请=88 写了增长的申请=88"),
    ("受理政府信息公开申请18万余件。", ""),
    // What only looks like it.
    ("全年收到行政复议申请12件。", "复议件数=12"),
    ("受理不动产登记申请300件，许可申请25件。", ""),
    ("收到群众来信500件，办理人大建议12件，全部办结。", ""),
    ("2023年对5件政府信息公开申请收取了信息处理费。", "处理费件数=5"),
    ("去年收到政府信息公开申请33件。", ""),
    ("其中区住建局收到政府信息公开申请9件。", ""),
    ("2022年收到政府信息公开申请20件，2023年收到政府信息公开申请31件。", "收到申请=?"),
    ("主动公开政府信息1136条，公开征集意见16件。", ""),
    // Answered.
    ("答复政府信息公开申请77件，其中按时答复77件。", "办结申请=77"),
    (
        "受理政府信息公开申请60件；办结58件，结转下年度2件。",
        "收到申请=60 办结申请=58 结转下年申请=2",
    ),
    (
        "共受理政府信息公开申请60件；共办理58件，结转下一年2件。",
        "共受理申请=60 办结申请=58 结转下年申请=2",
    ),
    ("全年办结依申请公开申请41件。", "办结申请=41"),
    ("全年办理政府信息公开申请43件。", "办理申请=43"),
    ("收到留言500条，办结480件。", ""),
    ("及时答复群众关切，共受理政府信息公开申请9件。", "共受理申请=9"),
    // Carried in and out.
    ("含上一年度结转申请6件。", "上年结转申请=6"),
    ("另有6件为上年度结转。", "上年结转申请=6"),
    ("3件结转至下年度继续办理。", "结转下年申请=3"),
    ("另有72件申请按照《条例》顺延到下年度答复。", "结转下年申请=72"),
    ("转下年度办理121件。", "结转下年申请=121"),
    ("结转到下一年度办理8件，上年结转5件。", "上年结转申请=5 结转下年申请=8"),
    // Applicants.
    ("其中，自然人申请3493件，法人或其他组织申请114件。", "自然人申请=3493 组织申请=114"),
    ("自然人提出申请30件、法人和其他组织申请2件。", "自然人申请=30 组织申请=2"),
    ("从申请人看，自然人19件，法人及其他组织1件。", "自然人申请=19 组织申请=1"),
    ("收到公民、法人或其他组织申请21件。", ""),
    // Outcomes.
    (
        "予以公开11件、部分公开3件、不予公开2件、无法提供10件、不予处理4件、其他处理1件。",
        "予以公开结果=11 部分公开结果=3 不予公开结果=2 无法提供结果=10 不予处理结果=4 其他处理结果=1",
    ),
    (
        "予以公开及部分公开258件，占33.9%；不予公开35件。",
        "公开结果=258 不予公开结果=35 公开占比=33.9 予以公开占比=33.9 部分公开占比=33.9",
    ),
    ("予以公开和部分公开共40件。", "公开结果=40"),
    ("予以公开40件（含部分公开5件），不予公开6件。", "公开结果=40 不予公开结果=6"),
    ("因本机关不掌握等原因无法提供265件，不予处理158件。", "无法提供结果=265 不予处理结果=158"),
    ("作其他处理（含申请人主动撤回申请）341件。", "其他处理结果=341"),
    ("答复结果中，6件予以公开，2件不予公开。", "予以公开结果=6 不予公开结果=2"),
    ("属于予以公开的有8件，无法提供的有5件。", "予以公开结果=8 无法提供结果=5"),
    ("主动公开文件51件。", ""),
    // Reviews and suits.
    ("因政府信息公开被申请行政复议5件，被提起行政诉讼2件。", "复议件数=5 诉讼件数=2"),
    ("信息公开类行政复议7件、诉讼9件，均获维持。", "复议件数=7 诉讼件数=9"),
    ("行政复议案件13起，行政应诉案件4件。", "复议件数=13 诉讼件数=4"),
    ("2023年被申请行政复议0次。", "复议件数=0"),
    ("行政复议、行政诉讼案件共20件。", "复议诉讼件数=20"),
    ("做好行政复议、行政诉讼案件的应诉工作，全县共办理相关案件74件。", "复议诉讼件数=74"),
    ("司法局全年办理行政复议案件1200件。", ""),
    // Documents and decisions.
    ("本年制发行政规范性文件7件，废止3件，现行有效46件。", "规范性文件制发数=7"),
    ("全年制定规范性文件十二件。", "规范性文件制发数=12"),
    ("2021年，本局规范性文件制定数为0，公开数为0。", "规范性文件制发数=0"),
    ("清理规范性文件30件，现行有效行政规范性文件46件，出台政府规章2部。", "规章制发数=2"),
    (
        "作出行政许可决定550件、行政处罚决定4119件，实施行政强制措施195件。",
        "行政许可件数=550 行政处罚件数=4119 行政强制件数=195",
    ),
    ("公示行政许可决定500件、行政处罚决定300件。", ""),
    ("行政许可原有0项，现为0项。", ""),
];

fn district() -> String {
    let path = pack_folder().join("tests/clean-district-2023/report.yaml");
    String::from_utf8(named(&path).content).expect("text")
}

/// Puts a sentence into the clean report of a district: 208 received, 10 carried out, 9 reviews (1
/// corrected, 2 pending), 4 suits (none corrected, 1 pending).
fn found_with(packs: &Packs, sentence: &str) -> Vec<String> {
    let report = district().replace("网站每月自查一次，新媒体账号统一备案。", sentence);
    assert!(report.contains(sentence));
    found(&outcome(packs, &report))
}

/// Returns the findings of the rules on the narrative, as `NT-RES 258 275`.
fn found(outcome: &ReportOutcome) -> Vec<String> {
    let line = |finding: &Finding| {
        let sides = finding.members.iter().map(|member| {
            let side = |side: &Option<String>| side.clone().unwrap_or_default();
            format!("{} {} {}", finding.rule, side(&member.left), side(&member.right))
        });
        sides.collect::<Vec<_>>()
    };
    let narrative = |finding: &&Finding| finding.rule.starts_with('N');
    outcome.findings.iter().filter(narrative).flat_map(line).collect()
}

#[test]
fn a_zero_statement_is_held_against_the_tables_and_its_look_alike_is_not() {
    let packs = packs();
    let mut wrong = Vec::new();
    for (sentence, expected) in ZEROS {
        let found = found_with(&packs, sentence).join(", ");
        if found != expected {
            wrong.push(format!("{sentence}\n    gives  {found}\n    should {expected}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

const ZEROS: [(&str, &str); 29] = [
    ("本年度未收到政府信息公开申请。", "NZ-APPLY 208 0"),
    ("一年来未发生公民、法人和其他组织依申请公开事项。", "NZ-APPLY 208 0"),
    ("本局全年未收到公民、法人或其他组织的政府信息公开申请。", "NZ-APPLY 208 0"),
    ("有6家单位未收到政府信息公开申请。", ""),
    ("未收到政府信息公开申请人的投诉。", ""),
    ("未发生依申请公开收费的情况。", ""),
    ("未收到公民、法人和其他组织的投诉举报。", ""),
    ("全年未发生行政复议。", "NZ-REVIEW 9 0"),
    ("未发生行政复议、行政诉讼案件。", "NZ-REVIEW 9 0, NZ-LITIG 4 0"),
    ("无因政府信息公开产生的纠纷，无行政复议和行政诉讼。", "NZ-REVIEW 9 0, NZ-LITIG 4 0"),
    ("未发生因政府信息公开工作被申请行政复议、提起行政诉讼的情况。", "NZ-REVIEW 9 0, NZ-LITIG 4 0"),
    ("没有发生行政诉讼。", "NZ-LITIG 4 0"),
    ("无行政复议纠错案件。", "NZ-CORRECT 1 0"),
    ("无行政诉讼败诉案件。", ""),
    ("未发生行政复议、行政诉讼败诉的情形。", ""),
    ("行政复议零纠错、行政诉讼零败诉。", "NZ-CORRECT 1 0"),
    ("提高答复质量，力争零纠错。", ""),
    ("涉及行政复议9件，诉讼4件，均获维持。", "NZ-ALLUPHELD 1 0, NZ-ALLUPHELD 3 0"),
    ("行政复议9件，全部维持。", "NZ-ALLUPHELD 3 0"),
    ("行政复议、行政诉讼案件均被维持。", "NZ-ALLUPHELD 4 0"),
    ("行政复议结果维持6件。", ""),
    ("共收办政府信息公开申请216件，全部办结。", "NZ-ALLDONE 10 0"),
    ("政府信息公开申请均已办结。", "NZ-ALLDONE 10 0"),
    ("收办政府信息公开申请216件，其中自然人201件，均已办结。", "NZ-ALLDONE 10 0"),
    ("收到群众留言30条，全部办结；建议提案12件，全部办结。", ""),
    ("除10件结转外，其余已全部办结。", ""),
    ("政府信息公开申请均在法定期限内予以答复。", ""),
    ("政府信息公开申请未全部办结，已说明理由。", ""),
    ("依申请公开按时办结率100%。", ""),
];

#[test]
fn a_wrong_figure_of_the_narrative_is_found() {
    let packs = packs();
    for (says, instead, expected) in [
        ("新收政府信息公开申请208件", "新收政府信息公开申请216件", "NT-NEW 216 208"),
        ("新收政府信息公开申请208件", "受理政府信息公开申请207件", "NT-NEW 207 208"),
        (
            "共收办政府信息公开申请216件",
            "共收办政府信息公开申请208件",
            "NN-SUM 216 208, NT-TOTAL 208 216",
        ),
        (
            "共收办政府信息公开申请216件",
            "共受理政府信息公开申请215件",
            "NN-SUM 216 215, NT-TOTAL 215 216",
        ),
        ("办结206件", "办结216件", "NT-DONE 216 206"),
        ("上年结转8件", "上年结转9件", "NT-CARRYIN 9 8"),
        ("结转下年度办理10件", "结转下年度办理8件", "NT-CARRYOUT 8 10"),
        ("自然人申请201件", "自然人申请200件", "NN-SUM 215 216, NT-NAT 200 201"),
        ("法人或其他组织申请15件", "法人或其他组织申请16件", "NN-SUM 217 216, NT-LEG 16 15"),
        ("无法提供54件", "无法提供44件", "NT-RES 44 54"),
        ("其他处理20件", "其他处理10件", "NT-RES 10 20"),
        ("行政复议案件9件", "行政复议案件8件", "NT-REVIEW 8 9"),
        ("行政诉讼案件4件", "行政诉讼案件3件", "NT-LITIG 3 4"),
        ("行政诉讼案件4件", "行政复议、行政诉讼案件共12件", "NT-CASES 12 13"),
        ("制发行政规范性文件7件", "制发行政规范性文件46件", "NT-NORM 46 7"),
        ("网站每月自查一次", "办理行政许可1834件", "NT-LIC 1834 18342"),
    ] {
        let report = district();
        assert!(report.contains(says), "{says}");
        let outcome = outcome(&packs, &report.replace(says, instead));
        assert_eq!(found(&outcome).join(", "), expected, "{instead}");
    }
}

#[test]
fn the_form_of_2019_has_the_same_figures_under_other_names() {
    let packs = packs();
    let path = pack_folder().join("tests/shanghai-office-2019/report.yaml");
    let report = String::from_utf8(named(&path).content).expect("text");
    for (sentence, expected) in [
        ("制定行政规范性文件60件，制定规章13件。", None),
        ("制定行政规范性文件61件。", Some("NT-NORM 61 60")),
        ("制定规章12件。", Some("NT-NORM 12 13")),
        ("作出行政处罚决定3件。", Some("NT-LIC 3 0")),
        ("自然人申请839件，法人或其他组织申请38件。", None),
        ("其中自然人申请840件。", Some("NT-NAT 840 839")),
    ] {
        let report = report.replace("评价中差评占0.34%，好评占99.58%。", sentence);
        let found = found(&outcome(&packs, &report));
        let known = [
            "NT-RES 258 275",
            "NT-RES 265 337",
            "NZ-ALLUPHELD 3 0",
            "NP-PCT 33.9 32",
            "NP-PCT 4.34 4.35",
        ];
        let new: Vec<&String> = found.iter().filter(|one| !known.contains(&one.as_str())).collect();
        assert_eq!(new, Vec::from_iter(expected), "{sentence}");
    }
}

#[test]
fn the_seven_reports_give_the_hits_of_the_catalogue_and_no_other() {
    let packs = packs();
    let none: &[&str] = &[];
    // Of each report: what is found, and which statements must have been evaluated.
    for (report, expected, told) in [
        (
            "zhoukou-kjj-2021",
            &["NZ-ALLZERO 0 0", "NZ-FEEREP  "][..],
            "NT-REVIEW NT-LITIG NT-NORM:规范性文件制发数 NZ-FEE",
        ),
        (
            "suqian-2023",
            none,
            "NN-ROLL NN-SUM NN-FEE NT-TOTAL:收办申请 NT-NAT NT-LEG NT-CARRYOUT NT-RES:予以公开结果 NT-RES:部分公开结果 NT-RES:其他处理结果",
        ),
        ("hongze-2023", none, "NT-NEW:收到申请"),
        (
            "shanghai-office-2019",
            &[
                "NP-PCT 33.9 32",
                "NP-PCT 4.34 4.35",
                "NT-RES 258 275",
                "NT-RES 265 337",
                "NZ-ALLUPHELD 3 0",
            ],
            "NP-PCT:公开占比 NP-PCT:不予公开占比 NP-PCT:无法提供占比 NP-PCT:不予处理占比 NT-TOTAL:共受理申请 NT-DONE:办结申请 NT-CARRYIN NT-CARRYOUT NT-REVIEW NT-LITIG NT-RES:不予公开结果 NT-RES:不予处理结果 NT-RES:其他处理结果",
        ),
        (
            "shuyang-2025",
            none,
            "NN-SUM NN-FEE NT-TOTAL:共受理申请 NT-NAT NT-LEG NT-DONE:办结申请 NT-CARRYOUT NT-CASES",
        ),
        (
            "clean-district-2023",
            none,
            "NT-NEW:新收申请 NT-TOTAL:收办申请 NT-DONE:办结申请 NT-CARRYIN NT-CARRYOUT NT-NAT NT-LEG NT-RES:其他处理结果 NT-REVIEW NT-LITIG NT-NORM:规范性文件制发数",
        ),
        (
            "clean-city-2024",
            none,
            "NT-NEW:新收申请 NT-TOTAL:收办申请 NT-DONE:办结申请 NT-CARRYIN NT-CARRYOUT NT-NAT NT-LEG NT-RES:其他处理结果 NT-REVIEW NT-LITIG NT-NORM:规范性文件制发数",
        ),
    ] {
        let path = pack_folder().join("tests").join(report).join("report.yaml");
        let text = String::from_utf8(named(&path).content).expect("text");
        let outcome = outcome(&packs, &text);
        let mut hits = found(&outcome);
        hits.sort();
        assert_eq!(hits, expected, "{report}");
        for told in told.split(' ') {
            let (rule, binding) = told.split_once(':').unwrap_or((told, ""));
            let open = outcome
                .not_evaluated
                .iter()
                .find(|open| open.rule == rule && (binding.is_empty() || open.binding == binding));
            assert!(open.is_none(), "{report}: {open:?}");
        }
    }
}

/// Returns what a rule makes of a sentence: its findings, `holds`, and how many of its statements could
/// not be told.
fn told(packs: &Packs, rule: &str, report: &str) -> String {
    let outcome = outcome(packs, report);
    let mut told: Vec<String> = found(&outcome)
        .into_iter()
        .filter_map(|one| Some(one.strip_prefix(rule)?.trim().to_owned()))
        .collect();
    let open = outcome.not_evaluated.iter().filter(|open| open.rule == rule).count();
    if open > 0 {
        told.push(format!("{open} open"));
    }
    if told.is_empty() { "holds".to_owned() } else { told.join(", ") }
}

/// Returns a published text between two headings, without tags, as the text of a section.
fn part(text: &str, from: &str, to: &str) -> String {
    let start = text.find(from).map_or(text.len(), |start| start + from.len());
    let rest = &text[start..];
    let mut inside = true;
    let shown = |sign: &char| {
        let tag = matches!(sign, '<' | '>');
        inside = if tag { *sign == '>' } else { inside };
        inside && !tag
    };
    let part: String = rest[..rest.find(to).unwrap_or(rest.len())].chars().filter(shown).collect();
    part.lines().map(|line| format!("      {}\n", line.trim())).collect()
}

#[test]
fn the_published_reports_say_what_the_rules_on_the_narrative_look_for() {
    let packs = packs();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/reports");
    // Of each text: where its first and its last section begin, and what is read or made of it.
    for (file, first, second, last, expected) in [
        (
            "suqian-2023.layout.txt",
            "一、总体情况",
            "二、主动公开",
            "六、其他需要报告的事项",
            "收办申请=3607 结转下年申请=121 自然人申请=3493 组织申请=114 予以公开结果=1191 部分公开结果=328 不予公开结果=142 \
             无法提供结果=1078 不予处理结果=406 其他处理结果=341 各单位申请总数=3607 处理费总额=2950 处理费件数=25 申请增长=70.3 写了增长的申请=3607 \
             NN-ROLL:holds NN-SUM:holds NN-FEE:holds",
        ),
        (
            "shuyang-2025.md",
            "## 一、总体情况",
            "## 二、主动公开",
            "六、其他需要报告的事项",
            "共受理申请=749 办结申请=718 结转下年申请=31 自然人申请=741 组织申请=8 复议诉讼件数=74 处理费总额=380 \
             NN-ROLL:1 open NN-SUM:holds NN-FEE:holds",
        ),
        (
            "shanghai-office-2019.html",
            "一、总体情况</",
            "二、主动公开政府信息情况</",
            "六、其他需要报告的事项</",
            "共受理申请=859 办结申请=805 上年结转申请=18 结转下年申请=72 公开结果=258 不予公开结果=35 无法提供结果=265 \
             不予处理结果=158 其他处理结果=0 复议件数=7 诉讼件数=9 公开占比=33.9 予以公开占比=33.9 部分公开占比=33.9 \
             不予公开占比=4.34 无法提供占比=32.9 不予处理占比=19.6 NN-ROLL:1 open NN-SUM:1 open NN-FEE:3 open",
        ),
    ] {
        let Ok(text) = fs::read_to_string(folder.join(file)) else {
            eprintln!("skipped: no {file}");
            continue;
        };
        let (one, six) = (part(&text, first, second), part(&text, last, "\u{0}"));
        let report = format!(
            "report: 政府信息公开工作年度报告\nyear: 2023\nsections:\n  - heading: 一、总体情况\n    text: |\n{one}  \
             - heading: 六、其他需要报告的事项\n    text: |\n{six}"
        );
        let made = ["NN-ROLL", "NN-SUM", "NN-FEE"]
            .map(|rule| format!("{rule}:{}", told(&packs, rule, &report)));
        let found = format!("{} {}", readings(&outcome(&packs, &report)), made.join(" "));
        assert_eq!(found, expected, "{file}");
    }
}
