//! What a number of a sentence is: a figure, or a date, a citation, a telephone number, a numbering, a
//! part of a word. By fixed rules over the signs around it, which the help of `rulecheck numbers` tells.
//!
//! Receives the text and the place of the number. Does not know facts.

use crate::eval::StatedNumber;
use crate::model::{Number, fold_char};

/// How many signs before and behind a number are looked at.
const AROUND: usize = 24;

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NumberKind {
    /// A figure: it counts or measures something.
    Figure,
    /// A figure that leaves open how much it is: 近300, 约20.
    Vague,
    /// A date, a time, a period.
    Date,
    /// The number of a document, an article of law, a part of a title.
    Citation,
    /// A telephone number, a post code.
    Contact,
    /// The number of a paragraph or of a list; an ordinal.
    Numbering,
    /// A part of a word, a name or an address of the net.
    Word,
}

/// The signs around a number, folded, without blanks; line ends stay.
struct Around {
    before: Vec<char>,
    number: Vec<char>,
    after: Vec<char>,
    /// Whether nothing but an opening bracket stands before it on its line.
    begins_line: bool,
}

/// Tells what a number of a text is.
pub(super) fn kind(text: &str, number: &StatedNumber) -> NumberKind {
    let around = Around::of(text, number);
    let value = &number.number;
    if around.is_citation() {
        NumberKind::Citation
    } else if around.is_contact() {
        NumberKind::Contact
    } else if around.is_date(value) {
        NumberKind::Date
    } else if around.is_numbering(value) {
        NumberKind::Numbering
    } else if around.is_word() {
        NumberKind::Word
    } else if number.vague {
        NumberKind::Vague
    } else {
        NumberKind::Figure
    }
}

/// What is counted: behind these a number is a figure, whatever stands before it.
const COUNTED: [&str; 32] = [
    "件", "次", "条", "人", "篇", "份", "宗", "起", "户", "家", "例", "期", "场", "批", "本", "册",
    "名", "位", "处", "页", "台", "套", "元", "万", "亿", "%", "笔", "封", "张", "幅", "余", "多",
];

/// What is counted in words that are rather names: 三项制度, 五个一.
const LOOSELY: [&str; 6] = ["个", "项", "种", "类", "级", "大"];

/// Words behind a number that make it a date, a time or a period.
const PERIODS: [&str; 13] = [
    "年",
    "月",
    "日",
    "时",
    "小时",
    "分钟",
    "天",
    "周",
    "季度",
    "个月",
    "个工作日",
    "工作日",
    "个季度",
];

/// Words before a number that make it one to be called or written to.
const CALLED: [&str; 10] =
    ["电话", "热线", "传真", "邮编", "邮政编码", "手机", "QQ", "号码", "联系方式", "信箱"];

impl Around {
    fn of(text: &str, number: &StatedNumber) -> Self {
        let folded = |text: &str| -> Vec<char> {
            let signs = text.chars().filter(|sign| *sign == '\n' || !sign.is_whitespace());
            signs.map(|sign| if sign == '\n' { sign } else { fold_char(sign) }).collect()
        };
        let near = |text: &str| -> String { text.chars().take(AROUND * 2).collect() };
        let before = text.get(..number.range.start).unwrap_or_default();
        let last: String = before.chars().rev().take(AROUND * 2).collect();
        let last: String = last.chars().rev().collect();
        let mut back =
            before.chars().rev().skip_while(|sign| ['(', '（', '【', '['].contains(sign));
        let begins_line = back.find(|sign| !matches!(sign, ' ' | '\t' | '\u{3000}'));
        Self {
            before: folded(&last),
            number: folded(text.get(number.range.clone()).unwrap_or_default()),
            after: folded(&near(text.get(number.range.end..).unwrap_or_default())),
            begins_line: begins_line.is_none_or(|sign| sign == '\n'),
        }
    }

    fn follows(&self, word: &str) -> bool {
        word.chars().enumerate().all(|(at, sign)| self.after.get(at) == Some(&sign))
    }

    fn follows_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.follows(word))
    }

    fn last(&self) -> Option<char> {
        self.before.iter().rev().find(|sign| **sign != '\n').copied()
    }

    fn is_counted(&self) -> bool {
        // 万 and 亿 are of the number itself.
        let ends =
            self.number.last().is_some_and(|sign| ['万', '亿', '%', '余', '多'].contains(sign));
        ends || self.follows_any(&COUNTED)
    }

    fn has_digits(&self) -> bool {
        self.number.iter().any(char::is_ascii_digit)
    }

    /// Inside a title; behind 第 with an article; with 号 behind; the year of a document's number.
    fn is_citation(&self) -> bool {
        let open = self.before.iter().rposition(|sign| *sign == '《');
        let closed = self.before.iter().rposition(|sign| *sign == '》');
        if open.is_some_and(|open| closed.is_none_or(|closed| closed < open)) {
            return true;
        }
        if self.follows("号") && !self.follows("号召") {
            return true;
        }
        if self.last() == Some('第') {
            return self.follows_any(&["条", "款", "项", "章", "节", "编", "令"]);
        }
        // 〔2021〕30号
        let opened = self.last().is_some_and(|sign| ['〔', '[', '【', '('].contains(&sign));
        let mut after = self.after.iter();
        let closes = after.next().is_some_and(|sign| ['〕', ']', '】', ')'].contains(sign));
        let numbered = after.next().is_some_and(|sign| sign.is_ascii_digit() || *sign == '第');
        opened && closes && numbered && self.number.len() == 4
    }

    fn is_date(&self, value: &Number) -> bool {
        if self.follows_any(&PERIODS)
            && !self.follows_any(&["日均", "月均", "年均", "时任", "周岁"])
        {
            return true;
        }
        let year = *value >= Number::from(1900) && *value < Number::from(2100);
        let is_year = year && value.is_integer() && self.number.len() == 4;
        // 2021-2023年, 1—12月, 2021、2022年
        let rest = self.after.iter().skip_while(|sign| {
            sign.is_ascii_digit() || ['-', '—', '–', '~', '至', '到', '、', '.', '/'].contains(sign)
        });
        let unit = rest.copied().next();
        let joined = self.after.first().is_some_and(|sign| !sign.is_ascii_digit())
            && self.after.first() != unit.as_ref();
        if joined && unit.is_some_and(|unit| ['年', '月', '日'].contains(&unit)) {
            return true;
        }
        if is_year && self.follows_any(&["-", "/", "."]) {
            return true;
        }
        // The rest of 2021-01-31, of which the first number is the year.
        let token: Vec<char> = self.before.iter().rev().copied().take_while(is_of_date).collect();
        let token: String = token.into_iter().rev().chain(self.number.iter().copied()).collect();
        let mut parts = token.split(['-', '/', '.']);
        let begins = parts.next().is_some_and(|first| first.len() == 4 && is_year_written(first));
        let others: Vec<&str> = parts.collect();
        begins && !others.is_empty() && others.iter().all(|part| matches!(part.len(), 1 | 2))
    }

    fn is_contact(&self) -> bool {
        if self.follows_any(&["热线", "平台", "便民", "政务服务", "政务热线", "服务热线"])
            && self.has_digits()
        {
            return true;
        }
        if self.is_counted() || self.follows_any(&LOOSELY) || !self.has_digits() {
            return false;
        }
        // The line that every city has.
        if self.number.iter().collect::<String>() == "12345" {
            return true;
        }
        let digits = |signs: &mut dyn Iterator<Item = &char>| -> Vec<char> {
            signs.take_while(|sign| sign.is_ascii_digit() || **sign == '-').copied().collect()
        };
        let before = digits(&mut self.before.iter().rev());
        let after = digits(&mut self.after.iter());
        let own = self.number.iter().copied();
        let token: Vec<char> = before.into_iter().rev().chain(own).chain(after).collect();
        let count = token.iter().filter(|sign| sign.is_ascii_digit()).count();
        // 0394-8222140, 13812345678
        let groups = token.split(|sign| *sign == '-').map(<[char]>::len);
        let is_line = token.contains(&'-') && count >= 10 && groups.max() >= Some(7);
        let is_mobile =
            count == 11 && token.first() == Some(&'1') && token.iter().all(char::is_ascii_digit);
        let clause: String = self.clause().collect();
        let is_called = CALLED.iter().any(|word| clause.contains(word));
        is_line || is_mobile || (is_called && count >= 5)
    }

    /// Returns what stands before the number in its clause.
    fn clause(&self) -> impl Iterator<Item = char> {
        let start = self.before.iter().rposition(|sign| [',', ';', '。'].contains(sign));
        self.before.iter().skip(start.map_or(0, |at| at + 1)).copied().filter(|sign| *sign != '\n')
    }

    fn is_numbering(&self, value: &Number) -> bool {
        if self.last() == Some('第') {
            return true;
        }
        let small = value.is_integer() && *value <= Number::from(99);
        let in_brackets = self.last() == Some('(') && self.follows(")");
        let listed = self.follows_any(&["、", ".", ")"])
            && !self.after.get(1).is_some_and(char::is_ascii_digit);
        let begins = self.begins_line
            || self.last().is_none_or(|sign| ['。', ';', ':', '!', '?'].contains(&sign));
        if small && begins && listed {
            return true;
        }
        if in_brackets && small {
            let opens = self.before.iter().rev().nth(1);
            let begins = opens.is_none_or(|sign| ['。', ';', ':', ',', '\n'].contains(sign));
            return begins || !self.has_digits();
        }
        // 一是, 二是
        !self.has_digits() && self.follows("是")
    }

    fn is_word(&self) -> bool {
        if self.is_counted() {
            let one = self.number.as_slice() == ['一'];
            // 一 alone is rather "a", and so is what stands in 统一, 同一批, 每一件.
            return one;
        }
        // “1+X”
        if self.after.first() == Some(&'+') || self.before.last() == Some(&'+') {
            return true;
        }
        let is_letter = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_alphabetic());
        let beside =
            is_letter(self.before.last().copied()) || is_letter(self.after.first().copied());
        let in_address = self.before.last().is_some_and(|sign| ['/', '_', '@', '='].contains(sign));
        if beside || in_address {
            return true;
        }
        if self.has_digits() {
            return false;
        }
        let long = self.number.len() > 1;
        !(long && self.follows_any(&LOOSELY))
    }
}

fn is_of_date(sign: &char) -> bool {
    sign.is_ascii_digit() || ['-', '/', '.'].contains(sign)
}

fn is_year_written(text: &str) -> bool {
    text.starts_with("19") || text.starts_with("20")
}

#[cfg(test)]
mod tests {
    use crate::model::{Placement, load_reports};
    use crate::resolve::RuleSet;
    use crate::source::FileId;

    /// Returns the numbers of a text, each with its kind: `12 Figure`.
    fn kinds(text: &str) -> Vec<String> {
        let lines: String = text.lines().map(|line| format!("    {line}\n")).collect();
        let document = format!(
            "sections:\n  - heading: 甲\n    text: |\n  {}",
            lines.replace("\n    ", "\n      ")
        );
        let (reports, problems) = load_reports(FileId::FIRST, &document);
        assert!(problems.is_empty(), "{document}: {problems:?}");
        let report = reports.first().expect("a report");
        let placement = Placement::of_report(report);
        let numbers = crate::analysis::narrative_numbers(&RuleSet::default(), report, &placement);
        numbers.iter().map(|number| format!("{} {:?}", number.printed, number.kind)).collect()
    }

    #[test]
    fn numbers_are_told_apart_by_the_signs_around_them() {
        for (text, expected) in [
            ("网站访问量33912次，信息303条", &["33912 Figure", "303 Figure"][..]),
            (
                "占比33.9%，收费5.8万元，18万余条",
                &["33.9% Figure", "5.8万 Figure", "18万余 Figure"],
            ),
            ("规范性文件制定数为0，共12个", &["0 Figure", "12 Figure"]),
            ("全年办理三十二件，一件也没有", &["三十二 Figure", "一 Word"]),
            ("近300件，约20次", &["300 Vague", "20 Vague"]),
            ("2021年1月1日至12月31日", &["2021 Date", "1 Date", "1 Date", "12 Date", "31 Date"]),
            ("2021—2023年，1-12月", &["2021 Date", "2023 Date", "1 Date", "12 Date"]),
            ("二〇二三年，20个工作日内，15日", &["二〇二三 Date", "20 Date", "15 Date"]),
            ("日期2022-01-31公布", &["2022 Date", "01 Date", "31 Date"]),
            (
                "国办公开办函〔2021〕30号，第711号令",
                &["2021 Citation", "30 Citation", "711 Citation"],
            ),
            ("国办【2019】60号", &["2019 Citation", "60 Citation"]),
            (
                "《条例》第二十条第（一）项，《2023年要点》",
                &["二十 Citation", "一 Numbering", "2023 Citation"],
            ),
            (
                "服务热线8222140，传真：0394-8222141",
                &["8222140 Contact", "0394 Contact", "8222141 Contact"],
            ),
            ("12345热线受理3200件", &["12345 Contact", "3200 Figure"]),
            ("12345政务服务便民热线接听电话52000次", &["12345 Contact", "52000 Figure"]),
            ("“12345民声在线”，“1+X”发布会", &["12345 Contact", "1 Word"]),
            ("邮编466000", &["466000 Contact"]),
            (
                "1.主动公开12条\n2、更新3次\n（3）培训4次",
                &["1 Numbering", "12 Figure", "2 Numbering", "3 Figure", "3 Numbering", "4 Figure"],
            ),
            ("一是抓培训。二是抓检查", &["一 Numbering", "二 Numbering"]),
            ("市科技局（3）、市教育局（12）", &["3 Figure", "12 Figure"]),
            (
                "进一步统一标准，三项制度，“两微一端”",
                &["一 Word", "一 Word", "三 Word", "两 Word", "一 Word"],
            ),
            ("见http://www.a.gov.cn/n123/2021，A4纸", &["123 Word", "2021 Word", "4 Word"]),
            ("举办培训3期，参训120人", &["3 Figure", "120 Figure"]),
        ] {
            assert_eq!(kinds(text), expected, "{text}");
        }
    }
}
