//! Unit and year of a report, read without the rest of it: a look at the keys outside all brackets and
//! indentation. Where a document is written in any way that is not quite plain, there is no answer, and
//! the reader of reports has to be asked.

use memchr::{memchr_iter, memchr2, memmem};

/// Whose report a document is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Head<'a> {
    /// The unit, where the document names one.
    pub(super) unit: Option<&'a str>,
    /// The year, where it names one.
    pub(super) year: Option<i32>,
}

/// Reads unit and year of a document; none where it is not sure to be one plain document.
pub(super) fn head(text: &str) -> Option<Head<'_>> {
    match text.trim_start().starts_with('{') {
        true => Json { text, at: 0 }.head(),
        false => of_lines(text),
    }
}

impl<'a> Head<'a> {
    /// Notes the value of a key, if it is one of the two.
    fn note(&mut self, key: &str, value: Option<&'a str>) -> Option<()> {
        match (key, value) {
            ("unit", Some(unit)) if self.unit.is_none() && is_plain(unit) => {
                self.unit = Some(unit);
            }
            ("year", Some(year)) if self.year.is_none() => self.year = Some(four_digits(year)?),
            ("unit" | "year", _) => return None,
            _ => {}
        }
        Some(())
    }
}

/// Tells whether a text means the same however it is quoted: it begins with a Chinese character and has no
/// sign that YAML or JSON would read.
fn is_plain(text: &str) -> bool {
    let signs = [':', '#', '"', '\'', '\\', '\t'];
    text.starts_with(|sign| ('\u{3400}'..='\u{9FFF}').contains(&sign))
        && !text.contains(signs)
        && text.trim() == text
}

fn four_digits(text: &str) -> Option<i32> {
    let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_year)
}

/// A YAML document with its keys at the beginning of lines.
fn of_lines(text: &str) -> Option<Head<'_>> {
    let mut head = Head::default();
    let mut lines = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).peekable();
    while let Some(line) = lines.next() {
        // What is indented, or a list, belongs to the key above.
        if line.is_empty() || line.starts_with([' ', '#']) || line.starts_with("- ") {
            continue;
        }
        let (key, value) = line.split_once(':')?;
        let is_key =
            !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        if !is_key || !(value.is_empty() || value.starts_with(' ')) {
            return None;
        }
        let goes_on = lines.peek().is_some_and(|next| next.starts_with(' '));
        head.note(key, Some(value.trim_matches(' ')).filter(|_| !goes_on))?;
    }
    Some(head)
}

/// Tells whether a text surely names no unit and no year, however its keys are written. Where it is no whole
/// document behind that, the reader of reports finds nothing else that names them.
fn says_no_more(rest: &[u8]) -> bool {
    // Escapes other than these may stand for a letter, or join two lines.
    let is_usual = |at: usize| matches!(rest.get(at + 1), Some(b'n' | b't' | b'r' | b'"' | b'\\'));
    ["unit", "year"].iter().all(|key| memmem::find(rest, key.as_bytes()).is_none())
        && memchr_iter(b'\\', rest).all(is_usual)
}

/// A JSON document, read so far.
struct Json<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Json<'a> {
    fn head(mut self) -> Option<Head<'a>> {
        let mut head = Head::default();
        self.expect(b'{')?;
        loop {
            self.blanks();
            let key = self.quoted()?;
            self.expect(b':')?;
            self.blanks();
            let value = match self.peek()? {
                b'"' => Some(self.quoted()?),
                b'[' | b'{' => {
                    self.nested()?;
                    None
                }
                _ => Some(self.bare()?),
            };
            head.note(key, value)?;
            if head.unit.is_some() && head.year.is_some() && says_no_more(self.rest()) {
                return Some(head);
            }
            self.blanks();
            match self.peek()? {
                b',' => self.at += 1,
                _ => break,
            }
        }
        self.expect(b'}')?;
        self.text.get(self.at..)?.trim().is_empty().then_some(head)
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        self.blanks();
        (self.peek() == Some(byte)).then(|| self.at += 1)
    }

    /// Reads a text; one with escapes is given as it is written, and so never plain.
    fn quoted(&mut self) -> Option<&'a str> {
        self.expect(b'"')?;
        let start = self.at;
        loop {
            self.at += memchr2(b'"', b'\\', self.rest())?;
            if self.peek() == Some(b'"') {
                break;
            }
            self.at += 2;
        }
        self.at += 1;
        self.text.get(start..self.at - 1)
    }

    fn bare(&mut self) -> Option<&'a str> {
        let start = self.at;
        self.at += self.rest().iter().position(|byte| matches!(byte, b',' | b'}' | b'\n'))?;
        Some(self.text.get(start..self.at)?.trim())
    }

    /// Steps over brackets and all that they hold.
    fn nested(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            match self.peek()? {
                b'[' | b'{' => depth += 1,
                b']' | b'}' => depth = depth.checked_sub(1)?,
                b'"' => {
                    self.quoted()?;
                    continue;
                }
                // YAML in brackets.
                b'\'' | b'#' => return None,
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return Some(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_documents_say_whose_they_are() {
        let whose = Some(Head { unit: Some("某局"), year: Some(2024) });
        for text in [
            "unit: 某局\nyear: 2024\nsections:\n  - heading: 一\n    text: |\n      unit: 乙局\n",
            "# 注\nyear: 2024\r\nunit: 某局\r\nsections:\r\n- heading: 一\r\n",
            "{\"unit\": \"某局\", \"year\": 2024, \"sections\": [{\"unit\": \"]\\\"\"}]}\n",
            "{\"sections\": [[], {}], \"year\": \"2024\", \"unit\": \"某局\"}",
        ] {
            assert_eq!(head(text), whose, "{text}");
        }
        assert_eq!(head("sections: []\n"), Some(Head::default()));
    }

    #[test]
    fn of_others_nothing_is_said() {
        for text in [
            "unit: \"某局\"\nyear: 2024\n",
            "unit: 某局 # 注\nyear: 2024\n",
            "unit: 某局\n  某所\nyear: 2024\n",
            "unit: 某局\nyear: 2024年\n",
            "unit: 某局\nunit: 乙局\n",
            "unit: 某局\n---\nunit: 乙局\n",
            "\"unit\": 某局\n",
            "{\"unit\": \"某\\u5c40\", \"year\": 2024}",
            "{\"unit\": \"某局\"}\n{\"unit\": \"乙局\"}\n",
            "{unit: 某局, year: 2024}",
            "{\"unit\": \"某局\", \"sections\": [",
            "{\"unit\": \"某局\", \"year\": 2024, \"unit\": \"乙局\"}",
            "{\"unit\": \"某局\", \"year\": 2024}\n---\n{\"\\u0075nit\": \"乙局\"}\n",
            "{\"unit\": \"某局\", \"year\": 2024}\n---\nunit: 乙局\n",
            "text\n",
        ] {
            assert_eq!(head(text), None, "{text}");
        }
    }
}
