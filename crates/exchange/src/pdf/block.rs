//! What is written, before anybody knows where on a page it stands.

/// A paragraph.
pub(super) struct Block {
    pub role: Role,
    /// Size of the letters, in points.
    pub size: f32,
    /// Blank in front of its lines, in points.
    pub indent: f32,
    /// Blank above it, in points.
    pub before: f32,
    /// What links lead here by.
    pub anchor: Option<String>,
    pub runs: Vec<Run>,
    /// Below it the estimate on a line from 0 to 1: low end, estimate, high end.
    pub scale: Option<[f64; 3]>,
}

/// What a paragraph is to whoever cannot see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A heading: 1 is the title.
    Heading(u16),
    Text,
    Quotation,
}

/// Text of one look.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub text: String,
    pub bold: bool,
    pub ink: Ink,
    /// Shown as marked with a pen.
    pub marked: bool,
    pub link: Option<Link>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    Black,
    Faint,
    Accent,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Link {
    /// To the block with this anchor.
    Within(String),
    /// To an address of the web.
    Web(String),
}

impl Run {
    pub(super) fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), bold: false, ink: Ink::Black, marked: false, link: None }
    }

    pub(super) fn faint(text: impl Into<String>) -> Self {
        Self { ink: Ink::Faint, ..Self::of(text) }
    }

    pub(super) fn bold(text: impl Into<String>) -> Self {
        Self { bold: true, ..Self::of(text) }
    }

    pub(super) fn to(text: impl Into<String>, link: Link) -> Self {
        Self { ink: Ink::Accent, link: Some(link), ..Self::of(text) }
    }
}

impl Block {
    /// A paragraph of text.
    pub(super) fn text(runs: Vec<Run>) -> Self {
        Self { role: Role::Text, size: 10.0, indent: 0.0, before: 4.0, anchor: None, runs, scale: None }
    }

    /// A paragraph of small faint text.
    pub(super) fn note(text: impl Into<String>) -> Self {
        Self { size: 8.5, ..Self::text(vec![Run::faint(text)]) }
    }

    /// A heading.
    pub(super) fn heading(level: u16, runs: Vec<Run>) -> Self {
        let (size, before) = match level {
            1 => (18.0, 2.0),
            2 => (13.0, 18.0),
            _ => (10.5, 10.0),
        };
        Self { role: Role::Heading(level), size, before, ..Self::text(runs) }
    }

    pub(super) fn indented(mut self, by: f32) -> Self {
        self.indent = by;
        self
    }

    pub(super) fn anchored(mut self, anchor: String) -> Self {
        self.anchor = Some(anchor);
        self
    }

    /// All its words.
    pub(super) fn words(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}
