//! The codes of what the reading of a published report was not sure of.

use super::entry::CodeExample::{Published, Told};
use super::entry::{CodeEntry, entry};

/// Everywhere the original decides.
const COMPARE: [&str; 2] = [
    "对照原件，在报告文件里补上或改正。",
    "Compare the original, and correct the report document.",
];

/// An entry of which the remedy is to look at the original.
const fn compared(
    code: &'static str,
    text: &'static str,
    zh: &'static str,
    en: &'static str,
) -> CodeEntry {
    entry(code, Published(text), [zh, COMPARE[0]], [en, COMPARE[1]])
}

pub(super) const ENTRIES: &[CodeEntry] = &[
    entry(
        "import/furniture",
        Published(
            "某某市统计局2023年政府信息公开工作年度报告\n一、总体情况\n全年收到申请三件。\n— 1 —\n二、主动公开政府信息情况\n— 2 —\n三、收到和处理政府信息公开申请情况\n— 3 —\n",
        ),
        [
            "每页都印的页码、页眉没有算进报告。",
            "列出的确是页码、页眉的，不用管；有正文的，在报告文件里补上。",
        ],
        [
            "Page numbers and running heads are no part of the report and were left out.",
            "Nothing, where they are that; else add the text to the report document.",
        ],
    ),
    entry(
        "import/before-title",
        Published(
            "<html><body><p>首页</p><p>政务公开</p><h1>某某市统计局2023年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>全年收到申请三件。</p></body></html>\n",
        ),
        [
            "网页上标题前面的内容（栏目、路径）没有算进报告。",
            "标题认错了的，对照原件改正报告文件。",
        ],
        [
            "What a page shows before the title, such as its navigation, was left out.",
            "Where another line is the title, correct the report document.",
        ],
    ),
    compared(
        "import/figures-left",
        "三、收到和处理政府信息公开申请情况\n 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n一、本年新收政府信息公开申请数量 34 1 0 0 0 0 35\n本单位自定的一行 7 0 0 0 0 0 7\n二、上年结转政府信息公开申请数量 2 0 0 0 0 0 2\n",
        "表里有一串数，前面的文字不是表式的行名，不知道属于哪一行，没有读。",
        "Figures stand in a table behind words that are no label of the form, and were left out.",
    ),
    entry(
        "import/more-figures-left",
        Told(
            "几百行数，没有一行的名称在表式里。",
            "Hundreds of rows of figures, none with a label of the form.",
        ),
        ["不知道属于哪一行的数太多，没有逐处列出。", "核对是不是选错了文件，或几份报告连在一起。"],
        [
            "Too many figures belong to no row; they are not listed one by one.",
            "Check that it is the right file, and one report only.",
        ],
    ),
    compared(
        "import/row-length",
        "三、收到和处理政府信息公开申请情况\n 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n一、本年新收政府信息公开申请数量 34 1 0 0 35\n",
        "一行的数比表的列少或多，分不清哪个数是哪一列，整行记作“?”，不猜。",
        "A row has fewer or more figures than the table has columns; which is which cannot be told, so the row is written as `?`.",
    ),
    compared(
        "import/several-lines",
        "三、收到和处理政府信息公开申请情况\n                 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n一、本年新收政府信息公开申请数量        5      0        0           1            2         0    8\n二、上年结转政府信息公开申请数量        1      0        0           0            0         0    1\n三、本年度办理结果\n（一）予以公开                          4      0        0           1            2         0    7\n（二）部分公开（区分处理的，只计这      2\n一情形，不计其他情形）                         0        0           0            0         0    2\n",
        "一行的数在原件里折成了几行，程序按各数所在的位置认定是哪一列。",
        "The figures of one row stand on several lines of the original; each was given to the column it stands under.",
    ),
    compared(
        "import/doubted",
        "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容         本年制发件数  本年废止件数  现行有效件数\n规章                  0             0            5\n行政规范性文件      1641           0            6\n                      6                         0\n第二十条第（五）项\n信息内容         本年处理决定数量\n行政许可              7\n",
        "一行旁边还有不知属于哪一行的数：可能是格子太窄，一个数折成了两截。牵涉到的格记作“?”。",
        "Figures that belong to no row stand beside a row, perhaps the rest of a figure that a narrow cell cut in two; the cells that they touch are written as `?`.",
    ),
    compared(
        "import/by-position",
        "三、收到和处理政府信息公开申请情况\n                 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n一、本年新收政府信息公开申请数量        5      0        0           1            2         0    8\n二、上年结转政府信息公开申请数量        1      0        0           0            0         0    1\n三、本年度办理结果\n（一）予以公开                          4               0           1            2         0    7\n",
        "一行有几格没有印数，其余的数按所在的位置认定是哪一列。",
        "Some cells of a row are printed without figures; the others were given to the columns they stand under.",
    ),
    compared(
        "import/no-figures",
        "三、收到和处理政府信息公开申请情况\n 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n一、本年新收政府信息公开申请数量\n二、上年结转政府信息公开申请数量 2 0 0 0 0 0 2\n",
        "有这一行的名称，没有读到它的数，各格记作空格。",
        "The label of a row was found and no figures; its cells are written as blanks.",
    ),
    compared(
        "import/missing-rows",
        "三、收到和处理政府信息公开申请情况\n 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n一、本年新收政府信息公开申请数量 34 1 0 0 0 0 35\n",
        "表式有的行，在这份报告里没有找到：原件缺行，或行名印得认不出。",
        "Rows of the form were not found: the original lacks them, or prints labels that could not be told.",
    ),
    entry(
        "import/missing-table",
        Published("某某市统计局2023年政府信息公开工作年度报告\n一、总体情况\n全年收到申请三件。\n"),
        ["没有找到表式的这张表。", "对照原件：确有这张表的（例如是一张图片），在报告文件里补上。"],
        [
            "A table of the form was not found.",
            "Compare the original; where it has the table, perhaps as a picture, add it to the report document.",
        ],
    ),
    entry(
        "import/misprint",
        Published(
            "三、收到和处理政府信息公开申请情况\n 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n一、本年新收政府信息公开申请数量 34 1 0 0 0 0 35\n二、上年结转政府信息公开申请数量 2 0 0 0 0 0 2\n三、本年度办理结果\n（三）不予公开\n1.属于国家秘秘 0 0 0 0 0 0 0\n",
        ),
        ["印的行名与表式只差一两个字，当作表式的那一行读。", "不对的话，改正报告文件里的 as。"],
        [
            "A label differs from the form's by a character or two, and was taken for it.",
            "If that is wrong, correct `as` in the report document.",
        ],
    ),
    compared(
        "import/no-head",
        "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 34 1 0 0 0 0 35\n二、上年结转政府信息公开申请数量 2 0 0 0 0 0 2\n",
        "没有读到列名，各数按表式的先后算作各列。",
        "The labels of columns were not found; the figures were read in the order of the form.",
    ),
    compared(
        "import/other-order",
        "三、收到和处理政府信息公开申请情况\n 商业企业 自然人 科研机构 社会公益组织 法律服务机构 其他 总计\n一、本年新收政府信息公开申请数量 34 1 0 0 0 0 35\n二、上年结转政府信息公开申请数量 2 0 0 0 0 0 2\n",
        "印的列的先后与表式不同，按印的列名读。",
        "The columns are printed in another order than the form's, and were read by their labels.",
    ),
    entry(
        "import/by-columns",
        Published(
            "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量\n二、上年结转政府信息公开申请数量\n自然人\n34\n2\n商业企业\n1\n0\n科研机构\n0\n0\n社会公益组织\n0\n0\n法律服务机构\n0\n0\n其他\n0\n0\n总计\n35\n2\n",
        ),
        [
            "从 PDF 复制出来的文字有时一栏接一栏：先是全部行名，再是一栏的栏名和它的各个数。行名、栏名一个不缺，每栏的数又恰好和行名一样多，才按先后读；差一个就不读。",
            "对照原件抽查几格，特别是有空格的栏。",
        ],
        [
            "Text copied out of a PDF may go column by column: the labels of all rows first, then each column's label and its figures. It is read only where no label is missing and each column has exactly as many figures as there are rows.",
            "Compare a few cells with the original, above all in columns that have blank cells.",
        ],
    ),
    entry(
        "import/repeated",
        Published(
            "四、政府信息公开行政复议、行政诉讼情况\n结果维持 结果纠正 其他结果 尚未审结 总计\n0 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n上年\n结果维持 结果纠正 其他结果 尚未审结 总计\n1 0 0 0 1 0 0 0 0 0 0 0 0 0 0\n",
        ),
        [
            "同一张表在文件里印了两次：报告复制了两遍，或上年的表也排在一起。行数多的那一张读进报告，一样多的读前一张；另一张整张不读，不会混着读。",
            "看读的是不是本年的：不是的，把另一张从原件里删掉再读。几份报告存在一个文件里的，分开存。",
        ],
        [
            "A table is printed twice: the report stands in the file twice, or last year's table beside this year's. The one with more rows is read, of equals the first; the other is left out whole, and the two are never mixed.",
            "See whether the one of this year was read; where it was not, take the other out of the file and import again. Store several reports of one file in a file each.",
        ],
    ),
    compared(
        "import/unread",
        "三、收到和处理政府信息公开申请情况\n 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n一、本年新收政府信息公开申请数量 34 O 0 0 0 0 34\n",
        "一格里印的不是数（例子里是字母 O），记作“?”，不当作 0。",
        "What is printed in a cell is no figure (here the letter O); it is written as `?`, never as 0.",
    ),
    entry(
        "import/unexplained",
        Published(
            "三、收到和处理政府信息公开申请情况\n 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n一、本年新收政府信息公开申请数量 34 1 0 0 0 0 35\n本表由办公室填写\n二、上年结转政府信息公开申请数量 2 0 0 0 0 0 2\n",
        ),
        [
            "表里有一段文字不是表式的名称，没有读。",
            "是说明的，不用管；是行名的，对照原件补上这一行。",
        ],
        [
            "Words inside a table are no label of the form, and were left out.",
            "Nothing, where they are a remark; where they are a label, add the row.",
        ],
    ),
    entry(
        "import/no-title",
        Published("一、总体情况\n全年收到申请三件。\n"),
        [
            "没有找到报告的标题。",
            "标题写明单位、年度和报告名称；确有标题的，在报告文件里补上 title:。",
        ],
        [
            "The title of the report was not found.",
            "A title names unit, year and kind; where there is one, add `title:` to the report document.",
        ],
    ),
    entry(
        "import/figures-first",
        Published(
            "二、主动公开政府信息情况\n第二十条第（六）项\n信息内容\n本年处理决定数量\n13\n行政处罚\n60\n行政强制\n",
        ),
        [
            "表里第一行的行名前面印着数，各行的数可能都在行名前面：从 PDF 复制的文字常会这样。照平常的先后读，每一行就成了下一行的数，所以整表没有读。",
            "用原来的 PDF、网页或 Word 版；没有的，对照原件逐行填上。",
        ],
        [
            "Figures stand before the first label of the table, so that all of them may stand before their labels, as in text copied out of a PDF. Read in the usual order each row would have the figures of the next; so none was read.",
            "Import the PDF, page or document itself; or fill the rows in from the original.",
        ],
    ),
    entry(
        "import/published-differs",
        Published(
            "某局2021年政府信息公开工作年度报告\n来源：某局 发布时间：2022-01-25 点击：3\n一、总体情况\n全年收到申请三件。\n公开日期：2022-02-01 公开方式：主动公开\n",
        ),
        [
            "网页上的发布日期、发布时间、公开日期不是同一天，分不清哪一天是报告公布的日子，没有采用。",
            "看清是哪一天，在报告文件里写上 published:。",
        ],
        [
            "Fields around the report name several days of publication; which is the report's cannot be told, and none was taken.",
            "See which it is, and add `published:` to the report document.",
        ],
    ),
    entry(
        "import/no-unit",
        Published("一、总体情况\n全年收到申请三件。\n"),
        ["标题里没有找到填报单位。", "用 --unit 单位名称 指明，或在报告文件里补上 unit:。"],
        [
            "The unit that reports was not found.",
            "Name it with --unit NAME, or add `unit:` to the document.",
        ],
    ),
    entry(
        "import/no-year",
        Published("一、总体情况\n全年收到申请三件。\n"),
        ["标题里没有找到报告的年度。", "用 --year 年份 指明，或在报告文件里补上 year:。"],
        [
            "The year of the report was not found.",
            "Name it with --year YEAR, or add `year:` to the document.",
        ],
    ),
    entry(
        "import/missing-section",
        Published("某某市统计局2023年政府信息公开工作年度报告\n一、总体情况\n全年收到申请三件。\n"),
        ["没有找到表式的这一部分。", "对照原件：标题印得不同的，在报告文件里改成表式的标题。"],
        [
            "A section of the form was not found.",
            "Compare the original; where its heading is worded otherwise, correct it in the report document.",
        ],
    ),
];
