//! A picture of what the program prints on a terminal: SVG, each character in its place, so that the
//! columns hold whatever fonts there are.

use std::fmt::Write;

use unicode_width::UnicodeWidthChar;

/// The width of a column, the height of a line, and the room around the text.
const COLUMN: f32 = 8.4;
const LINE: usize = 18;
const EDGE: usize = 14;

const FONTS: &str = "Consolas, Menlo, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', monospace";

/// The colours of a terminal, by number: the eight that are plain.
const COLOURS: [&str; 8] =
    ["#6c7086", "#f38ba8", "#a6e3a1", "#f9e2af", "#89b4fa", "#f5c2e7", "#94e2d5", "#cdd6f4"];

/// How characters look until the next sign says otherwise.
#[derive(Clone, Copy, Default, PartialEq)]
struct Look {
    colour: Option<usize>,
    bold: bool,
    dim: bool,
    underlined: bool,
}

impl Look {
    /// Takes up what stands between `ESC[` and `m`.
    fn take(&mut self, codes: &str) {
        for code in codes.split(';').map(|code| code.parse().unwrap_or(0)) {
            match code {
                0 => *self = Self::default(),
                1 => self.bold = true,
                2 => self.dim = true,
                4 => self.underlined = true,
                39 => self.colour = None,
                30..=37 => self.colour = Some(code - 30),
                other => panic!("the picture knows no sign {other}"),
            }
        }
    }

    fn attributes(self) -> String {
        let mut said = String::new();
        if let Some(colour) = self.colour {
            write!(said, " fill=\"{}\"", COLOURS[colour]).expect("a string");
        }
        for (is, attribute) in [
            (self.bold, " font-weight=\"bold\""),
            (self.dim, " opacity=\"0.6\""),
            (self.underlined, " text-decoration=\"underline\""),
        ] {
            said.push_str(if is { attribute } else { "" });
        }
        said
    }
}

/// Characters that look alike and stand in one line, with the column of each.
struct Stretch {
    look: Look,
    text: String,
    columns: Vec<usize>,
}

/// Draws what was printed, colours and all.
pub(crate) fn picture(printed: &str) -> String {
    let (mut look, mut widest, mut body) = (Look::default(), 0, String::new());
    let lines: Vec<&str> = printed.trim_end().lines().collect();
    for (number, line) in lines.iter().enumerate() {
        let (stretches, width) = stretches(line, &mut look);
        widest = widest.max(width);
        let y = EDGE + LINE * number + 14;
        for one in stretches.iter().filter(|one| !one.text.is_empty()) {
            let x = |column: &usize| format!("{:.1}", EDGE as f32 + COLUMN * *column as f32);
            let places: Vec<String> = one.columns.iter().map(x).collect();
            let text = one.text.replace('&', "&amp;").replace('<', "&lt;");
            let (places, look) = (places.join(" "), one.look.attributes());
            writeln!(body, "<text y=\"{y}\" x=\"{places}\"{look}>{text}</text>").expect("a string");
        }
    }
    let width = 2 * EDGE + (COLUMN * widest as f32).ceil() as usize;
    let height = 2 * EDGE + LINE * lines.len();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#1e1e2e\"/>\n\
         <g font-family=\"{FONTS}\" font-size=\"14\" fill=\"#cdd6f4\">\n{body}</g>\n</svg>\n"
    )
}

/// Cuts a line where the look changes. Returns how many columns it takes, too.
fn stretches(line: &str, look: &mut Look) -> (Vec<Stretch>, usize) {
    let (mut found, mut column): (Vec<Stretch>, usize) = (Vec::new(), 0);
    let mut rest = line;
    while let Some(character) = rest.chars().next() {
        if let Some(sign) = rest.strip_prefix("\u{1b}[") {
            let (codes, after) = sign.split_once('m').expect("a sign of colour");
            look.take(codes);
            rest = after;
            continue;
        }
        rest = &rest[character.len_utf8()..];
        if found.last().is_none_or(|last| last.look != *look) {
            found.push(Stretch { look: *look, text: String::new(), columns: Vec::new() });
        }
        // A blank is room between two places; viewers of pictures differ in what they make of several.
        if character != ' ' {
            let last = found.last_mut().expect("one was added");
            last.text.push(character);
            last.columns.push(column);
        }
        column += character.width().unwrap_or(0);
    }
    (found, column)
}
