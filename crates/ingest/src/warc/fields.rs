//! Named fields, as they stand above a record and above an HTTP message.

/// Longest block of fields, in bytes. Addresses and cookies of several kilobytes are real; what is longer
/// is no head of anything.
pub const MAX_HEAD: usize = 64 << 10;

/// Most fields in one block. Pages with a hundred cookies and policies are real.
pub const MAX_FIELDS: usize = 512;

/// Named fields in the order of the file. Names are found in any case; a field folded over several lines
/// is one line here. Bytes that are no UTF-8 become replacement characters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields {
    text: String,
    /// For each field: where its name ends and where its value ends in `text`.
    ends: Vec<(usize, usize)>,
}

impl Fields {
    /// The fields in these lines, which end with LF or CRLF. A line without a colon is passed over.
    /// `None` where there are more than [`MAX_FIELDS`].
    pub fn parse(head: &[u8]) -> Option<Self> {
        let head = String::from_utf8_lossy(head);
        let mut fields = Self { text: String::with_capacity(head.len()), ends: Vec::with_capacity(16) };
        for line in head.split('\n') {
            let line = line.trim_end_matches('\r');
            if line.starts_with([' ', '\t']) {
                fields.fold(line.trim());
            } else if let Some((name, value)) = line.split_once(':') {
                if fields.ends.len() == MAX_FIELDS {
                    return None;
                }
                fields.text.push_str(name.trim_end());
                let name = fields.text.len();
                fields.text.push_str(value.trim());
                fields.ends.push((name, fields.text.len()));
            }
        }
        Some(fields)
    }

    /// The first field of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// Names and values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let mut start = 0;
        self.ends.iter().map(move |&(name, value)| {
            let field = (&self.text[start..name], &self.text[name..value]);
            start = value;
            field
        })
    }

    /// Joins a continuation line to the last field.
    fn fold(&mut self, more: &str) {
        if let Some((name, end)) = self.ends.last_mut()
            && !more.is_empty()
        {
            if *name < *end {
                self.text.push(' ');
            }
            self.text.push_str(more);
            *end = self.text.len();
        }
    }
}

/// The media type of a `Content-Type`, in lower case and without parameters; empty if it names none.
pub fn media_type(content_type: &str) -> String {
    content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// The `charset` of a `Content-Type`, unquoted.
pub fn charset(content_type: &str) -> Option<&str> {
    let parameter =
        |p: &str| p.split_once('=').is_some_and(|(n, _)| n.trim().eq_ignore_ascii_case("charset"));
    let found = content_type.split(';').skip(1).find(|p| parameter(p))?;
    let (_, value) = found.split_once('=')?;
    Some(value.trim().trim_matches(['"', '\'']).trim()).filter(|v| !v.is_empty())
}

/// Where the lines of a head end in `bytes`, looked for from `from` on: the length of the lines and the
/// place after the empty line.
pub(super) fn end_of_head(bytes: &[u8], from: usize) -> Option<(usize, usize)> {
    memchr::memchr_iter(b'\n', &bytes[from..]).find_map(|i| match &bytes[from + i + 1..] {
        [b'\n', ..] => Some((from + i + 1, from + i + 2)),
        [b'\r', b'\n', ..] => Some((from + i + 1, from + i + 3)),
        _ => None,
    })
}
