//! The number formats of a workbook, taken apart: what is shown as it stands, and where the digits go.

/// A part of a format.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// Text that is shown.
    Literal(String),
    /// A place for a digit, a point, a comma.
    Number(char),
    /// A part of a date: `yyyy`, `m`.
    Date(String),
    /// The sign that stands for a hundredth.
    Percent,
    /// However the number is best shown.
    General,
    /// Where a text would stand.
    Text,
}

/// Splits a format into its sections: for numbers, negative numbers, zero, and text.
pub(super) fn sections(format: &str) -> Vec<String> {
    let mut sections = vec![String::new()];
    let (mut quoted, mut escaped) = (false, false);
    for character in format.chars() {
        if character == ';' && !quoted && !escaped {
            sections.push(String::new());
            continue;
        }
        quoted ^= character == '"' && !escaped;
        escaped = character == '\\' && !escaped;
        if let Some(section) = sections.last_mut() {
            section.push(character);
        }
    }
    sections
}

/// Splits a section; `None` where it has something that is not known.
pub(super) fn tokens(section: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = section;
    while let Some(character) = rest.chars().next() {
        let mut after = rest.get(character.len_utf8()..)?;
        match character {
            '"' => {
                let end = after.find('"')?;
                tokens.push(Token::Literal(after.get(..end)?.to_owned()));
                after = after.get(end + 1..)?;
            }
            '\\' | '_' | '*' => {
                let next = after.chars().next();
                let shown = if character == '\\' { next } else { Some(' ') };
                tokens.extend(shown.map(|shown| Token::Literal(shown.to_string())));
                after = after.get(next.map_or(0, char::len_utf8)..)?;
            }
            '[' => {
                let end = after.find(']')?;
                tokens.extend(bracket(after.get(..end)?)?);
                after = after.get(end + 1..)?;
            }
            '0' | '#' | '?' | '.' | ',' => tokens.push(Token::Number(character)),
            '%' => tokens.push(Token::Percent),
            '@' => tokens.push(Token::Text),
            _ if starts_with(rest, "General") || starts_with(rest, "G/通用格式") => {
                tokens.push(Token::General);
                let length =
                    if starts_with(rest, "General") { "General" } else { "G/通用格式" };
                after = rest.get(length.len()..)?;
            }
            _ if starts_with(rest, "AM/PM") => return None,
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' => {
                let same = |c: char| c.eq_ignore_ascii_case(&character);
                let run: String = rest.chars().take_while(|c| same(*c)).collect();
                after = rest.get(run.len()..)?;
                tokens.push(Token::Date(run.to_ascii_lowercase()));
            }
            'E' | 'e' => return None,
            // A fraction; between parts of a date it is a sign like others.
            '/' if tokens.last().is_some_and(|last| matches!(last, Token::Number(_))) => {
                return None;
            }
            _ => tokens.push(Token::Literal(character.to_string())),
        }
        rest = after;
    }
    Some(tokens)
}

/// Reads what stands in square brackets: a colour or language says nothing here, a currency is shown,
/// a condition or a run of hours is not known.
fn bracket(inside: &str) -> Option<Option<Token>> {
    if let Some(currency) = inside.strip_prefix('$') {
        let sign = currency.split('-').next().unwrap_or_default();
        return Some(Some(Token::Literal(sign.to_owned())));
    }
    let is_condition = inside.starts_with(['<', '>', '=']);
    let is_run = inside.chars().all(|c| "hmsHMS".contains(c));
    (!is_condition && !is_run).then_some(None)
}

fn starts_with(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// Returns the format of a number that every workbook knows without listing it.
pub(in crate::import) fn built_in(id: u32) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 | 37 | 38 => "#,##0",
        4 | 39 | 40 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 | 48 => "0.00E+00",
        12 | 13 => "# ?/?",
        14 => "yyyy/m/d",
        20 => "h:mm",
        21 => "h:mm:ss",
        22 => "yyyy/m/d h:mm",
        31 => "yyyy\"年\"m\"月\"d\"日\"",
        41 | 42 => "#,##0;-#,##0;\"-\"",
        43 | 44 => "#,##0.00;-#,##0.00;\"-\"",
        49 => "@",
        57 => "yyyy\"年\"m\"月\"",
        58 => "m\"月\"d\"日\"",
        _ => "General",
    }
}
