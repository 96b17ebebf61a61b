//! The copy that benchmarks read: the stories among the fixtures, one after the other, without their front matter.

use std::fs;

/// All of it.
pub(crate) fn copy() -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/stories");
    let mut paths: Vec<_> = fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let stories = paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    let texts = stories.map(|path| fs::read_to_string(path).expect("a story"));
    texts.map(|text| text.splitn(3, "---\n").last().unwrap_or_default().to_owned() + "\n\n").collect()
}

/// `copy` again and again, up to about so many bytes and a whole paragraph.
pub(crate) fn of_length(copy: &str, bytes: usize) -> String {
    let mut text = copy.repeat(bytes / copy.len() + 1);
    let end = text.floor_char_boundary(bytes);
    let end = text[..end].rfind("\n\n").unwrap_or(end);
    text.truncate(end);
    text
}
