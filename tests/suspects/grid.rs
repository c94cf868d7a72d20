//! A report of the form's table 3 with figures of our own choosing, and what is said of it.

use std::fmt::Write;
use std::path::Path;

use rulecheck::Library;
use rulecheck::Run;
use rulecheck::diagnose::{ReportOutcome, SuspectCells};
use rulecheck::pack::{Named, PackText, Packs};

/// How many rows and columns table 3 has.
pub(crate) const ROWS: usize = 25;
pub(crate) const COLUMNS: usize = 7;

/// The labels of the columns, as findings name them.
pub(crate) const COLUMN_LABELS: [&str; COLUMNS] =
    ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];

/// The rows by short labels, the headings of categories among them without figures.
const LINES: [(&str, bool); 30] = [
    ("一、本年新收政府信息公开申请数量", true),
    ("二、上年结转政府信息公开申请数量", true),
    ("三、本年度办理结果", false),
    ("  （一）予以公开", true),
    ("  （二）部分公开（区分处理的，只计这一情形，不计其他情形）", true),
    ("  （三）不予公开", false),
    ("    1.属于国家秘密", true),
    ("    2.其他法律行政法规禁止公开", true),
    ("    3.危及“三安全一稳定”", true),
    ("    4.保护第三方合法权益", true),
    ("    5.属于三类内部事务信息", true),
    ("    6.属于四类过程性信息", true),
    ("    7.属于行政执法案卷", true),
    ("    8.属于行政查询事项", true),
    ("  （四）无法提供", false),
    ("    1.本机关不掌握相关政府信息", true),
    ("    2.没有现成信息需要另行制作", true),
    ("    3.补正后申请内容仍不明确", true),
    ("  （五）不予处理", false),
    ("    1.信访举报投诉类申请", true),
    ("    2.重复申请", true),
    ("    3.要求提供公开出版物", true),
    ("    4.无正当理由大量反复申请", true),
    ("    5.要求行政机关确认或重新出具已获取信息", true),
    ("  （六）其他处理", false),
    ("    1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", true),
    ("    2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", true),
    ("    3.其他", true),
    ("  （七）总计", true),
    ("四、结转下年度继续办理", true),
];

/// The three rules of table 3.
pub(crate) const RULES: &str = "\
在 表三 逐列 {
  BAL: 行(新收) + 行(结转) == 行(总计) + 行(结转下年)
  SUM: 行(总计) == 合计(末级(本年度办理结果))
}
在 表三 逐行 { COL: 列(总计) == 合计(列(自然人 .. 其他)) }
";

/// The figures of table 3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Grid(pub(crate) [[i64; COLUMNS]; ROWS]);

impl Grid {
    /// Fills in the details, and makes all totals agree: the rows of the results, and of each row the
    /// total.
    pub(crate) fn clean(mut detail: impl FnMut() -> i64) -> Self {
        let mut grid = [[0; COLUMNS]; ROWS];
        let (total, next) = (ROWS - 2, ROWS - 1);
        for column in 0..COLUMNS - 1 {
            for row in grid.iter_mut().take(total).skip(2) {
                row[column] = detail();
            }
            grid[total][column] = (2..total).map(|row| grid[row][column]).sum();
            grid[next][column] = detail();
            let all = grid[total][column] + grid[next][column];
            grid[1][column] = detail().min(all);
            grid[0][column] = all - grid[1][column];
        }
        for row in &mut grid {
            row[COLUMNS - 1] = row[..COLUMNS - 1].iter().sum();
        }
        Self(grid)
    }

    /// Reads table 3 of a report of the pack's suite.
    pub(crate) fn of_suite(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/annual-report/tests");
        let text =
            std::fs::read_to_string(folder.join(name).join("report.yaml")).expect("a report");
        let figures = |line: &str| -> Option<[i64; COLUMNS]> {
            let list = line.trim().split_once(": [")?.1.strip_suffix(']')?;
            let figures: Result<Vec<i64>, _> = list.split(", ").map(str::parse).collect();
            figures.ok()?.try_into().ok()
        };
        let rows: Vec<[i64; COLUMNS]> = text.lines().filter_map(figures).collect();
        Self(rows.try_into().expect("25 rows of 7 figures"))
    }

    /// Puts the figure of a cell in, as [`cells`] names it.
    pub(crate) fn put(&mut self, (row, column, figure): &Cell) {
        let row = (0..ROWS).find(|index| row_label(*index) == row).expect("a row");
        let column = COLUMN_LABELS.iter().position(|label| label == column).expect("a column");
        self.0[row][column] = figure.parse().expect("a whole number");
    }

    pub(crate) fn document(&self) -> String {
        Self::printed(
            "[自然人, {法人或其他组织: [商业企业, 科研机构, 社会公益组织, 法律服务机构, 其他]}, 总计]",
            &self.lines(),
        )
    }

    /// Prints the same with rows and columns in the order from the last to the first, as far as the
    /// categories that they belong to allow.
    pub(crate) fn turned(&self) -> String {
        let mut lines = from_the_last(&self.lines());
        lines.iter_mut().filter_map(|(_, figures)| figures.as_mut()).for_each(|row| row.reverse());
        Self::printed(
            "[总计, {法人或其他组织: [其他, 法律服务机构, 社会公益组织, 科研机构, 商业企业]}, 自然人]",
            &lines,
        )
    }

    fn lines(&self) -> Vec<Line> {
        let mut rows = self.0.iter();
        let mut figures = |has_figures: bool| has_figures.then(|| *rows.next().expect("a row"));
        LINES.iter().map(|(label, has_figures)| (*label, figures(*has_figures))).collect()
    }

    fn printed(columns: &str, lines: &[Line]) -> String {
        let mut text = format!(
            "form: \"2021\"\nunit: 某某局\nyear: 2023\nsections:\n  \
             - heading: 三、收到和处理政府信息公开申请情况\n    table:\n      columns: {columns}\n      rows:\n",
        );
        for (label, figures) in lines {
            write!(text, "        {label}:").expect("a string");
            if let Some(figures) = figures {
                write!(text, " {figures:?}").expect("a string");
            }
            text.push('\n');
        }
        text
    }
}

/// A line of the table: its label, indented, and its figures.
type Line = (&'static str, Option<[i64; COLUMNS]>);

/// Turns the order of lines around, each with those that are indented below it.
fn from_the_last(lines: &[Line]) -> Vec<Line> {
    let depth = |line: &Line| line.0.len() - line.0.trim_start().len();
    let Some(outer) = lines.first().map(depth) else { return Vec::new() };
    let groups: Vec<&[Line]> = lines.chunk_by(|_, next| depth(next) > outer).collect();
    let turned = groups.into_iter().rev().filter_map(|group| group.split_first());
    turned.flat_map(|(head, below)| [vec![*head], from_the_last(below)].concat()).collect()
}

/// Returns the label of a row as findings name it.
pub(crate) fn row_label(row: usize) -> &'static str {
    let (label, _) = LINES.iter().filter(|(_, has_figures)| *has_figures).nth(row).expect("a row");
    label.trim()
}

/// Reads rules for the form of the pack.
pub(crate) fn packs(rules: &str) -> Packs {
    let named = |name: &str, content: Vec<u8>| Named { name: name.to_owned(), content };
    let form = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/annual-report/form-2021.yaml");
    let form = named("form-2021.yaml", std::fs::read(form).expect("the form"));
    let rules = named("a.rules", rules.as_bytes().to_vec());
    let (packs, problems) =
        Packs::read(vec![PackText { forms: vec![form], rules: vec![rules], manifest: None }]);
    assert!(problems.is_empty(), "{problems:?}");
    packs
}

/// Holds a report against rules.
pub(crate) fn outcome(packs: &Packs, document: &str) -> ReportOutcome {
    let library = Library::empty(packs);
    let run =
        Run { packs, library: &library, waivers: packs.waivers(), selection: None, suspects: true };
    let report = Named { name: "report.yaml".to_owned(), content: document.as_bytes().to_vec() };
    let (mut outcomes, _) = run.check(report);
    let outcome = outcomes.pop().expect("an outcome");
    assert!(outcome.errors.is_empty(), "{:?}", outcome.errors);
    outcome
}

/// A figure that should be another: row, column, and what it should be.
pub(crate) type Cell = (String, String, String);

/// Returns the cells of an explanation.
pub(crate) fn cells(explanation: &SuspectCells) -> Vec<Cell> {
    let cell = |cell: &rulecheck::diagnose::SuspectCell| {
        (cell.evidence.row.clone(), cell.evidence.column.clone(), cell.implied.clone())
    };
    let mut cells: Vec<Cell> = explanation.cells.iter().map(cell).collect();
    cells.sort();
    cells
}

/// Returns the cell of a grid with its value, as [`cells`] does.
pub(crate) fn cell(grid: &Grid, row: usize, column: usize) -> Cell {
    let label = COLUMN_LABELS[column];
    (row_label(row).to_owned(), label.to_owned(), grid.0[row][column].to_string())
}
