//! Claims about people.

use super::{Claim, ClaimKind, Field, Holds};
use crate::reading::known::{Known, Record, is_told_now, land_without};
use crate::reading::person::{self, PersonMention, Tenure, Title, Told, acts_now};
use crate::span::{Span, Text};
use crate::table::lands;
use crate::table::schema::TRUST;

/// A mention of a person.
pub(super) static PERSON: ClaimKind = ClaimKind {
    name: "person",
    doc: "A mention of a person, with the office named beside the name.",
    fields: &[
        Field::new(
            "given",
            Holds::Text,
            "First given name or initial; of forms that are no second spelling (`Bob`, `R.`, `Robert`) the one that stands first.",
            |claim| claim.reading.people().given(claim.index).map(|span| claim.reading.slice(span)).into(),
        )
        .printed(|claim| person(claim).name.given),
        Field::new(
            "surname",
            Holds::Text,
            "Surname with its particles; of forms that are no second spelling (`de la Cruz`, `Cruz`) the one that stands first.",
            |claim| claim.reading.slice(claim.reading.people().surname(claim.index)).into(),
        )
        .printed(|claim| Some(person(claim).name.surname)),
        Field::new("full", Holds::Text, "The fullest name the story gives this person.", |claim| {
            let who = person(claim).who.map(|who| &claim.reading.people().persons[who as usize]);
            who.map(|person| claim.reading.slice(person.full)).into()
        }),
        Field::new(
            "who",
            Holds::Number,
            "Number of the person, the same for all mentions of one; unknown where it may be several.",
            |claim| person(claim).who.map(f64::from).into(),
        ),
        Field::new("title", Holds::Text, "The words of the office, `former` and the like left out.", |claim| {
            title(claim).map(|title| claim.reading.slice(title.span)).into()
        })
        .printed(|claim| title(claim).map(|title| title.span)),
        Field::new(
            "office",
            Holds::Text,
            "The office, with its jurisdiction where the person held several so called.",
            |claim| claim.reading.people().offices[claim.index].as_deref().into(),
        )
        .printed(|claim| title(claim).map(|title| title.span)),
        Field::new(
            "post",
            Holds::Text,
            "Office and whose it is, of an office that one person at a time holds (`president/us`).",
            |claim| claim.reading.people().posts[claim.index].as_deref().into(),
        )
        .printed(|claim| title(claim).map(|title| title.span)),
        Field::new(
            "calling",
            Holds::Text,
            "What sets the person apart from others of the name: an office that one person at a time holds, or the role (`police-chief`, `spokesman`).",
            |claim| person::calling(claim.reading, &person(claim)).into(),
        ),
        Field::new("jurisdiction", Holds::Text, "Words that say whose office it is (`Ohio`, `of Leeds`).", |claim| {
            title(claim).and_then(|title| title.jurisdiction).map(|span| claim.reading.slice(span)).into()
        })
        .printed(|claim| title(claim).and_then(|title| title.jurisdiction)),
        Field::new("tenure", Holds::Word(Tenure::NAMES), "When the office was held, as the copy has it.", |claim| {
            title(claim).map(|title| title.tenure.name()).into()
        }),
        Field::new(
            "acts",
            Holds::Flag,
            "The sentence has the person act at the story's own time (`will`, `says`, `said on Monday`, `arrived on Monday`).",
            |claim| acts_now(claim.reading, claim.span()).into(),
        ),
        Field::new(
            "speaks",
            Holds::Flag,
            "The sentence plainly reports what the person says, at no other time than the story's own (`Ann Lee, the former mayor, said`).",
            |claim| person::speaks(claim.reading, claim.span()).into(),
        ),
        Field::new("says", Holds::Flag, "A verb of speech stands right beside the name (`said Mr Lee`, `Lee told`).", |claim| {
            person::has_speech_beside(claim.reading, &person(claim)).into()
        }),
        Field::new("to_come", Holds::Flag, "The sentence has the person do something yet (`will`, `plans`, `is to`).", |claim| {
            person::looks_forward(claim.reading, claim.span()).into()
        }),
        Field::new("dead", Holds::Flag, "The story is the report of the person's death.", |claim| {
            (person(claim).who.is_some() && claim.reading.main_of_obituary() == person(claim).who).into()
        }),
        Field::new("courtesy", Holds::Text, "The courtesy title before the name (`Mr`, `Dr`).", |claim| {
            courtesy(claim).map(|span| claim.reading.slice(span)).into()
        })
        .printed(courtesy),
        Field::new(
            "gender",
            Holds::Word(&["man", "woman"]),
            "Whose the mention is, by the courtesy title, else by a given name only men or only women bear.",
            |claim| person::gender(claim.reading, &person(claim)).into(),
        )
        .printed(|claim| courtesy(claim).or(person(claim).name.given)),
        Field::new(
            "pronoun",
            Holds::Word(&["man", "woman"]),
            "Whose the `he` or `she` is that takes the name up in the next sentence, where it can stand for nobody else.",
            |claim| person::pronoun(claim.reading, &person(claim)).map(|pronoun| pronoun.value).into(),
        )
        .printed(|claim| person::pronoun(claim.reading, &person(claim)).map(|pronoun| pronoun.span)),
        Field::new("age", Holds::Number, "Age in years at the story's own time.", |claim| {
            age(claim).map(|age| f64::from(age.value)).into()
        })
        .printed(|claim| age(claim).map(|age| age.span)),
        Field::new("birthday_to_come", Holds::Flag, "That age is the one at a birthday to come (`turns 60 on Friday`).", |claim| {
            age(claim).is_some_and(|age| person::is_age_to_come(claim.reading, age.span)).into()
        }),
        Field::new("party", Holds::Text, "Party (`R-Texas`, `a Democrat`).", |claim| {
            person::party(claim.reading, &person(claim)).map(|party| party.value).into()
        })
        .printed(|claim| person::party(claim.reading, &person(claim)).map(|party| party.span)),
        Field::new("place", Holds::Text, "State represented (`R-Texas`, `Ohio Gov.`).", |claim| {
            person::state(claim.reading, &person(claim)).map(|state| state.value).into()
        })
        .printed(|claim| person::state(claim.reading, &person(claim)).map(|state| state.span)),
        Field::new("congress", Holds::Flag, "The story speaks of the United States Congress.", |claim| {
            claim.reading.speaks_of_congress().into()
        }),
        Field::new("role", Holds::Text, "What the person is called by trade or post (`resident`, `teacher`).", |claim| {
            person::role(claim.reading, &person(claim)).map(|span| claim.reading.slice(span)).into()
        })
        .printed(|claim| person::role(claim.reading, &person(claim))),
        Field::new("family", Holds::Flag, "The story speaks of the person's family (`her brother`).", |claim| {
            claim.reading.people().has_family(claim.reading, claim.index).into()
        }),
        Field::new(
            "two_posts",
            Holds::Flag,
            "The story gives the person two posts in one breath (`chairman and chief executive`).",
            |claim| claim.reading.people().has_two_posts(claim.reading, claim.index).into(),
        ),
        Field::new("two_ways", Holds::Flag, "The story spells the person's name two ways.", |claim| {
            told(claim).map(|told| told.two_ways).into()
        }),
        Field::new("first", Holds::Flag, "The person's first mention in the paragraphs of the story.", |claim| {
            told(claim).map(|told| told.first == Some(claim.index)).into()
        }),
        Field::new(
            "early",
            Holds::Flag,
            "A surname alone says or does something, and a later paragraph introduces the person by full name and office or role.",
            |claim| person::comes_early(claim.reading, claim.index).into(),
        ),
        Field::new(
            "stranger",
            Holds::Flag,
            "A surname alone that words beside it show to be a person's, of nobody the story or the tables know, where the story introduces others in full.",
            |claim| person::is_stranger(claim.reading, claim.index).into(),
        ),
        Field::new("again", Holds::Flag, "Full name and office or role, as a paragraph before has them.", |claim| {
            person::introduces_again(claim.reading, claim.index).into()
        }),
        Field::new("in_full", Holds::Flag, "The story somewhere gives the person's full name.", |claim| {
            told(claim).map(|told| told.in_full).into()
        }),
        Field::new("rare", Holds::Flag, "A full name whose surname two people of one story do not bear by chance.", |claim| {
            person::is_rare(claim.reading.text(), &person(claim)).into()
        }),
        Field::new(
            "taken_for_known",
            Holds::Flag,
            "A full name that stands once, with nothing beside it that tells who that is.",
            |claim| person::is_taken_for_known(claim.reading, claim.index).into(),
        ),
        Field::new(
            "relative",
            Holds::Flag,
            "A relative may be meant by the courtesy title: a word for one of its gender stands shortly before, or right after (`his wife. Mrs Lee`, `Mr Lee, her father,`), or the story tells of a husband, a wife, a couple of the name.",
            |claim| person::is_relative(claim.reading, &person(claim)).into(),
        ),
        Field::new(
            "spouse",
            Holds::Flag,
            "A wife or husband may be meant by the courtesy title: before a surname alone beside which no word for speaking stands, in `Mr and Mrs Lee`, a `Mr` where the story has a `Mrs` of the name, `Mrs` before a man's given name.",
            |claim| person::may_be_spouse(claim.reading, &person(claim)).into(),
        ),
        Field::new(
            "placed",
            Holds::Flag,
            "Words beside the surname tell who it is: a given name no list has, somewhere in the story (`Norm Eisen`), a role before it, an age or `who` behind.",
            |claim| person::is_placed(claim.reading, &person(claim)).into(),
        ),
        Field::new("in_text", Holds::Flag, "The running text, outside headline, deck, byline and captions, names the person.", |claim| {
            person::stands_in_text(claim.reading, &person(claim)).into()
        }),
        Field::new("known", Holds::Text, "The person's name in the tables, where the full name is that of one person there.", |claim| {
            known(claim).person.as_deref().into()
        }),
        Field::new(
            "known_office",
            Holds::Text,
            "The office of the tables that the title names, by its code; a bare title is the office that the person has held, or that the story names in full.",
            |claim| known(claim).office_row(claim.reading).map(|office| office.get("office").into_owned()).into(),
        )
        .printed(|claim| title(claim).map(|title| title.span)),
        Field::new("office_name", Holds::Text, "What the tables call that office.", |claim| {
            known(claim).office_row(claim.reading).map(|office| office.get("name").into_owned()).into()
        }),
        Field::new("trust", Holds::Word(TRUST), "The level at which findings may rest on that office's list of holders.", |claim| {
            known(claim).office_row(claim.reading).map(|office| office.get("trust").into_owned()).into()
        }),
        Field::new(
            "without",
            Holds::Text,
            "The country that has nobody of that title: the one the title names (`Chilean Prime Minister`), else the one the known person has led.",
            |claim| land_without(claim.reading, claim.index).map(|land| lands::name(claim.reading.tables(), &land)).into(),
        ),
        Field::new("qualified", Holds::Flag, "The title itself says which of the tables' offices it is (`US President`).", |claim| {
            known(claim).office.map(|_| known(claim).qualified).into()
        }),
        Field::new(
            "record",
            Holds::Word(Record::NAMES),
            "How the known person stood to that office at the time told of: never held it, held it before, may hold it then, or only later.",
            |claim| {
                let tenure = title(claim).map(|title| title.tenure);
                tenure.and_then(|tenure| known(claim).record(claim.reading, tenure)).map(Record::name).into()
            },
        ),
        Field::new("confirmed", Holds::Flag, "The story gives the known person an office that the tables say the person held at some time.", |claim| {
            known(claim).is_confirmed(claim.reading).into()
        }),
        Field::new("peers", Holds::Flag, "The story gives somebody, be it another, an office that the known person held at some time.", |claim| {
            known(claim).has_peers(claim.reading).into()
        }),
        Field::new("late", Holds::Flag, "`the late` stands before the mention, or `, who died` behind it.", |claim| {
            person::called_late(claim.reading, &person(claim)).is_some().into()
        })
        .printed(|claim| person::called_late(claim.reading, &person(claim))),
        Field::new("in_office", Holds::Flag, "The known person may hold that office at the story's date.", |claim| {
            known(claim).in_office(claim.reading).into()
        }),
        Field::new(
            "now",
            Holds::Flag,
            "The sentence speaks of the story's own time: it has the person act now, names a day without a date, calls the office a current one.",
            |claim| is_told_now(claim.reading, claim.index).into(),
        ),
        Field::new(
            "told_from",
            Holds::Date,
            "First day of the time the sentence speaks of, for somebody the tables know: the story's date, or the one date or year of a sentence that tells of another time.",
            |claim| known(claim).told.map(|(first, _)| first).into(),
        ),
        Field::new("told_to", Holds::Date, "Last day of that time.", |claim| known(claim).told.map(|(_, last)| last).into()),
        Field::new(
            "attributive",
            Holds::Flag,
            "The name stands before a noun of what is about the person: `the Lee administration`, `Lee supporters`.",
            |claim| person::is_attributive(claim.reading, &person(claim)).into(),
        ),
        Field::new("introduced", Holds::Flag, "The mention gives a given name.", |claim| {
            person(claim).name.is_full().into()
        }),
    ],
    count: |reading| reading.mentions().len(),
    span: |reading, index| reading.mentions()[index].span,
};

fn person(claim: Claim<'_>) -> PersonMention {
    claim.reading.mentions()[claim.index]
}

fn known(claim: Claim<'_>) -> &Known {
    &claim.reading.known_people()[claim.index]
}

fn told(claim: Claim<'_>) -> Option<Told> {
    claim.reading.people().told(claim.reading, claim.index)
}

fn age(claim: Claim<'_>) -> Option<person::Printed<u8>> {
    claim.reading.people().age(claim.reading, claim.index)
}

fn courtesy(claim: Claim<'_>) -> Option<Span<Text>> {
    person::courtesy(claim.reading, &person(claim))
}

fn title(claim: Claim<'_>) -> Option<Title> {
    person(claim).title
}
