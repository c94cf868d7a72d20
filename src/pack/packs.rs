//! The packs of a run, read once.

use std::sync::Arc;

use indexmap::IndexMap;

use super::error::PackError;
use super::file::{FileRead, PackFile};
use super::prepared::Plans;
use super::spread::{OneByOne, Spread};
use super::text::PackText;
use crate::model::{Family, Form, Manifest};
use crate::resolve::{reads_other_reports, rule_id, tags_of};
use crate::source::{SourceMap, Span};
use crate::syntax::{RuleDecl, RuleFile, calls};
use crate::waive::Waivers;

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
        Self::read_with(texts, &OneByOne)
    }

    /// Reads the packs as [`Packs::read`] does, each file and each version of a form as a part of the work.
    pub fn read_with(texts: Vec<PackText>, spread: &dyn Spread) -> (Self, Vec<PackError>) {
        let mut sources = SourceMap::default();
        let mut count = 0;
        let files: Vec<PackFile> = texts
            .into_iter()
            .flat_map(|text| {
                count += 1;
                PackFile::all(count - 1, text, &mut sources)
            })
            .collect();
        // The largest first, so that no thread is left with one at the end.
        let mut largest_first: Vec<&PackFile> = files.iter().collect();
        largest_first.sort_by_key(|file| std::cmp::Reverse(file.size(&sources)));
        spread.each(files.len(), &|index| {
            if let Some(file) = largest_first.get(index) {
                file.read(&sources);
            }
        });
        let mut errors = Vec::new();
        let mut packs: Vec<Pack> = std::iter::repeat_with(Pack::default).take(count).collect();
        for file in files {
            if let Some(pack) = packs.get_mut(file.pack) {
                pack.take(file, &mut errors);
            }
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
        let ahead = ahead.flat_map(|(index, family)| packs.errors_ahead(index, family, spread));
        errors.extend(ahead);
        (packs, errors)
    }

    /// Returns the forms of all packs.
    pub fn forms(&self) -> impl Iterator<Item = &Form> {
        self.packs.iter().flat_map(|pack| &pack.forms)
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
        self.rules().count()
    }

    /// Returns the ids of the rules that have one, in the order of the files.
    pub fn rule_ids(&self) -> Vec<&str> {
        self.rules().filter_map(written_id).collect()
    }

    /// Returns the ids of the rules that lie loose, in no pack with a name: those that a user adds.
    pub fn loose_rule_ids(&self) -> Vec<&str> {
        let is_loose = |pack: &&Pack| pack.forms.is_empty() && pack.manifest.name.is_empty();
        let files = self.packs.iter().filter(is_loose).flat_map(|pack| &pack.files);
        files.flat_map(RuleFile::rules).filter_map(written_id).collect()
    }

    /// Returns the names of the rule files, where there is no rule in any of them.
    pub fn empty_files(&self) -> Vec<&str> {
        if self.rule_count() > 0 {
            return Vec::new();
        }
        let names = self.files().filter_map(|file| self.sources.get(file.file));
        names.map(|source| source.name()).collect()
    }

    /// Returns the tags of the rules, each once.
    pub fn tags(&self) -> Vec<String> {
        let mut tags = Vec::new();
        for rule in self.rules() {
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
        let rules = with_form.flat_map(|pack| &pack.files).flat_map(RuleFile::rules);
        rules.map(|rule| rule.examples.len()).sum()
    }

    /// Returns the places of the rules that have no id.
    pub fn unnamed(&self) -> Vec<Span> {
        self.rules().filter(|rule| rule.id.is_none()).map(|rule| rule.span).collect()
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

    fn rules(&self) -> impl Iterator<Item = &RuleDecl> {
        self.files().flat_map(RuleFile::rules)
    }
}

impl Pack {
    /// Takes in what one of its files holds.
    fn take(&mut self, file: PackFile, errors: &mut Vec<PackError>) {
        match file.read.into_inner() {
            Some(FileRead::Manifest(manifest)) => self.manifest = manifest,
            Some(FileRead::Form(form, found)) => {
                errors.extend(found.into_iter().map(PackError::Form));
                self.forms.extend(*form);
            }
            Some(FileRead::Rules(rules, found)) => {
                errors.extend(found.into_iter().map(PackError::Syntax));
                self.files.push(rules);
            }
            Some(FileRead::Broken(error)) => errors.push(error),
            None => {}
        }
    }

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

/// Returns the ids of all rules, be they written or derived.
fn ids_of<'a>(files: impl Iterator<Item = &'a RuleFile>, sources: &SourceMap) -> Vec<String> {
    files.flat_map(RuleFile::rules).map(|rule| rule_id(rule, sources)).collect()
}

fn written_id(rule: &RuleDecl) -> Option<&str> {
    rule.id.as_ref().map(|id| id.node.as_str())
}

fn may_read_others<'a>(files: impl Iterator<Item = &'a RuleFile>) -> bool {
    let mut found = false;
    let mut visit = |name: &str| found |= reads_other_reports(name);
    files.for_each(|file| calls(&file.items, &mut visit));
    found
}
