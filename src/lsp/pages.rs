//! Pages that stand in no file: what a rule checks, why, and when to let it stand. An editor opens one by its address, which a finding brings
//! along, and asks the server for its text.

use super::server::Server;
use lsp_types::{TextDocumentContentParams, TextDocumentContentResult, Uri};

/// The scheme of the addresses of pages.
pub(super) const SCHEME: &str = "lastread";

/// The folder of rules among the pages, and how the page of one ends.
const RULES: &str = "/rules/";
const MARKDOWN: &str = ".md";

/// The address of the page of a rule.
pub(super) fn of_rule(id: &str) -> Option<Uri> {
    format!("{SCHEME}://{RULES}{id}{MARKDOWN}").parse().ok()
}

impl Server<'_> {
    /// The text of a page; none is empty.
    pub(super) fn page(&mut self, params: &TextDocumentContentParams) -> TextDocumentContentResult {
        let path = Some(&params.uri).filter(|uri| uri.scheme() == SCHEME).map(|uri| uri.path());
        let id = path.and_then(|path| path.strip_prefix(RULES)?.strip_suffix(MARKDOWN));
        let text = id.and_then(|id| self.explained(id)).unwrap_or_default();
        TextDocumentContentResult { text }
    }
}
