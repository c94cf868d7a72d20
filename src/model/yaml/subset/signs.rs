//! Which bytes mean something where: what reading asks of each byte, answered ahead.

/// Tells whether a text has signs that YAML treats in ways of their own: tabs, control characters,
/// byte-order marks inside, a carriage return that ends no line.
pub(super) fn are_unusual(text: &str) -> bool {
    let bytes = text.as_bytes();
    let after = |count: usize| bytes.get(count..).unwrap_or_default();
    // Without branches, so that many bytes are looked at in one step.
    let alone = |byte: u8| (byte < b' ' && byte != b'\n' && byte != b'\r') || byte == 0x7F;
    let alone = bytes.iter().fold(false, |found, byte| found | alone(*byte));
    let pair = |(one, next): (&u8, &u8)| {
        // U+0080 to U+009F; `\r` before anything but `\n`.
        ((*one == 0xC2) & (*next < 0xA0)) | ((*one == b'\r') & (*next != b'\n'))
    };
    let pairs = bytes.iter().zip(after(1)).fold(false, |found, two| found | pair(two));
    let three = |((one, next), last): ((&u8, &u8), &u8)| {
        // U+FEFF; U+FFFE and U+FFFF.
        (*one == 0xEF) & (((*next == 0xBB) & (*last == 0xBF)) | ((*next == 0xBF) & (*last >= 0xBE)))
    };
    let threes = bytes.iter().zip(after(1)).zip(after(2));
    let threes = threes.fold(false, |found, signs| found | three(signs));
    alone || pairs || threes || bytes.last() == Some(&b'\r')
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
