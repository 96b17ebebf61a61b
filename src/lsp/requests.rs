//! What the client asks, from its parameters to the protocol's results.

use super::actions::{self, Action, Does, actions};
use super::client::Asked;
use super::commands::{self, Stet};
use super::completion::{self, Offer};
use super::diagnostics;
use super::documents::stets_of;
use super::edits::{self, Replacement};
use super::hover::hover;
use super::lenses::lenses;
use super::names::{Named, named};
use super::open::Open;
use super::reason::Reason;
use super::server::Server;
use super::symbols::symbols;
use crate::diagnostic::Diagnostic;
use lsp_types::{
    ApplyWorkspaceEditParams, ApplyWorkspaceEditRequest, CodeAction, CodeActionKind, CodeActionParams,
    CodeActionResponse, CodeLens, CodeLensParams, CompletionItem, CompletionParams, CompletionResponse, Definition,
    DefinitionParams, DefinitionResponse, DocumentDiagnosticParams, DocumentDiagnosticReport, DocumentHighlight,
    DocumentHighlightParams, DocumentSymbolParams, DocumentSymbolResponse, ExecuteCommandParams,
    FullDocumentDiagnosticReport, Hover, HoverParams, LspAny, MarkupContent, MarkupKind, PrepareRenameParams,
    PrepareRenamePlaceholder, PrepareRenameResult, ReferenceParams, RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport, RenameParams, TextDocumentPositionParams, TextEdit,
    UnchangedDocumentDiagnosticReport, Uri, WorkspaceEdit,
};
use serde::Deserialize;
use serde_json::json;
use std::hash::{DefaultHasher, Hash, Hasher};

impl Server<'_> {
    /// What is found, unless the client has it already: a result is known by what is in it.
    pub(super) fn pulled(&mut self, params: &DocumentDiagnosticParams) -> DocumentDiagnosticReport {
        let uri = &params.text_document.uri;
        self.tell_beside(uri);
        let items = self.diagnostics(uri);
        let mut hasher = DefaultHasher::new();
        items.hash(&mut hasher);
        let result_id = format!("{:016x}", hasher.finish());
        if params.previous_result_id.as_ref() == Some(&result_id) {
            return RelatedUnchangedDocumentDiagnosticReport {
                unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
                ..RelatedUnchangedDocumentDiagnosticReport::default()
            }
            .into();
        }
        RelatedFullDocumentDiagnosticReport {
            full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id: Some(result_id), items },
            ..RelatedFullDocumentDiagnosticReport::default()
        }
        .into()
    }

    pub(super) fn code_actions(&mut self, params: &CodeActionParams) -> Vec<CodeActionResponse> {
        let Some(open) = self.open(&params.text_document.uri) else { return Vec::new() };
        let span = open.document.span(params.range);
        let is_here = |finding: &&Diagnostic| finding.span.start <= span.end && span.start <= finding.span.end;
        let here = self.shown_findings(open).filter(is_here);
        let asks_why = self.preferences.prompts();
        let quick: Vec<Action<'_>> = here.flat_map(|finding| actions(open, finding, asks_why)).collect();
        let quick = quick.into_iter().filter_map(|action| self.code_action(open, action));
        let all = quick.chain(self.mend_all(open));
        let is_wanted = |action: &CodeAction| match (&params.context.only, &action.kind) {
            (Some(only), Some(kind)) => only.iter().any(|wanted| is_of(kind, wanted)),
            _ => true,
        };
        all.filter(is_wanted).map(CodeActionResponse::from).collect()
    }

    fn code_action(&self, open: &Open, action: Action<'_>) -> Option<CodeAction> {
        let (edit, command) = match action.does {
            Does::Command(command) => (None, Some(command)),
            edits => (Some(self.workspace_edit(open, edits)?), None),
        };
        let tables = open.desk.linter.tables();
        let finding = diagnostics::diagnostic(&open.document, tables, action.finding, self.opens_pages());
        Some(CodeAction {
            title: action.title,
            kind: Some(CodeActionKind::QuickFix),
            diagnostics: Some(vec![finding]),
            is_preferred: action.is_preferred.then_some(true),
            edit,
            command,
            ..CodeAction::default()
        })
    }

    /// The edit that does something to a document, or to the file beside it.
    fn workspace_edit(&self, open: &Open, does: Does) -> Option<WorkspaceEdit> {
        match does {
            Does::Edits(edits) => Some(self.edit(open, edits)),
            Does::EditsBeside(edits) => self.edit_beside(open, edits),
            Does::Command(_) => None,
        }
    }

    fn mend_all(&self, open: &Open) -> Option<CodeAction> {
        let (title, edits) = actions::mend_all(open, self.shown_findings(open))?;
        let kind = Some(CodeActionKind::from(actions::MEND_ALL));
        Some(CodeAction { title, kind, edit: Some(self.edit(open, edits)), ..CodeAction::default() })
    }

    fn edit(&self, open: &Open, edits: impl IntoIterator<Item = Replacement>) -> WorkspaceEdit {
        edits::of_document(&open.document, edits, self.abilities)
    }

    /// Edits of the file beside a story, which is made where there is none.
    fn edit_beside(&self, story: &Open, edits: Vec<Replacement>) -> Option<WorkspaceEdit> {
        let uri = stets_of(&story.document.uri)?;
        Some(match (self.open(&uri), &story.companion) {
            (Some(open), _) => self.edit(open, edits),
            (None, Some(file)) => edits::of_unopened(uri, file.text(), edits, self.abilities),
            (None, None) => {
                let text = edits.into_iter().map(|(_, text)| text).collect();
                edits::of_new_file(uri, text, self.abilities)
            }
        })
    }

    pub(super) fn lenses(&mut self, params: &CodeLensParams) -> Option<Vec<CodeLens>> {
        let open = self.open(&params.text_document.uri).filter(|_| self.preferences.code_lens())?;
        let findings: Vec<_> = self.shown_findings(open).collect();
        Some(lenses(open, &findings))
    }

    pub(super) fn hovered(&mut self, params: &HoverParams) -> Option<Hover> {
        let (open, offset) = self.place(&params.text_document_position_params)?;
        let findings: Vec<_> = self.shown_findings(open).collect();
        let (span, value) = hover(open, &findings, offset)?;
        let kind = if self.abilities.markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
        Some(Hover { contents: MarkupContent { kind, value }.into(), range: Some(open.document.range(span)) })
    }

    pub(super) fn symbols(&mut self, params: &DocumentSymbolParams) -> Option<DocumentSymbolResponse> {
        let open = self.open(&params.text_document.uri)?;
        Some(symbols(open).into())
    }

    pub(super) fn definition(&mut self, params: &DefinitionParams) -> Option<DefinitionResponse> {
        let (open, named, _) = self.named(&params.text_document_position_params)?;
        let location = open.document.location(named.introduction().span);
        Some(Definition::from(location).into())
    }

    pub(super) fn references(&mut self, params: &ReferenceParams) -> Option<Vec<lsp_types::Location>> {
        let (open, named, _) = self.named(&params.text_document_position_params)?;
        let introduction = named.introduction().span;
        let wanted = named.mentions.iter().map(|fact| fact.span);
        let wanted = wanted.filter(|span| params.context.include_declaration || *span != introduction);
        Some(wanted.map(|span| open.document.location(span)).collect())
    }

    pub(super) fn highlights(&mut self, params: &DocumentHighlightParams) -> Option<Vec<DocumentHighlight>> {
        let (open, named, _) = self.named(&params.text_document_position_params)?;
        let highlight = |span| DocumentHighlight { range: open.document.range(span), kind: None };
        Some(named.mentions.iter().map(|fact| highlight(fact.span)).collect())
    }

    pub(super) fn prepare_rename(&mut self, params: &PrepareRenameParams) -> Option<PrepareRenameResult> {
        let (open, named, offset) = self.named(&params.text_document_position_params)?;
        let word = named.word(open.document.source(), offset)?;
        let placeholder = open.document.source().slice(word).to_owned();
        Some(PrepareRenamePlaceholder { range: open.document.range(word), placeholder }.into())
    }

    pub(super) fn rename(&mut self, params: &RenameParams) -> Option<WorkspaceEdit> {
        let (open, named, offset) = self.named(&params.text_document_position_params)?;
        let source = open.document.source();
        let places = named.printed(source, named.word(source, offset)?);
        Some(self.edit(open, places.into_iter().map(|span| (span, params.new_name.clone()))))
    }

    pub(super) fn completion(&mut self, params: &CompletionParams) -> Option<CompletionResponse> {
        let (open, offset) = self.place(&params.text_document_position_params)?;
        let (begun, offers) = completion::offers(&open.document, &open.desk, offset);
        let range = open.document.range(begun);
        let item = |offer: Offer| CompletionItem {
            text_edit: Some(TextEdit { range, new_text: format!("{}{}", offer.word, offer.after) }.into()),
            label: offer.word,
            kind: Some(offer.kind),
            detail: (!offer.detail.is_empty()).then_some(offer.detail),
            documentation: (!offer.doc.is_empty()).then(|| offer.doc.into()),
            ..CompletionItem::default()
        };
        Some(offers.into_iter().map(item).collect::<Vec<_>>().into())
    }

    /// Does what a command says. Nothing where there is no such command, or its argument names nothing.
    pub(super) fn execute(&mut self, params: &ExecuteCommandParams) -> Option<LspAny> {
        let argument = params.arguments.as_ref()?.first()?;
        match params.command.as_str() {
            commands::EXPLAIN => {
                let text = self.explained(argument.as_str()?)?;
                self.show(&text);
                Some(json!(text))
            }
            commands::FACTS => {
                let open = self.open(&argument.as_str()?.parse().ok()?)?;
                let text = commands::facts(open);
                self.show(&text);
                Some(json!(text))
            }
            commands::CHECK => {
                let uri: Uri = argument.as_str()?.parse().ok()?;
                self.tell(&uri);
                Some(json!(self.shown_findings(self.open(&uri)?).count()))
            }
            commands::STET => {
                let edit = self.stet(&Stet::deserialize(argument).ok()?);
                let is_there = edit.is_some();
                if let Some(edit) = edit {
                    let params =
                        ApplyWorkspaceEditParams { edit, label: Some("Stet".to_owned()), ..Default::default() };
                    self.client.ask::<ApplyWorkspaceEditRequest>(params, Asked::Favour);
                }
                Some(json!(is_there))
            }
            _ => None,
        }
    }

    /// The edit that lets a finding stand.
    fn stet(&self, stet: &Stet) -> Option<WorkspaceEdit> {
        let open = self.open(&stet.uri)?;
        let span = open.document.span(stet.range);
        let finding = self.shown_findings(open).find(|finding| finding.rule == stet.rule && finding.span == span)?;
        let does = actions::stand(open, finding, stet.ground, &Reason::given(&stet.reason))?;
        self.workspace_edit(open, does)
    }

    /// The documentation of a rule: of a newsroom's own where one is open that has it.
    pub(super) fn explained(&mut self, id: &str) -> Option<String> {
        let own = self.open.values().find_map(|open| commands::explained(&open.desk, id));
        own.or_else(|| commands::explained(&self.newsroom.desk(None), id))
    }

    /// The open document and the byte that a position names.
    fn place(&self, position: &TextDocumentPositionParams) -> Option<(&Open, u32)> {
        let open = self.open(&position.text_document.uri)?;
        Some((open, open.document.offset(position.position)))
    }

    fn named(&self, position: &TextDocumentPositionParams) -> Option<(&Open, Named<'_>, u32)> {
        let (open, offset) = self.place(position)?;
        let named = named(open.edition().facts(), offset)?;
        Some((open, named, offset))
    }
}

/// Whether a kind of action is a wanted one, or one of its kind: `source.fixAll.lastread` is a `source`.
fn is_of(kind: &CodeActionKind, wanted: &CodeActionKind) -> bool {
    let rest = kind.as_str().strip_prefix(wanted.as_str());
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.') || wanted.as_str().is_empty())
}
