//! What single words can mean for times. The rules decide by the neighbours.

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}

/// A season, written as TIMEX3 writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Morning,
    Afternoon,
    Evening,
    Night,
    /// "daytime", "daylight".
    Daytime,
}

/// A day that returns every year under a name of one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Feast {
    Christmas,
    Easter,
    Thanksgiving,
    Halloween,
    NewYear,
    NewYearsEve,
    Valentine,
    Independence,
    Labor,
    Memorial,
    GoodFriday,
    Boxing,
}

/// What a token can mean. Words of no use here are `Other`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Word {
    /// The end of the text or a blank line.
    Break,
    Other,
    /// A run of digits: value, and how many digits.
    Digits(u32, u8),
    Sign(char),
    /// "one" to "ninety".
    Number(u8),
    Hundred,
    Thousand,
    /// "million" and more: what follows is money or people.
    Million,
    /// "first" to "ninetieth"; "second" is a unit too and stands here.
    Ordinal(u8),
    /// "st", "nd", "rd", "th".
    OrdinalEnding,
    /// Month 1 to 12, and whether it is written out.
    Month(u8, bool),
    /// Weekday 1 (Monday) to 7, and whether it is written out.
    Weekday(u8, bool),
    /// "Mondays".
    Weekdays(u8),
    Unit(Unit),
    Units(Unit),
    Season(Season),
    Part(Part),
    Parts(Part),
    Feast(Feast),
    /// "daily", "weekly": every so many units.
    Regular(u8, Unit),
    /// "noon", "midnight": the hour.
    Hour(u8),
    /// "am", "pm".
    Am,
    Pm,
    Zone,
    A,
    The,
    Of,
    And,
    Or,
    To,
    On,
    At,
    In,
    /// Other prepositions that stand before times: "since", "until", "during".
    Before,
    After,
    Preposition,
    This,
    That,
    These,
    Those,
    Last,
    Next,
    Past,
    Previous,
    Following,
    Coming,
    Same,
    Current,
    Latest,
    Recent,
    Early,
    Late,
    Mid,
    Earlier,
    Later,
    Ago,
    Now,
    Today,
    Yesterday,
    Tomorrow,
    Tonight,
    Overnight,
    Every,
    Each,
    Other2,
    Another,
    /// "several", "many": more than one, who knows how many.
    Several,
    Few,
    Couple,
    Dozen,
    Half,
    Fiscal,
    /// "beginning", "start", "end", "middle", "rest".
    Edge,
    /// "nearly", "about", "roughly".
    About,
    More,
    Less,
    Old,
    Long,
    Bc,
    Ad,
    /// "now" in another word: value PRESENT_REF.
    Currently,
    /// "recently", "previously".
    Recently,
    Soon,
    Future,
    Once,
    Twice,
    Per,
    All,
    /// "next" to a unit it lengthens: "full", "straight", "consecutive".
    Full,
    /// "will", "would", "scheduled": what is told lies ahead.
    Ahead,
    /// "said", "was": what is told lies behind.
    Behind,
    Be,
}

use Unit::{Century, Day, Decade, Fortnight, Hour, Millennium, Minute, Month, Quarter, Second, Week, Year};

/// What a word can mean, whatever its capitals.
pub(crate) fn meaning(word: &[u8]) -> Word {
    let mut small = [0; 14];
    let Some(small) = small.get_mut(..word.len()) else { return verb(word) };
    small.copy_from_slice(word);
    small.make_ascii_lowercase();
    match known(small) {
        Word::Other => verb(small),
        found => found,
    }
}

/// A verb in the past by its ending. Adjectives among them do no harm: the nearest verb decides.
fn verb(word: &[u8]) -> Word {
    if word.len() > 3 && word.ends_with(b"ed") { Word::Behind } else { Word::Other }
}

#[rustfmt::skip]
fn known(word: &[u8]) -> Word {
    match word {
        b"january" => Word::Month(1, true), b"february" => Word::Month(2, true), b"march" => Word::Month(3, true),
        b"april" => Word::Month(4, true), b"may" => Word::Month(5, true), b"june" => Word::Month(6, true),
        b"july" => Word::Month(7, true), b"august" => Word::Month(8, true), b"september" => Word::Month(9, true),
        b"october" => Word::Month(10, true), b"november" => Word::Month(11, true), b"december" => Word::Month(12, true),
        b"jan" => Word::Month(1, false), b"feb" => Word::Month(2, false), b"mar" => Word::Month(3, false),
        b"apr" => Word::Month(4, false), b"jun" => Word::Month(6, false), b"jul" => Word::Month(7, false),
        b"aug" => Word::Month(8, false), b"sept" | b"sep" => Word::Month(9, false), b"oct" => Word::Month(10, false),
        b"nov" => Word::Month(11, false), b"dec" => Word::Month(12, false),
        b"monday" => Word::Weekday(1, true), b"tuesday" => Word::Weekday(2, true), b"wednesday" => Word::Weekday(3, true),
        b"thursday" => Word::Weekday(4, true), b"friday" => Word::Weekday(5, true), b"saturday" => Word::Weekday(6, true),
        b"sunday" => Word::Weekday(7, true),
        b"mon" => Word::Weekday(1, false), b"tue" | b"tues" => Word::Weekday(2, false), b"wed" => Word::Weekday(3, false),
        b"thu" | b"thur" | b"thurs" => Word::Weekday(4, false), b"fri" => Word::Weekday(5, false),
        b"sat" => Word::Weekday(6, false), b"sun" => Word::Weekday(7, false),
        b"mondays" => Word::Weekdays(1), b"tuesdays" => Word::Weekdays(2), b"wednesdays" => Word::Weekdays(3),
        b"thursdays" => Word::Weekdays(4), b"fridays" => Word::Weekdays(5), b"saturdays" => Word::Weekdays(6),
        b"sundays" => Word::Weekdays(7),
        b"one" => Word::Number(1), b"two" => Word::Number(2), b"three" => Word::Number(3), b"four" => Word::Number(4),
        b"five" => Word::Number(5), b"six" => Word::Number(6), b"seven" => Word::Number(7), b"eight" => Word::Number(8),
        b"nine" => Word::Number(9), b"ten" => Word::Number(10), b"eleven" => Word::Number(11), b"twelve" => Word::Number(12),
        b"thirteen" => Word::Number(13), b"fourteen" => Word::Number(14), b"fifteen" => Word::Number(15),
        b"sixteen" => Word::Number(16), b"seventeen" => Word::Number(17), b"eighteen" => Word::Number(18),
        b"nineteen" => Word::Number(19), b"twenty" => Word::Number(20), b"thirty" => Word::Number(30),
        b"forty" => Word::Number(40), b"fifty" => Word::Number(50), b"sixty" => Word::Number(60),
        b"seventy" => Word::Number(70), b"eighty" => Word::Number(80), b"ninety" => Word::Number(90),
        b"hundred" => Word::Hundred, b"thousand" => Word::Thousand,
        b"million" | b"billion" | b"trillion" | b"percent" => Word::Million,
        b"first" => Word::Ordinal(1), b"second" => Word::Ordinal(2), b"third" => Word::Ordinal(3), b"fourth" => Word::Ordinal(4),
        b"fifth" => Word::Ordinal(5), b"sixth" => Word::Ordinal(6), b"seventh" => Word::Ordinal(7), b"eighth" => Word::Ordinal(8),
        b"ninth" => Word::Ordinal(9), b"tenth" => Word::Ordinal(10), b"eleventh" => Word::Ordinal(11),
        b"twelfth" => Word::Ordinal(12), b"thirteenth" => Word::Ordinal(13), b"fourteenth" => Word::Ordinal(14),
        b"fifteenth" => Word::Ordinal(15), b"sixteenth" => Word::Ordinal(16), b"seventeenth" => Word::Ordinal(17),
        b"eighteenth" => Word::Ordinal(18), b"nineteenth" => Word::Ordinal(19), b"twentieth" => Word::Ordinal(20),
        b"thirtieth" => Word::Ordinal(30),
        b"st" | b"nd" | b"rd" | b"th" => Word::OrdinalEnding,
        b"seconds" | b"secs" | b"sec" => Word::Units(Second),
        b"minute" => Word::Unit(Minute), b"minutes" | b"mins" | b"min" => Word::Units(Minute),
        b"hour" => Word::Unit(Hour), b"hours" | b"hrs" | b"hr" => Word::Units(Hour),
        b"day" => Word::Unit(Day), b"days" => Word::Units(Day),
        b"weekend" => Word::Unit(Unit::Weekend), b"weekends" => Word::Units(Unit::Weekend),
        b"week" | b"workweek" => Word::Unit(Week), b"weeks" => Word::Units(Week),
        b"fortnight" => Word::Unit(Fortnight), b"fortnights" => Word::Units(Fortnight),
        b"month" => Word::Unit(Month), b"months" => Word::Units(Month),
        b"quarter" => Word::Unit(Quarter), b"quarters" => Word::Units(Quarter),
        b"year" => Word::Unit(Year), b"years" | b"yrs" | b"yr" => Word::Units(Year),
        b"decade" => Word::Unit(Decade), b"decades" => Word::Units(Decade),
        b"century" => Word::Unit(Century), b"centuries" => Word::Units(Century),
        b"millennium" => Word::Unit(Millennium), b"millennia" => Word::Units(Millennium),
        b"spring" | b"springtime" => Word::Season(Season::Spring), b"summer" | b"summertime" => Word::Season(Season::Summer),
        b"autumn" | b"fall" => Word::Season(Season::Autumn), b"winter" | b"wintertime" => Word::Season(Season::Winter),
        b"morning" | b"dawn" => Word::Part(Part::Morning), b"afternoon" => Word::Part(Part::Afternoon),
        b"evening" => Word::Part(Part::Evening), b"night" | b"nighttime" => Word::Part(Part::Night),
        b"daytime" | b"daylight" => Word::Part(Part::Daytime),
        b"mornings" => Word::Parts(Part::Morning), b"afternoons" => Word::Parts(Part::Afternoon),
        b"evenings" => Word::Parts(Part::Evening), b"nights" => Word::Parts(Part::Night),
        b"christmas" | b"xmas" => Word::Feast(Feast::Christmas), b"easter" => Word::Feast(Feast::Easter),
        b"thanksgiving" => Word::Feast(Feast::Thanksgiving), b"halloween" => Word::Feast(Feast::Halloween),
        b"hourly" => Word::Regular(1, Hour), b"daily" | b"everyday" => Word::Regular(1, Day), b"nightly" => Word::Regular(1, Day),
        b"weekly" => Word::Regular(1, Week), b"biweekly" | b"fortnightly" => Word::Regular(2, Week),
        b"monthly" => Word::Regular(1, Month), b"quarterly" => Word::Regular(3, Month),
        b"yearly" | b"annually" => Word::Regular(1, Year),
        b"noon" | b"midday" | b"noontime" => Word::Hour(12), b"midnight" => Word::Hour(0),
        b"am" => Word::Am, b"pm" => Word::Pm,
        b"gmt" | b"utc" | b"est" | b"edt" | b"cst" | b"cdt" | b"mst" | b"mdt" | b"pst" | b"pdt" | b"bst" | b"cet"
            | b"cest" | b"jst" | b"sgt" | b"aest" | b"eet" => Word::Zone,
        b"a" | b"an" => Word::A, b"the" => Word::The, b"of" => Word::Of, b"and" => Word::And, b"or" => Word::Or,
        b"to" => Word::To, b"on" => Word::On, b"at" => Word::At, b"in" => Word::In,
        b"before" => Word::Before, b"after" => Word::After,
        b"since" | b"until" | b"till" | b"during" | b"throughout" | b"within" | b"from" | b"by" | b"for" | b"between"
            | b"through" | b"into" | b"circa" | b"toward" | b"towards" | b"than" => Word::Preposition,
        b"this" => Word::This, b"that" => Word::That, b"these" => Word::These, b"those" => Word::Those,
        b"last" => Word::Last, b"next" => Word::Next, b"past" => Word::Past,
        b"previous" | b"preceding" | b"prior" => Word::Previous, b"following" | b"ensuing" | b"subsequent" => Word::Following,
        b"coming" | b"upcoming" | b"forthcoming" => Word::Coming, b"same" => Word::Same, b"current" => Word::Current,
        b"latest" => Word::Latest, b"recent" => Word::Recent,
        b"early" => Word::Early, b"late" => Word::Late, b"mid" => Word::Mid, b"earlier" => Word::Earlier, b"later" => Word::Later,
        b"ago" => Word::Ago, b"now" => Word::Now, b"today" => Word::Today, b"yesterday" => Word::Yesterday,
        b"tomorrow" | b"tmrw" | b"tmr" => Word::Tomorrow, b"tonight" | b"tonite" => Word::Tonight,
        b"overnight" => Word::Overnight,
        b"every" => Word::Every, b"each" => Word::Each, b"other" => Word::Other2, b"another" => Word::Another,
        b"several" | b"many" | b"numerous" => Word::Several, b"few" => Word::Few, b"couple" => Word::Couple,
        b"dozen" => Word::Dozen, b"half" => Word::Half, b"fiscal" | b"financial" => Word::Fiscal,
        b"beginning" | b"start" | b"end" | b"middle" | b"rest" | b"remainder" | b"close" | b"outset" => Word::Edge,
        b"nearly" | b"almost" | b"about" | b"around" | b"approximately" | b"roughly" | b"some" => Word::About,
        b"more" => Word::More, b"less" => Word::Less, b"old" => Word::Old, b"long" => Word::Long,
        b"bc" | b"bce" => Word::Bc, b"ad" => Word::Ad,
        b"currently" | b"nowadays" | b"presently" => Word::Currently, b"recently" | b"previously" => Word::Recently,
        b"soon" => Word::Soon, b"future" => Word::Future, b"once" => Word::Once, b"twice" => Word::Twice, b"per" => Word::Per,
        b"all" => Word::All, b"full" | b"straight" | b"consecutive" | b"additional" | b"whole" | b"entire" => Word::Full,
        b"will" | b"ll" | b"shall" | b"would" | b"could" | b"might" | b"scheduled" | b"due" | b"expected" | b"plans"
            | b"planned" | b"slated" | b"expects" | b"hopes" | b"wants" | b"going" | b"set" | b"intends" => Word::Ahead,
        b"be" => Word::Be,
        b"said" | b"was" | b"were" | b"had" | b"did" | b"told" | b"took" | b"met" | b"came" | b"went" | b"made" | b"began"
            | b"gave" | b"held" | b"found" | b"fell" | b"rose" | b"won" | b"lost" | b"left" | b"saw" | b"put" | b"got"
            | b"became" | b"brought" | b"led" | b"broke" | b"struck" | b"sent" | b"hit" | b"shot" | b"spoke" | b"wrote"
            | b"paid" | b"sold" | b"bought" | b"grew" | b"kept" | b"stood" | b"ran" | b"drew" | b"knew" | b"has" | b"have"
            | b"been" | b"died" | b"cut" | b"built" | b"felt" | b"sank" | b"blew" | b"flew" | b"drove" | b"fought" => Word::Behind,
        _ => Word::Other,
    }
}
