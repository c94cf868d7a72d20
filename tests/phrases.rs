//! Phrases of facts against sentences: which figure is read, and that texts and phrases of any kind are
//! gone through in time.

use std::fmt::Write;
use std::time::{Duration, Instant};

use rulecheck::diagnose::ReportOutcome;
use rulecheck::pack::{Named, PackText, Packs};

/// Holds a text against rules.
fn outcome(rules: &str, text: &str) -> ReportOutcome {
    let named =
        |name: &str, content: String| Named { name: name.to_owned(), content: content.into() };
    let rules = vec![named("case.rules", rules.to_owned())];
    let (packs, problems) = Packs::read(vec![PackText { rules, ..PackText::default() }]);
    assert!(problems.is_empty(), "{problems:?}");
    let lines = text.replace('\n', "\n      ");
    let report = format!("sections:\n  - heading: 总体情况\n    text: |\n      {lines}\n");
    let (mut outcomes, _) = rulecheck::check(&packs, named("report.yaml", report));
    let outcome = outcomes.pop().expect("an outcome");
    assert!(outcome.errors.is_empty(), "{:?}", outcome.errors);
    outcome
}

/// Returns what a fact of these clauses reads: a figure; `-` for none; several with `|` where they differ.
fn read(clauses: &str, text: &str) -> String {
    let outcome = outcome(&format!("事实 数 {{ {clauses} }}\nA-1: 数 == 0 - 1"), text);
    let figure = outcome.findings.iter().find_map(|finding| finding.members.first()?.left.clone());
    let open = outcome.not_evaluated.first().map(|open| open.why.zh.clone()).unwrap_or_default();
    let places: Vec<&str> = match open.split_once("几种说法：") {
        Some((_, places)) => places.split('、').filter_map(|one| one.split('（').next()).collect(),
        None => Vec::new(),
    };
    if let Some((_, rest)) = open.split_once("正文只说 ")
        && let Some((least, _)) = rest.split_once(" 以上")
    {
        return format!(">={least}");
    }
    figure.unwrap_or(if places.is_empty() { "-".to_owned() } else { places.join("|") })
}

#[test]
fn a_phrase_reads_the_figure_that_it_speaks_of() {
    let mut wrong = Vec::new();
    for (phrase, text, expected) in [
        ("[收到|受理]申请[共|]{n}件", "全年受理申请共36件。", "36"),
        ("[收到|受理]申请[共|]{n}件", "全年收到申请36件。", "36"),
        ("[收到|受理]申请[共|]{n}件", "全年办结申请36件。", "-"),
        // A gap stays inside one clause.
        ("收到…申请{n}件", "收到政府信息公开申请12件。", "12"),
        ("收到…申请{n}件", "收到公民、法人和其他组织提出的申请12件。", "12"),
        ("收到…申请{n}件", "收到来信5件，许可申请12件。", "-"),
        ("收到…申请{n}件", "收到来信5件；许可申请12件。", "-"),
        ("收到…申请{n}件", "收到来信。许可申请12件。", "-"),
        ("收到…申请{n}件", "已收到：许可申请12件。", "-"),
        ("收到…，…申请{n}件", "收到来信5件，许可申请12件。", "12"),
        ("收到…申请{n}件", "收到来信，许\n可。\n收到公\n开申\n请12件", "12"),
        // A bracket is of its own, and the clause goes on behind it.
        ("收到…申请{n}件", "收到（含上年结转，网上另计）的申请12件。", "12"),
        ("收到…申请{n}件", "收到来信（另有申请12件）。", "-"),
        ("收到…申请{n}件", "收到来信5件（收到公开申请12件）。", "12"),
        ("收到…申请{n}件", "（收到来信5件）公开申请12件。", "-"),
        ("收到…申请{n}件", "收到（公开申请12件。", "-"),
        ("（含…申请{n}件", "答复（含上年结转申请18件，另有申请72件）。", "18"),
        ("申请{n}件（含", "收到申请18件（含网上5件）。", "18"),
        // Grouped digits and decimals end no clause.
        ("收到…申请{n}件", "收到1,208人的申请12件。", "12"),
        ("访问…浏览{n}次", "访问 2.5 万人浏览12次。", "12"),
        ("制定数为{n}", "制定数为0.\n2.许可35件。", "0"),
        // What leads nowhere does not stand in the way of what does.
        ("收到…申请{n}件", "收到的申请书中申请12件。", "12"),
        ("收到…申请{n}件", "收到收到申请申请申请12件。", "12"),
        ("收…办…结{n}件", "收办收办结办结5件。", "5"),
        ("甲乙甲{n}件", "甲乙甲乙甲5件。", "5"),
        ("共…件…结{n}件", "共来件、函件，办结5件。共来件、函件办结6件。", "6"),
        // In front of the number a gap passes over no other number.
        ("访问量…{n}次", "访问量5条，其后3次。", "-"),
        ("访问量…{n}次", "访问量5条下载3次。", "-"),
        ("访问量…{n}次", "访问量进一步增长到3次。", "3"),
        ("访问量…{n}次", "访问量（含手机5次）共3次。", "3"),
        ("共{n}…件", "共5份文件。", "5"),
        ("共…{n}…件", "共有5份文件。", "5"),
        ("{n}件…办结", "申请5件来信3件均办结。", "3"),
        ("申请{n}件，其中…，均已办结", "申请5件，其中网上3件，均已办结。", "5"),
        // Every place counts.
        ("申请{n}件", "申请5件，申请6件，申请5件。", "5|6|5"),
        ("申请{n}件", "申请5件，申请5件。", "5"),
        // About so many is no figure; more than so many is at least.
        ("收到…{n}件", "收到申请近300件。", "-"),
        ("收到…{n}件", "收到申请约３００件。", "-"),
        ("收到…{n}件", "收到申请不足300件。", "-"),
        ("收到…{n}件", "收到申请300件左右。", "-"),
        ("收到…{n}件", "收到申请几十件。", "-"),
        ("收到…{n}件", "收到申请数百件。", "-"),
        ("收到…{n}件", "收到申请十几件。", "-"),
        ("收到…{n}件", "收到申请超300件。", ">=300"),
        ("收到…{n}件", "收到申请逾三百件。", ">=300"),
        ("收到…{n}件", "收到申请300件以上。", ">=300"),
        ("收到…{n}件", "收到申请18万余件。", ">=180000"),
        ("收到…{n}件", "收到申请十余件。", ">=10"),
        ("收到…{n}件", "收到申请总数300件。", "300"),
        // Spellings.
        ("收到{n}件", "收到３３，９１２件。", "33912"),
        ("收到{n}件", "收到三万三千九百一十二件。", "33912"),
        ("收到{n}件", "收到廿三件。", "23"),
        ("收到{n}件", "收到3.5亿件。", "350000000"),
        ("占{n}", "占百分之十二。", "0.12"),
        ("收到{n}件", "收到两千零五点五件。", "2005.5"),
        ("收到{n}件", "收到三四件。", "-"),
        // A gap at either end says nothing.
        ("…申请{n}件…", "申请5件。", "5"),
    ] {
        let found = read(&format!("表述 \"{phrase}\""), text);
        if found != expected {
            wrong.push(format!("{phrase} in {text}: reads {found}, should {expected}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_hit_near_other_words_is_none() {
    for (text, expected) in [
        ("申请5件，比上年申请6件。", "5"),
        ("申请5件（比上年多1件）。", "-"),
        ("比上年好，申请5件。", "5"),
    ] {
        assert_eq!(read("表述 \"申请{n}件\"; 不近 \"比上年\"", text), expected, "{text}");
    }
}

/// Reads a text with 100 facts; returns how long it took.
fn time(phrase: impl Fn(usize) -> String, text: &str) -> Duration {
    let mut rules = String::new();
    for number in 0..100 {
        let phrase = phrase(number);
        writeln!(
            rules,
            "事实 数{number} {{ 表述 \"{phrase}\"; 不近 \"同比\" 或 \"其中\"; 取 合计 }}"
        )
        .expect("a string");
        let is_list = phrase.contains("各n");
        let value = if is_list { format!("合计(数{number})") } else { format!("数{number}") };
        writeln!(rules, "A-{number}: {value} >= 0").expect("a string");
    }
    let start = Instant::now();
    outcome(&rules, text);
    start.elapsed()
}

#[test]
fn a_long_text_is_gone_through_in_time_whatever_the_phrase() {
    // A build without optimisation reads less, and has more time.
    let (size, bound) = if cfg!(debug_assertions) { (30_000, 10) } else { (1_000_000, 1) };
    let repeated = |unit: &str| unit.repeat(size / unit.len());
    let sentence =
        "全年收到政府信息公开申请12件，其中自然人申请8件，法人申请4件；办结11件，同比增长3.5%。";
    let gaps = format!("收{}到{{n}}件", "…到".repeat(60));
    let texts = [
        ("ordinary", sentence.to_owned()),
        ("first words", "收到".to_owned()),
        ("first words in one clause with an end", "收到申请".to_owned()),
        ("hits", "收到申请5件".to_owned()),
        ("numbers", "5件".to_owned()),
        ("digits", "1".to_owned()),
        ("numerals", "三".to_owned()),
        ("grouped digits", "111,".to_owned()),
        ("brackets that open", "（收到".to_owned()),
        ("brackets that close", "收到）5件".to_owned()),
        ("points", "5.".to_owned()),
        ("units", "收到5万件".to_owned()),
        ("other figures", "收到115件，".to_owned()),
    ];
    for (what, unit) in texts {
        let text = repeated(&unit);
        for (kind, phrase) in [
            ("plain", "收到申请{n}件"),
            ("a gap", "收到…申请…{n}件"),
            ("gaps", gaps.as_str()),
            ("number first", "{n}件…收到"),
            ("number alone", "收…{n}…件"),
            ("a list", "收到{各n}件"),
            ("a unit", "收到{n}万件"),
            ("a figure before the number", "收到1{n}件"),
        ] {
            let taken = time(
                |number| phrase.replacen('{', &format!("{}{{", "到".repeat(number % 3)), 1),
                &text,
            );
            assert!(taken < Duration::from_secs(bound), "{kind} in {what} took {taken:?}");
        }
    }
}

/// Returns the figures of a list fact, as `3+4`; `-` for none, `?` where they differ.
fn list(clauses: &str, text: &str) -> String {
    let rules = format!("事实 数 {{ {clauses} }}\nA-1: 每个 x 在 数: x == 0 - 1");
    let outcome = outcome(&rules, text);
    let open = outcome.not_evaluated.first().map(|open| open.why.zh.clone()).unwrap_or_default();
    let members = outcome.findings.iter().flat_map(|finding| &finding.members);
    let figures: Vec<String> =
        members.flat_map(|member| &member.cells).map(|cell| cell.value.clone()).collect();
    match (figures.as_slice(), open.contains("几种说法")) {
        ([], true) => "?".to_owned(),
        ([], false) => "-".to_owned(),
        (figures, _) => figures.join("+"),
    }
}

#[test]
fn a_list_takes_all_figures_up_to_its_end() {
    let mut wrong = Vec::new();
    for (phrase, text, expected) in [
        ("申请…件（{各n}件）", "收到申请9件（甲局3件、乙局2件、丙镇4件），办结8件。", "3+2+4"),
        ("申请…件（{n…}件）", "收到申请9件（甲局3件，乙局2件；丙镇4件），办结8件。", "3+2+4"),
        ("其中{各n}件；", "申请9件，其中甲3件，乙6件；办结8件。", "3+6"),
        ("其中{各n}件。", "申请9件，其中甲3件，乙6件；办结8件。", "3+6+8"),
        ("其中{各n}件；", "申请9件，其中甲3件，乙6件。", "-"),
        // Without an end a list goes on to the end of the sentence or of the bracket.
        ("其中{各n}件", "申请9件，其中甲3件，乙6件。办结8件。", "3+6"),
        ("其中{各n}件", "申请（其中甲3件、乙6件）办结8件。", "3+6"),
        ("元。其中，{各n}元", "收费9元。其中，甲1件，收取3元；乙2件，收取6元，已入库。", "3+6"),
        ("元。其中，{各n}件", "收费9元。其中，甲1件，收取3元；乙2件，收取6元，已入库。", "1+2"),
        // What stands in brackets inside the list is not of it.
        ("其中{各n}件", "申请9件，其中甲3件（含网上1件）、乙6件。", "3+6"),
        ("其中{各n}件", "其中三件、１,２００件、5万件。", "三+１,２００+5万"),
        ("占比：{各n}%。", "占比：33.9%、4.34%。", "33.9+4.34"),
        ("其中{各n}件", "其中甲3件。其中甲3件。", "3"),
        ("其中{各n}件", "其中甲3件。其中甲4件。", "?"),
        ("其中{各n}件", "其中甲乙两家办得好。", "-"),
        // A gap leads to the list that is nearest.
        ("申请…件，其中{各n}件；", "来信9件，其中网上1件；申请7件，其中甲3件、乙4件；", "3+4"),
        ("申请…件，其中{各n}件", "来信9件，其中网上1件；申请7件，其中甲3件、乙4件。", "3+4"),
    ] {
        let found = list(&format!("表述 \"{phrase}\""), text);
        if found != expected {
            wrong.push(format!("{phrase} in {text}: reads {found}, should {expected}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    let text = "其中甲3件。其中甲4件。";
    for (pick, expected) in [("最先", "3"), ("最后", "4"), ("合计", "3+4")] {
        assert_eq!(list(&format!("表述 \"其中{{各n}}件\"; 取 {pick}"), text), expected);
    }
    let clauses = "表述 \"其中{各n}件\"; 不近 \"上年\"";
    assert_eq!(list(clauses, "其中甲3件、乙4件，上年结转2件。"), "-");
}

#[test]
fn a_list_of_more_figures_than_are_read_is_said_to_be_one() {
    let rules = "事实 数 { 表述 \"其中{各n}件\"; 取 合计 }\nA-1: 合计(数) == 20000";
    for (count, expected) in
        [(10_000, None), (10_001, Some("缺数：数（正文列出的数超过 10000 个，不读）"))]
    {
        let outcome = outcome(rules, &format!("其中{}。", "网上2件、".repeat(count)));
        let why: Vec<&str> = outcome.not_evaluated.iter().map(|one| one.why.zh.as_str()).collect();
        assert_eq!(why, Vec::from_iter(expected));
        assert!(outcome.findings.is_empty());
    }
}
