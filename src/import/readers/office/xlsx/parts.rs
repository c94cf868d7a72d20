//! What the sheets of a workbook share: their list, the texts of their cells, the formats of numbers.

use indexmap::IndexMap;

use crate::import::problem::Unreadable;
use crate::import::readers::joining::{join_lines, superscript};
use crate::import::readers::office::number_format::built_in;
use crate::import::readers::office::package::Package;
use crate::import::readers::office::xml::Element;

/// The shared parts of a workbook.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// The sheets, in order.
    pub(super) sheets: Vec<SheetRef>,
    /// Whether days are counted from 1904.
    pub(super) from_1904: bool,
    texts: Vec<String>,
    formats: Vec<String>,
}

/// A sheet and the part that holds it.
#[derive(Debug)]
pub(super) struct SheetRef {
    /// Its name.
    pub(super) name: String,
    /// The name of its part.
    pub(super) part: String,
    /// Whether it is shown.
    pub(super) is_visible: bool,
}

impl Parts {
    /// Reads the parts.
    pub(super) fn read(package: &mut Package<'_>) -> Result<Self, Unreadable> {
        let main = package.main_part()?;
        let workbook = package.tree(&main)?.ok_or(Unreadable::Damaged)?;
        let targets = package.targets(&main)?;
        let list = workbook.child("sheets").into_iter().flat_map(Element::elements);
        let sheet = |sheet: &Element| {
            let target =
                targets.iter().find(|one| Some(one.id.as_str()) == sheet.attribute("id"))?;
            Some(SheetRef {
                name: sheet.attribute("name").unwrap_or_default().to_owned(),
                part: target.part.clone(),
                is_visible: sheet.attribute("state").is_none_or(|state| state == "visible"),
            })
        };
        let properties = workbook.child("workbookPr");
        let from_1904 = properties.and_then(|properties| properties.attribute("date1904"));
        let part = |kind: &str| {
            let target = targets.iter().find(|one| one.kind.ends_with(kind));
            target.map(|target| target.part.clone())
        };
        let texts = part("/sharedStrings").map(|part| package.tree(&part)).transpose()?.flatten();
        let styles = part("/styles").map(|part| package.tree(&part)).transpose()?.flatten();
        Ok(Self {
            sheets: list.filter_map(sheet).collect(),
            from_1904: matches!(from_1904, Some("1" | "true")),
            texts: texts.iter().flat_map(Element::elements).map(text_of).collect(),
            formats: styles.as_ref().map(formats).unwrap_or_default(),
        })
    }

    /// Returns a text by its number.
    pub(super) fn text(&self, number: &str) -> Option<&str> {
        self.texts.get(number.trim().parse::<usize>().ok()?).map(String::as_str)
    }

    /// Returns the format of the numbers in a cell, by the cell's style.
    pub(super) fn format(&self, style: Option<&str>) -> &str {
        let style = style.and_then(|style| style.parse::<usize>().ok()).unwrap_or(0);
        self.formats.get(style).map_or("General", String::as_str)
    }
}

fn formats(styles: &Element) -> Vec<String> {
    let own = styles.child("numFmts").into_iter().flat_map(Element::elements);
    let own: IndexMap<&str, &str> = own
        .filter_map(|one| Some((one.attribute("numFmtId")?, one.attribute("formatCode")?)))
        .collect();
    let cells = styles.child("cellXfs").into_iter().flat_map(Element::elements);
    let format = |cell: &Element| {
        let id = cell.attribute("numFmtId").unwrap_or("0");
        let known = || built_in(id.parse().unwrap_or(0));
        own.get(id).copied().unwrap_or_else(known).to_owned()
    };
    cells.map(format).collect()
}

/// Returns the text of a cell or of a shared text: plain, or run by run; not how it is pronounced.
pub(super) fn text_of(element: &Element) -> String {
    let mut text = String::new();
    for part in element.elements() {
        match part.name.as_str() {
            "t" => text.push_str(&part.text()),
            "r" => {
                let run: String =
                    part.elements().filter(|e| e.name == "t").map(Element::text).collect();
                let raised = part.child("rPr").and_then(|properties| properties.value("vertAlign"));
                text.push_str(&if raised == Some("superscript") { superscript(&run) } else { run });
            }
            _ => {}
        }
    }
    join_lines(unescaped(&text).split(['\n', '\r']))
}

/// Replaces `_x000A_`, which stands for a character that XML cannot hold.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        out.push_str(before);
        let code = after.get(..4).filter(|_| after.get(4..5) == Some("_"));
        let character =
            code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        match character {
            Some(character) => {
                out.push(character);
                rest = after.get(5..).unwrap_or_default();
            }
            None => {
                out.push_str("_x");
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::readers::office::xml::parse;

    #[test]
    fn texts_are_joined_run_by_run() {
        let text = "<si><r><t>规范性</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>1</t></r>\
                    <r><t>_x000D_&#10;文件 _x5_</t></r><rPh><t>guīfàn</t></rPh></si>";
        assert_eq!(text_of(&parse(text.as_bytes()).expect("sound")), "规范性¹ 文件 _x5_");
    }
}
