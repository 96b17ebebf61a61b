//! Writing over a file: whole or not at all. The new text is written beside it first and takes its name last, so that a full disk or a
//! power cut leaves the old one.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use tempfile::NamedTempFile;

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

/// Writes a file with `write`, buffered. Until that has ended well the file is as it was, or not there.
///
/// # Errors
/// Where `write` has some, and where the folder has no room for the file.
pub(super) fn whole<T>(path: &Path, write: impl FnOnce(&mut dyn Write) -> anyhow::Result<T>) -> anyhow::Result<T> {
    let is_special = fs::metadata(path).is_ok_and(|metadata| !metadata.is_file());
    if is_special {
        // Nothing takes the name of a device or a pipe.
        let mut file = BufWriter::new(OpenOptions::new().write(true).open(path)?);
        let written = write(&mut file)?;
        file.flush()?;
        return Ok(written);
    }
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = BufWriter::new(tempfile::Builder::new().prefix(".lastread-").tempfile_in(folder)?);
    let written = write(&mut file)?;
    let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
    set_permissions(&file, &path)?;
    file.persist(&path).map_err(|error| error.error)?;
    Ok(written)
}

/// Gives a new file the permissions of the one it takes the place of, or else those that new files have.
fn set_permissions(file: &NamedTempFile, path: &Path) -> io::Result<()> {
    let permissions = match fs::metadata(path) {
        Ok(metadata) => metadata.permissions(),
        // The system gives a new file what the user's mask allows; a temporary one is for its owner alone.
        Err(_) => File::create_new(path)?.metadata()?.permissions(),
    };
    file.as_file().set_permissions(permissions)
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

    #[test]
    fn a_file_is_written_whole_or_stays_as_it_was() {
        let folder = TempDir::new().expect("a folder");
        let path = folder.path().join("report.html");
        let write = |text: &'static [u8]| move |out: &mut dyn Write| Ok(out.write_all(text)?);
        whole(&path, write(b"one")).expect("written");
        whole(&path, write(b"two")).expect("written");
        let failed: anyhow::Result<()> = whole(&path, |out| {
            out.write_all(b"three")?;
            anyhow::bail!("no more")
        });
        assert!(failed.is_err());
        assert_eq!(fs::read_to_string(&path).expect("read"), "two");
        assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 1, "nothing is left beside it");
    }
}
