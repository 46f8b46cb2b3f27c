//! Names of months in the languages of Europe, as they stand in dates: full, inflected and short.

/// Names and short forms in lower case, January first.
const MONTHS: [&[&str]; 12] = [
    &[
        "january", "jan", "januar", "jänner", "janvier", "janv", "enero", "ene", "janeiro", "gennaio", "gen", "januari",
        "styczeń", "stycznia", "sty", "leden", "ledna", "tammikuu", "tammikuuta", "január", "ianuarie", "ian", "января", "январь",
        "янв", "січня", "ocak", "oca", "ιανουαρίου", "januára", "siječnja", "gener",
    ],
    &[
        "february", "feb", "februar", "feber", "février", "févr", "fév", "fevrier", "febrero", "fevereiro", "fev", "febbraio", "februari",
        "febr", "luty", "lutego", "lut", "únor", "února", "helmikuu", "helmikuuta", "február", "februarie", "февраля", "февраль", "фев",
        "лютого", "şubat", "φεβρουαρίου", "februára", "veljače", "febrer",
    ],
    &[
        "march", "mar", "märz", "maerz", "mrz", "mär", "mars", "marzo", "março", "marco", "maart", "mrt", "marzec", "marca", "březen",
        "března", "marts", "maaliskuu", "maaliskuuta", "március", "márc", "martie", "марта", "март", "мар", "березня", "mart",
        "μαρτίου", "ožujka", "març",
    ],
    &[
        "april", "apr", "avril", "avr", "abril", "abr", "aprile", "kwiecień", "kwietnia", "kwi", "duben", "dubna", "huhtikuu", "huhtikuuta",
        "április", "ápr", "aprilie", "апреля", "апрель", "апр", "квітня", "nisan", "nis", "απριλίου", "apríla", "travnja",
    ],
    &[
        "may", "mai", "mayo", "maio", "mag", "maggio", "mei", "maj", "maja", "květen", "května", "toukokuu", "toukokuuta", "május", "máj",
        "мая", "май", "травня", "mayıs", "μαΐου", "mája", "svibnja", "maig",
    ],
    &[
        "june", "jun", "juni", "juin", "junio", "junho", "giugno", "giu", "czerwiec", "czerwca", "cze", "červen", "června", "kesäkuu",
        "kesäkuuta", "június", "jún", "iunie", "iun", "июня", "июнь", "июн", "червня", "haziran", "haz", "ιουνίου", "júna", "lipnja", "juny",
    ],
    &[
        "july", "jul", "juli", "juillet", "juil", "julio", "julho", "luglio", "lug", "lipiec", "lipca", "lip", "červenec", "července", "heinäkuu",
        "heinäkuuta", "július", "júl", "iulie", "iul", "июля", "июль", "июл", "липня", "temmuz", "tem", "ιουλίου", "júla", "srpnja", "juliol",
    ],
    &[
        "august", "aug", "août", "aout", "agosto", "ago", "augustus", "sierpień", "sierpnia", "sie", "srpen", "srpna", "augusti", "elokuu",
        "elokuuta", "augusztus", "августа", "август", "авг", "серпня", "ağustos", "ağu", "αυγούστου", "augusta", "kolovoza", "agost",
    ],
    &[
        "september", "sep", "sept", "septembre", "septiembre", "setiembre", "setembro", "set", "settembre", "sett", "wrzesień", "września",
        "wrz", "září", "syyskuu", "syyskuuta", "szeptember", "szept", "septembrie", "сентября", "сентябрь", "сен", "сент", "вересня",
        "eylül", "eyl", "σεπτεμβρίου", "septembra", "rujna", "setembre",
    ],
    &[
        "october", "oct", "oktober", "okt", "octobre", "octubre", "outubro", "out", "ottobre", "ott", "październik", "października", "paź",
        "říjen", "října", "lokakuu", "lokakuuta", "október", "octombrie", "октября", "октябрь", "окт", "жовтня", "ekim", "eki",
        "οκτωβρίου", "októbra",
    ],
    &[
        "november", "nov", "novembre", "noviembre", "novembro", "listopad", "listopada", "lis", "listopadu", "marraskuu", "marraskuuta",
        "noiembrie", "noi", "ноября", "ноябрь", "ноя", "нояб", "листопада", "kasım", "kas", "νοεμβρίου", "novembra", "studenoga",
    ],
    &[
        "december", "dec", "dezember", "dez", "décembre", "déc", "decembre", "diciembre", "dic", "dezembro", "dicembre", "grudzień", "grudnia",
        "gru", "prosinec", "prosince", "joulukuu", "joulukuuta", "decembrie", "декабря", "декабрь", "дек", "грудня", "aralık", "ara",
        "δεκεμβρίου", "decembra", "desember", "des", "desembre",
    ],
];

/// Names of the days of the week, in lower case, full and short.
const DAYS: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs",
    "fri", "sat", "sun", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "mo", "di", "mi",
    "do", "fr", "sa", "so", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes", "miércoles",
    "jueves", "viernes", "sábado", "domingo", "segunda", "terça", "quarta", "quinta", "sexta", "feira", "lunedì", "martedì",
    "mercoledì", "giovedì", "venerdì", "sabato", "domenica", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag",
    "zondag", "poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela",
];

/// Number of a month by its name.
pub(super) fn month(token: &str) -> Option<i8> {
    let name = token.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    if name.len() < 3 {
        return None;
    }
    let at = MONTHS.iter().position(|names| names.contains(&name.as_str()))?;
    i8::try_from(at + 1).ok()
}

/// Whether a word, in lower case, is the name of a month or a day of the week in some language that is read.
pub(crate) fn is_calendar_word(word: &str) -> bool {
    DAYS.contains(&word) || month(word).is_some()
}
