//! Documents and workbooks of office programs since 2007 → blocks: packed folders of XML.

mod docx;
mod number_format;
mod package;
mod shown;
mod shown_date;
mod xlsx;
mod xml;

pub use docx::read_docx;
pub(super) use number_format::built_in;
pub(super) use shown::{general, shown};

pub use xlsx::read_xlsx;
