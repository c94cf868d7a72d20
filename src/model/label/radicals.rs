//! The radicals of Unicode and the ordinary characters that they look like: facts, no logic.
//!
//! PDF readers hand out ⺠ for 民 and ⾧ for 长. The supplement block and the strokes follow the
//! property `Equivalent_Unified_Ideograph` of the Unicode Character Database 15.0 (Unicode-3.0),
//! with the simplified form where that names a traditional one, since what is compared is printed
//! in simplified characters. Of the Kangxi block only the differences from NFKC stand here.

/// The first of the radicals in [`SUPPLEMENT`].
pub(super) const SUPPLEMENT_START: char = '\u{2E80}';

/// CJK Radicals Supplement, U+2E80 to U+2EF3. What has no ordinary form stands for itself.
#[rustfmt::skip]
pub(super) static SUPPLEMENT: [char; 116] = [
    '⺀', '厂', '乛', '乚', '乙', '亻', '冂', '𠘨', '刀', '刂', '卜', '㔾',
    '小', '小', '兀', '尣', '尢', '𡯂', '巳', '幺', '彑', '𫜹', '忄', '心',
    '扌', '攵', '⺚', '旡', '日', '月', '歺', '母', '民', '氵', '氺', '灬',
    '爫', '爫', '丬', '牛', '犭', '王', '𤴔', '目', '示', '礻', '𥫗', '糹',
    '纟', '罓', '罒', '㓁', '冗', '𦉫', '羊', '𦍌', '𦍋', '耂', '肀', '聿',
    '肉', '𦥑', '艹', '艹', '艹', '虎', '衤', '覀', '西', '见', '角', '𧢲',
    '讠', '贝', '𧾷', '车', '辶', '辶', '辶', '邑', '钅', '长', '镸', '长',
    '门', '𨸏', '阝', '雨', '青', '韦', '页', '风', '飞', '食', '𩙿', '饣',
    '饣', '𩠐', '马', '骨', '鬼', '鱼', '鸟', '卤', '麦', '黄', '黾', '齐',
    '齐', '齿', '齿', '龙', '龙', '龟', '龟', '龟',
];

/// The first of the strokes in [`STROKES`].
pub(super) const STROKES_START: char = '\u{31C0}';

/// CJK Strokes, U+31C0 to U+31E3. What has no ordinary form stands for itself.
#[rustfmt::skip]
pub(super) static STROKES: [char; 36] = [
    '㇀', '㇁', '㇂', '㇃', '㇄', '㇅', '𠃌', '㇇', '㇈', '㇉', '㇊', '㇋',
    '㇌', '㇍', '㇎', '乀', '一', '丨', '丿', '丿', '丶', '𠃍', '乛', '𠃊',
    '𠃎', '𠄌', '亅', '𡿨', '𠃋', '乀', '𠃑', '乚', '乙', '𠄎', '㇢', '㇣',
];

/// Kangxi Radicals whose NFKC form is a traditional character, with the simplified one; ascending.
#[rustfmt::skip]
pub(super) static KANGXI_SIMPLIFIED: [(char, char); 23] = [
    ('\u{2F3E}', '户'),
    ('\u{2F92}', '见'),
    ('\u{2F99}', '贝'),
    ('\u{2F9E}', '车'),
    ('\u{2FA7}', '长'),
    ('\u{2FA8}', '门'),
    ('\u{2FAD}', '青'),
    ('\u{2FB1}', '韦'),
    ('\u{2FB4}', '页'),
    ('\u{2FB5}', '风'),
    ('\u{2FB6}', '飞'),
    ('\u{2FBA}', '马'),
    ('\u{2FBE}', '斗'),
    ('\u{2FC2}', '鱼'),
    ('\u{2FC3}', '鸟'),
    ('\u{2FC4}', '卤'),
    ('\u{2FC6}', '麦'),
    ('\u{2FC8}', '黄'),
    ('\u{2FCC}', '黾'),
    ('\u{2FD1}', '齐'),
    ('\u{2FD2}', '齿'),
    ('\u{2FD3}', '龙'),
    ('\u{2FD4}', '龟'),
];
