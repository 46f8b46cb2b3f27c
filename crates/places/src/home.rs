//! The country whose papers write as a text does: local news names no country, but has its words.

use crate::gazetteer::country;

/// Words and signs that only the papers of one country have often.
const SIGNS: &[(&str, &str)] = &[
    ("US", "$"),
    ("US", "sheriff"),
    ("US", "county commission"),
    ("US", "high school"),
    ("US", "state trooper"),
    ("US", "highway patrol"),
    ("US", "school district"),
    ("US", "city council"),
    ("US", "grand jury"),
    ("US", "republican"),
    ("US", "democrat"),
    ("US", "sophomore"),
    ("US", "mph"),
    ("US", "elementary"),
    ("US", "a.m."),
    ("US", "interstate"),
    ("GB", "£"),
    ("GB", "councillor"),
    ("GB", "pence"),
    ("GB", " nhs "),
    ("GB", " mp "),
    ("GB", "crown court"),
    ("GB", "city centre"),
    ("GB", "magistrates"),
    ("GB", "borough council"),
    ("GB", "constabulary"),
    ("CA", "rcmp"),
    ("CA", " opp "),
    ("CA", "provincial police"),
    ("IE", "garda"),
    ("IE", "taoiseach"),
    ("AU", "nsw police"),
    ("AU", "federal police"),
    ("IN", " crore"),
    ("IN", "lakh"),
];

/// The countries whose signs a text has, by number, with how many of the signs.
pub(crate) fn home(text: &str) -> Vec<(usize, f64)> {
    let text = text.to_lowercase();
    let mut out: Vec<(usize, f64)> = Vec::new();
    for (code, sign) in SIGNS {
        let Some(number) = country(code).filter(|_| text.contains(sign)) else { continue };
        match out.iter_mut().find(|o| o.0 == number) {
            Some(o) => o.1 += 1.0,
            None => out.push((number, 1.0)),
        }
    }
    out
}
