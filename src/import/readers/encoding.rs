//! Bytes → text, for texts and for pages, which may say themselves how they are encoded.

use encoding_rs::Encoding as Declared;

use crate::import::problem::{Foreign, Remark, RemarkKind, Unreadable};
use crate::model::{Encoding, decode};

/// The most bytes of a text or page.
const MAX_BYTES: usize = 32 * 1024 * 1024;

/// How far into a page its encoding may be declared, in bytes.
const HEAD: usize = 4096;

/// Decodes a text.
pub(super) fn text_of(bytes: &[u8]) -> Result<String, Unreadable> {
    limit(bytes)?;
    match decode(bytes) {
        Ok((text, _)) => Ok(text),
        Err(problem) if problem.text.is_empty() => Err(Unreadable::Foreign(Foreign::Unknown)),
        Err(problem) => {
            let before = problem.text.get(..problem.range.start).unwrap_or_default();
            Err(Unreadable::BrokenCharacter { line: before.matches('\n').count() + 1 })
        }
    }
}

/// Decodes a page. What comes out as UTF-8 is UTF-8, whatever the page declares: browsers convert the
/// text when they save a page, and leave the declaration. A character that is broken does not spoil a
/// page; it is remarked on.
pub(super) fn page_text_of(bytes: &[u8]) -> Result<(String, Option<Remark>), Unreadable> {
    limit(bytes)?;
    let decoded = decode(bytes);
    match (declared(bytes), decoded) {
        // GB18030 is only what `decode` tries last; a page that declares another encoding knows better.
        (Some(declared), Ok((text, Encoding::Gb18030))) => {
            let own = declared.decode_without_bom_handling_and_without_replacement(bytes);
            Ok((own.map_or(text, std::borrow::Cow::into_owned), None))
        }
        (_, Ok((text, _))) => Ok((text, None)),
        (_, Err(problem)) if problem.text.is_empty() => Err(Unreadable::Foreign(Foreign::Unknown)),
        (declared, Err(problem)) => {
            let text = match declared {
                Some(declared) => declared.decode_without_bom_handling(bytes).0.into_owned(),
                None => problem.text.clone(),
            };
            let kind = RemarkKind::LostCharacters { count: text.matches('\u{FFFD}').count() };
            Ok((text, Some(Remark { kind, place: None })))
        }
    }
}

fn limit(bytes: &[u8]) -> Result<(), Unreadable> {
    match bytes.len() > MAX_BYTES {
        true => Err(Unreadable::TooLarge { limit: MAX_BYTES / 1024 / 1024 }),
        false => Ok(()),
    }
}

/// Returns the encoding that a page declares: `<meta charset="gb2312">`.
fn declared(bytes: &[u8]) -> Option<&'static Declared> {
    let head = bytes.get(..HEAD).unwrap_or(bytes).to_ascii_lowercase();
    let at = memchr::memmem::find(&head, b"charset")?;
    let is_sign = |byte: &u8| matches!(byte, b'=' | b' ' | b'"' | b'\'');
    let name = head.get(at + b"charset".len()..)?.iter().skip_while(|byte| is_sign(byte));
    let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let name: Vec<u8> = name.take_while(is_name).copied().collect();
    Declared::for_label(&name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{BIG5, GB18030};

    #[test]
    fn pages_are_read_as_they_are_encoded_and_not_as_they_declare() {
        let page = |name: &str| format!("<meta charset=\"{name}\"><p>信息公開</p>");
        let big5 = BIG5.encode(&page("big5")).0.into_owned();
        let gbk = GB18030.encode(&page("gb2312")).0.into_owned();
        for bytes in [big5, gbk, page("gb2312").into_bytes()] {
            let (text, remark) = page_text_of(&bytes).expect("a page");
            assert!(text.contains("信息公開") && remark.is_none(), "{text}");
        }
    }

    #[test]
    fn a_broken_character_is_remarked_on_in_a_page_and_refused_in_a_text() {
        let bytes = [&GB18030.encode("<meta charset=gbk>\n公开").0[..], b"\xB1\xFF 12"].concat();
        let (text, remark) = page_text_of(&bytes).expect("a page");
        assert!(
            text.ends_with("公开\u{FFFD}\u{FFFD} 12") || text.ends_with("公开\u{FFFD} 12"),
            "{text}"
        );
        assert!(matches!(remark, Some(Remark { kind: RemarkKind::LostCharacters { .. }, .. })));
        assert_eq!(text_of(&bytes), Err(Unreadable::BrokenCharacter { line: 2 }));
    }
}
