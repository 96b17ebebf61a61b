//! Writing over a file: whole or not at all. The new text is written beside it first and takes its name last, so that a full disk or a
//! power cut leaves the old one.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Puts `after` in the place of `before`, which the file at `path` holds. Where the path is a link, what it leads to is written over.
///
/// # Errors
/// Where the file holds something else by now, is read-only, or where there is no room beside it; it is as it was then.
pub(super) fn replace(path: &Path, before: &str, after: &str) -> io::Result<()> {
    let path = fs::canonicalize(path)?;
    let metadata = fs::metadata(&path)?;
    if !metadata.is_file() {
        return Err(io::Error::other("not a regular file"));
    }
    if metadata.permissions().readonly() {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "read-only"));
    }
    // A file that may not be written must not be replaced either, though its folder would allow it.
    OpenOptions::new().write(true).open(&path)?;
    if fs::read(&path)? != before.as_bytes() {
        return Err(io::Error::other("it has changed since it was read"));
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".lastread-").tempfile_in(folder)?;
    file.write_all(after.as_bytes())?;
    file.as_file().set_permissions(metadata.permissions())?;
    file.as_file().sync_all()?;
    file.persist(&path).map(drop).map_err(|error| error.error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    #[test]
    fn a_file_that_has_changed_is_left_alone() {
        let folder = TempDir::new().expect("a folder");
        let path = folder.path().join("a.md");
        fs::write(&path, "newer").expect("written");
        assert!(replace(&path, "old", "mended").is_err());
        assert_eq!(fs::read_to_string(&path).expect("read"), "newer");
        replace(&path, "newer", "mended").expect("replaced");
        assert_eq!(fs::read_to_string(&path).expect("read"), "mended");
        assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 1, "nothing is left beside it");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_are_kept() {
        use std::os::unix::fs::PermissionsExt;
        let folder = TempDir::new().expect("a folder");
        let (path, link) = (folder.path().join("a.md"), folder.path().join("link.md"));
        fs::write(&path, "old").expect("written");
        fs::set_permissions(&path, PermissionsExt::from_mode(0o750)).expect("set");
        std::os::unix::fs::symlink("a.md", &link).expect("linked");
        replace(&link, "old", "mended").expect("replaced");
        assert_eq!(fs::read_to_string(&path).expect("read"), "mended");
        assert_eq!(fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o750);
        assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
    }
}
