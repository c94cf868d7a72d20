//! A text of a few bytes that needs no room of its own: what is printed in a cell. A report has hundreds of
//! cells, nearly all of them numbers.

use std::fmt;
use std::ops::Deref;

/// How many bytes need no room of their own.
const SHORT: usize = 14;

/// A text that is mostly short. It is used as a `str`.
///
/// ```
/// use rulecheck::model::ShortText;
/// let (short, long) = (ShortText::from("1,204"), ShortText::from("251000元（其中罚没收入3000元）"));
/// assert_eq!((&*short, short.len(), long.ends_with('）')), ("1,204", 5, true));
/// ```
#[derive(Clone)]
pub struct ShortText(Repr);

#[derive(Clone)]
enum Repr {
    Short { bytes: [u8; SHORT], length: u8 },
    Long(Box<str>),
}

impl From<&str> for ShortText {
    fn from(text: &str) -> Self {
        let mut bytes = [0; SHORT];
        match (bytes.get_mut(..text.len()), u8::try_from(text.len())) {
            (Some(place), Ok(length)) => {
                place.copy_from_slice(text.as_bytes());
                Self(Repr::Short { bytes, length })
            }
            _ => Self(Repr::Long(text.into())),
        }
    }
}

impl Default for ShortText {
    fn default() -> Self {
        Self(Repr::Short { bytes: [0; SHORT], length: 0 })
    }
}

impl Deref for ShortText {
    type Target = str;

    fn deref(&self) -> &str {
        match &self.0 {
            Repr::Short { bytes, length } => {
                let bytes = bytes.get(..usize::from(*length)).unwrap_or_default();
                // Invariant: they were copied from a text.
                std::str::from_utf8(bytes).unwrap_or_default()
            }
            Repr::Long(text) => text,
        }
    }
}

impl fmt::Debug for ShortText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, formatter)
    }
}

impl fmt::Display for ShortText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_any_length_come_back() {
        for text in [
            "",
            "0",
            "12345678901234",
            "123456789012345",
            "二十二件二",
            "不适用",
            "251000元（其中）",
        ] {
            let kept = ShortText::from(text);
            assert_eq!(
                (&*kept, kept.to_string(), format!("{kept:?}")),
                (text, text.to_owned(), format!("{text:?}"))
            );
            assert_eq!(&*kept.clone(), text);
        }
        assert_eq!(&*ShortText::default(), "");
    }
}
