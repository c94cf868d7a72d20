//! The codes of published files that cannot be read, and of the command that reads them.

use super::entry::CodeExample::{Command, Files, Told};
use super::entry::{CodeEntry, entry};

/// What to do about a file that is larger than any report.
const RIGHT_FILE: [&str; 2] = [
    "核对是不是选错了文件；一份报告通常只有几百 KB。",
    "Check that it is the right file; a report has some hundred KB.",
];

/// An entry for a file that is larger than any report.
const fn huge(
    code: &'static str,
    told: [&'static str; 2],
    zh: &'static str,
    en: &'static str,
) -> CodeEntry {
    entry(code, Told(told[0], told[1]), [zh, RIGHT_FILE[0]], [en, RIGHT_FILE[1]])
}

pub(super) const ENTRIES: &[CodeEntry] = &[
    entry(
        "import/empty",
        Files(&[("annual.txt", "")], "rulecheck import annual.txt"),
        ["文件是空的。", "重新下载或重新保存这份文件。"],
        ["The file is empty.", "Download or save it again."],
    ),
    huge(
        "import/too-large",
        ["几百 MB 的网页。", "A page of hundreds of megabytes."],
        "文件太大，不会是一份报告。",
        "The file is larger than any report.",
    ),
    huge(
        "import/unpacks-too-large",
        [
            "几十 KB 的 Word 文件，解压以后有几百 MB。",
            "A document of some kilobytes that unpacks to hundreds of megabytes.",
        ],
        "文件解压以后太大，没有读。",
        "The file unpacks to more than any report, and was not read.",
    ),
    huge(
        "import/too-many-lines",
        ["几十万行的文本。", "A text of hundreds of thousands of lines."],
        "文件的行太多，没有读。",
        "The file has too many lines, and was not read.",
    ),
    huge(
        "import/too-many-cells",
        ["一张几十万格的表。", "A table of hundreds of thousands of cells."],
        "一张表的格太多，没有读。",
        "A table has too many cells, and was not read.",
    ),
    huge(
        "import/too-many-elements",
        ["几百万项内容的网页。", "A page of millions of elements."],
        "文件的内容太多，没有读。",
        "The file holds too many elements, and was not read.",
    ),
    entry(
        "import/too-deep",
        Told(
            "内容一层套一层，套了上千层的网页。",
            "A page whose elements are nested a thousand levels deep.",
        ),
        [
            "内容套得太深，没有读。",
            "在浏览器或 Word 中打开，全选、复制到新文档，另存为 .docx 再读。",
        ],
        [
            "Elements are nested too deep, and the file was not read.",
            "Open it, select all, copy it to a new document, and save that as .docx.",
        ],
    ),
    entry(
        "import/broken-character",
        Told(
            "文本的一半是 UTF-8，一半是别的编码。",
            "A text of which one half is UTF-8 and the other is not.",
        ),
        ["从这一行起不是文字，或混用了两种编码。", "用记事本打开，另存为，编码选 UTF-8。"],
        [
            "From this line on it is no text, or two encodings are mixed.",
            "Open it in an editor and save it as UTF-8.",
        ],
    ),
    entry(
        "import/foreign",
        Command("rulecheck import 报告.png --rules rules/"),
        [
            "这种格式读不了：图片、旧格式的 Word 文件、压缩包等。",
            "照提示另存为能读的格式：网页、PDF、.docx、.xlsx、.xls、Markdown 和文本。",
        ],
        [
            "Files of this format cannot be read: pictures, old Word documents, archives, …",
            "Save it as the message says: what can be read are web pages, PDF, .docx, .xlsx, .xls, Markdown and text.",
        ],
    ),
    entry(
        "import/encrypted",
        Told("设了打开密码的 Word 文件。", "A document that opens with a password only."),
        ["文件有打开密码。", "输入密码打开，取消密码后另存一份。"],
        [
            "The file opens with a password only.",
            "Open it with the password and save it without one.",
        ],
    ),
    entry(
        "import/damaged",
        Told("没有下载完的 PDF。", "A PDF that was not downloaded to its end."),
        ["文件不完整，或已损坏。", "重新下载；如果能打开，打开后另存一份再读。"],
        ["The file is cut off or damaged.", "Download it again; if it opens, save it anew."],
    ),
    entry(
        "import/scanned",
        Told("扫描件：每一页都是一张图片。", "A scan: each page is a picture."),
        [
            "PDF 是扫描件，没有文字。程序不认图片里的字。",
            "向填报单位要 Word 版或网页；或用文字识别软件转成 .docx，再逐格核对。",
        ],
        [
            "The PDF is a scan without text, and characters in pictures are not read.",
            "Ask for the document or the page; or have a program recognise the text and compare every cell.",
        ],
    ),
    entry(
        "import/nothing-printed",
        Files(&[("annual.html", "<html><body></body></html>\n")], "rulecheck import annual.html"),
        ["文件里没有文字。", "打开看看；网页要等内容显示出来再保存。"],
        ["The file has no text.", "Open it and see; save a page only when its content shows."],
    ),
    entry(
        "import/no-pdf-reader",
        Told("电脑上没有 pdftotext。", "A computer without pdftotext."),
        ["读 PDF 要用 pdftotext，这台电脑上没有。", "照提示安装 Poppler；或者改用网页、Word 版。"],
        [
            "Reading PDF needs pdftotext, which is not installed.",
            "Install Poppler as the message says, or take the page or the document.",
        ],
    ),
    huge(
        "import/pdf-too-slow",
        [
            "pdftotext 读半分钟还没读完的 PDF。",
            "A PDF that pdftotext does not finish in half a minute.",
        ],
        "PDF 读得太久，已经停止。",
        "The PDF took too long to read.",
    ),
    entry(
        "import/pdf-failed",
        Told(
            "有 PDF 的开头、里面却是别的内容的文件。",
            "A file that begins as a PDF and is something else.",
        ),
        ["pdftotext 读不了这份 PDF。", "重新下载；如果能打开，打开后另存一份再读。"],
        ["pdftotext cannot read this PDF.", "Download it again; if it opens, save it anew."],
    ),
    entry(
        "import/nothing-to-import",
        Command("rulecheck import 空文件夹/ --rules rules/"),
        ["文件夹里没有能读的报告。", "给出报告文件，或有它们的文件夹。"],
        [
            "The folder holds no report that can be read.",
            "Name the file, or a folder that has some.",
        ],
    ),
    entry(
        "import/no-forms",
        Files(
            &[("annual.txt", "一、总体情况\n"), ("rules/a.rules", "A-1: 1 == 1\n")],
            "rulecheck import annual.txt",
        ),
        [
            "没有表式，不知道报告有哪些表、哪些行。",
            "用 --rules 指明有表式（form-*.yaml）的规则包。",
        ],
        [
            "Without a form nobody knows the tables and rows of a report.",
            "Name a pack with forms (form-*.yaml) by --rules.",
        ],
    ),
    entry(
        "import/unknown-form",
        Files(
            &[("annual.txt", "一、总体情况\n全年收到申请三件。\n")],
            "rulecheck import annual.txt --form 1999",
        ),
        ["没有这一版的表式。", "写列出的版本之一；不写 --form 时，看表上的名称和年度。"],
        [
            "There is no such version of the form.",
            "Use one of those listed; without --form the labels and the year decide.",
        ],
    ),
    entry(
        "import/exists",
        Files(
            &[
                ("annual.txt", "一、总体情况\n全年收到申请三件。\n"),
                ("out/annual.yaml", "unit: 某某局\nsections: []\n"),
            ],
            "rulecheck import annual.txt -o out",
        ),
        [
            "要写的报告文件已经有了，而且内容不同：可能有人手工改过，没有覆盖它。",
            "先看两份的差别；不要旧的，就删去它再读一次。",
        ],
        [
            "The document is there already with another content, perhaps corrected by hand; it was left alone.",
            "Compare the two; delete the old one if it is not wanted, and read again.",
        ],
    ),
];
