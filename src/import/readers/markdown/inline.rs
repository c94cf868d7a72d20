//! One line of Markdown → what is printed: emphasis, links, escapes, entities and tags taken away.
//!
//! What is not surely a mark stays: two figures must never run together because a mark between them
//! was taken for emphasis.

use crate::import::readers::joining::superscript;

/// Entities that programs write; others stay as they are.
const ENTITIES: [(&str, char); 14] = [
    ("nbsp", '\u{A0}'),
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("emsp", '\u{3000}'),
    ("ensp", ' '),
    ("mdash", '—'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("middot", '·'),
    ("times", '×'),
    ("permil", '‰'),
];

/// The most bytes from the beginning of a mark to its end.
const SPAN: usize = 2000;

/// Returns what a line prints. A break (`<br>`) becomes a line end.
pub(super) fn printed(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(character) = rest.chars().next() {
        let near = near(rest);
        let taken = match character {
            '\\' => escape(rest, &mut out),
            '&' => entity(near, &mut out),
            '<' => tag(near, &mut out),
            '!' | '[' => link(near, &mut out),
            '*' => emphasis(rest, &out),
            '_' => rest.starts_with("__").then_some(2),
            '$' => formula(near, &mut out),
            '`' => Some(1),
            _ => None,
        };
        let taken = taken.unwrap_or_else(|| {
            out.push(character);
            character.len_utf8()
        });
        rest = rest.get(taken..).unwrap_or_default();
    }
    out
}

/// Returns as much of the text as a mark and its end may span. A mark that is never ended must not be
/// looked for through the whole line again and again.
fn near(rest: &str) -> &str {
    (SPAN..SPAN + 4).find_map(|end| rest.get(..end)).unwrap_or(rest)
}

fn escape(rest: &str, out: &mut String) -> Option<usize> {
    let sign = rest.chars().nth(1).filter(char::is_ascii_punctuation)?;
    out.push(sign);
    Some(2)
}

fn entity(rest: &str, out: &mut String) -> Option<usize> {
    let (name, _) = rest.get(1..)?.split_once(';').filter(|(name, _)| name.len() <= 8)?;
    let number = name.strip_prefix('#').and_then(|number| {
        let hexadecimal = number.strip_prefix(['x', 'X']);
        match hexadecimal {
            Some(digits) => u32::from_str_radix(digits, 16).ok(),
            None => number.parse().ok(),
        }
    });
    let named = ENTITIES.iter().find(|(known, _)| *known == name).map(|(_, sign)| *sign);
    out.push(named.or_else(|| char::from_u32(number?))?);
    Some(name.len() + 2)
}

/// Takes a tag away, a comment too; `<br>` ends the line, raised digits stay raised.
fn tag(rest: &str, out: &mut String) -> Option<usize> {
    let after = rest.get(1..)?;
    if let Some(comment) = after.strip_prefix("!--") {
        return comment.find("-->").map(|end| 4 + end + 3);
    }
    let begins =
        after.strip_prefix('/').unwrap_or(after).starts_with(|c: char| c.is_ascii_alphabetic());
    let end = after.find('>').filter(|_| begins)?;
    let inside = after.get(..end)?;
    let is_name = |c: char| c.is_ascii_alphanumeric();
    let name: String = inside.chars().take_while(|c| is_name(*c)).collect();
    match name.to_ascii_lowercase().as_str() {
        "br" => out.push('\n'),
        // An address in angle brackets.
        "http" | "https" | "mailto" => out.push_str(inside),
        "sup" => {
            let raised = after.get(end + 1..)?;
            if let Some(close) = raised.find("</sup>") {
                out.push_str(&superscript(raised.get(..close)?));
                return Some(1 + end + 1 + close + "</sup>".len());
            }
        }
        _ => {}
    }
    Some(end + 2)
}

/// Returns the text of a link; a picture prints nothing that could be read.
fn link(rest: &str, out: &mut String) -> Option<usize> {
    let is_picture = rest.starts_with("![");
    let inside = rest.strip_prefix('!').unwrap_or(rest).strip_prefix('[')?;
    let close = inside.find("](")?;
    let text = inside.get(..close).filter(|text| !text.contains(['[', ']']))?;
    let target = inside.get(close + 2..)?;
    let end = target.find(')')?;
    if !is_picture {
        out.push_str(text);
    }
    Some(usize::from(is_picture) + 1 + close + 2 + end + 1)
}

/// Takes the mark of emphasis away, unless it stands between two figures or letters, where it may be a
/// sign that is printed.
fn emphasis(rest: &str, out: &str) -> Option<usize> {
    let marks = rest.chars().take_while(|c| *c == '*').count();
    let before = out.chars().next_back().filter(char::is_ascii_alphanumeric);
    let after = rest.chars().nth(marks).filter(char::is_ascii_alphanumeric);
    let is_sign = marks == 1 && (before.is_some() && after.is_some());
    let stands_alone = marks == 1
        && rest.chars().nth(1).is_none_or(char::is_whitespace)
        && out.chars().next_back().is_none_or(char::is_whitespace);
    (!is_sign && !stands_alone).then_some(marks)
}

/// Takes the dollar signs off a figure that was recognised as a formula.
fn formula(rest: &str, out: &mut String) -> Option<usize> {
    let (inside, _) = rest.get(1..)?.split_once('$')?;
    let is_figure = |c: char| c.is_ascii_digit() || "+-.,/% ".contains(c);
    let figure = inside.replace("\\%", "%");
    if figure.trim().is_empty() || !figure.chars().all(is_figure) {
        return None;
    }
    out.push_str(figure.trim());
    Some(inside.len() + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_vanish_and_signs_stay() {
        for (line, text) in [
            ("**公开** 1\\.2 条", "公开 1.2 条"),
            ("2*3*4", "2*3*4"),
            ("*公开*", "公开"),
            ("* 公开", "* 公开"),
            ("~~5~~6", "~~5~~6"),
            ("5[^1]", "5[^1]"),
            ("5<sup>1</sup>", "5¹"),
            ("$1036$、$12\\%$、$x^2$、$5", "1036、12%、$x^2$、$5"),
            ("一&nbsp;二&#19977;&unknown;", "一\u{A0}二三&unknown;"),
            ("[目录](a.html)![图](b.png)<!-- 第3页 -->完", "目录完"),
            ("<b>甲</b><br/>乙 a<b", "甲\n乙 a<b"),
            ("<https://www.example.gov.cn>", "https://www.example.gov.cn"),
            ("__总计__ `5`", "总计 5"),
        ] {
            assert_eq!(printed(line), text, "{line}");
        }
    }
}
