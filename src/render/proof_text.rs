//! What is proved of rules, drawn for the terminal: what the proofs are about, then what was found, the
//! gravest first.
//!
//! Receives named sheets and the width there is. Does not know how anything is proved.

use super::facts::table;
use super::options::HumanOptions;
use super::visible::{one_line, wrap};
use crate::diagnose::{
    IdleSheet, ImpliedSheet, ProofSheet, RedundantSheet, Text, idle, proof, proof_conflict,
};

/// How many items of one kind are listed where not all are asked for.
const LISTED: usize = 12;
const INDENT: usize = 2;

/// Draws what is proved over one version of a form.
pub fn proof_text(sheet: &ProofSheet, options: &HumanOptions) -> String {
    let mut page = Page { drawn: String::new(), options };
    page.drawn.push_str(&options.strong(&one_line(sheet.heading.get(options.lang))));
    page.drawn.push('\n');
    proof::scope(sheet).iter().for_each(|words| page.lines(words, INDENT));
    page.heading(&proof_conflict::conflicts(sheet));
    page.items(&sheet.conflicts, |page, one| {
        page.item(&proof_conflict::conflict(one), &proof_conflict::conflict_lines(one));
    });
    if !sheet.forced.is_empty() {
        page.heading(&proof::forced_heading());
        page.items(&sheet.forced, |page, one| {
            proof::forced(one).iter().for_each(|words| page.item(words, &[]));
        });
    }
    if !sheet.settled.is_empty() {
        page.heading(&proof::settled_heading());
        page.items(&sheet.settled, |page, one| page.item(&proof::settled(one), &[]));
    }
    if !sheet.duplicates.is_empty() {
        page.heading(&proof::duplicates_heading());
        page.items(&sheet.duplicates, |page, one| {
            let mut lines: Vec<Text> = one.statements.iter().map(proof::statement).collect();
            lines.push(proof::duplicate(one));
            let first = lines.remove(0);
            page.item(&first, &lines);
        });
    }
    page.implied(&sheet.implied);
    page.redundant(&sheet.redundant, sheet.pinned);
    let left_out = proof::left_out(sheet, options.verbose);
    if !left_out.is_empty() {
        page.heading(&proof::left_out_heading());
        left_out.iter().for_each(|words| page.item(words, &[]));
    }
    page.drawn
}

/// Draws which rules were never evaluated on reports.
pub fn idle_text(sheet: &IdleSheet, options: &HumanOptions) -> String {
    let mut page = Page { drawn: String::new(), options };
    page.heading(&idle::heading(sheet));
    page.items(&sheet.idle, |page, one| page.item(&idle::idle_rule(one), &[]));
    page.drawn
}

struct Page<'a> {
    drawn: String,
    options: &'a HumanOptions,
}

impl Page<'_> {
    /// Draws words, wrapped.
    fn lines(&mut self, words: &Text, indent: usize) {
        let words = one_line(words.get(self.options.lang));
        for line in wrap(&words, self.options.columns().saturating_sub(indent)) {
            self.drawn.push_str(&format!("{:indent$}{line}\n", ""));
        }
    }

    fn heading(&mut self, words: &Text) {
        self.drawn.push('\n');
        self.lines(words, 0);
    }

    /// Draws an item with the lines that belong to it under it.
    fn item(&mut self, words: &Text, under: &[Text]) {
        let mut before = "- ";
        let words = one_line(words.get(self.options.lang));
        for line in wrap(&words, self.options.columns().saturating_sub(INDENT * 2)) {
            self.drawn.push_str(&format!("{:INDENT$}{before}{line}\n", ""));
            before = "  ";
        }
        under.iter().for_each(|words| self.lines(words, INDENT * 3));
    }

    /// Draws the first of some items, and how many there are besides.
    fn items<T>(&mut self, items: &[T], draw: impl Fn(&mut Self, &T)) {
        let listed = if self.options.verbose { items.len() } else { LISTED };
        items.iter().take(listed).for_each(|one| draw(self, one));
        if items.len() > listed {
            self.lines(&proof::more(items.len() - listed), INDENT);
        }
    }

    fn implied(&mut self, implied: &[ImpliedSheet]) {
        if implied.is_empty() {
            return;
        }
        self.heading(&proof::implied_heading());
        self.items(implied, |page, one| page.item(&proof::implied(one), &[proof::kept(one)]));
    }

    fn redundant(&mut self, groups: &[RedundantSheet], pinned: usize) {
        if groups.is_empty() {
            return;
        }
        self.heading(&proof::redundant_heading());
        self.items(groups, |page, group| {
            page.item(&proof::redundant(group, pinned), &[]);
            let number = |number: &usize| Text::same(number.to_string());
            let row = |(id, equations, without): &(String, usize, usize)| {
                vec![Text::same(id), number(equations), number(without)]
            };
            let rows = group.rules.iter().map(row);
            let rows: Vec<Vec<Text>> =
                std::iter::once(proof::redundant_heads()).chain(rows).collect();
            let drawn = table(&rows, page.options.lang, page.options.columns());
            page.drawn.push_str(&drawn);
        });
    }
}
