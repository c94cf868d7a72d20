//! The inventory of a run's rules: what each says of itself, where it looks, and for which versions of
//! the form it is.

use super::packs::Packs;
use crate::model::{Family, Layout};
use crate::resolve::{
    Described, Document, Figure, FigurePlace, Outcome, Rule, describe, reads_children, resolve,
};
use crate::source::FileId;
use crate::syntax::{Item, RuleDecl, RuleFile, calls_of_rule};

/// One rule of a run.
#[derive(Clone, Debug)]
pub struct RuleEntry {
    /// The pack, by the name in its manifest; empty where it has none.
    pub pack: String,
    /// What the rule says of itself.
    pub says: Described,
    /// Where it looks.
    pub places: Places,
    /// The versions of the form that have what it names; empty for a pack without form.
    pub versions: Vec<String>,
}

impl RuleEntry {
    /// Returns how many examples it has in its file that are to come out so.
    pub fn example_count(&self, outcome: Outcome) -> usize {
        self.says.examples.iter().filter(|example| example.outcome == outcome).count()
    }
}

/// Where a rule looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// The tables, as the form calls them; for a pack without form, as the rule does.
    pub tables: Vec<String>,
    /// Whether it reads the narrative.
    pub narrative: bool,
    /// Whether it looks into the report of the year before.
    pub prior: bool,
    /// Whether it looks into the reports of subordinate units.
    pub children: bool,
}

impl Packs {
    /// Returns the rules of all packs, in the order of their files.
    pub fn inventory(&self) -> Vec<RuleEntry> {
        let mut entries = Vec::new();
        let mut go_through = Vec::new();
        for (pack, files) in self.files_by_pack() {
            for decl in files.iter().flat_map(declarations) {
                let (tables, places) = (decl.table, Places::default());
                let mut is_called = false;
                calls_of_rule(decl.rule, &mut |name| is_called |= reads_children(name));
                go_through.push(is_called);
                let says = describe(decl.rule, self.sources());
                let places = Places { tables: tables.into_iter().collect(), ..places };
                entries.push(RuleEntry { pack: pack.clone(), says, places, versions: Vec::new() });
            }
        }
        for family in &self.families {
            self.place_rules(family, &mut entries);
        }
        // `各(下属单位, x)` reads what `x` stands for in other reports, without naming it again.
        for (entry, is_called) in entries.iter_mut().zip(go_through) {
            entry.places.children |= is_called;
        }
        entries
    }

    /// Notes where the rules of a family's packs look, version by version.
    fn place_rules(&self, family: &Family, entries: &mut [RuleEntry]) {
        let files = self.files_for(family.kind());
        let is_of_it = |file: FileId| files.iter().any(|one| one.file == file);
        for entry in entries.iter_mut().filter(|entry| is_of_it(entry.says.span.file)) {
            // What the form calls its tables takes the place of what the rule calls them.
            entry.places = Places::default();
        }
        for (choice, version) in family.pure_choices().iter().zip(family.version_names()) {
            let layout = family.layout(choice);
            let (rules, _) = resolve(&files, &layout, self.sources());
            for rule in &rules.rules {
                let mut same = entries.iter_mut().filter(|entry| entry.says.span == rule.span);
                if let Some(entry) = same.next() {
                    entry.versions.push(version.clone());
                    entry.places.add(rule, &layout);
                }
            }
        }
    }
}

impl Places {
    fn add(&mut self, rule: &Rule, layout: &Layout) {
        for check in &rule.checks {
            self.narrative |= check.statement.reads_text();
            self.prior |= check.statement.members_in(Document::Prior);
            self.children |= check.statement.members_in(Document::Each);
            for operand in &check.operands {
                self.prior |= operand.document == Document::Prior;
                self.children |= operand.document == Document::Each;
            }
            let first = check.bindings.first();
            for figure in first.into_iter().flat_map(|binding| binding.operands.iter().flatten()) {
                self.add_figure(*figure, layout);
            }
        }
    }

    fn add_figure(&mut self, figure: Figure, layout: &Layout) {
        match figure.place {
            FigurePlace::Fact(_) | FigurePlace::Item(..) => self.narrative = true,
            FigurePlace::Cell(cell) => {
                let table = layout.place_of(cell).and_then(|(table, ..)| layout.tables.get(table));
                let group = table.and_then(|table| table.group.first());
                let title = table.map(|table| match group {
                    Some(group) => group.text.clone(),
                    None => table.title().to_owned(),
                });
                self.tables.extend(title.filter(|title| !self.tables.contains(title)));
            }
        }
    }
}

/// A rule with the table that the scopes around it name.
struct Declared<'a> {
    rule: &'a RuleDecl,
    table: Option<String>,
}

fn declarations(file: &RuleFile) -> Vec<Declared<'_>> {
    let mut found = Vec::new();
    collect(&file.items, None, &mut found);
    found
}

fn collect<'a>(items: &'a [Item], table: Option<&str>, found: &mut Vec<Declared<'a>>) {
    for item in items {
        match item {
            Item::Rule(rule) => {
                let own = rule.scope.as_ref().map(|head| head.table.node.as_str());
                found.push(Declared { rule, table: own.or(table).map(str::to_owned) });
            }
            Item::Scope(scope) => collect(&scope.items, Some(&scope.head.table.node), found),
            Item::Fact(_) | Item::Let(_) | Item::Waiver(_) => {}
        }
    }
}
