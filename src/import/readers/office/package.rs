//! A packed file and its parts, unpacked one at a time and never further than a limit.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::xml::{Element, parse};
use crate::import::problem::Unreadable;

/// The most bytes of the packed file.
const MAX_PACKED: usize = 64 * 1024 * 1024;

/// The most bytes that one part unpacks to.
const MAX_PART: usize = 64 * 1024 * 1024;

/// A packed file.
#[derive(Debug)]
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Package<'a> {
    /// Opens a packed file.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        if bytes.len() > MAX_PACKED {
            return Err(Unreadable::TooLarge { limit: MAX_PACKED / 1024 / 1024 });
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
        Ok(Self { archive })
    }

    /// Returns the name of the part that holds the document or the list of sheets.
    pub(super) fn main_part(&mut self) -> Result<String, Unreadable> {
        let mut targets = self.targets("")?.into_iter();
        let main = targets.find(|target| target.kind.ends_with("/officeDocument"));
        main.map(|target| target.part).ok_or(Unreadable::Damaged)
    }

    /// Returns the parts that a part refers to; those of the whole file for no part.
    pub(super) fn targets(&mut self, part: &str) -> Result<Vec<Target>, Unreadable> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let list = self.tree(&format!("{folder}{slash}_rels/{file}.rels"))?;
        let target = |one: &Element| {
            let own = one.attribute("Target")?;
            // From the root of the file, else from the folder of the part.
            let part = match own.strip_prefix('/') {
                Some(part) => part.to_owned(),
                None => format!("{folder}{slash}{own}"),
            };
            let (id, kind) = (one.attribute("Id")?.to_owned(), one.attribute("Type")?.to_owned());
            Some(Target { id, kind, part })
        };
        Ok(list.iter().flat_map(Element::elements).filter_map(target).collect())
    }

    /// Returns a part as a tree; `None` where there is no such part.
    pub(super) fn tree(&mut self, name: &str) -> Result<Option<Element>, Unreadable> {
        let mut part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(Unreadable::Encrypted);
            }
            Err(_) => return Err(Unreadable::Damaged),
        };
        let mut bytes = Vec::new();
        let limit = MAX_PART as u64 + 1;
        // What the part claims to unpack to is not believed.
        part.by_ref().take(limit).read_to_end(&mut bytes).map_err(|_| Unreadable::Damaged)?;
        if bytes.len() > MAX_PART {
            return Err(Unreadable::UnpacksTooLarge { limit: MAX_PART / 1024 / 1024 });
        }
        parse(&bytes).map(Some)
    }
}

/// A part that another part refers to.
#[derive(Debug)]
pub(super) struct Target {
    /// The name by which the part refers to it.
    pub(super) id: String,
    /// What it is; a long name that ends in the kind.
    pub(super) kind: String,
    /// The name of the part.
    pub(super) part: String,
}
