//! What the styles of a document say of its paragraphs: which are headings, which are numbered.

use indexmap::IndexMap;

use crate::import::readers::office::xml::Element;

/// How many styles may be based on one another.
const MAX_BASES: usize = 20;

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: IndexMap<String, Style>,
}

#[derive(Debug, Default)]
struct Style {
    base: Option<String>,
    level: Option<u8>,
    number: NumberRef,
}

/// Where a paragraph stands in a numbered list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct NumberRef {
    /// The list.
    pub(super) list: Option<String>,
    /// The level in it, counted from 0.
    pub(super) level: Option<usize>,
}

impl Styles {
    /// Reads the part that lists the styles.
    pub(super) fn read(part: Option<&Element>) -> Self {
        let styles = part.into_iter().flat_map(Element::elements);
        let read = |style: &Element| {
            let id = style.attribute("styleId")?.to_owned();
            let name = style.value("name").unwrap_or_default().to_ascii_lowercase();
            let properties = style.child("pPr");
            let level = properties.and_then(outline_level).or_else(|| level_of_name(&name));
            let number = properties.map(number_ref).unwrap_or_default();
            Some((id, Style { base: style.value("basedOn").map(str::to_owned), level, number }))
        };
        Self { styles: styles.filter(|one| one.name == "style").filter_map(read).collect() }
    }

    /// Returns the level of a paragraph that is a heading.
    pub(super) fn heading(&self, properties: Option<&Element>) -> Option<u8> {
        let own = properties.and_then(outline_level);
        let level = own.or_else(|| self.chain(properties).find_map(|style| style.level))?;
        // Level 10 is that of ordinary text.
        (level <= 9).then_some(level)
    }

    /// Returns where a paragraph stands in a numbered list.
    pub(super) fn number(&self, properties: Option<&Element>) -> Option<(String, usize)> {
        let own = properties.map(number_ref).unwrap_or_default();
        let of_styles = || self.chain(properties).map(|style| style.number.clone());
        let mut all = std::iter::once(own.clone()).chain(of_styles());
        let list = all.find_map(|one| one.list)?;
        let mut all = std::iter::once(own).chain(of_styles());
        let level = all.find_map(|one| one.level).unwrap_or(0);
        // List 0 takes the number away.
        (list != "0").then_some((list, level))
    }

    /// Returns the style of a paragraph and those it is based on.
    fn chain(&self, properties: Option<&Element>) -> impl Iterator<Item = &Style> {
        let first = properties.and_then(|properties| properties.value("pStyle"));
        let style = |id: &str| self.styles.get(id);
        let first = first.and_then(style);
        std::iter::successors(first, move |one| style(one.base.as_deref()?)).take(MAX_BASES)
    }
}

fn number_ref(properties: &Element) -> NumberRef {
    let number = properties.child("numPr");
    NumberRef {
        list: number.and_then(|number| number.value("numId")).map(str::to_owned),
        level: number.and_then(|number| number.value("ilvl")).and_then(|level| level.parse().ok()),
    }
}

/// Returns the outline level, counted from 1.
fn outline_level(properties: &Element) -> Option<u8> {
    properties.value("outlineLvl")?.parse::<u8>().ok()?.checked_add(1)
}

fn level_of_name(name: &str) -> Option<u8> {
    if name == "title" || name == "标题" {
        return Some(1);
    }
    let number = name.strip_prefix("heading").or_else(|| name.strip_prefix("标题"))?;
    number.trim().parse().ok().filter(|level| (1..=9).contains(level))
}
