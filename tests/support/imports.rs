//! The crate's own source, read for its plan: which file imports which, and what each names from
//! outside. A reader of tokens, no compiler: it follows `crate::`, `super::` and `self::` paths,
//! `use` trees, re-exports, and names that stand for an imported module.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// One source file, split into tokens; tests are left out.
pub(crate) struct SourceFile {
    /// The path below `src/`, with `/`.
    pub(crate) path: String,
    /// The text as it stands.
    pub(crate) text: String,
    tokens: Vec<String>,
    /// Every path it names, `use` trees spread out.
    paths: Vec<Import>,
}

impl SourceFile {
    /// Reads a file from its text.
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let tokens = without_tests(tokens(text));
        let paths = paths(&tokens);
        Self { path: path.to_owned(), text: text.to_owned(), tokens, paths }
    }

    /// Returns the path of its module: `["syntax", "lower"]`.
    fn module(&self) -> Vec<String> {
        if ["lib.rs", "main.rs"].contains(&self.path.as_str()) {
            return Vec::new();
        }
        let stem = self.path.trim_end_matches(".rs").trim_end_matches("/mod");
        stem.split('/').map(str::to_owned).collect()
    }

    /// Returns the folder of `src/` it lies in, or its own name for a file at the top.
    pub(crate) fn room(&self) -> &str {
        self.path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// Returns how many lines there are before the tests.
    pub(crate) fn production_lines(&self) -> usize {
        let lines = self.text.lines().collect::<Vec<_>>();
        let opens_tests =
            |pair: &[&str]| pair[0] == "#[cfg(test)]" && pair[1].starts_with("mod tests {");
        lines.windows(2).position(opens_tests).unwrap_or(lines.len())
    }

    /// Tells whether it holds anything but modules and imports.
    pub(crate) fn holds_code(&self) -> bool {
        let mut rest = self.tokens.as_slice();
        while let Some(end) = rest.iter().position(|token| token == ";") {
            let statement = strip_visibility(&rest[..end]);
            let import = statement.first().is_some_and(|token| token == "use");
            let module = statement.len() == 2 && statement[0] == "mod";
            if !import && !module {
                return true;
            }
            rest = &rest[end + 1..];
        }
        !rest.is_empty()
    }

    /// Returns the paths of this file that begin with a crate of this name, or with `std`.
    pub(crate) fn foreign(&self, krate: &str) -> Vec<String> {
        let paths = self.paths.iter().filter(|import| import.path[0] == krate);
        paths.map(|import| import.path.join("::")).collect()
    }

    /// Returns the name of everything that a glob import takes, outside tests.
    pub(crate) fn globs(&self) -> Vec<String> {
        let globs = self.paths.iter().filter(|import| import.path.ends_with(&["*".into()]));
        globs.map(|import| import.path.join("::")).collect()
    }
}

/// A path, and the name it is imported under where it is imported.
struct Import {
    path: Vec<String>,
    name: Option<String>,
}

/// Returns every path in a file, `use` trees spread out, with the name that an import gives it.
fn paths(tokens: &[String]) -> Vec<Import> {
    let follows = |at: usize, token: &str| tokens.get(at).is_some_and(|found| found == token);
    let name_at = |at: usize| tokens.get(at).is_some_and(|token| is_name(token));
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let token = tokens[at].as_str();
        let starts = at == 0 || tokens[at - 1] != "::";
        if token == "use" {
            let end = tokens[at..].iter().position(|token| token == ";").unwrap_or(1);
            spread(&tokens[at + 1..at + end], &[], &mut found);
            at += end;
        } else if starts && is_name(token) && follows(at + 1, "::") {
            let mut path = vec![token.to_owned()];
            while follows(at + 1, "::") && name_at(at + 2) {
                path.push(tokens[at + 2].clone());
                at += 2;
            }
            found.push(Import { path, name: None });
        }
        at += 1;
    }
    found
}

/// All files of a crate.
pub(crate) struct Crate {
    /// The files, sorted by path.
    pub(crate) files: Vec<SourceFile>,
    /// The number of the file of each module; `main.rs` is of none.
    modules: BTreeMap<Vec<String>, usize>,
}

impl Crate {
    /// Reads the crate below a folder; files of tests are left out.
    pub(crate) fn read(src: &Path) -> Self {
        let mut files = Vec::new();
        collect(src, src, &mut files);
        let test_modules: BTreeSet<String> =
            files.iter().flat_map(|(path, text)| test_modules(path, text)).collect();
        files.retain(|(path, _)| {
            let stem = path.trim_end_matches(".rs").trim_end_matches("/mod");
            !test_modules.iter().any(|test| stem == test || path.starts_with(&format!("{test}/")))
        });
        files.sort();
        Self::with(files.iter().map(|(path, text)| SourceFile::new(path, text)).collect())
    }

    /// Makes a crate of files given as path and text.
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        Self::with(files.iter().map(|(path, text)| SourceFile::new(path, text)).collect())
    }

    fn with(files: Vec<SourceFile>) -> Self {
        let all = files.iter().enumerate().rev();
        let modules = all.filter(|(_, file)| file.path != "main.rs");
        let modules = modules.map(|(at, file)| (file.module(), at)).collect();
        Self { files, modules }
    }

    /// Returns for each file the files it imports from, with the path as written.
    pub(crate) fn imports(&self) -> BTreeMap<&str, BTreeMap<&str, String>> {
        self.files.iter().map(|file| (file.path.as_str(), self.imports_of(file))).collect()
    }

    fn imports_of(&self, file: &SourceFile) -> BTreeMap<&str, String> {
        let paths = &file.paths;
        // Names that stand for a module, so that `eval::Finding` leads to the file that defines it.
        let mut modules: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for import in paths {
            let path = absolute(file, &import.path);
            let path = path.filter(|path| self.module_file(path).is_some());
            modules.extend(import.name.clone().zip(path));
        }
        let mut found = BTreeMap::new();
        for import in paths {
            let alias = modules.get(&import.path[0]).filter(|_| import.name.is_none());
            let path = match alias {
                Some(module) => {
                    let tail = import.path[1..].iter().cloned();
                    Some(module.iter().cloned().chain(tail).collect())
                }
                None => absolute(file, &import.path),
            };
            let Some(path) = path else { continue };
            // A room that is imported is named again where one of its items is.
            let room = self.module_file(&path).is_some_and(|file| is_declaring(&file.path));
            let target = self.file_of(&path, 0).filter(|target| !room && *target != file.path);
            if let Some(target) = target {
                found.entry(target).or_insert_with(|| import.path.join("::"));
            }
        }
        found
    }

    fn module_file(&self, module: &[String]) -> Option<&SourceFile> {
        self.files.get(*self.modules.get(module)?)
    }

    /// Returns the file that defines what a path from the root of the crate names.
    fn file_of(&self, path: &[String], depth: usize) -> Option<&str> {
        let length =
            (0..=path.len()).rev().find(|end| self.module_file(&path[..*end]).is_some())?;
        let file = self.module_file(&path[..length])?;
        let Some(item) = path.get(length) else { return Some(&file.path) };
        let reexported = file.paths.iter().find(|import| import.name.as_ref() == Some(item));
        let inner = reexported.and_then(|import| absolute(file, &import.path));
        match inner {
            // An import of another room is no re-export: the item is defined where it was written.
            Some(inner) if depth < 8 && inner != path && is_declaring(&file.path) => {
                self.file_of(&inner, depth + 1)
            }
            _ => Some(&file.path),
        }
    }

    /// Returns the import cycles between files, each once, as the files in order.
    pub(crate) fn cycles(&self) -> Vec<Vec<String>> {
        let imports = self.imports();
        let mut cycles = BTreeSet::new();
        for start in imports.keys() {
            if let Some(cycle) = shortest_cycle(start, &imports) {
                let first = cycle.iter().enumerate().min_by_key(|(_, file)| **file);
                let first = first.map_or(0, |(index, _)| index);
                let turned = cycle[first..].iter().chain(&cycle[..first]);
                cycles.insert(turned.map(|file| (*file).to_owned()).collect::<Vec<_>>());
            }
        }
        cycles.into_iter().collect()
    }
}

/// Walks breadth first from a file back to itself.
fn shortest_cycle<'a>(
    start: &'a str,
    imports: &BTreeMap<&'a str, BTreeMap<&'a str, String>>,
) -> Option<Vec<&'a str>> {
    let mut reached_from: BTreeMap<&str, &str> = BTreeMap::new();
    let mut queue = std::collections::VecDeque::from([start]);
    while let Some(file) = queue.pop_front() {
        for next in imports.get(file).into_iter().flat_map(BTreeMap::keys) {
            if *next == start {
                let mut cycle = vec![file];
                while let Some(before) = reached_from.get(cycle[cycle.len() - 1]) {
                    cycle.push(before);
                }
                cycle.reverse();
                return Some(cycle);
            }
            if !reached_from.contains_key(next) {
                reached_from.insert(next, file);
                queue.push_back(next);
            }
        }
    }
    None
}

/// Tells whether a file only declares and re-exports.
fn is_declaring(path: &str) -> bool {
    path == "lib.rs" || path.ends_with("mod.rs")
}

/// Turns a path as written into one from the root of the crate; none for paths of other crates.
fn absolute(file: &SourceFile, path: &[String]) -> Option<Vec<String>> {
    let mut base = file.module();
    let mut rest = path;
    match rest.first()?.as_str() {
        "crate" => {
            base.clear();
            rest = &rest[1..];
        }
        "self" => rest = &rest[1..],
        "super" => {
            while rest.first().is_some_and(|part| part == "super") {
                base.pop();
                rest = &rest[1..];
            }
        }
        // `pub use human::report` in a `mod.rs` names a module of its own.
        _ if is_declaring(&file.path) => {}
        _ => return None,
    }
    let rest = rest.iter().filter(|part| !["*", "self"].contains(&part.as_str()));
    Some(base.into_iter().chain(rest.cloned()).collect())
}

/// Spreads a `use` tree into its paths.
fn spread(tokens: &[String], prefix: &[String], found: &mut Vec<Import>) {
    let mut path = prefix.to_vec();
    let mut at = 0;
    while at < tokens.len() {
        match tokens[at].as_str() {
            "{" => {
                for part in split_at_commas(&tokens[at + 1..tokens.len() - 1]) {
                    spread(part, &path, found);
                }
                return;
            }
            "as" => {
                found.push(Import { path, name: tokens.get(at + 1).cloned() });
                return;
            }
            "::" => {}
            name => path.push(name.to_owned()),
        }
        at += 1;
    }
    if path.last().is_some_and(|last| last == "self") {
        path.pop();
    }
    if let Some(name) = path.last().cloned() {
        found.push(Import { path, name: Some(name) });
    }
}

fn split_at_commas(tokens: &[String]) -> Vec<&[String]> {
    let mut parts = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    for (at, token) in tokens.iter().enumerate() {
        match token.as_str() {
            "{" => depth += 1,
            "}" => depth = depth.saturating_sub(1),
            "," if depth == 0 => {
                parts.push(&tokens[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&tokens[start..]);
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

fn strip_visibility(tokens: &[String]) -> &[String] {
    match tokens.first().map(String::as_str) {
        Some("pub") if tokens.get(1).is_some_and(|token| token == "(") => {
            let close = tokens.iter().position(|token| token == ")").unwrap_or(0);
            &tokens[close + 1..]
        }
        Some("pub") => &tokens[1..],
        _ => tokens,
    }
}

fn is_name(token: &str) -> bool {
    token.starts_with(|sign: char| sign.is_alphabetic() || sign == '_')
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("a folder of src") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(root, &path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.strip_prefix(root).expect("below src").to_string_lossy().into_owned();
            files.push((name.replace('\\', "/"), fs::read_to_string(&path).expect("a file")));
        }
    }
}

/// Returns the modules that a file declares for tests alone, as paths below `src/`.
fn test_modules(path: &str, text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    let mut in_tests = false;
    for line in lines {
        if line.starts_with("#[cfg(test)]") {
            in_tests = true;
        } else if !line.starts_with("#[") {
            let name = line.strip_prefix("mod ").and_then(|rest| rest.strip_suffix(';'));
            if let (true, Some(name)) = (in_tests, name) {
                // `a/b.rs` has its modules in `a/b/`, `a/mod.rs` in `a/`.
                let stem = path.trim_end_matches(".rs");
                let roots = ["mod", "lib", "main"];
                let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
                let is_root = roots.contains(&file.trim_end_matches(".rs"));
                let home = if is_root { folder } else { stem };
                found.push(format!("{home}/{name}").trim_start_matches('/').to_owned());
            }
            in_tests = false;
        }
    }
    found
}

/// Splits a text into names, numbers, `::` and single signs. Comments, texts and characters go.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if sign == '"' {
            text_length(rest)
        } else if rest.starts_with("r\"") || rest.starts_with("r#") {
            raw_text_length(rest)
        } else if sign == '\'' {
            character_length(rest)
        } else if sign.is_alphanumeric() || sign == '_' {
            let ends = |sign: char| !(sign.is_alphanumeric() || sign == '_');
            let end = rest.find(ends).unwrap_or(rest.len());
            tokens.push(rest[..end].to_owned());
            end
        } else if rest.starts_with("::") {
            tokens.push("::".to_owned());
            2
        } else {
            if !sign.is_whitespace() {
                tokens.push(sign.to_string());
            }
            sign.len_utf8()
        };
        rest = &rest[length.max(1)..];
    }
    tokens
}

fn text_length(rest: &str) -> usize {
    let mut escaped = false;
    for (at, sign) in rest.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if sign == '\\' {
            escaped = true;
        } else if sign == '"' {
            return at + 1;
        }
    }
    rest.len()
}

fn raw_text_length(rest: &str) -> usize {
    let hashes = rest[1..].chars().take_while(|sign| *sign == '#').count();
    let end = format!("\"{}", "#".repeat(hashes));
    let start = 1 + hashes;
    if !rest[start..].starts_with('"') {
        return 1;
    }
    rest[start + 1..].find(&end).map_or(rest.len(), |found| start + 1 + found + end.len())
}

/// A character literal, or the sign of a lifetime alone.
fn character_length(rest: &str) -> usize {
    let mut signs = rest.char_indices().skip(1);
    match signs.next() {
        Some((_, '\\')) => rest[3..].find('\'').map_or(1, |end| end + 4),
        Some((at, sign)) if rest[at + sign.len_utf8()..].starts_with('\'') => {
            at + sign.len_utf8() + 1
        }
        _ => 1,
    }
}

/// Leaves out attributes, and what stands behind `#[cfg(test)]`.
fn without_tests(tokens: Vec<String>) -> Vec<String> {
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let attribute = tokens[at] == "#"
            && tokens.get(at + 1).is_some_and(|token| ["[", "!"].contains(&token.as_str()));
        if !attribute {
            kept.push(tokens[at].clone());
            at += 1;
            continue;
        }
        let end = closing(&tokens, at, "[", "]");
        let is_test = tokens[at..end].join("").starts_with("#[cfg(test)]");
        at = end;
        if is_test {
            while tokens.get(at).is_some_and(|token| token == "#") {
                at = closing(&tokens, at, "[", "]");
            }
            let stop = tokens[at..].iter().position(|token| token == ";" || token == "{");
            let stop = stop.map_or(tokens.len(), |stop| at + stop);
            let block = tokens.get(stop).is_some_and(|token| token == "{");
            at = if block { closing(&tokens, stop, "{", "}") } else { stop + 1 };
        }
    }
    kept
}

/// Returns the place behind the bracket that closes the first one at or after `from`.
fn closing(tokens: &[String], from: usize, open: &str, close: &str) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(from) {
        if token == open {
            depth += 1;
        } else if token == close {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return at + 1;
            }
        }
    }
    tokens.len()
}
