//! Why a published file cannot be read, and what reading it left out, in words.

use super::{Code, Diagnostic, Text, text};
use crate::import::{Foreign, Remark, RemarkKind, Unreadable};

/// Returns the message for a file that cannot be read.
pub fn unreadable(file: &str, problem: &Unreadable) -> Diagnostic {
    let error = |code, words| Diagnostic::error(Code(code), words);
    let right_file = text!(
        zh: "核对是不是选错了文件；一份报告通常只有几百 KB",
        en: "check that it is the right file; a report has some hundred KB",
    );
    match problem {
        Unreadable::Empty => error(
            "import/empty",
            text!(zh: "{file} 是空文件", en: "{file} is empty"),
        )
        .help(text!(zh: "重新下载或重新保存这份文件", en: "download or save the file again")),
        Unreadable::TooLarge { limit } => error(
            "import/too-large",
            text!(zh: "{file} 太大，最多读 {limit} MB", en: "{file} is larger than {limit} MB"),
        )
        .help(right_file),
        Unreadable::UnpacksTooLarge { limit } => error(
            "import/unpacks-too-large",
            text!(zh: "{file} 解压后超过 {limit} MB，没有读", en: "{file} unpacks to more than {limit} MB and was not read"),
        )
        .help(right_file),
        Unreadable::TooManyLines { limit } => error(
            "import/too-many-lines",
            text!(zh: "{file} 超过 {limit} 行，没有读", en: "{file} has more than {limit} lines and was not read"),
        )
        .help(right_file),
        Unreadable::TooManyCells { limit } => error(
            "import/too-many-cells",
            text!(zh: "{file} 的一张表超过 {limit} 格，没有读", en: "a table of {file} has more than {limit} cells and was not read"),
        )
        .help(right_file),
        Unreadable::TooManyElements { limit } => error(
            "import/too-many-elements",
            text!(zh: "{file} 的内容超过 {limit} 项，没有读", en: "{file} has more than {limit} elements and was not read"),
        )
        .help(right_file),
        Unreadable::TooDeep { limit } => error(
            "import/too-deep",
            text!(zh: "{file} 的内容套了 {limit} 层以上，没有读", en: "{file} has elements nested deeper than {limit} levels and was not read"),
        )
        .help(text!(
            zh: "在浏览器或 Word 中打开，全选、复制到新文档，另存为 .docx 再读",
            en: "open it, select all, copy it to a new document, and save that as .docx",
        )),
        Unreadable::BrokenCharacter { line } => error(
            "import/broken-character",
            text!(zh: "{file} 第 {line} 行起不是文字，或混用了两种编码", en: "{file} is no text from line {line} on, or mixes two encodings"),
        )
        .help(text!(
            zh: "用记事本打开，另存为，编码选 UTF-8",
            en: "open it in an editor and save it as UTF-8",
        )),
        Unreadable::Foreign(kind) => foreign(file, *kind),
        Unreadable::Encrypted => error(
            "import/encrypted",
            text!(zh: "{file} 有打开密码，读不了", en: "{file} opens with a password only"),
        )
        .help(text!(
            zh: "输入密码打开，取消密码后另存一份",
            en: "open it with the password and save it without one",
        )),
        Unreadable::Damaged => error(
            "import/damaged",
            text!(zh: "{file} 不完整或已损坏", en: "{file} is cut off or damaged"),
        )
        .help(text!(
            zh: "重新下载；如果能打开，打开后另存一份再读",
            en: "download it again; if it opens, save it anew",
        )),
        Unreadable::Scanned { pages } => error(
            "import/scanned",
            text!(zh: "{file} 是扫描件，{pages} 页都是图片，没有文字", en: "{file} is a scan: its {pages} pages are pictures without text"),
        )
        .help(text!(
            zh: "向填报单位要 Word 版或网页；或用文字识别软件转成 .docx，再逐格核对",
            en: "ask for the document or the page; or have a program recognise the text and compare every cell",
        )),
        Unreadable::NothingPrinted => error(
            "import/nothing-printed",
            text!(zh: "{file} 里没有文字", en: "{file} has no text"),
        )
        .help(text!(
            zh: "打开看看；网页要等内容显示出来再保存",
            en: "open it and see; save a page only when its content shows",
        )),
        Unreadable::NoPdfReader => error(
            "import/no-pdf-reader",
            text!(zh: "读 PDF 要用 pdftotext，这台电脑上没有", en: "reading PDF needs pdftotext, which is not installed"),
        )
        .help(text!(
            zh: "安装 Poppler：Debian、Ubuntu 用 apt install poppler-utils poppler-data，macOS 用 brew install poppler，Windows 下载 Poppler 并把它的 bin 文件夹加入 PATH",
            en: "install Poppler: `apt install poppler-utils poppler-data` on Debian and Ubuntu, `brew install poppler` on macOS; on Windows download it and add its folder bin to PATH",
        ))
        .help(text!(
            zh: "或者改用网页、Word 版，或从 PDF 中全选、复制到文本文件",
            en: "or take the page or the document, or copy all text out of the PDF into a text file",
        )),
        Unreadable::PdfReaderTooSlow { seconds } => error(
            "import/pdf-too-slow",
            text!(zh: "{file} 读了 {seconds} 秒还没读完，已停止", en: "{file} was not read within {seconds} seconds"),
        )
        .help(right_file),
        Unreadable::PdfReaderFailed { said } => error(
            "import/pdf-failed",
            text!(zh: "pdftotext 读不了 {file}：{said}", en: "pdftotext cannot read {file}: {said}"),
        )
        .help(text!(
            zh: "重新下载；如果能打开，打开后另存一份再读",
            en: "download it again; if it opens, save it anew",
        )),
    }
}

fn foreign(file: &str, kind: Foreign) -> Diagnostic {
    let error = |words, help| Diagnostic::error(Code("import/foreign"), words).help(help);
    let as_docx = text!(
        zh: "用 Word 或 WPS 打开，另存为 .docx",
        en: "open it in Word or WPS and save it as .docx",
    );
    match kind {
        Foreign::Picture => error(
            text!(zh: "{file} 是图片，没有文字", en: "{file} is a picture without text"),
            text!(
                zh: "向填报单位要 Word 版或网页；或用文字识别软件转成 .docx，再逐格核对",
                en: "ask for the document or the page; or have a program recognise the text and compare every cell",
            ),
        ),
        Foreign::OldWord => error(
            text!(zh: "{file} 是旧格式的 Word 文件（.doc）或 WPS 文件", en: "{file} is a Word document of the old format (.doc), or of WPS"),
            as_docx,
        ),
        Foreign::Slides => error(
            text!(zh: "{file} 是演示文稿", en: "{file} holds slides"),
            text!(zh: "把文字复制到 Word 中，存为 .docx", en: "copy the text to a document and save it as .docx"),
        ),
        Foreign::RichText => {
            error(text!(zh: "{file} 是 RTF 文件", en: "{file} is an RTF file"), as_docx)
        }
        Foreign::OpenDocument => error(
            text!(zh: "{file} 是 OpenDocument 文件", en: "{file} is an OpenDocument file"),
            text!(
                zh: "用 LibreOffice 或 WPS 打开，另存为 .docx 或 .xlsx",
                en: "open it in LibreOffice and save it as .docx or .xlsx",
            ),
        ),
        Foreign::BinaryWorkbook => error(
            text!(zh: "{file} 是二进制工作簿（.xlsb）", en: "{file} is a binary workbook (.xlsb)"),
            text!(zh: "用 Excel 打开，另存为 .xlsx", en: "open it in Excel and save it as .xlsx"),
        ),
        Foreign::OldWorkbook => error(
            text!(zh: "{file} 是 Excel 97 以前的工作簿", en: "{file} is a workbook from before Excel 97"),
            text!(zh: "用 Excel 或 WPS 打开，另存为 .xlsx", en: "open it in Excel and save it as .xlsx"),
        ),
        Foreign::OfficeXml => error(
            text!(zh: "{file} 是 Word 或 Excel 的 XML 文件", en: "{file} is a document or workbook saved as XML"),
            text!(zh: "用 Word 或 Excel 打开，另存为 .docx 或 .xlsx", en: "open it in Word or Excel and save it as .docx or .xlsx"),
        ),
        Foreign::PageArchive => error(
            text!(zh: "{file} 是单个文件的网页（.mht）", en: "{file} is a page saved as one file (.mht)"),
            text!(zh: "用浏览器打开，另存为“网页，仅 HTML”", en: "open it in a browser and save it as “page, HTML only”"),
        ),
        Foreign::Ofd => error(
            text!(zh: "{file} 是 OFD 版式文件", en: "{file} is an OFD file"),
            text!(
                zh: "用 OFD 阅读器打开，导出为 PDF 或 Word",
                en: "open it in a reader for OFD and export it as PDF or .docx",
            ),
        ),
        Foreign::Archive => error(
            text!(zh: "{file} 是压缩包", en: "{file} is an archive"),
            text!(zh: "先解压，再读里面的文件", en: "unpack it and read the files inside"),
        ),
        Foreign::Unknown => error(
            text!(zh: "{file} 不是能读的格式", en: "{file} is of no format that can be read"),
            text!(
                zh: "能读网页、PDF、.docx、.xlsx、.xls、Markdown 和文本；其他格式先另存为其中一种",
                en: "what can be read: web pages, PDF, .docx, .xlsx, .xls, Markdown and text; save others as one of these",
            ),
        ),
    }
}

/// Returns what reading a file left out, or found odd, in words.
pub fn remark(remark: &Remark) -> Text {
    match &remark.kind {
        RemarkKind::UnevenRow { expected, found } => text!(
            zh: "这一行有 {found} 格，表里多数行有 {expected} 格",
            en: "the row has {found} cells, most rows of the table have {expected}",
        ),
        RemarkKind::Furniture { blocks, first } => text!(
            zh: "略去网页上不属于报告的 {blocks} 处，第一处是“{first}”",
            en: "what stands around the report on the page was left out, {blocks} in all; first “{first}”",
        ),
        RemarkKind::PageWithoutText { page } => text!(
            zh: "第 {page} 页没有文字：是空白页，或者整页是图片，图片没有读",
            en: "page {page} has no text: it is blank, or a picture, which was not read",
        ),
        RemarkKind::HiddenCells { sheet, cells } => text!(
            zh: "工作表“{sheet}”隐藏的行列中有 {cells} 格，没有读",
            en: "cells in hidden rows or columns of the sheet “{sheet}” were not read: {cells}",
        ),
        RemarkKind::HiddenSheet { sheet } => text!(
            zh: "工作表“{sheet}”是隐藏的，没有读",
            en: "the sheet “{sheet}” is hidden and was not read",
        ),
        RemarkKind::DeletedText { places } => text!(
            zh: "修订中删除的 {places} 处文字没有读",
            en: "text deleted in tracked changes was left out, in so many places: {places}",
        ),
        RemarkKind::LostCharacters { count } => text!(
            zh: "有 {count} 个字符损坏，写作 �",
            en: "broken characters, which stand as �: {count}",
        ),
        RemarkKind::LostNumbering => text!(
            zh: "这一段的自动编号认不出，没有写",
            en: "the automatic number of this paragraph is not known and is missing",
        ),
        RemarkKind::UnknownNumberFormat { format } => text!(
            zh: "数字格式“{format}”认不出，按存储的数写",
            en: "the number format “{format}” is not known; the number stands as it is stored",
        ),
    }
}
