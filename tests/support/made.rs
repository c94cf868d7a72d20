//! What the pages of codes describe and cannot show: files that are large, damaged or not text.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

/// Files and the command that reads them.
pub(crate) struct Made {
    /// The name of each file, and what is in it.
    pub(crate) files: Vec<(&'static str, Vec<u8>)>,
    /// What is typed.
    pub(crate) command: &'static str,
}

const REPORT: &str = "unit: 某某局\nyear: 2023\nsections:\n  - heading: 表三\n    table: {columns: [总计], rows: {新收: [1], 结转: [2]}}\n";

fn made(files: Vec<(&'static str, Vec<u8>)>, command: &'static str) -> Option<Made> {
    Some(Made { files, command })
}

/// A rule file, held against a small report.
fn rules(text: String) -> Option<Made> {
    let files = vec![("a.rules", text.into_bytes()), ("report.yaml", REPORT.into())];
    made(files, "rulecheck a.rules report.yaml")
}

/// A report, checked with a rule that is sound.
fn report(bytes: Vec<u8>) -> Option<Made> {
    let files = vec![("a.rules", b"A-1: 1 == 1\n".to_vec()), ("report.yaml", bytes)];
    made(files, "rulecheck a.rules report.yaml")
}

/// A published file, read against the forms of the pack.
fn published(name: &'static str, bytes: Vec<u8>) -> Option<Made> {
    let command: &'static str = match name {
        "annual.docx" => "rulecheck import annual.docx --rules pack",
        "annual.html" => "rulecheck import annual.html --rules pack",
        "annual.pdf" => "rulecheck import annual.pdf --rules pack",
        _ => "rulecheck import annual.txt --rules pack",
    };
    made(vec![(name, bytes)], command)
}

/// Returns what gives a code; nothing for one that cannot be brought about here.
pub(crate) fn for_code(code: &str) -> Option<Made> {
    match code {
        "syntax/too-deep" => rules(format!("A-1: {}1{} == 1", "(".repeat(300), ")".repeat(300))),
        "syntax/number-too-long" => rules(format!("A-1: 1 == {}", "9".repeat(1_000))),
        "syntax/file-too-large" => rules("# 注\n".repeat(4_000_000)),
        "resolve/too-many-parts" => {
            let doubled = "定义 两倍(x) = x + x\nA-1: ";
            rules(format!("{doubled}{}1{} == 1", "两倍(".repeat(30), ")".repeat(30)))
        }
        "resolve/too-many-cells" => {
            let every = |n| format!("每个 x{n} 在 行(新收 .. 结转): ");
            let every: String = (0..17).map(every).collect();
            rules(format!("A-1: {every}x0{} >= 0", " + x1".repeat(20)))
        }
        "resolve/phrase-too-long" => {
            rules(format!("事实 甲 {{ 表述 \"{}{{n}}件\" }}\nA-1: 甲 >= 0", "数".repeat(300)))
        }
        "report/too-deep" => report("[".repeat(1_000).into()),
        "report/too-many-values" => report(
            format!("sections: [{{heading: 甲, text: [{}]}}]", "1,".repeat(3_000_000)).into(),
        ),
        "report/table-too-large" => {
            let labels: Vec<String> = (0..600).map(|number| format!("列{number}")).collect();
            let columns = labels.join(", ");
            let row = |number| format!("        行{number}: {{列0: 1}}\n");
            let rows: String = (0..400).map(row).collect();
            let table = format!("columns: [{columns}]\n      rows:\n{rows}");
            report(format!("sections:\n  - heading: 甲\n    table:\n      {table}").into())
        }
        "report/too-many-problems" => {
            let lines: String = (0..500).map(|number| format!("甲{number}: 1\n")).collect();
            report(format!("sections: []\n{lines}").into())
        }
        "report/not-text" => report(b"%PDF-1.4\n\x00\x01\x02\x03".to_vec()),
        "report/broken-character" => {
            let mut bytes = "unit: 某某市统计局的报告，写在一起很长的一段话".as_bytes().to_vec();
            bytes.pop();
            report(bytes)
        }
        "report/name-too-long" => report(format!("{}: 1\n", "甲".repeat(2_000)).into()),
        "report/control-character" => report("unit: 某\u{7}某局\nsections: []\n".into()),
        "report/file-too-large" => report(b"#\n".repeat(40_000_000)),
        "import/more-figures-left" => {
            let row = |cells: &str| format!("<tr><td>{}", cells.replace(' ', "<td>"));
            let head = row("项目 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计");
            let first = row("一、本年新收政府信息公开申请数量 34 1 0 0 0 0 35");
            let own = row("本单位自定的一行 7 0 0 0 0 0 7").repeat(100);
            let last = row("二、上年结转政府信息公开申请数量 2 0 0 0 0 0 2");
            let heading = "<p>三、收到和处理政府信息公开申请情况</p>";
            let table = format!("{heading}<table>{head}{first}{own}{last}</table>");
            published("annual.html", table.into())
        }
        "import/too-large" => published("annual.txt", b"a b\n".repeat(10_000_000)),
        "import/too-many-lines" => published("annual.txt", "一\n".repeat(200_000).into()),
        "import/too-many-cells" => {
            let table =
                format!("<table>{}</table>", format!("<tr>{}", "<td>1".repeat(450)).repeat(460));
            published("annual.html", table.into())
        }
        "import/too-many-elements" => published("annual.html", "<p>1</p>".repeat(600_000).into()),
        "import/too-deep" => {
            published("annual.html", format!("{}一", "<div>".repeat(5_000)).into())
        }
        "import/broken-character" => {
            let mut bytes = "某某市".as_bytes().to_vec();
            bytes.extend(b"\xff\xff\xff");
            published("annual.txt", bytes)
        }
        "import/damaged" => published("annual.pdf", b"%PDF-1.4\n1 0 obj".to_vec()),
        "import/unpacks-too-large" => published("annual.docx", bomb()),
        "import/encrypted" => published("annual.docx", encrypted()),
        "import/scanned" => published("annual.pdf", blank_page()),
        _ => None,
    }
}

/// A document of Word that unpacks to far more than it is.
fn bomb() -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{kind}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
    );
    archive.start_file("_rels/.rels", SimpleFileOptions::default()).expect("a part");
    archive.write_all(relations.as_bytes()).expect("a part");
    archive.start_file("word/document.xml", SimpleFileOptions::default()).expect("a part");
    let blanks = vec![b' '; 1 << 20];
    for _ in 0..70 {
        archive.write_all(&blanks).expect("a part");
    }
    archive.finish().expect("an archive").into_inner()
}

/// What Word makes of a document with a password: a compound file with the encrypted package in it.
fn encrypted() -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a compound file");
    for name in ["/EncryptionInfo", "/EncryptedPackage"] {
        file.create_stream(name).expect("a stream").write_all(&[1; 64]).expect("its bytes");
    }
    file.into_inner().into_inner()
}

/// A PDF of one page that prints no text.
fn blank_page() -> Vec<u8> {
    let parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ];
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, part) in parts.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n{part}\nendobj\n", number + 1).into_bytes());
    }
    let start = file.len();
    file.extend(b"xref\n0 4\n0000000000 65535 f \n");
    for place in places {
        file.extend(format!("{place:010} 00000 n \n").into_bytes());
    }
    file.extend(
        format!("trailer << /Size 4 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").into_bytes(),
    );
    file
}
