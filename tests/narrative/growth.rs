//! Sentences that say by how much the applications grew or fell: the share is read, and with it the number
//! of applications that it is said of.

use super::{outcome, packs, readings, report_of};

/// The facts that are read beside a number that the rules know already.
const OF_GROWTH: [&str; 4] = ["申请增长=", "申请下降=", "写了增长的申请=", "写了下降的申请="];

#[test]
fn growth_is_read_with_the_applications_it_is_said_of() {
    let packs = packs();
    let mut wrong = Vec::new();
    for (sentence, expected) in GROWTH {
        let read = readings(&outcome(&packs, &report_of(sentence)));
        let is_of_growth = |one: &&str| OF_GROWTH.iter().any(|fact| one.starts_with(fact));
        let found = read.split(' ').filter(is_of_growth).collect::<Vec<_>>().join(" ");
        if found != expected {
            wrong.push(format!("{sentence}\n    reads  {found}\n    should {expected}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The rule asks for both facts of a direction, and that the number is one of the table's totals.
const GROWTH: [(&str, &str); 27] = [
    ("收到政府信息公开申请208件，同比增长13.7%。", "申请增长=13.7 写了增长的申请=208"),
    (
        "共收办政府信息公开申请案件3607件（市政府349件、各县区3258件），同比增长70.3%，其中自然人3493件。",
        "申请增长=70.3 写了增长的申请=3607",
    ),
    ("受理依申请公开案件41件，较上年上升7.9％。", "申请增长=7.9 写了增长的申请=41"),
    ("新收信息公开申请1,208件，比去年同期增加 20%；", "申请增长=20 写了增长的申请=1208"),
    ("收到政府信息公开申请共46件（同比增长4.5%）。", "申请增长=4.5 写了增长的申请=46"),
    ("全年收到依申请公开事项35件，较上一年度增长0%。", "申请增长=0 写了增长的申请=35"),
    ("收到政府信息公开申请208件，比上年下降12.5%。", "申请下降=12.5 写了下降的申请=208"),
    ("受理政府信息公开申请九十件，同比减少一成，较上年度减少10%。", "写了下降的申请=90"),
    ("收到依申请公开申请77件，比上一年降低8.3%。", "申请下降=8.3 写了下降的申请=77"),
    ("收到政府信息公开申请30件（同比下降25%），均已答复。", "申请下降=25 写了下降的申请=30"),
    // The number is another's: without it the rule does not ask.
    ("收到政府信息公开申请208件，其中网上申请120件，同比增长13.7%。", ""),
    ("其中自然人提出政府信息公开申请194件，同比增长13.7%。", "申请增长=13.7"),
    ("答复政府信息公开申请206件，同比增长13.7%。", "申请增长=13.7"),
    ("一季度收到政府信息公开申请60件，同比增长13.7%。", "申请增长=13.7"),
    ("通过网上平台收到信息公开申请60件，较上年增长13.7%。", "申请增长=13.7"),
    ("收到政府信息公开申请208件，答复206件，同比增长13.7%。", ""),
    ("收到政府信息公开申请208件，办结率同比增长13.7%。", ""),
    // The growth is another's, or of other years, or no share.
    ("网站访问量482915次，同比增长12.5%。", ""),
    ("备案政务新媒体176个，同比增长6.7%。", ""),
    ("收到政府信息公开申请208件。主动公开信息1208条，同比增长6.7%。", ""),
    ("收到政府信息公开申请208件，较2019年增长13.7%。", ""),
    ("收到政府信息公开申请208件，比上年增加25件。", "写了增长的申请=208"),
    ("收到政府信息公开申请208件，同比增长1.2倍。", "写了增长的申请=208"),
    ("收到政府信息公开申请208件，同比上升2个百分点。", "写了增长的申请=208"),
    ("收到政府信息公开申请208件，同比增长近14%。", "写了增长的申请=208"),
    ("收到政府信息公开申请人来信208件，同比基本持平。", ""),
    (
        "收到政府信息公开申请208件，同比增长13.7%；其中住建局收到政府信息公开申请50件，同比增长30%。",
        "申请增长=? 写了增长的申请=208",
    ),
];
