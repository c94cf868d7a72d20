//! Sentences that list parts or state shares: they add up to their totals, to the digits printed.

use super::{district, packs, report_of, told};

#[test]
fn what_a_sentence_lists_adds_up_to_its_total() {
    let packs = packs();
    let mut wrong = Vec::new();
    for (rule, sentence, expected) in LISTS {
        let found = told(&packs, rule, &report_of(sentence));
        if found != expected {
            wrong.push(format!("{rule}: {sentence}\n    gives  {found}\n    should {expected}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

const LISTS: [(&str, &str, &str); 28] = [
    (
        "NN-ROLL",
        "全县收办依申请公开申请98件（县本级40件、教育局35件、城关镇23件），增长两成。",
        "holds",
    ),
    ("NN-ROLL", "全县收办依申请公开申请98件（县本级40件、教育局35件、城关镇22件）。", "97 98"),
    ("NN-ROLL", "今年受理公民提出的信息公开申请一百件（住建60件，民政40件）。", "holds"),
    (
        "NN-ROLL",
        "共收到政府信息公开申请1,200件（各县区1,000件；市直单位199件），按时答复。",
        "1199 1200",
    ),
    ("NN-ROLL", "全市收办政府信息公开申请30件，其中市本级12件、各区18件。", "holds"),
    ("NN-ROLL", "全市收办政府信息公开申请30件，其中市本级12件、各区17件。", "29 30"),
    // One figure in brackets is no list, and one that is not the whole is not compared.
    ("NN-ROLL", "收到政府信息公开申请30件（网络18件）。", "holds"),
    ("NN-ROLL", "收到政府信息公开申请30件（含上年结转5件、网上申请2件）。", "1 open"),
    ("NN-ROLL", "收到政府信息公开申请30件（市公安局12件、市民政局8件等）。", "1 open"),
    ("NN-ROLL", "收到政府信息公开申请30件。", "1 open"),
    (
        "NN-SUM",
        "共收办政府信息公开申请58件，其中自然人申请50件，法人或其他组织申请8件；办结55件。",
        "holds",
    ),
    (
        "NN-SUM",
        "共收办政府信息公开申请58件，其中自然人申请50件，法人或其他组织申请7件；办结55件。",
        "57 58",
    ),
    (
        "NN-SUM",
        "新收政府信息公开申请50件，共收办政府信息公开申请58件，其中：自然人45件、企业5件。",
        "holds",
    ),
    ("NN-SUM", "共受理依申请公开申请20件，同比下降3%，其中，自然人19件、商业企业1件。", "holds"),
    ("NN-SUM", "全年收到政府信息公开申请20件（其中自然人12件、法人6件）。", "18 20"),
    ("NN-SUM", "全年收到政府信息公开申请20件（其中，自然人14件、法人6件），同比增长5%。", "holds"),
    ("NN-SUM", "共受理依申请公开20件，收到申请公开18件（自然人12件，法人6件）。", "holds"),
    (
        "NN-SUM",
        "全年受理政府信息公开申请二十件，从申请人看，自然人十二件，法人及其他组织八件。",
        "holds",
    ),
    ("NN-SUM", "收到政府信息公开申请20件，其中自然人18件，办结15件。", "1 open"),
    ("NN-SUM", "收到政府信息公开申请20件，其中自然人申请18件。", "holds"),
    ("NN-SUM", "收到政府信息公开申请20件，其中网络申请11件、信函申请3件。", "1 open"),
    (
        "NN-FEE",
        "对3件申请收取信息处理费70元。其中，甲局1件，收取20元；乙局2件，收取50元。",
        "holds",
    ),
    (
        "NN-FEE",
        "对3件申请收取信息处理费70元。其中，甲局1件，收取20元；乙局2件，收取40元。",
        "60 70",
    ),
    ("NN-FEE", "对4件申请收取信息处理费70元。其中，甲局1件，收取20元；乙局2件，收取50元。", "3 4"),
    ("NN-FEE", "核收信息处理费共计65元，其中甲局35元、乙局30元。", ", "),
    ("NN-FEE", "收取信息处理费合计1,260元（住建局960元、城管局300元）。", "holds"),
    ("NN-FEE", "收取信息处理费100元，其中甲局30元、乙局50元等。", "2 open"),
    ("NN-FEE", "本年度未收取信息处理费。", "3 open"),
];

#[test]
fn shares_are_recomputed_to_the_digits_printed() {
    let packs = packs();
    let mut wrong = Vec::new();
    for (sentence, expected) in SHARES {
        let report = district().replace("网站每月自查一次，新媒体账号统一备案。", sentence);
        let found = told(&packs, "NP-PCT", &report);
        if found != expected {
            wrong.push(format!("{sentence}\n    gives  {found}\n    should {expected}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Shares of 206 answers, or of 216 applications handled: 25 refused, 54 not available, 20 of other
/// outcomes, 68 granted, 20 in part.
const SHARES: [(&str, &str); 14] = [
    ("不予公开25件，占12.1%。", "6 open"),
    ("不予公开25件，占收办总数的11.6%。", "6 open"),
    ("不予公开25件，占12.14%。", "6 open"),
    ("不予公开25件，占12%。", "6 open"),
    ("不予公开25件，占12.0%。", "12 12.1, 6 open"),
    ("不予公开25件，占12.2%。", "12.2 12.1, 6 open"),
    ("不予公开25件（占比12.13%）。", "12.13 12.14, 6 open"),
    ("不予公开25件，占办结总数的百分之十三。", "13 12, 6 open"),
    ("无法提供54件，占26.2%；其他处理20件，占比为9.8%。", "9.8 9.7, 5 open"),
    ("予以公开68件，占33.0%；部分公开20件，占9.7%。", "5 open"),
    ("予以公开68件，占33.1%；部分公开20件，占9.6%。", "33.1 33, 9.6 9.7, 5 open"),
    ("予以公开及部分公开88件，占42.7%。", "4 open"),
    ("予以公开和部分公开88件，占四成。", "7 open"),
    ("不予公开25件，同比增长12.9%。", "7 open"),
];
