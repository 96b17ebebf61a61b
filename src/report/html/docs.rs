//! A rule's documentation, which is Markdown and may be a stranger's, as HTML.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Parser, Tag, TagEnd};

/// The page of `markdown` without any markup of its own, and without images, which would be loaded.
pub(super) fn html(markdown: &str) -> String {
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, Parser::new(markdown).filter_map(tame));
    html
}

/// HTML becomes text, headings stand below those of the page, and links that are no web pages are let go.
fn tame(event: Event<'_>) -> Option<Event<'_>> {
    Some(match event {
        Event::Html(words) | Event::InlineHtml(words) => Event::Text(words),
        Event::Start(Tag::Heading { .. }) => {
            Event::Start(Tag::Heading { level: HEADING, id: None, classes: Vec::new(), attrs: Vec::new() })
        }
        Event::End(TagEnd::Heading(_)) => Event::End(TagEnd::Heading(HEADING)),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let is_page = dest_url.starts_with("https://") || dest_url.starts_with("http://");
            let dest_url = if is_page { dest_url } else { CowStr::Borrowed("#") };
            Event::Start(Tag::Link { link_type, dest_url, title, id })
        }
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => return None,
        other => other,
    })
}

const HEADING: HeadingLevel = HeadingLevel::H4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stranger_s_markdown_is_words_and_loads_nothing() {
        assert_eq!(html("# Why\n\n*So* & `a<b`."), "<h4>Why</h4>\n<p><em>So</em> &amp; <code>a&lt;b</code>.</p>\n");
        for markdown in [
            "<script>alert(1)</script>",
            "a <b onclick=\"x\">b</b>",
            "![x](https://example.com/a.png)",
            "[x](javascript:alert(1))",
            "[x](data:text/html,<b>)",
        ] {
            let html = html(markdown);
            for harm in ["<script", "<b ", "<img", "href=\"javascript", "href=\"data"] {
                assert!(!html.contains(harm), "{markdown}: {html}");
            }
        }
    }
}
