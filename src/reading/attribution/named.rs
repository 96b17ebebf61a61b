//! Who a quotation is hung on, where its paragraph says so beyond doubt: one person stands beside the words that report.

use super::Source;
use crate::reading::Reading;
use crate::reading::quotation::Quotation;
use crate::span::{Span, Text};

/// The speaker's fullest name. Unknown where several people speak in the paragraph, or nobody who is named: `he said` is for a reader to follow.
pub(in crate::reading) fn named_speaker<'r>(reading: &'r Reading<'_>, quotation: &Quotation) -> Option<&'r str> {
    let block = reading.article().blocks()[quotation.block as usize].span;
    let attributions = reading.attributions();
    let from = attributions.partition_point(|it| it.span.start < block.start);
    let of_block = attributions[from..].iter().take_while(|it| it.span.start < block.end);
    let named = of_block.filter(|it| it.source == Source::Named);
    let mut speakers: Vec<u32> = named.filter_map(|it| beside(reading, block, it.span)).collect();
    speakers.sort_unstable();
    speakers.dedup();
    let [who] = speakers.as_slice() else { return None };
    Some(reading.slice(reading.people().persons[*who as usize].full))
}

/// The person whose mention ends right before a reporting word (`Lee said`, `Lee also said`) or begins right after it (`said Lee`).
fn beside(reading: &Reading<'_>, block: Span<Text>, report: Span<Text>) -> Option<u32> {
    let mentions = reading.mentions();
    let at = mentions.partition_point(|mention| mention.span.start < report.start);
    let before = at.checked_sub(1).map(|before| &mentions[before]);
    let before = before.filter(|it| it.span.start >= block.start && it.span.end <= report.start);
    let before = before.filter(|it| joins(reading, Span::new(it.span.end, report.start)));
    let after = mentions.get(at).filter(|it| it.span.start >= report.end && it.span.end <= block.end);
    let after = after.filter(|it| reading.slice(Span::new(report.end, it.span.start)) == " ");
    before.or(after)?.who
}

/// Whether only an adverb parts a name from its verb.
fn joins(reading: &Reading<'_>, gap: Span<Text>) -> bool {
    const ADVERBS: &[&str] = &["", "also", "then", "later", "once", "has", "had"];
    let gap = reading.slice(gap);
    gap.starts_with(' ') && (ADVERBS.contains(&gap.trim()) || !gap.trim().contains(' ') && gap.trim().ends_with("ly"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::reading::Given;

    fn speakers(text: &str) -> Vec<Option<String>> {
        let article = Article::of_paragraphs(text);
        let reading = Reading::new(&article, Given::default());
        reading.quotations().iter().map(|quotation| named_speaker(&reading, quotation).map(str::to_owned)).collect()
    }

    #[test]
    fn the_one_person_beside_the_reporting_word_speaks() {
        let lee = vec![Some("Ann Lee".to_owned())];
        assert_eq!(speakers("“We will go on,” Mayor Ann Lee said."), lee);
        assert_eq!(speakers("“We will go on,” said Mayor Ann Lee of the plan."), lee);
        assert_eq!(speakers("Mayor Ann Lee also said: “We will go on.”"), lee);
    }

    #[test]
    fn nobody_speaks_where_it_may_be_another() {
        assert_eq!(speakers("“We will go on,” she said of Mayor Ann Lee."), vec![None]);
        assert_eq!(speakers("Mayor Ann Lee said “no” and Senator Bob Roe said “yes”."), vec![None, None]);
        assert_eq!(speakers("Mayor Ann Lee met a teacher who said “no”."), vec![None]);
    }
}
