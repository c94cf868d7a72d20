//! One file of a pack, and what it holds. Files are read apart from each other.

use std::sync::OnceLock;

use super::error::PackError;
use super::text::{Named, PackText, decode_into};
use crate::model::{Form, LoadError, Manifest, load_form};
use crate::source::{FileId, SourceMap, Span};
use crate::syntax::{RuleFile, SyntaxError, parse};

/// A file of a pack.
#[derive(Debug)]
pub(super) struct PackFile {
    /// The number of its pack.
    pub(super) pack: usize,
    kind: FileKind,
    file: FileId,
    /// What it holds; none before it is read.
    pub(super) read: OnceLock<FileRead>,
}

#[derive(Clone, Copy, Debug)]
enum FileKind {
    Manifest,
    Form,
    Rules,
}

/// What a file holds.
#[derive(Debug)]
pub(super) enum FileRead {
    /// The manifest.
    Manifest(Manifest),
    /// A form, as far as it could be read.
    Form(Box<Option<Form>>, Vec<LoadError>),
    /// The rules that could be read.
    Rules(RuleFile, Vec<SyntaxError>),
    /// Nothing that could be read.
    Broken(PackError),
}

impl PackFile {
    /// Returns the files of a pack, in the order in which their problems are listed. Their texts are added
    /// to `sources`.
    pub(super) fn all(pack: usize, text: PackText, sources: &mut SourceMap) -> Vec<Self> {
        let PackText { manifest, forms, rules } = text;
        let manifest = manifest.into_iter().map(|file| (FileKind::Manifest, file));
        let forms = forms.into_iter().map(|file| (FileKind::Form, file));
        let rules = rules.into_iter().map(|file| (FileKind::Rules, file));
        let all = manifest.chain(forms).chain(rules);
        all.map(|(kind, file)| Self::new(pack, kind, file, sources)).collect()
    }

    fn new(pack: usize, kind: FileKind, file: Named<Vec<u8>>, sources: &mut SourceMap) -> Self {
        let read = OnceLock::new();
        match decode_into(file, 0, sources) {
            Ok(file) => Self { pack, kind, file, read },
            Err(error) => {
                let file = error.span.file;
                let read = OnceLock::from(FileRead::Broken(PackError::Undecodable(error)));
                Self { pack, kind, file, read }
            }
        }
    }

    /// Returns how long its text is, in bytes.
    pub(super) fn size(&self, sources: &SourceMap) -> usize {
        sources.text(self.file).len()
    }

    /// Reads it, unless that has been tried.
    pub(super) fn read(&self, sources: &SourceMap) {
        let text = sources.text(self.file);
        self.read.get_or_init(|| match self.kind {
            FileKind::Manifest => match Manifest::read(text) {
                Ok(manifest) => FileRead::Manifest(manifest),
                Err(error) => {
                    let at = error.at.filter(|at| text.is_char_boundary(*at)).unwrap_or(0);
                    let span = Span::new(self.file, at..at);
                    FileRead::Broken(PackError::Manifest(error, span))
                }
            },
            FileKind::Form => {
                let (form, found) = load_form(self.file, text);
                FileRead::Form(Box::new(form), found)
            }
            FileKind::Rules => {
                let (rules, found) = parse(self.file, text);
                FileRead::Rules(rules, found)
            }
        });
    }
}
