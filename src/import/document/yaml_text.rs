//! Single texts as the report document writes them: without quotes where they need none.

/// Writes a text as a key or a value; `in_list` where commas and brackets of lists stand around it.
pub(super) fn scalar(text: &str, in_list: bool) -> String {
    if is_plain(text, in_list) { text.to_owned() } else { quoted(text) }
}

/// Tells whether a text can stand without quotes and is read as the same text.
fn is_plain(text: &str, in_list: bool) -> bool {
    let Some(first) = text.chars().next() else { return false };
    // What a reader of YAML would take for nothing, or for a sign of its own.
    let is_nothing = matches!(text, "~" | "null" | "Null" | "NULL" | "true" | "false" | "-");
    let begins = first.is_alphanumeric()
        || matches!(first, '\u{2E80}'..='\u{2FDF}')
        || matches!(first, '（' | '“' | '《' | '+' | '/' | '.' | '—');
    let signed = first == '-' && text.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    let inside = |c: char| {
        c.is_alphanumeric()
            || matches!(c, ' ' | '.' | '-' | '+' | '/' | '%' | '(' | ')' | '_' | '@' | '~' | '!')
            || matches!(c, '\u{2010}'..='\u{2027}' | '\u{3001}'..='\u{303F}' | '\u{FF01}'..='\u{FF5E}')
            || matches!(c, '\u{2E80}'..='\u{2FDF}')
            || (!in_list && matches!(c, ',' | '[' | ']' | '{' | '}'))
    };
    !is_nothing
        && (begins || signed)
        && text.chars().all(inside)
        && text.trim() == text
        // Beside each other these begin a comment, or end a key.
        && !text.contains(" #")
}

fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' | '\r' | '\t' => quoted.push(' '),
            _ if is_unprintable(character) => quoted.push('\u{FFFD}'),
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

/// Writes a line of text under `|`: it cannot begin with a blank, nor hold what is no text.
pub(super) fn block_line(text: &str) -> String {
    text.trim_start()
        .chars()
        .map(|c| if is_unprintable(c) || c == '\t' { ' ' } else { c })
        .collect()
}

fn is_unprintable(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_stand_where_they_are_needed() {
        for (text, in_list, written) in [
            ("0", true, "0"),
            ("+1036", true, "+1036"),
            ("0.0000", true, "0.0000"),
            ("-", true, "\"-\""),
            ("-3", true, "-3"),
            ("/", true, "/"),
            ("1,204", true, "\"1,204\""),
            ("22（其中修订16件）", true, "22（其中修订16件）"),
            ("3.危及“三安全一稳定”", false, "3.危及“三安全一稳定”"),
            ("⼀、总体情况", false, "⼀、总体情况"),
            ("a: b", false, "\"a: b\""),
            ("说\"是\"", false, "\"说\\\"是\\\"\""),
            ("~", true, "\"~\""),
            ("", false, "\"\""),
            ("table[2]/tr[5]", true, "\"table[2]/tr[5]\""),
        ] {
            assert_eq!(scalar(text, in_list), written);
        }
    }
}
