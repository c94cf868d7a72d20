//! A report as a PDF, written by hand: words at places, in a font that readers of PDF bring along.

use super::report::{Report, Table, Trap};

/// Where figures begin on the page, and how wide each column is, in points.
const STUB: f32 = 262.0;
const COLUMN: f32 = 44.0;
const SIZE: f32 = 8.0;

/// Where the cells of a narrow table begin: two of categories, the label, and the figures; and how wide the
/// latter are.
const NARROW: [f32; 3] = [60.0, 76.0, 118.0];
const NARROW_STUB: f32 = 180.0;

/// How many digits stand on a line of a narrow cell.
const DIGITS: usize = 4;

/// How wide the cells of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
    /// Wide enough for everything.
    Wide,
    /// A figure of more than four digits fills its cell, and goes on below.
    Narrow,
    /// It goes on below too, though its cell has room.
    Loose,
}

/// Prints a PDF; what is not wide with tables whose cells are so narrow that labels and figures take several lines,
/// each cell in the middle of its rows, with the categories beside them.
pub(super) fn print(report: &Report, cells: Room) -> Vec<u8> {
    let mut paper = Paper { pages: vec![String::new()], top: 60.0 };
    paper.line(110.0, &report.title, 14.0);
    for section in &report.sections {
        paper.line(84.0, &section.heading, 11.0);
        for paragraph in &section.paragraphs {
            let characters: Vec<char> = paragraph.chars().collect();
            for (at, chunk) in characters.chunks(42).enumerate() {
                let left = if at == 0 { 80.0 } else { 60.0 };
                paper.line(left, &chunk.iter().collect::<String>(), 10.0);
            }
        }
        for table in &section.tables {
            match cells {
                Room::Narrow if is_large(table) => paper.narrow(table, 26.0),
                Room::Loose if is_large(table) => paper.narrow(table, 40.0),
                Room::Wide | Room::Narrow | Room::Loose => paper.table(table, report.trap),
            }
        }
    }
    paper.bytes()
}

fn is_large(table: &Table) -> bool {
    table.columns.len() > 3 && table.rows.len() > 1
}

struct Paper {
    pages: Vec<String>,
    top: f32,
}

impl Paper {
    fn line(&mut self, left: f32, text: &str, size: f32) {
        self.feed(size * 1.8);
        self.words(left, self.top, text, size);
    }

    fn feed(&mut self, height: f32) {
        self.top += height;
        if self.top > 770.0 {
            let number = self.pages.len();
            self.words(290.0, 800.0, &format!("- {number} -"), SIZE);
            self.pages.push(String::new());
            self.top = 60.0 + height;
        }
    }

    fn words(&mut self, left: f32, top: f32, text: &str, size: f32) {
        let codes: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
        let page = self.pages.last_mut().expect("a page");
        page.push_str(&format!(
            "BT /F1 {size} Tf 1 0 0 1 {left} {} Tm <{codes}> Tj ET\n",
            842.0 - top
        ));
    }

    fn table(&mut self, table: &Table, trap: Trap) {
        if let Some(caption) = &table.caption {
            self.line(230.0, caption, SIZE);
        }
        let step = if table.columns.len() > 8 { 31.0 } else { COLUMN };
        let start = if table.columns.len() > 8 { 60.0 } else { STUB };
        self.line(60.0, &table.corner.chars().take(18).collect::<String>(), SIZE);
        let depth = table.columns.iter().map(Vec::len).max().unwrap_or(1);
        for level in 0..depth {
            self.feed(SIZE * 1.6);
            let mut above: Option<&[String]> = None;
            for (at, column) in table.columns.iter().enumerate() {
                let path = column.get(..=level);
                if let Some(label) =
                    column.get(level).filter(|_| path != above || level + 1 == column.len())
                {
                    self.words(start + step * at as f32, self.top, label, SIZE / 1.6);
                }
                above = path.or(above);
            }
        }
        let mut open: Vec<String> = Vec::new();
        for (labels, figures) in &table.rows {
            let above = &labels[..labels.len().saturating_sub(1)];
            for (level, category) in above.iter().enumerate() {
                if open.get(..=level) != above.get(..=level) {
                    self.line(60.0, category, SIZE);
                }
            }
            open = above.to_vec();
            let label: Vec<char> =
                labels.last().map_or(Vec::new(), |label| label.chars().collect());
            let parts: Vec<String> = label.chunks(22).map(|chunk| chunk.iter().collect()).collect();
            self.feed(SIZE * 2.0 * parts.len().max(1) as f32);
            let first = self.top - SIZE * 1.5 * parts.len().saturating_sub(1) as f32;
            for (at, part) in parts.iter().enumerate() {
                self.words(70.0, first + SIZE * 1.5 * at as f32, part, SIZE);
            }
            let middle = (first + self.top) / 2.0;
            let below = if trap == Trap::FiguresBelow { SIZE * 1.5 } else { 0.0 };
            for (at, figure) in figures.iter().enumerate().filter(|(_, figure)| !figure.is_empty())
            {
                self.words(start + step * at as f32, middle + below, figure, SIZE);
            }
            self.feed(below);
        }
    }

    /// Prints lines, each in the middle of its column, around a height.
    fn stacked(&mut self, column: (f32, f32), lines: &[String], middle: f32) {
        let pitch = SIZE * 1.2;
        for (at, line) in lines.iter().enumerate() {
            let widths = line.chars().map(|c| if c.is_ascii() { SIZE / 2.0 } else { SIZE });
            let left = (column.0 + column.1 - widths.sum::<f32>()) / 2.0;
            let top = middle + pitch * (at as f32 - (lines.len() as f32 - 1.0) / 2.0);
            self.words(left, top, line, SIZE);
        }
    }

    fn narrow(&mut self, table: &Table, width: f32) {
        let pitch = SIZE * 1.2;
        let chunks = |text: &str, length: usize| -> Vec<String> {
            let characters: Vec<char> = text.chars().collect();
            characters.chunks(length).map(|chunk| chunk.iter().collect()).collect()
        };
        let column =
            |at: usize| (NARROW_STUB + width * at as f32, NARROW_STUB + width * (at + 1) as f32);
        self.feed(pitch * 4.0);
        for (at, path) in table.columns.iter().enumerate() {
            let label = path.last().map(|label| chunks(label, 3)).unwrap_or_default();
            let middle = self.top - pitch;
            self.stacked(column(at), &label, middle);
        }
        // The rows of one category on one page: its label, and from where to where they reach.
        let mut open: Vec<(Vec<String>, f32, f32)> = Vec::new();
        for (labels, figures) in &table.rows {
            let level = labels.len() - 1;
            let left = NARROW[level.min(2)];
            let lines = chunks(&labels[level], ((NARROW_STUB - left) / SIZE) as usize - 1);
            let height = pitch * (lines.len().max(2) as f32) + 3.0;
            if self.top + height > 770.0 {
                self.categories(&std::mem::take(&mut open));
            }
            let page = self.pages.len();
            self.feed(height);
            let top = self.top - height;
            if page != self.pages.len() {
                open.clear();
            }
            let middle = top + height / 2.0;
            self.stacked((left, NARROW_STUB), &lines, middle);
            for (at, figure) in figures.iter().enumerate().filter(|(_, figure)| !figure.is_empty())
            {
                let is_number = figure.chars().all(|c| c.is_ascii_digit());
                let parts = if is_number { chunks(figure, DIGITS) } else { vec![figure.clone()] };
                self.stacked(column(at), &parts, middle);
            }
            for depth in 1..labels.len() {
                match open.iter_mut().find(|(path, _, _)| path[..] == labels[..depth]) {
                    Some((_, _, bottom)) => *bottom = self.top,
                    None => open.push((labels[..depth].to_vec(), top, self.top)),
                }
            }
        }
        self.categories(&open);
        self.feed(pitch);
    }

    fn categories(&mut self, open: &[(Vec<String>, f32, f32)]) {
        for (path, top, bottom) in open {
            let level = path.len() - 1;
            let (left, right) = (NARROW[level], NARROW[level + 1]);
            let width = (((right - left) / SIZE) as usize).max(1);
            let characters: Vec<char> = path[level].chars().collect();
            let lines: Vec<String> = characters.chunks(width).map(|c| c.iter().collect()).collect();
            self.stacked((left, right), &lines, (top + bottom) / 2.0);
        }
    }

    fn bytes(self) -> Vec<u8> {
        let font = "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font\
            /Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>\
            /DW 1000/W[1 95 500 814 907 500 7712 7712 500]/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6\
            /FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>]>>";
        let count = self.pages.len();
        let kids: String = (0..count).map(|page| format!("{} 0 R ", 4 + page * 2)).collect();
        let mut objects = vec![
            "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
            format!("<</Type/Pages/Count {count}/Kids[{kids}]>>"),
            font.to_owned(),
        ];
        for (page, content) in self.pages.iter().enumerate() {
            let content_at = 5 + page * 2;
            objects.push(format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {content_at} 0 R>>"
            ));
            objects.push(format!("<</Length {}>>stream\n{content}\nendstream", content.len()));
        }
        let mut out = String::from("%PDF-1.4\n");
        let mut places = Vec::new();
        for (number, object) in (1..).zip(&objects) {
            places.push(out.len());
            out.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
        }
        let start = out.len();
        let table: String = places.iter().map(|place| format!("{place:010} 00000 n \n")).collect();
        let size = objects.len() + 1;
        out.push_str(&format!("xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"));
        out.into_bytes()
    }
}
