//! The codes of waivers.

use super::entry::CodeExample::{Files, Rules};
use super::entry::{CodeEntry, entry};

pub(super) const ENTRIES: &[CodeEntry] = &[
    entry(
        "waiver/unknown-rule",
        Rules(
            "豁免 A-9 于 某某局 {\n  理由: \"第四项总计漏填，已核实\"\n  数值: \"36 != 35\"\n  到期: 2099-06-30\n  责任人: 张三\n}\n",
        ),
        ["豁免的规则不存在。", "核对编号。"],
        ["The waived rule does not exist.", "Check the id."],
    ),
    entry(
        "waiver/lacks",
        Rules(
            "A-1: 列(总计) >= 0\n豁免 A-1 于 某某局 {\n  数值: \"36 != 35\"\n  到期: 2099-06-30\n}\n",
        ),
        ["豁免缺了理由、数值或到期日。", "补上缺的一项。"],
        ["The waiver lacks its reason, its values or its last day.", "Add what is missing."],
    ),
    entry(
        "waiver/not-a-day",
        Rules(
            "A-1: 列(总计) >= 0\n豁免 A-1 于 某某局 {\n  理由: \"第四项总计漏填，已核实\"\n  数值: \"36 != 35\"\n  到期: 明年\n}\n",
        ),
        ["到期写的不是日期。", "写年、月、日，如 2026-06-30。"],
        [
            "The last day is no day of the calendar.",
            "Write year, month and day, such as 2026-06-30.",
        ],
    ),
    entry(
        "waiver/not-a-year",
        Rules(
            "A-1: 列(总计) >= 0\n豁免 A-1 于 某某局 {\n  理由: \"第四项总计漏填，已核实\"\n  数值: \"36 != 35\"\n  到期: 2099-06-30\n  年度: 去年\n}\n",
        ),
        ["年度写的不是年份。", "写四位数字，如 2025。"],
        ["The year is no year.", "Write four digits, such as 2025."],
    ),
    entry(
        "waiver/repeated",
        Rules(
            "A-1: 列(总计) >= 0\n豁免 A-1 于 某某局 {\n  理由: \"第四项总计漏填，已核实为一件\"\n  责任人: 张三\n  数值: \"35 != 36\"\n  到期: 2099-06-30\n}\n豁免 A-1 于 某某局 {\n  理由: \"第四项总计漏填，已核实为一件\"\n  责任人: 张三\n  数值: \"35 != 36\"\n  到期: 2099-06-30\n}\n",
        ),
        ["同一处的同样数值豁免了两次。", "只留一条。"],
        ["The same values are waived twice.", "Keep one of the two."],
    ),
    entry(
        "waiver/thin-reason",
        Rules(
            "A-1: 列(总计) >= 0\n豁免 A-1 于 某某局 {\n  理由: \"已核实\"\n  数值: \"36 != 35\"\n  到期: 2099-06-30\n  责任人: 张三\n}\n",
        ),
        ["理由没有说明原因。", "写明数为什么对不上、怎么核实的。"],
        ["The reason explains nothing.", "Say why the figures differ and how that was found out."],
    ),
    entry(
        "waiver/copied-reason",
        Rules(
            "A-1: 列(总计) >= 0\n豁免 A-1 于 某某局 {\n  理由: \"第四项总计漏填，已核实为一件\"\n  责任人: 张三\n  数值: \"35 != 36\"\n  到期: 2099-06-30\n}\n豁免 A-1 于 另一局 {\n  理由: \"第四项总计漏填，已核实为一件\"\n  责任人: 张三\n  数值: \"35 != 36\"\n  到期: 2099-06-30\n}\n豁免 A-1 于 第三局 {\n  理由: \"第四项总计漏填，已核实为一件\"\n  责任人: 张三\n  数值: \"35 != 36\"\n  到期: 2099-06-30\n}\n",
        ),
        ["几条豁免用了同一个理由。", "各单位的原因各自写明。"],
        ["Several waivers give the same reason.", "Say for each unit what happened there."],
    ),
    entry(
        "waiver/no-owner",
        Rules(
            "A-1: 列(总计) >= 0\n豁免 A-1 于 某某局 {\n  理由: \"第四项总计漏填，已核实为一件\"\n  数值: \"36 != 35\"\n  到期: 2099-06-30\n}\n",
        ),
        ["没有写责任人。", "写明谁对这条豁免负责，如 责任人: \"政务公开科\"。"],
        [
            "Nobody answers for this waiver.",
            "Say who does, such as owner: \"the disclosure office\".",
        ],
    ),
    entry(
        "waiver/expired",
        Rules(
            "A-1: 列(总计) >= 0\n豁免 A-1 于 某某局 {\n  理由: \"第四项总计漏填，已核实为一件\"\n  责任人: 张三\n  数值: \"35 != 36\"\n  到期: 2020-06-30\n}\n",
        ),
        ["豁免已过期，不再有效。", "改正报告后删去它；仍须豁免的，核实后改写到期日。"],
        [
            "The waiver is past and no longer counts.",
            "Correct the report and delete it; where it is still needed, look again and set a new day.",
        ],
    ),
    entry(
        "waiver/values-changed",
        Files(
            &[(
                "rules/a.rules",
                "A-1: 格(新收, 总计) == 36\n豁免 A-1 于 某某局 {\n  理由: \"第四项总计漏填，已核实为一件\"\n  责任人: 张三\n  数值: \"34 != 36\"\n  到期: 2099-06-30\n}\n",
            )],
            "rulecheck rules/ report.yaml",
        ),
        ["数值变了，豁免不再有效。", "重新核实；仍须豁免的，理由和数值都改写。"],
        [
            "The values changed, and the waiver no longer counts.",
            "Look again; where it is still needed, write reason and values anew.",
        ],
    ),
    entry(
        "waiver/unused",
        Files(
            &[(
                "rules/a.rules",
                "A-1: 格(新收, 总计) == 35\n豁免 A-1 于 某某局 {\n  理由: \"第四项总计漏填，已核实为一件\"\n  责任人: 张三\n  数值: \"35 != 36\"\n  到期: 2099-06-30\n}\n",
            )],
            "rulecheck rules/ report.yaml",
        ),
        ["豁免没有用到。", "报告已经改正的，删去它；否则核对编号、位置和年度。"],
        [
            "The waiver is not needed.",
            "Delete it where the report was corrected; else check id, place and year.",
        ],
    ),
    entry(
        "waiver/unused-value",
        Files(
            &[(
                "rules/a.rules",
                "A-1: 格(新收, 总计) == 36\n豁免 A-1 于 某某局 {\n  理由: \"第四项总计漏填，已核实为一件\"\n  责任人: 张三\n  数值: \"35 != 36\", \"3 != 4\"\n  到期: 2099-06-30\n}\n",
            )],
            "rulecheck rules/ report.yaml",
        ),
        ["豁免里的一个数值没有用到。", "删去这个数值。"],
        ["One value of the waiver is not needed.", "Delete it."],
    ),
    entry(
        "waiver/units-not-here",
        Files(
            &[(
                "rules/a.rules",
                "A-1: 格(新收, 总计) == 36\n豁免 A-1 于 另一局 {\n  理由: \"第四项总计漏填，已核实为一件\"\n  责任人: 张三\n  数值: \"35 != 36\"\n  到期: 2099-06-30\n}\n",
            )],
            "rulecheck rules/ report.yaml",
        ),
        [
            "这次没有核对这些单位的报告，给它们的豁免没有用到。",
            "单位名称写错的，改正；否则不用管。",
        ],
        [
            "No report of these units is checked, and their waivers are not needed.",
            "Correct the name of the unit if it is wrong; else leave it.",
        ],
    ),
];
