//! Persons within a document: full names first, then whom a surname or a first name means.

use super::Named;
use super::given;
use super::person::Person;
use super::plain::plain_words;
use super::spelling::letters;
use super::titles::Gender;
use std::collections::HashMap;

/// Somebody of the document, as known so far.
#[derive(Debug)]
struct Holder {
    /// Different full names, or the surname alone where no full name is given.
    names: Vec<Person>,
    gender: Option<Gender>,
    /// Mentions by a full name or with a title, ascending: where the reader was last told who it is.
    told: Vec<usize>,
}

/// Holders of names, by the words that lead to them.
#[derive(Debug, Default)]
struct People {
    all: Vec<Holder>,
    by_family: HashMap<String, Vec<usize>>,
    by_first: HashMap<String, Vec<usize>>,
    by_inner: HashMap<String, Vec<usize>>,
    /// By family name and first letter, spelling set aside: who may be meant by another full name.
    by_letters: HashMap<(String, char), Vec<usize>>,
}

/// Sets of mentions that name one person. Each mention stands in one of them.
pub(super) fn persons(mentions: &[Named<'_>]) -> Vec<Vec<usize>> {
    let mut people = People::default();
    let parsed: Vec<Option<Person>> = mentions.iter().map(|m| Person::new(m.name, m.before)).collect();
    let full = full_names(mentions, &parsed, &mut people);
    let mut sets: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut alone = Vec::new();
    for (i, person) in parsed.iter().enumerate() {
        let Some(person) = person else {
            alone.push(vec![i]);
            continue;
        };
        let holder = match full[i] {
            Some(holder) => holder,
            None => {
                let holder = people.meant(person, i).unwrap_or_else(|| people.add(person.clone()));
                // "Mrs Clinton" says again which Clinton is spoken of.
                if person.is_full() || person.gender().is_some() {
                    let told = &mut people.all[holder].told;
                    let at = told.partition_point(|t| *t < i);
                    told.insert(at, i);
                    let known = &mut people.all[holder].gender;
                    *known = known.or(person.gender());
                }
                holder
            }
        };
        sets.entry(holder).or_default().push(i);
    }
    alone.extend(sets.into_values());
    alone
}

/// The holders that full names make, and the holder of every mention by a full name that can mean
/// only one. The most telling names come first, so that "J. Brown" finds both John and Jane.
fn full_names(mentions: &[Named<'_>], parsed: &[Option<Person>], people: &mut People) -> Vec<Option<usize>> {
    let mut forms: HashMap<Vec<String>, Vec<usize>> = HashMap::new();
    for (i, person) in parsed.iter().enumerate() {
        if person.as_ref().is_some_and(Person::is_full) {
            forms.entry(plain_words(mentions[i].name)).or_default().push(i);
        }
    }
    let mut forms: Vec<Vec<usize>> = forms.into_values().collect();
    let rank = |at: &Vec<usize>| {
        let person = parsed[at[0]].as_ref();
        let out = person.is_some_and(Person::is_written_out);
        let words = person.map_or(0, |p| p.given.iter().map(|g| 1 + usize::from(g.len() > 1)).sum());
        (std::cmp::Reverse((out, words)), at[0])
    };
    forms.sort_by_key(rank);
    let mut of = vec![None; mentions.len()];
    for at in forms {
        // The title may stand at any mention of the form.
        let Some(mut person) = parsed[at[0]].clone() else { continue };
        person.address =
            at.iter().filter_map(|i| parsed[*i].as_ref()).fold(person.address, |a, p| a.or(p.address));
        let holder = match people.agreeing(&person)[..] {
            [] => people.add(person),
            [one] => {
                people.learn(one, person);
                one
            }
            // Several: whoever was last told of, mention by mention.
            _ => continue,
        };
        for i in &at {
            of[*i] = Some(holder);
        }
        people.all[holder].told.extend(&at);
    }
    for holder in &mut people.all {
        holder.told.sort_unstable();
    }
    of
}

impl People {
    fn add(&mut self, person: Person) -> usize {
        let holder = self.all.len();
        self.all.push(Holder { names: Vec::new(), gender: person.gender(), told: Vec::new() });
        self.learn(holder, person);
        holder
    }

    /// Another name of a holder.
    fn learn(&mut self, holder: usize, person: Person) {
        fn enter<K: std::hash::Hash + Eq>(map: &mut HashMap<K, Vec<usize>>, key: K, holder: usize) {
            let held = map.entry(key).or_default();
            if !held.contains(&holder) {
                held.push(holder);
            }
        }
        enter(&mut self.by_family, person.family.clone(), holder);
        if let Some((first, inner)) = person.given.split_first() {
            enter(&mut self.by_first, first.clone(), holder);
            for name in inner.iter().filter(|n| n.chars().count() > 1) {
                enter(&mut self.by_inner, name.clone(), holder);
            }
            for key in ways(&person) {
                enter(&mut self.by_letters, key, holder);
            }
        }
        let known = &mut self.all[holder];
        known.gender = known.gender.or(person.gender());
        known.names.push(person);
    }

    /// Holders with all of whose names a full name agrees.
    fn agreeing(&self, person: &Person) -> Vec<usize> {
        let mut found: Vec<usize> = ways(person)
            .into_iter()
            .filter_map(|key| self.by_letters.get(&key))
            // A thousand people of one name and initial are a list, not a story.
            .flat_map(|held| held.iter().take(MOST).copied())
            .filter(|h| self.all[*h].names.iter().all(|n| n.agrees(person)))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whom a surname, a first name or a full name of several holders means at mention `at`: the one
    /// who fits, or of several the one last told of before it, else the first after it.
    fn meant(&self, person: &Person, at: usize) -> Option<usize> {
        if person.is_full() {
            return self.last_told(&self.agreeing(person), at);
        }
        let fits = |h: &usize| {
            let apart = matches!((person.address.gender, self.all[*h].gender), (Some(a), Some(b)) if a != b);
            let suffix =
                |n: &Person| n.suffix.is_none() || person.suffix.is_none() || n.suffix == person.suffix;
            !apart && self.all[*h].names.iter().any(suffix)
        };
        let found = |map: &HashMap<String, Vec<usize>>| -> Vec<usize> {
            map.get(&person.family).into_iter().flatten().take(MOST).copied().filter(fits).collect()
        };
        let holders = found(&self.by_family);
        if !holders.is_empty() {
            // Where the title says "Mrs", whoever is known to be a woman comes first.
            let sure: Vec<usize> = holders
                .iter()
                .copied()
                .filter(|h| person.address.gender.is_some() && self.all[*h].gender == person.address.gender)
                .collect();
            return self.last_told(if sure.is_empty() { &holders } else { &sure }, at);
        }
        // "Mr Xi" is Xi Jinping, but "Mr Martin" is not Martin Holub.
        let surname_meant = person.address.titled && !person.address.with_first_name;
        if surname_meant && given::is_known(&person.family) {
            return None;
        }
        match found(&self.by_first)[..] {
            [one] => return Some(one),
            [] => {}
            _ => return None,
        }
        match found(&self.by_inner)[..] {
            [one] => Some(one),
            _ => None,
        }
    }

    fn last_told(&self, holders: &[usize], at: usize) -> Option<usize> {
        let before = |h: &usize| {
            let told = &self.all[*h].told;
            told.partition_point(|t| *t < at).checked_sub(1).map(|i| told[i])
        };
        let after = |h: &usize| {
            let told = &self.all[*h].told;
            told.get(told.partition_point(|t| *t < at)).copied().unwrap_or(usize::MAX)
        };
        let last = holders.iter().filter(|h| before(h).is_some()).max_by_key(|h| before(h));
        last.or_else(|| holders.iter().min_by_key(|h| after(h))).copied()
    }
}

/// The buckets in which another form of a full name is looked for: by either end of the name, and
/// with the mother's family name left out.
fn ways(person: &Person) -> Vec<(String, char)> {
    let initial = |w: &str| given::form(w).chars().next().unwrap_or_default();
    let Some(first) = person.given.first() else { return Vec::new() };
    let mut out = vec![(letters(&person.family), initial(first))];
    if let Some((_, last)) = person.family.rsplit_once('-') {
        out.push((letters(last), initial(first)));
    }
    if let [only] = &person.given[..] {
        out.push((letters(only), initial(&person.family)));
    }
    if person.given.len() >= 2
        && let Some(inner) = person.given.last()
    {
        out.push((letters(inner), initial(first)));
    }
    out
}

/// Holders of one name that are looked at.
const MOST: usize = 64;
