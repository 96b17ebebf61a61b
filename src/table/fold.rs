//! Names as they are compared: small letters, no accents, no stops. `build.rs` reads this file too, for the indexes it makes.

/// Letters with marks, each followed by the plain ones that stand for it, parted by spaces.
const PLAIN: &str = "àa áa âa ãa äa åa āa ăa ąa ạa ảa ấa ầa ẩa ậa ắa ằa ặa æae çc ćc čc ċc ďd đd ðd èe ée êe ëe ēe ĕe ėe ęe ěe ẹe ẽe ếe ềe ểe \
                     ễe ệe əe ğg ģg ġg ħh ḥh ìi íi îi ïi īi ĭi įi ıi ịi ķk łl ľl ļl ĺl ñn ńn ňn ņn ṇn òo óo ôo õo öo øo ōo ŏo őo ọo ỏo ốo ồo \
                     ổo ộo ớo ờo ởo ợo ơo œoe ŕr řr ŗr śs šs şs șs ṣs ßss ťt ţt țt ṭt ùu úu ûu üu ūu ŭu ůu űu ųu ụu ủu ứu ừu ửu ữu ựu ưu ýy ÿy ỳy \
                     ỹy źz žz żz ẓz þth";

/// The plain letters of one that has marks.
fn plain(ch: char) -> Option<&'static str> {
    PLAIN.split(' ').find_map(|pair| pair.strip_prefix(ch)).filter(|plain| !plain.is_empty())
}

/// A text as names are compared: small letters without accents, stops left out, one space between words. Hyphens part words, initials in a row
/// are one word (`J. D.` is `jd`), a possessive ending is cut.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut after_initials = false;
    for word in text.split(|ch: char| ch.is_whitespace() || matches!(ch, '-' | '‑' | '–' | ',' | '(' | ')' | '/')) {
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        if word.is_empty() || word == "." {
            continue;
        }
        let initials = is_initials(word);
        let joins = folded.is_empty() || initials && after_initials;
        if !joins {
            folded.push(' ');
        }
        after_initials = initials;
        push_plain(word, &mut folded);
    }
    folded
}

/// `J`, `J.` and `J.D.`
fn is_initials(word: &str) -> bool {
    let mut letters = word.split('.').filter(|part| !part.is_empty());
    letters.all(|part| part.len() == 1 && part.as_bytes()[0].is_ascii_uppercase())
}

fn push_plain(word: &str, folded: &mut String) {
    for ch in word.chars() {
        match ch {
            '.' | '\u{300}'..='\u{36f}' => {}
            '’' | '‘' | 'ʼ' => folded.push('\''),
            ch if ch.is_ascii() => folded.push(ch.to_ascii_lowercase()),
            ch => ch.to_lowercase().for_each(|small| match plain(small) {
                Some(letters) => folded.push_str(letters),
                None => folded.push(small),
            }),
        }
    }
}

/// Words a title has or not without naming another office.
const LEFT_OUT: &[&str] = &["of", "the", "for", "to"];

/// Several names for one thing in titles, as folded words: of those that begin alike the longest first.
const SAME: &[(&str, &str)] = &[
    ("united states of america", "us"),
    ("united states", "us"),
    ("american", "us"),
    ("america", "us"),
    ("united kingdom", "uk"),
    ("great britain", "uk"),
    ("british", "uk"),
    ("britain", "uk"),
    ("united nations", "un"),
    ("european union", "eu"),
    ("defence", "defense"),
    ("gov", "governor"),
    ("pm", "prime minister"),
    ("chairman", "chair"),
    ("chairwoman", "chair"),
    ("chief executive officer", "ceo"),
    ("chief executive", "ceo"),
    ("health and human services", "health"),
    ("pontiff", "pope"),
];

/// The words of a title whatever their order, so that `President of Peru`, `Peru's president` and `Peru President` are one.
pub fn bag(title: &str) -> String {
    let folded = fold(title);
    let mut words = Vec::new();
    let mut rest = folded.as_str();
    while !rest.is_empty() {
        let opens = |from: &str| rest.strip_prefix(from).filter(|rest| rest.is_empty() || rest.starts_with(' '));
        let one = || rest.split_once(' ').unwrap_or((rest, ""));
        let (word, behind) = SAME.iter().find_map(|(from, to)| Some((*to, opens(from)?))).unwrap_or_else(one);
        words.extend(word.split(' ').filter(|word| !LEFT_OUT.contains(word)));
        rest = behind.trim_start_matches(' ');
    }
    words.sort_unstable();
    words.dedup();
    words.join(" ")
}

/// The first word of a text, as printed: what comes before white space or a mark.
pub fn opening(text: &str) -> &str {
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric();
    let plain = text.bytes().position(|byte| !is_letter(&byte)).unwrap_or(text.len());
    if matches!(text.as_bytes().get(plain), None | Some(b' ' | b',')) {
        return &text[..plain];
    }
    let end = text.find(|ch: char| !(ch.is_alphanumeric() || matches!(ch, '\'' | '’' | '.' | '&' | '-')));
    let word = &text[..end.unwrap_or(text.len())];
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word).trim_end_matches('.')
}

/// The first word of a text, and the second where only a space parts it from the first.
pub fn openings(text: &str) -> (&str, Option<&str>) {
    let first = opening(text);
    let second = text[first.len()..].strip_prefix([' ', '\n', '\u{a0}']).map(opening);
    (first, second.filter(|second| !second.is_empty()))
}

/// FNV-1a over 64 bits: enough that no two keys of tables this size share one.
pub fn hash(key: &str) -> u64 {
    hash_on(0xcbf2_9ce4_8422_2325, key)
}

/// The [hash] of a text with another behind it.
pub fn hash_on(hash: u64, more: &str) -> u64 {
    more.bytes().fold(hash, push)
}

/// The same for one more byte.
pub fn push(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_without_what_copy_varies() {
        for (name, folded) in [
            ("J. D. Vance", "jd vance"),
            ("J.D. Vance", "jd vance"),
            ("George H. W. Bush", "george hw bush"),
            ("Luiz Inácio Lula da Silva", "luiz inacio lula da silva"),
            ("Ban Ki-moon’s", "ban ki moon"),
            ("Nguyễn Xuân Phúc", "nguyen xuan phuc"),
            ("Seán O’Neill", "sean o'neill"),
            ("  Ann   Lee. ", "ann lee"),
            ("Xi Jinping", "xi jinping"),
            ("", ""),
        ] {
            assert_eq!(fold(name), folded);
        }
    }

    #[test]
    fn titles_are_one_whatever_the_order_of_their_words() {
        for same in [
            ["President of Peru", "Peru's president", "Peru President"],
            ["US Secretary of Defence", "American defense secretary", "Secretary of Defense of the United States"],
            ["U.N. Secretary-General", "Secretary General of the United Nations", "UN secretary-general"],
            ["Ohio Gov.", "Governor of Ohio", "Ohio’s governor"],
        ] {
            assert!(same.iter().all(|title| bag(title) == bag(same[0])), "{same:?}");
        }
        assert_ne!(bag("President of Peru"), bag("Vice President of Peru"));
    }
}
