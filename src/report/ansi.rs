//! Colours for a terminal, as ANSI escape sequences. Written by hand so that the library colours without a terminal library.

use codespan_reporting::diagnostic::{LabelStyle, Severity};
use codespan_reporting::term::WriteStyle;
use std::io::{self, Write};

/// A writer that colours what the renderer marks.
pub(super) struct Ansi<'a> {
    out: &'a mut dyn Write,
}

impl<'a> Ansi<'a> {
    pub(super) fn new(out: &'a mut dyn Write) -> Ansi<'a> {
        Ansi { out }
    }

    /// Sets one style ("Select Graphic Rendition" codes), nothing kept from the one before.
    fn set(&mut self, codes: &str) -> io::Result<()> {
        write!(self.out, "\x1b[0;{codes}m")
    }
}

impl Write for Ansi<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Codes of the standard palette, which terminals let their users choose.
const CYAN: &str = "36";
const BOLD: &str = "1";

fn color(severity: Severity) -> &'static str {
    match severity {
        Severity::Bug | Severity::Error => "31",
        Severity::Warning => "33",
        Severity::Note => "32",
        Severity::Help => CYAN,
    }
}

impl WriteStyle for Ansi<'_> {
    fn set_header(&mut self, severity: Severity) -> io::Result<()> {
        self.set(&format!("{BOLD};{}", color(severity)))
    }

    fn set_header_message(&mut self) -> io::Result<()> {
        self.set(BOLD)
    }

    fn set_line_number(&mut self) -> io::Result<()> {
        self.set(CYAN)
    }

    fn set_note_bullet(&mut self) -> io::Result<()> {
        self.set(CYAN)
    }

    fn set_source_border(&mut self) -> io::Result<()> {
        self.set(CYAN)
    }

    fn set_label(&mut self, severity: Severity, style: LabelStyle) -> io::Result<()> {
        self.set(match style {
            LabelStyle::Primary => color(severity),
            LabelStyle::Secondary => CYAN,
        })
    }

    fn reset(&mut self) -> io::Result<()> {
        self.out.write_all(b"\x1b[0m")
    }
}
