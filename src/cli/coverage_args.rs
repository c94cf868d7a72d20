//! The arguments of the commands that look at what rules see: `coverage`, `numbers`.

use std::path::PathBuf;

use clap::Args;

use super::author_args::TextFormat;
use super::lang_arg::Language;
use crate::model::Number;

#[derive(Args, Debug)]
pub(super) struct CoverageArgs {
    /// Rules, or folders with rules and forms; `rules` if not given · 规则，或有规则和表式的文件夹；不写时为 rules
    #[arg(value_name = "RULES…")]
    pub(super) paths: Vec<PathBuf>,
    /// Only this version of the form, such as 2021; with the kind of report before it where several have it · 只看这一版表式，例如 2021；几种报告都有这一版时，前面写上报告的种类
    #[arg(long, value_name = "VERSION")]
    pub(super) form: Option<String>,
    /// Only the rules with this id or tag; may be given several times · 只算这个编号或标签的规则，可以写几次
    #[arg(long, value_name = "ID")]
    pub(super) only: Vec<String>,
    /// End with status 1 when errors are seen in fewer of the cells of a form than this · 每个表式里，错了能发现的格至少占百分之几，不够时结束状态为 1
    #[arg(long, value_name = "PERCENT", value_parser = percent)]
    pub(super) min_seen: Option<Number>,
    /// End with status 1 when errors are pinned in fewer of the cells of a form than this · 每个表式里，错了能定位的格至少占百分之几，不够时结束状态为 1
    #[arg(long, value_name = "PERCENT", value_parser = percent)]
    pub(super) min_pinned: Option<Number>,
    /// Write the maps as one page for a browser, too · 另外写一份网页，用颜色画出各表
    #[arg(long, value_name = "FILE")]
    pub(super) html: Option<PathBuf>,
    /// List all groups of cells that cannot be told apart · 列出分不开的所有各组
    #[arg(short, long)]
    pub(super) verbose: bool,
    /// How to print the outcome · 输出形式
    #[arg(long, value_enum, default_value_t = TextFormat::Text)]
    pub(super) format: TextFormat,
    #[command(flatten)]
    pub(super) lang: Language,
}

/// Reads a percentage.
pub(super) fn percent(written: &str) -> Result<Number, String> {
    let number = Number::parse(written.strip_suffix('%').unwrap_or(written));
    let in_range = |number: &Number| !number.is_negative() && *number <= Number::from(100);
    number
        .filter(in_range)
        .ok_or_else(|| "write a percentage from 0 to 100 · 写 0 到 100 的百分数".to_owned())
}

#[derive(Args, Debug)]
pub(super) struct NumbersArgs {
    /// Rules (`.rules` files, or folders with them) and reports (`.yaml`, published reports, or folders with them) · 规则（.rules 文件或有它们的文件夹）和报告（.yaml 文件、发布的报告，或有它们的文件夹）
    #[arg(required = true, value_name = "RULES… REPORT…")]
    pub(super) paths: Vec<PathBuf>,
    /// List what rules read and what is set apart, too. What is set apart: years, dates, times and periods (2021年, 1-12月, 20个工作日); numbers of documents and articles, and what stands in 《》 (〔2021〕30号, 第二十条); telephone numbers and post codes (12345热线, 电话8222140); numbers of paragraphs and lists, ordinals (1., 一是, 第3); numbers beside letters (A4, net addresses) and Chinese numerals without anything counted behind them (统一, 三项制度); round figures (近300件) · 把规则读到的和不算在内的也列出来。不算在内的：年份、日期、时间和期限（2021年、1-12月、20个工作日）；文号、条款和书名号里的数（〔2021〕30号、第二十条）；电话和邮编（12345热线、电话8222140）；段落和列举的编号、次序（1.、一是、第3）；紧挨字母的数（A4、网址）和后面没有量词的汉字数（统一、三项制度）；约数（近300件）
    #[arg(short, long)]
    pub(super) verbose: bool,
    /// How to print the outcome · 输出形式
    #[arg(long, value_enum, default_value_t = TextFormat::Text)]
    pub(super) format: TextFormat,
    #[command(flatten)]
    pub(super) lang: Language,
}
