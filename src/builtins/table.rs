//! The table of all functions.

use super::numeric;
use super::signature::{Builtin, Parameters};

/// All functions, in the order of the documentation.
pub static BUILTINS: [Builtin; 9] = [
    Builtin {
        name: "sum",
        chinese: "合计",
        parameters: Parameters::Figures,
        adds: true,
        keeps_unit: true,
        against_prior: false,
        divides: false,
        doc: ("all its figures added up", "所有数相加"),
        example: "格(新收, 总计) == 合计(格(新收, 自然人 .. 其他))",
        run: numeric::sum,
    },
    Builtin {
        name: "max",
        chinese: "最大",
        parameters: Parameters::Figures,
        adds: false,
        keeps_unit: true,
        against_prior: false,
        divides: false,
        doc: ("the largest of its figures", "其中最大的数"),
        example: "格(新收, 总计) >= 最大(格(新收, 自然人 .. 其他))",
        run: numeric::max,
    },
    Builtin {
        name: "min",
        chinese: "最小",
        parameters: Parameters::Figures,
        adds: false,
        keeps_unit: true,
        against_prior: false,
        divides: false,
        doc: ("the smallest of its figures", "其中最小的数"),
        example: "最小(行(新收), 行(总计)) >= 0",
        run: numeric::min,
    },
    Builtin {
        name: "count",
        chinese: "个数",
        parameters: Parameters::Figures,
        adds: false,
        keeps_unit: false,
        against_prior: false,
        divides: false,
        doc: ("how many figures there are", "一共有多少个数"),
        example: "个数(下级(不予公开)) == 8",
        run: numeric::count,
    },
    Builtin {
        name: "abs",
        chinese: "绝对值",
        parameters: Parameters::Numbers(1),
        adds: false,
        keeps_unit: true,
        against_prior: false,
        divides: false,
        doc: ("the number without its sign", "去掉正负号的数"),
        example: "绝对值(格(新收, 总计) - 格(总计, 总计)) <= 10",
        run: numeric::abs,
    },
    Builtin {
        name: "round",
        chinese: "舍入到",
        parameters: Parameters::Numbers(2),
        adds: false,
        keeps_unit: true,
        against_prior: false,
        divides: false,
        doc: (
            "the first number, rounded half away from zero to as many decimals as the second says",
            "把第一个数四舍五入，保留第二个数所说的小数位数",
        ),
        example: "舍入到(格(予以公开, 总计) * 100 / 格(总计, 总计), 1) == 33",
        run: numeric::round,
    },
    Builtin {
        name: "decimals",
        chinese: "位数",
        parameters: Parameters::Numbers(1),
        adds: false,
        keeps_unit: false,
        against_prior: false,
        divides: false,
        doc: ("how many decimals the number is printed with", "这个数印着几位小数"),
        example: "位数(格(新收, 总计)) == 0",
        run: numeric::decimals,
    },
    Builtin {
        name: "growth",
        chinese: "增幅",
        parameters: Parameters::Numbers(2),
        adds: false,
        keeps_unit: false,
        against_prior: true,
        divides: true,
        doc: (
            "how much the first number is more than the second (than itself the year before), as a share of it",
            "第一个数比第二个数（不写第二个数，就是比它自己上年的数）多出的部分，占后者的比例",
        ),
        example: "宜 绝对值(增幅(格(新收, 总计))) <= 50%",
        run: numeric::growth,
    },
    Builtin {
        name: "ratio",
        chinese: "占比",
        parameters: Parameters::Numbers(2),
        adds: false,
        keeps_unit: false,
        against_prior: false,
        divides: true,
        doc: ("the first number divided by the second", "第一个数除以第二个数"),
        example: "占比(格(上年结转, 总计), 格(新收, 总计)) < 10%",
        run: numeric::ratio,
    },
];

/// Returns the function of this name, in either language.
///
/// ```
/// use rulecheck::builtins::find;
///
/// assert_eq!(find("合计"), find("sum"));
/// assert!(find("sums").is_none());
/// ```
pub fn find(name: &str) -> Option<&'static Builtin> {
    BUILTINS.iter().find(|builtin| builtin.name == name || builtin.chinese == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_used_once() {
        let mut names: Vec<_> =
            BUILTINS.iter().flat_map(|builtin| [builtin.name, builtin.chinese]).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), 2 * BUILTINS.len());
    }
}
