//! A report with the rules resolved over it, and how its figures and bindings are called.

use rulecheck::diagnose::{Diagnostic, load_error, resolve_error, syntax_error};
use rulecheck::eval::{FigureValue, Figures, ReportFigures, Verdicts, Why, evaluate};
use rulecheck::model::{Layout, LayoutAxis, Placement, Report, load_reports};
use rulecheck::resolve::{Binding, Check, Document, Figure, FigurePlace, Member, RuleSet, resolve};
use rulecheck::source::SourceMap;
use rulecheck::syntax;

use super::case::Case;

/// The stages up to the verdicts, for one report.
pub(crate) struct Plan {
    /// What is wrong with the rule file or the names in it.
    pub(crate) problems: Vec<Diagnostic>,
    /// The rules.
    pub(crate) rules: RuleSet,
    report: Report,
    layout: Layout,
    placement: Placement,
}

impl Plan {
    /// Resolves the rules of a case over its report, which must be sound.
    pub(crate) fn of(case: &Case) -> Self {
        let mut sources = SourceMap::default();
        let rule_text = case.rules.clone().expect("case.rules");
        let report_text = case.report.clone().expect("report.yaml");
        let rule_file = sources.add("case.rules", rule_text.clone());
        let report_file = sources.add("report.yaml", report_text.clone());
        let (file, errors) = syntax::parse(rule_file, &rule_text);
        let mut problems: Vec<_> = errors.iter().map(syntax_error).collect();
        let (reports, errors) = load_reports(report_file, &report_text);
        let words: Vec<_> = errors.iter().map(|error| load_error(error).headline.zh).collect();
        assert!(words.is_empty(), "{}: the report is broken: {words:#?}", case.name);
        let report = reports.into_iter().next().expect("a report");
        let (layout, placement) = (Layout::of_report(&report), Placement::of_report(&report));
        let (rules, errors) = resolve(&[&file], &layout, &sources);
        problems.extend(errors.iter().map(resolve_error));
        Self { problems, rules, report, layout, placement }
    }

    /// Returns the bindings of a check, a line each: what it is the instance of, what it reads.
    pub(crate) fn bindings(&self, check: &Check) -> Vec<String> {
        check.bindings.iter().map(|one| self.binding(check, one)).collect()
    }

    fn binding(&self, check: &Check, binding: &Binding) -> String {
        let operands = check.operands.iter().zip(&binding.operands).map(|(operand, figures)| {
            let names: Vec<_> = figures.iter().map(|figure| self.figure(*figure)).collect();
            if operand.list { format!("[{}]", names.join(", ")) } else { names.join(" ") }
        });
        let operands: Vec<_> = operands.collect();
        format!("{}: {}", self.member(&binding.member), operands.join(" | "))
    }

    /// Returns the verdicts, a line a binding, in the order of the rules.
    pub(crate) fn verdicts(&self) -> Vec<String> {
        let own = ReportFigures::new(&self.rules, &self.report, &self.layout, &self.placement);
        let figures = Figures::new(own);
        let verdicts = evaluate(&self.rules, &figures);
        let mut lines = Vec::new();
        for (rule_index, rule) in self.rules.rules.iter().enumerate() {
            for (check_index, check) in rule.checks.iter().enumerate() {
                for (index, binding) in check.bindings.iter().enumerate() {
                    let key = (rule_index, check_index, index);
                    let verdict = self.verdict(key, &verdicts, &figures);
                    let member = self.member(&binding.member);
                    lines.push(format!("{} {:?} {member}: {verdict}", rule.id, check.gravity));
                }
            }
        }
        let not_evaluated = verdicts.not_evaluated.len();
        lines.push(format!(
            "{} hold, {} violated, {not_evaluated} not evaluated, {} not applicable",
            verdicts.holds,
            verdicts.findings.len(),
            verdicts.not_applicable,
        ));
        lines
    }

    fn verdict(
        &self,
        key: (usize, usize, usize),
        verdicts: &Verdicts,
        figures: &Figures<'_>,
    ) -> String {
        let is_it = |one: rulecheck::resolve::BindingRef| (one.rule, one.check, one.binding) == key;
        if let Some(finding) = verdicts.findings.iter().find(|one| is_it(one.binding)) {
            let sides = finding.sides.as_ref().map(|sides| {
                let (left, right) = (&sides.left, &sides.right);
                format!(" {left} {} {right} by {}", sides.relation.opposite(), sides.difference())
            });
            let missing = self.listed(&finding.missing, figures);
            let zero = if finding.blank_as_zero { " (blank as 0)" } else { "" };
            let culprits: Vec<_> = finding.culprits.iter().map(|one| self.figure(*one)).collect();
            let culprits = match culprits.as_slice() {
                [] => String::new(),
                some => format!(" for {}", some.join(", ")),
            };
            return format!("violated{}{culprits}{missing}{zero}", sides.unwrap_or_default());
        }
        if let Some(one) = verdicts.not_evaluated.iter().find(|one| is_it(one.binding)) {
            return match &one.why {
                Why::Missing(missing) => format!("not evaluated{}", self.listed(missing, figures)),
                Why::Ambiguous(fact) => {
                    let places = figures.fact(*fact).places();
                    let printed: Vec<_> = places.iter().map(|one| one.printed.as_str()).collect();
                    format!("not evaluated, ambiguous: {}", printed.join(" and "))
                }
                other => format!("not evaluated, {other:?}"),
            };
        }
        "holds".to_owned()
    }

    fn listed(&self, missing: &[Figure], figures: &Figures<'_>) -> String {
        if missing.is_empty() {
            return String::new();
        }
        let one = |figure: &Figure| {
            let state = match figures.get(*figure) {
                FigureValue::Number(number) => number.to_string(),
                FigureValue::Cell(cell) => format!("{:?}", cell.value),
                FigureValue::Absent => "absent".to_owned(),
                FigureValue::NotStated => "not stated".to_owned(),
                FigureValue::Ambiguous => "ambiguous".to_owned(),
                FigureValue::NoReport(why) => format!("no report: {why:?}"),
                FigureValue::AtLeast(number) => format!("at least {number}"),
                FigureValue::List => "a list".to_owned(),
                FigureValue::TooMany(limit) => format!("more than {limit}"),
            };
            format!("{} {state}", self.figure(*figure))
        };
        format!(", missing {}", missing.iter().map(one).collect::<Vec<_>>().join(", "))
    }

    fn member(&self, member: &Member) -> String {
        match member {
            Member::Whole => "whole".to_owned(),
            Member::Table(table) => format!("table {table}"),
            Member::Column { table, slot } => {
                format!("column {}", label(&self.layout.tables[*table].columns, *slot))
            }
            Member::Row { table, slot } => {
                format!("row {}", label(&self.layout.tables[*table].rows, *slot))
            }
            Member::Group { path, within } => {
                let within = within.as_ref().map_or(String::new(), |label| format!(" at {label}"));
                format!("group {path}{within}")
            }
            Member::Fact(fact) => format!("fact {}", self.rules.facts[fact.0 as usize].name),
        }
    }

    fn figure(&self, figure: Figure) -> String {
        let place = self.place(figure.place);
        match figure.document {
            Document::Own => place,
            other => format!("{other:?} {place}"),
        }
    }

    fn place(&self, place: FigurePlace) -> String {
        match place {
            FigurePlace::Cell(cell) => {
                let (table, row, column) = self.layout.place_of(cell).expect("a cell of a table");
                let table = &self.layout.tables[table];
                format!("{}·{}", label(&table.rows, row), label(&table.columns, column))
            }
            FigurePlace::Fact(fact) | FigurePlace::Item(fact, _) => {
                let fact = &self.rules.facts[fact.0 as usize];
                let names = fact.sections.iter().map(|section| {
                    let names = &self.layout.sections[*section].names;
                    names.first().map_or("", |name| name.text.as_str())
                });
                format!("{}·{}", names.collect::<Vec<_>>().join("+"), fact.name)
            }
        }
    }
}

fn label(axis: &LayoutAxis, slot: usize) -> String {
    let leaf = |node| axis.label(node);
    let Some(node) = axis.node_of(slot) else { return String::new() };
    let alike = (0..axis.nodes.len()).filter(|other| leaf(*other) == leaf(node)).count();
    if alike == 1 { leaf(node).to_owned() } else { axis.path(node) }
}
