//! First names: which are forms of one name, and which tell a man from a woman.
//!
//! The lists are short on purpose: names that news in English is full of. A name that is not in them
//! is equal to itself only, and says nothing of its bearer.

use super::spelling::letters;
use super::titles::Gender;

/// Whether two first names, in plain letters, can be one person's: the same, an initial and its
/// name, a short form ("Bill"), or the same name out of another alphabet ("Sergei", "Sergey").
pub(super) fn agree(a: &str, b: &str) -> bool {
    a == b
        || (a.chars().count() == 1 && b.starts_with(a))
        || (b.chars().count() == 1 && a.starts_with(b))
        || form(a) == form(b)
        || letters(a) == letters(b)
}

/// The name of which this is a form.
pub(super) fn form(name: &str) -> &str {
    let of = |forms: &&&[&str]| forms.contains(&name);
    SHORT.iter().chain(SPELLINGS).find(of).and_then(|forms| forms.first()).unwrap_or(&name)
}

/// The name's common spelling, its letters where the lists have none. A short form stays itself.
pub(super) fn spelling(name: &str) -> String {
    let known = SPELLINGS.iter().find(|forms| forms.contains(&name)).and_then(|forms| forms.first());
    known.map_or_else(|| letters(name), |n| (*n).to_owned())
}

/// Man or woman, where the first name tells.
pub(super) fn gender(name: &str) -> Option<Gender> {
    let is = |list: &[&str]| list.contains(&name) || list.contains(&form(name));
    match (is(MEN), is(WOMEN)) {
        (true, false) => Some(Gender::Man),
        (false, true) => Some(Gender::Woman),
        _ => None,
    }
}

/// Whether the word is a first name that the lists know.
pub(super) fn is_known(name: &str) -> bool {
    MEN.contains(&name) || WOMEN.contains(&name) || form(name) != name
}

/// English short forms of first names, the long one first.
#[rustfmt::skip] // one name a line would be pages
const SHORT: &[&[&str]] = &[
    &["william", "bill", "will", "billy"], &["robert", "bob", "rob", "bobby"], &["richard", "dick", "rick"],
    &["james", "jim", "jimmy"], &["john", "jack", "johnny"], &["joseph", "joe"], &["edward", "ed", "ted"],
    &["thomas", "tom"], &["michael", "mike"], &["daniel", "dan", "danny"], &["david", "dave"],
    &["anthony", "tony"], &["charles", "charlie", "chuck"], &["stephen", "steven", "steve"],
    &["christopher", "chris"], &["matthew", "matt"], &["benjamin", "ben"], &["samuel", "sam"],
    &["timothy", "tim"], &["gregory", "greg"], &["kenneth", "ken"], &["ronald", "ron"],
    &["donald", "don"], &["andrew", "andy"], &["peter", "pete"], &["frederick", "fred"],
    &["elizabeth", "liz", "beth", "betty"], &["margaret", "maggie", "peggy"], &["katherine", "catherine",
    "kate", "kathy"], &["susan", "sue"], &["deborah", "debbie"], &["jennifer", "jenny"],
    &["barbara", "barb"], &["rebecca", "becky"], &["victoria", "vicky"],
];

/// East Slavic and Arabic first names in the spellings that agencies use, the common one first.
#[rustfmt::skip] // one name a line would be pages
const SPELLINGS: &[&[&str]] = &[
    &["alexander", "alex", "aleksandr", "alexandr", "oleksandr", "aliaksandr", "aleksander", "sasha"],
    &["vladimir", "volodymyr", "uladzimir", "wladimir"], &["nikolai", "nikolay", "mykola", "mikalai"],
    &["sergei", "sergey", "serhiy", "serhii", "siarhei", "sergiy"], &["dmitry", "dmitri", "dmitriy", "dmytro", "dzmitry"],
    &["evgeny", "yevgeny", "yevgeniy", "yevhen", "evgeni"], &["andrei", "andrey", "andriy", "andrii"],
    &["mikhail", "mykhailo", "mikhailo"], &["pavel", "pavlo"], &["vasily", "vasyl", "vasiliy"],
    &["alexei", "alexey", "aleksei", "oleksii", "oleksiy", "aliaksei"], &["igor", "ihor", "ihar"],
    &["oleg", "oleh", "aleh"], &["svetlana", "sviatlana", "svitlana"], &["olga", "olha", "volha"],
    &["elena", "yelena", "olena", "alena"], &["natalia", "nataliya", "natalya", "nataliia"],
    &["tatyana", "tatiana", "tetiana", "tatsiana"], &["ekaterina", "yekaterina", "kateryna"],
    &["yury", "yuri", "yuriy", "yurii", "iurii"], &["petro", "pyotr", "petr"],
    &["mohammed", "muhammad", "mohamed", "mohammad", "mohamad", "muhammed", "mohamud"],
    &["ahmed", "ahmad"], &["hussein", "husain", "hussain", "hossein"], &["hassan", "hasan"],
    &["yousef", "yusuf", "youssef", "yousuf", "yusef"], &["omar", "umar"], &["osama", "usama"],
    &["abdullah", "abdallah"], &["ibrahim", "ebrahim"], &["mustafa", "moustafa", "mostafa"],
    &["muammar", "moammar"], &["fatima", "fatema", "fatemeh"],
];

#[rustfmt::skip] // one name a line would be pages
const MEN: &[&str] = &[
    "adam", "ahmed", "alan", "albert", "alexander", "alexei", "ali", "andreas", "andrei", "andrew", "anthony",
    "antonio", "arthur", "barack", "benjamin", "bernard", "boris", "brian", "bruce", "carl", "carlos",
    "charles", "christopher", "colin", "daniel", "david", "dennis", "dieter", "dmitry", "donald", "douglas",
    "edward", "emmanuel", "eric", "ernest", "evgeny", "felix", "francis", "frank", "frederick", "gareth",
    "gary", "george", "gerald", "graham", "gregory", "hans", "harold", "harry", "hassan", "henry", "hugo",
    "hussein", "ian", "ibrahim", "igor", "ivan", "jacob", "jakub", "james", "jan", "jeff", "jeremy", "jiri",
    "joao", "john", "jonas", "jorge", "jose", "joseph", "juan", "karl", "keith", "kenneth", "kevin", "klaus",
    "larry", "lars", "leonid", "louis", "luis", "lukas", "manuel", "marco", "marek", "mark", "martin",
    "matthew", "miguel", "mikhail", "michael", "milan", "mohammed", "mustafa", "neil", "nicolas", "nigel",
    "nikolai", "oleg", "oliver", "olaf", "omar", "oscar", "otto", "patrick", "paul", "pavel", "pedro", "peter",
    "petr", "philip", "pierre", "rafael", "ralph", "raymond", "richard", "robert", "roger", "roman", "ronald",
    "roy", "samuel", "scott", "sean", "sergei", "simon", "stanislav", "stephen", "sven", "thomas", "timothy",
    "tobias", "tomas", "vaclav", "victor", "viktor", "vincent", "vladimir", "walter", "werner", "william",
    "xavier", "yousef", "yury", "zoran",
];

#[rustfmt::skip] // one name a line would be pages
const WOMEN: &[&str] = &[
    "agnes", "alice", "alison", "amanda", "amelia", "amy", "ana", "andrea", "angela", "anita", "ann", "anna",
    "anne", "annette", "astrid", "barbara", "beatrice", "brenda", "brigitte", "camilla", "carmen", "carol",
    "caroline", "charlotte", "christina", "christine", "claire", "clara", "cynthia", "daniela", "deborah",
    "diana", "diane", "donna", "dorothy", "ekaterina", "elena", "eleanor", "elisabeth", "elizabeth", "ella",
    "ellen", "emily", "emma", "erica", "eva", "fatima", "fiona", "frances", "gabriela", "grace", "greta",
    "hanna", "hannah", "heather", "heidi", "helen", "helena", "hillary", "ida", "ingrid", "irena", "irene",
    "irina", "isabel", "jana", "jane", "janet", "jennifer", "jessica", "jill", "joan", "joanna", "judith",
    "julia", "julie", "karen", "karin", "katherine", "kamala", "laura", "lena", "linda", "lisa", "lucia",
    "lucy", "magdalena", "maia", "margaret", "maria", "marie", "marina", "martha", "marta", "mary", "melania",
    "michelle", "monica", "nadia", "nancy", "natalia", "nina", "nora", "olga", "olivia", "pamela", "patricia",
    "paula", "petra", "rachel", "rebecca", "renata", "rosa", "rose", "ruth", "sandra", "sara", "sarah",
    "sharon", "silvia", "sofia", "sophie", "stella", "susan", "svetlana", "tatyana", "teresa", "theresa",
    "ursula", "valerie", "vera", "veronika", "victoria", "virginia", "wendy", "yulia", "zuzana",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_name() {
        let same = [("bill", "william"), ("j", "john"), ("sergey", "sergei"), ("volodymyr", "vladimir")];
        assert!(same.iter().all(|(a, b)| agree(a, b)));
        assert!(!agree("bill", "hillary") && !agree("anna", "hanna"));
        assert_eq!(gender("bill"), Some(Gender::Man));
        assert_eq!(gender("kral"), None);
    }
}
