//! The clock of the newsroom: machines are told instants in UTC, readers a day and an hour, and near midnight
//! these are two days. Where the page prints the same instant by its own clock, the offset is known, and the
//! date becomes the one that readers see. The instant stays the same.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;

use super::{Field, Zone};
use crate::dates::{self, Order};
use crate::html::tree::{Id, Tree};
use crate::tidy;

/// Longest line that is looked at, in bytes.
const LONGEST: usize = 150;
/// Texts with digits that are looked at.
const MOST: usize = 300;
/// The offset furthest from UTC that is in use, in minutes.
const FURTHEST: i64 = 14 * 60;
/// Offsets are multiples of this, in minutes.
const STEP: i64 = 15;

/// The same instant by the clock that the page prints, where the instant is given in UTC and the page prints it.
pub(super) fn by_the_clock(tree: &Tree, body: Id, zone: Zone, order: Order, published: Field) -> Field {
    let utc = published.value.strip_suffix('Z').or_else(|| published.value.strip_suffix("+00:00"));
    let instant = utc.and_then(|utc| format!("{utc}Z").parse::<Timestamp>().ok());
    let Some(instant) = instant else { return published };
    // A time has a digit; most texts are passed over by this.
    let counts = |id: &Id| tree.characters(*id).is_some_and(|own| own.bytes().any(|b| b.is_ascii_digit()));
    for id in tree.below(body).filter(|id| zone.holds(*id)).filter(counts).take(MOST) {
        for line in lines(tree, id) {
            let printed = dates::find(&line, order)
                .and_then(|date| date.parse::<DateTime>().ok().filter(|_| date.contains('T')));
            let Some(minutes) = printed.map(|printed| apart(instant, printed)) else { continue };
            if minutes == 0 {
                return published;
            }
            if let Some(value) = at(instant, minutes) {
                return Field {
                    value,
                    place: format!("{}, printed as {line}", published.place),
                    ..published
                };
            }
        }
    }
    published
}

/// The line of a text, of its element and of the one around that: dates are cut into elements.
fn lines(tree: &Tree, id: Id) -> impl Iterator<Item = String> + '_ {
    let own = tree.characters(id).and_then(tidy::line).filter(|l| l.len() <= LONGEST);
    let around = tree.ancestors(id).take(2).filter_map(|a| spaced(tree, a));
    let tag = tree.parent(id).map(|p| tree.tag(p)).unwrap_or_default();
    let silent = matches!(tag, "script" | "style" | "option" | "noscript");
    own.into_iter().chain(around).filter(move |_| !silent)
}

/// The text of an element as a line, with blanks between elements: the day and the hour often stand side by side.
fn spaced(tree: &Tree, id: Id) -> Option<String> {
    tree.short_line(id, LONGEST)?;
    let texts: Vec<&str> = tree.below(id).filter_map(|b| tree.characters(b)).collect();
    tidy::line(&texts.join(" "))
}

/// How many minutes the printed time is ahead of UTC, if it is that instant.
fn apart(instant: Timestamp, printed: DateTime) -> i64 {
    let minutes = |seconds: i64| seconds.div_euclid(60);
    let printed = Offset::UTC.to_timestamp(printed).map_or(0, |t| minutes(t.as_second()));
    printed - minutes(instant.as_second())
}

/// The instant at an offset in minutes, if there is such an offset.
fn at(instant: Timestamp, minutes: i64) -> Option<String> {
    if minutes.abs() > FURTHEST || minutes % STEP != 0 {
        return None;
    }
    let offset = Offset::from_seconds(i32::try_from(minutes * 60).ok()?).ok()?;
    let sign = if minutes < 0 { '-' } else { '+' };
    let (hours, minutes) = (minutes.abs() / 60, minutes.abs() % 60);
    Some(format!("{}{sign}{hours:02}:{minutes:02}", offset.to_datetime(instant)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::{parse::parse, tree::ROOT};
    use reportedly_core::EvidenceKind;

    fn local(page: &str, value: &str) -> String {
        let tree = parse(page).unwrap();
        let zone = Zone { from: 0, to: Id::MAX, end: Id::MAX, last: Id::MAX };
        by_the_clock(&tree, ROOT, zone, Order::DayFirst, Field::new(value, EvidenceKind::Meta, "date")).value
    }

    #[test]
    fn the_printed_clock_tells_the_offset() {
        let page = "<p><span>3/5/2022 22:41</span></p>";
        assert_eq!(local(page, "2022-05-04T02:41:07Z"), "2022-05-03T22:41:07-04:00");
        assert_eq!(local(page, "2022-05-03T17:11:00+00:00"), "2022-05-03T22:41:00+05:30");
        assert_eq!(
            local("<time>3 May 2022</time><time>22:41</time>", "2022-05-04T02:41:00Z"),
            "2022-05-03T22:41:00-04:00"
        );
    }

    #[test]
    fn another_time_tells_nothing() {
        let page = "<p>3/5/2022 22:41</p>";
        for kept in [
            "2022-05-04T02:40:00Z",
            "2022-05-09T02:41:00Z",
            "2022-05-03T22:41:00Z",
            "2022-05-04",
            "2022-05-04T02:41:00+02:00",
        ] {
            assert_eq!(local(page, kept), kept);
        }
        assert_eq!(local("<p>3 May 2022</p>", "2022-05-04T02:41:00Z"), "2022-05-04T02:41:00Z");
    }
}
