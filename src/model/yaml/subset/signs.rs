//! Which bytes mean something where: what reading asks of each byte, answered ahead.

use memchr::memmem;

/// Tells whether a text has signs that YAML treats in ways of their own: tabs, control characters,
/// byte-order marks inside, a carriage return that ends no line.
pub(super) fn are_unusual(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Without branches, so that many bytes are looked at in one step.
    let alone = |byte: u8| (byte < b' ' && byte != b'\n' && byte != b'\r') || byte == 0x7F;
    let alone = bytes.iter().fold(false, |found, byte| found | alone(*byte));
    // U+0080 to U+009F; `\r` before anything but `\n`.
    let is_pair = |at: usize| match bytes.get(at..) {
        Some([0xC2, next, ..]) => *next < 0xA0,
        Some([b'\r', next, ..]) => *next != b'\n',
        _ => true,
    };
    // U+FFFE and U+FFFF.
    let is_no_sign = |at: usize| matches!(bytes.get(at + 2), Some(0xBE | 0xBF));
    alone
        || memchr::memchr2_iter(0xC2, b'\r', bytes).any(is_pair)
        || memmem::find(bytes, "\u{FEFF}".as_bytes()).is_some()
        || memmem::find_iter(bytes, b"\xEF\xBF").any(is_no_sign)
}

/// Tells where a text without quotes may end inside brackets.
pub(super) fn may_end_in_flow(byte: u8) -> bool {
    matches!(byte, b',' | b'[' | b']' | b'{' | b'}' | b':' | b'#' | b'\r' | b'\n')
}

/// Tells whether a text without quotes may start with a byte, whatever follows.
pub(super) fn may_start_plain(byte: u8) -> bool {
    !matches!(
        byte,
        b' ' | b'\r'
            | b'\n'
            | b'-'
            | b'?'
            | b':'
            | b','
            | b'['
            | b']'
            | b'{'
            | b'}'
            | b'#'
            | b'&'
            | b'*'
            | b'!'
            | b'|'
            | b'>'
            | b'\''
            | b'"'
            | b'%'
            | b'@'
            | b'`'
    )
}
