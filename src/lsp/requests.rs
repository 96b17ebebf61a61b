//! What the client asks, from its parameters to the protocol's results.

use super::actions::{Action, Does, actions};
use super::commands;
use super::completion::{self, Offer};
use super::diagnostics;
use super::hover::hover;
use super::names::{Named, named};
use super::open::Open;
use super::server::Server;
use super::symbols::symbols;
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::span::Span;
use lsp_types::{
    CodeAction, CodeActionKind, CodeActionParams, CodeActionResponse, CompletionItem, CompletionParams,
    CompletionResponse, Definition, DefinitionParams, DefinitionResponse, DocumentDiagnosticParams,
    DocumentDiagnosticReport, DocumentHighlight, DocumentHighlightParams, DocumentSymbolParams, DocumentSymbolResponse,
    ExecuteCommandParams, FullDocumentDiagnosticReport, Hover, HoverParams, LspAny, MarkupContent, MarkupKind,
    OptionalVersionedTextDocumentIdentifier, PrepareRenameParams, PrepareRenamePlaceholder, PrepareRenameResult,
    ReferenceParams, RelatedFullDocumentDiagnosticReport, RenameParams, TextDocumentEdit, TextDocumentIdentifier,
    TextDocumentPositionParams, TextEdit, Uri, WorkspaceEdit,
};
use serde_json::json;
use std::collections::HashMap;

impl Server<'_> {
    pub(super) fn pulled(&mut self, params: &DocumentDiagnosticParams) -> DocumentDiagnosticReport {
        let items = self.diagnostics(&params.text_document.uri);
        RelatedFullDocumentDiagnosticReport {
            full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id: None, items },
            ..RelatedFullDocumentDiagnosticReport::default()
        }
        .into()
    }

    pub(super) fn code_actions(&mut self, params: &CodeActionParams) -> Vec<CodeActionResponse> {
        let Some(open) = self.open(&params.text_document.uri) else { return Vec::new() };
        let span = open.document.span(params.range);
        let is_here = |finding: &&Diagnostic| finding.span.start <= span.end && span.start <= finding.span.end;
        let here = self.shown(open).filter(is_here);
        let actions: Vec<Action<'_>> = here.flat_map(|finding| actions(open, finding)).collect();
        let actions = actions.into_iter().map(|action| self.code_action(open, action));
        let is_wanted = |action: &CodeAction| match &params.context.only {
            None => true,
            Some(only) => {
                action.kind.as_ref().is_some_and(|kind| only.contains(kind) || only.contains(&CodeActionKind::Empty))
            }
        };
        actions.filter(is_wanted).map(CodeActionResponse::from).collect()
    }

    fn code_action(&self, open: &Open, action: Action<'_>) -> CodeAction {
        let (edit, command) = match action.does {
            Does::Edits(edits) => (Some(self.edit(open, edits)), None),
            Does::Command(command) => (None, Some(command)),
        };
        CodeAction {
            title: action.title,
            kind: Some(CodeActionKind::QuickFix),
            diagnostics: Some(vec![diagnostics::diagnostic(&open.document, self.desks(), action.finding)]),
            is_preferred: action.is_preferred.then_some(true),
            edit,
            command,
            ..CodeAction::default()
        }
    }

    /// Edits of a document, for the version they were made for where the client can tell.
    fn edit(&self, open: &Open, edits: impl IntoIterator<Item = (Span<Source>, String)>) -> WorkspaceEdit {
        let document = &open.document;
        let edit = |(span, new_text)| TextEdit { range: document.range(span), new_text };
        let edits = edits.into_iter().map(edit);
        if !self.abilities().versioned_edits {
            let changes = HashMap::from([(document.uri.clone(), edits.collect())]);
            return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
        }
        let text_document = OptionalVersionedTextDocumentIdentifier {
            version: Some(document.version),
            text_document_identifier: TextDocumentIdentifier { uri: document.uri.clone() },
        };
        let edit = TextDocumentEdit { text_document, edits: edits.map(Into::into).collect() };
        WorkspaceEdit { document_changes: Some(vec![edit.into()]), ..WorkspaceEdit::default() }
    }

    pub(super) fn hovered(&mut self, params: &HoverParams) -> Option<Hover> {
        let (open, offset) = self.place(&params.text_document_position_params)?;
        let findings: Vec<_> = self.shown(open).collect();
        let (span, value) = hover(open, self.desk(open), &findings, offset)?;
        let kind = if self.abilities().markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
        Some(Hover { contents: MarkupContent { kind, value }.into(), range: Some(open.document.range(span)) })
    }

    pub(super) fn symbols(&mut self, params: &DocumentSymbolParams) -> Option<DocumentSymbolResponse> {
        let open = self.open(&params.text_document.uri)?;
        Some(symbols(open, self.desk(open)).into())
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
        let (begun, offers) = completion::offers(&open.document, self.desk(open), offset);
        let range = open.document.range(begun);
        let item = |offer: Offer| CompletionItem {
            text_edit: Some(TextEdit { range, new_text: offer.word.clone() }.into()),
            label: offer.word.trim_end_matches([':', ' ']).to_owned(),
            kind: Some(offer.kind),
            detail: (!offer.detail.is_empty()).then_some(offer.detail),
            documentation: (!offer.doc.is_empty()).then(|| offer.doc.into()),
            ..CompletionItem::default()
        };
        Some(offers.into_iter().map(item).collect::<Vec<_>>().into())
    }

    /// Does what a command says. Nothing where there is no such command, or its argument names nothing.
    pub(super) fn execute(&mut self, params: &ExecuteCommandParams) -> Option<LspAny> {
        let argument = params.arguments.as_ref()?.first()?.as_str()?;
        match params.command.as_str() {
            commands::EXPLAIN => {
                let text = self.desks().all().find_map(|desk| commands::explained(desk, argument))?;
                self.show(&text);
                Some(json!(text))
            }
            commands::FACTS => {
                let open = self.open(&argument.parse().ok()?)?;
                Some(json!(commands::facts(open, self.desk(open))))
            }
            commands::CHECK => {
                let uri: Uri = argument.parse().ok()?;
                self.check(&uri);
                Some(json!(self.shown(self.open(&uri)?).count()))
            }
            _ => None,
        }
    }

    /// The open document and the byte that a position names.
    fn place(&self, position: &TextDocumentPositionParams) -> Option<(&Open, u32)> {
        let open = self.open(&position.text_document.uri)?;
        Some((open, open.document.offset(position.position)))
    }

    fn named(&self, position: &TextDocumentPositionParams) -> Option<(&Open, Named<'_>, u32)> {
        let (open, offset) = self.place(position)?;
        let named = named(open.facts(self.desk(open)), offset)?;
        Some((open, named, offset))
    }
}
