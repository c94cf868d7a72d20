//! The packs of a run, read once.

use std::sync::Arc;

use indexmap::IndexMap;

use super::error::PackError;
use super::prepared::Plans;
use crate::model::{Family, Form, LoadError, Manifest, decode, load_form};
use crate::resolve::{reads_other_reports, rule_id, tags_of};
use crate::source::{FileId, SourceMap, Span};
use crate::syntax::{Item, RuleDecl, RuleFile, calls, parse};
use crate::waive::Waivers;

/// Something with the name to show for it.
#[derive(Clone, Debug)]
pub struct Named<T> {
    /// The name: the file, as the user gave it.
    pub name: String,
    /// What it holds.
    pub content: T,
}

/// The files of one pack.
#[derive(Clone, Debug, Default)]
pub struct PackText {
    /// `pack.yaml`, where there is one.
    pub manifest: Option<Named<Vec<u8>>>,
    /// The forms (`form-*.yaml`).
    pub forms: Vec<Named<Vec<u8>>>,
    /// The rule files, in the order in which their rules are to run.
    pub rules: Vec<Named<Vec<u8>>>,
}

/// The rules of a run.
#[derive(Debug)]
pub struct Packs {
    packs: Vec<Pack>,
    /// The forms of all packs, the versions of each kind of report side by side.
    pub(super) families: Vec<Family>,
    pub(super) plans: Plans,
    waivers: Waivers,
    /// Whether any rule may look into another report than the one that is checked.
    may_read_others: bool,
    sources: Arc<SourceMap>,
}

#[derive(Debug, Default)]
struct Pack {
    manifest: Manifest,
    forms: Vec<Form>,
    files: Vec<RuleFile>,
}

impl Packs {
    /// Reads the packs. Returns them with every problem; broken rules are left out, the others stay.
    ///
    /// ```
    /// use rulecheck::pack::{Named, PackText, Packs};
    ///
    /// let rules = "A-1: 行(新收) >= 0\nA-2: 行(新收 >=".into();
    /// let file = Named { name: "a.rules".to_owned(), content: rules };
    /// let pack = PackText { rules: vec![file], ..PackText::default() };
    /// let (packs, problems) = Packs::read(vec![pack]);
    /// assert_eq!((packs.rule_ids(), problems.len()), (vec!["A-1"], 1));
    /// ```
    pub fn read(texts: Vec<PackText>) -> (Self, Vec<PackError>) {
        let mut sources = SourceMap::default();
        let mut errors = Vec::new();
        let mut packs = Vec::new();
        for text in texts {
            let mut pack = Pack::default();
            if let Some((file, text)) =
                text.manifest.and_then(|file| add(file, &mut sources, &mut errors))
            {
                match Manifest::read(&text) {
                    Ok(manifest) => pack.manifest = manifest,
                    Err(error) => {
                        let at = error.at.filter(|at| text.is_char_boundary(*at)).unwrap_or(0);
                        errors.push(PackError::Manifest(error, Span::new(file, at..at)));
                    }
                }
            }
            for form in text.forms {
                if let Some((file, text)) = add(form, &mut sources, &mut errors) {
                    let (form, found) = load_form(file, &text);
                    errors.extend(found.into_iter().map(PackError::Form));
                    pack.forms.extend(form);
                }
            }
            for rules in text.rules {
                if let Some((file, text)) = add(rules, &mut sources, &mut errors) {
                    let (file, found) = parse(file, &text);
                    errors.extend(found.into_iter().map(PackError::Syntax));
                    pack.files.push(file);
                }
            }
            packs.push(pack);
        }
        let files = || packs.iter().flat_map(|pack| &pack.files);
        let ids = ids_of(files(), &sources);
        // A rule that could not be read is not unknown.
        let all_read = !errors.iter().any(|error| matches!(error, PackError::Syntax(_)));
        let (waivers, found) = Waivers::read(files(), all_read.then_some(&ids));
        errors.extend(found.into_iter().map(PackError::Waiver));
        let (families, plans) = (families(&packs), Plans::default());
        let may_read_others = may_read_others(files());
        let sources = Arc::new(sources);
        let packs = Self { packs, families, plans, waivers, may_read_others, sources };
        let ahead = packs.families.iter().enumerate();
        let ahead = ahead.flat_map(|(index, family)| packs.errors_ahead(index, family));
        errors.extend(ahead);
        (packs, errors)
    }

    /// Returns the texts of the packs, for drawing messages about them.
    pub fn sources(&self) -> &Arc<SourceMap> {
        &self.sources
    }

    /// Returns the waivers of all packs.
    pub fn waivers(&self) -> &Waivers {
        &self.waivers
    }

    /// Returns the subordinate units of a unit, where a pack knows them.
    pub fn children_of(&self, unit: &str) -> Option<&[String]> {
        self.packs.iter().find_map(|pack| pack.manifest.children_of(unit))
    }

    /// Tells whether any rule may look into another report than the one that is checked.
    pub fn may_read_others(&self) -> bool {
        self.may_read_others
    }

    /// Returns how many rules could be read.
    pub fn rule_count(&self) -> usize {
        self.files().map(|file| count(&file.items)).sum()
    }

    /// Returns the ids of the rules that have one, in the order of the files.
    pub fn rule_ids(&self) -> Vec<&str> {
        let mut ids = Vec::new();
        self.files().for_each(|file| collect_ids(&file.items, &mut ids));
        ids
    }

    /// Returns the tags of the rules, each once.
    pub fn tags(&self) -> Vec<String> {
        let mut tags = Vec::new();
        let mut rules = Vec::new();
        self.files().for_each(|file| collect_rules(&file.items, &mut rules));
        for rule in rules {
            for tag in tags_of(rule) {
                if !tags.contains(&tag) {
                    tags.push(tag);
                }
            }
        }
        tags
    }

    /// Returns how many forms could be read.
    pub fn form_count(&self) -> usize {
        self.packs.iter().map(|pack| pack.forms.len()).sum()
    }

    /// Returns how many examples of rules were tried: those of packs with a form.
    pub fn example_count(&self) -> usize {
        let with_form = self.packs.iter().filter(|pack| !pack.forms.is_empty());
        let mut rules = Vec::new();
        let files = with_form.flat_map(|pack| &pack.files);
        files.for_each(|file| collect_rules(&file.items, &mut rules));
        rules.iter().map(|rule| rule.examples.len()).sum()
    }

    /// Returns the places of the rules that have no id.
    pub fn unnamed(&self) -> Vec<Span> {
        let mut unnamed = Vec::new();
        self.files().for_each(|file| collect_unnamed(&file.items, &mut unnamed));
        unnamed
    }

    /// Returns the rule files that are for reports of a kind that has forms: those of its packs, and
    /// those of packs without forms that are for it too.
    pub(super) fn files_for(&self, kind: &str) -> Vec<&RuleFile> {
        let fits = |pack: &&Pack| {
            pack.has_form(kind) || (pack.forms.is_empty() && pack.manifest.is_for(Some(kind)))
        };
        self.packs.iter().filter(fits).flat_map(|pack| &pack.files).collect()
    }

    /// Returns the rule files of the packs that have forms for a kind of report.
    pub(super) fn files_with_form(&self, kind: &str) -> Vec<&RuleFile> {
        self.packs.iter().filter(|pack| pack.has_form(kind)).flat_map(|pack| &pack.files).collect()
    }

    /// Returns the rule files of the packs that need no form; none when there is no such pack for
    /// reports of this kind.
    pub(super) fn files_without_form(&self, kind: Option<&str>) -> Option<Vec<&RuleFile>> {
        let fitting =
            || self.packs.iter().filter(|pack| pack.forms.is_empty() && pack.manifest.is_for(kind));
        fitting().next().map(|_| fitting().flat_map(|pack| &pack.files).collect())
    }

    /// Returns the rule files of each pack, with the name in its manifest.
    pub(super) fn files_by_pack(&self) -> impl Iterator<Item = (String, &[RuleFile])> {
        self.packs.iter().map(|pack| (pack.manifest.name.clone(), pack.files.as_slice()))
    }

    fn files(&self) -> impl Iterator<Item = &RuleFile> {
        self.packs.iter().flat_map(|pack| &pack.files)
    }
}

impl Pack {
    fn has_form(&self, kind: &str) -> bool {
        self.forms.iter().any(|form| form.kind.node == kind)
    }
}

/// Puts the forms of all packs side by side, those of one kind together, in the order found.
fn families(packs: &[Pack]) -> Vec<Family> {
    let mut kinds: IndexMap<&str, Vec<&Form>> = IndexMap::new();
    for form in packs.iter().flat_map(|pack| &pack.forms) {
        kinds.entry(form.kind.node.as_str()).or_default().push(form);
    }
    kinds.values().map(|forms| Family::new(forms)).collect()
}

/// Decodes a file and adds its text; what cannot be decoded is noted, with as much as can be shown.
fn add(
    file: Named<Vec<u8>>,
    sources: &mut SourceMap,
    errors: &mut Vec<PackError>,
) -> Option<(FileId, String)> {
    match decode_into(file, 0, sources) {
        Ok(file) => Some((file, sources.text(file).to_owned())),
        Err(error) => {
            errors.push(PackError::Undecodable(error));
            None
        }
    }
}

/// Decodes a file, or the part of one that `before` lines stand before, and adds its text to the map
/// under its name.
pub fn decode_into(
    file: Named<Vec<u8>>,
    before: usize,
    sources: &mut SourceMap,
) -> Result<FileId, LoadError> {
    match decode(&file.content) {
        Ok((text, _)) => Ok(sources.add_part(file.name, text, before)),
        Err(broken) => {
            let id = sources.add_part(file.name, broken.text.clone(), before);
            Err(broken.at(id))
        }
    }
}

fn count(items: &[Item]) -> usize {
    let one = |item: &Item| match item {
        Item::Rule(_) => 1,
        Item::Scope(scope) => count(&scope.items),
        Item::Fact(_) | Item::Let(_) | Item::Waiver(_) => 0,
    };
    items.iter().map(one).sum()
}

/// Returns the ids of all rules, be they written or derived.
fn ids_of<'a>(files: impl Iterator<Item = &'a RuleFile>, sources: &SourceMap) -> Vec<String> {
    let mut rules: Vec<&RuleDecl> = Vec::new();
    files.for_each(|file| collect_rules(&file.items, &mut rules));
    rules.into_iter().map(|rule| rule_id(rule, sources)).collect()
}

fn collect_rules<'a>(items: &'a [Item], rules: &mut Vec<&'a RuleDecl>) {
    for item in items {
        match item {
            Item::Rule(rule) => rules.push(rule),
            Item::Scope(scope) => collect_rules(&scope.items, rules),
            Item::Fact(_) | Item::Let(_) | Item::Waiver(_) => {}
        }
    }
}

fn collect_ids<'a>(items: &'a [Item], ids: &mut Vec<&'a str>) {
    for item in items {
        match item {
            Item::Rule(rule) => ids.extend(rule.id.as_ref().map(|id| id.node.as_str())),
            Item::Scope(scope) => collect_ids(&scope.items, ids),
            Item::Fact(_) | Item::Let(_) | Item::Waiver(_) => {}
        }
    }
}

fn collect_unnamed(items: &[Item], unnamed: &mut Vec<Span>) {
    for item in items {
        match item {
            Item::Rule(rule) if rule.id.is_none() => unnamed.push(rule.span),
            Item::Scope(scope) => collect_unnamed(&scope.items, unnamed),
            Item::Rule(_) | Item::Fact(_) | Item::Let(_) | Item::Waiver(_) => {}
        }
    }
}

fn may_read_others<'a>(files: impl Iterator<Item = &'a RuleFile>) -> bool {
    let mut found = false;
    let mut visit = |name: &str| found |= reads_other_reports(name);
    files.for_each(|file| calls(&file.items, &mut visit));
    found
}
