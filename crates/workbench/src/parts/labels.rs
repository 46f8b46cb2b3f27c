//! Where names stand beside the dots of a picture, so that none covers another.

/// A dot, in units of the picture, and the name that it may bear.
pub(crate) struct Dot<'a> {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) radius: f64,
    pub(crate) name: &'a str,
}

/// Where a name stands: its base line, and which end of it `x` is, as SVG's `text-anchor` has it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Label {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) anchor: &'static str,
}

/// Height of a line, between those of wide and of narrow screens, and the mean width of a letter as a share of it: names are nowhere measured, so that this is wide.
const LINE: f64 = 20.0;
const LETTER: f64 = 0.56;
/// Between dot and name.
const GAP: f64 = 4.0;

/// Left, top, right, bottom.
type Box4 = [f64; 4];

/// For each dot where its name stands; the first dots come first. `None` where it would cover another dot or name on all
/// four sides, or leave the picture, which is `width` by `height`.
pub(crate) fn place(dots: &[Dot<'_>], named: usize, width: f64, height: f64) -> Vec<Option<Label>> {
    let around = |d: &Dot<'_>| [d.x - d.radius, d.y - d.radius, d.x + d.radius, d.y + d.radius];
    let mut taken: Vec<(usize, Box4)> = dots.iter().map(around).enumerate().collect();
    let mut out = Vec::with_capacity(dots.len());
    for (i, d) in dots.iter().enumerate() {
        let free = |b: &Box4| {
            let inside = b[0] >= 0.0 && b[1] >= 0.0 && b[2] <= width && b[3] <= height;
            inside && !taken.iter().any(|(of, other)| *of != i && meet(b, other))
        };
        let found = (i < named).then(|| sides(d).into_iter().find(|(_, b)| free(b))).flatten();
        // No dot has the number of all dots: a name keeps even its own dot's later neighbours away.
        taken.extend(found.as_ref().map(|(_, b)| (dots.len(), *b)));
        out.push(found.map(|(label, _)| label));
    }
    out
}

/// To the right, to the left, above, below: with the room that each takes.
fn sides(d: &Dot<'_>) -> [(Label, Box4); 4] {
    let wide = d.name.chars().count() as f64 * LINE * LETTER;
    let at = |x: f64, y: f64, anchor| {
        let left = match anchor {
            "start" => x,
            "end" => x - wide,
            _ => x - wide / 2.0,
        };
        (Label { x, y, anchor }, [left, y - LINE * 0.8, left + wide, y + LINE * 0.2])
    };
    let (beside, away) = (d.y + LINE * 0.33, d.radius + GAP);
    [
        at(d.x + away, beside, "start"),
        at(d.x - away, beside, "end"),
        at(d.x, d.y - away, "middle"),
        at(d.x, d.y + away + LINE * 0.8, "middle"),
    ]
}

fn meet(a: &Box4, b: &Box4) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dot(x: f64, y: f64) -> Dot<'static> {
        Dot { x, y, radius: 10.0, name: "Harlow" }
    }

    #[test]
    fn neighbours_stand_on_different_sides() {
        let anchors = |dots: &[Dot<'_>]| -> Vec<Option<&str>> {
            place(dots, 9, 1000.0, 500.0).into_iter().map(|l| l.map(|l| l.anchor)).collect()
        };
        assert_eq!(anchors(&[dot(500.0, 250.0)]), [Some("start")]);
        assert_eq!(anchors(&[dot(500.0, 250.0), dot(540.0, 250.0)]), [Some("end"), Some("start")]);
        assert_eq!(anchors(&[dot(990.0, 250.0)]), [Some("end")]);
        // A heap has no room for all of them.
        let heap: Vec<Dot<'_>> = (0..9).map(|i| dot(500.0 + f64::from(i), 250.0)).collect();
        assert!(anchors(&heap).iter().any(Option::is_none));
    }

    #[test]
    fn no_name_covers_another() {
        let dots: Vec<Dot<'_>> =
            (0..40u32).map(|i| dot(f64::from(i * 37 % 97) * 10.0, f64::from(i * 53 % 89) * 5.0)).collect();
        let placed = place(&dots, 40, 1000.0, 500.0);
        let boxes: Vec<Box4> = dots
            .iter()
            .zip(&placed)
            .filter_map(|(d, l)| sides(d).into_iter().find(|(label, _)| Some(label) == l.as_ref()))
            .map(|(_, b)| b)
            .collect();
        assert!(boxes.len() > 10);
        for (i, a) in boxes.iter().enumerate() {
            assert!(boxes[i + 1..].iter().all(|b| !meet(a, b)), "{i}");
        }
    }
}
