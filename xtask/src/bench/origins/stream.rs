//! A stream of documents of which it is known who took text from whom.
//!
//! A document depends on the seed and its number alone, so that a million need not be kept. Truth is known
//! because nothing is shared by chance: an original is put together from paragraphs of several
//! articles, and its names, numbers and telling words are exchanged throughout for others. What two originals
//! share is small words in a row ("he said it was a") and their publisher's site text.
//!
//! - Six in ten documents are originals; three in a hundred have but a quotation in common with another; the
//!   rest take text over, each kind of change as often.
//! - Three in ten of those take from the stream's latest hit, one document in 4,096, which so gets about
//!   480 printings; half of the others from the last 2,000 documents, the rest from anywhere before.
//! - What is taken from may itself have been taken, up to four times over.
//! - Seven in ten documents carry the site text of one of 300 publishers above and below, one in five
//!   a notice that stands on pages of all of them.

use super::articles::Articles;
use super::change::Change;
use fastrand::Rng;

/// One document in so many is a hit.
const HIT: u32 = 4096;
/// How recent half of the copied documents are.
const RECENT: u32 = 2000;
/// Hands that a text goes through at most.
const HANDS: usize = 4;
const PUBLISHERS: u64 = 300;
const NOTICES: u64 = 5;

/// A document and the truth about it.
#[derive(Debug)]
pub(super) struct Made {
    pub text: String,
    /// Whose site text it carries, if any.
    pub publisher: Option<String>,
    pub change: Change,
    /// The originals whose text it holds; twice the same where it is one.
    pub roots: [u32; 2],
    /// The original that its taken text is from.
    pub taken_from: Option<u32>,
    /// What was put in: the passage of a splice.
    pub passage: Option<String>,
}

/// A stream.
#[derive(Debug)]
pub(super) struct Stream {
    pub articles: Articles,
    pub seed: u64,
}

/// The article of a document, without its site text.
struct Body {
    change: Change,
    paragraphs: Vec<String>,
    roots: [u32; 2],
    taken_from: Option<u32>,
    passage: Option<String>,
}

impl Stream {
    /// The document of a number.
    pub(super) fn document(&self, n: u32) -> Made {
        let (change, source) = self.plan(n);
        if change == Change::Verbatim {
            let source = self.document(source);
            return Made { change, taken_from: Some(source.roots[0]), passage: None, ..source };
        }
        let body = self.body(n);
        let text = self.dressed(n, &body.paragraphs);
        let Body { change, roots, taken_from, passage, .. } = body;
        Made { text, publisher: self.publisher(n), change, roots, taken_from, passage }
    }

    fn rng(&self, n: u32, what: u64) -> Rng {
        Rng::with_seed(self.seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ u64::from(n) << 8 ^ what)
    }

    /// What a document is, and of which one.
    fn plan(&self, n: u32) -> (Change, u32) {
        let mut rng = self.rng(n, 1);
        let drawn = rng.u32(..100);
        if n.is_multiple_of(HIT) || n < 16 || drawn < 60 {
            return (Change::Own, n);
        }
        let change =
            if drawn < 63 { Change::SameQuote } else { Change::REUSE[rng.usize(..Change::REUSE.len())] };
        let mut source = match rng.u32(..20) {
            0..6 => (n - 1) / HIT * HIT,
            6..13 => rng.u32(n.saturating_sub(RECENT)..n),
            _ => rng.u32(..n),
        };
        // What has gone through many hands is taken from where it began.
        let mut hands = 0;
        let mut at = source;
        loop {
            let (how, from) = self.plan(at);
            if from == at || how == Change::SameQuote {
                break;
            }
            hands += 1;
            if hands >= HANDS {
                source = self.root(source);
                break;
            }
            at = from;
        }
        (change, source)
    }

    /// The original that the first text of a document is.
    fn root(&self, n: u32) -> u32 {
        let (change, source) = self.plan(n);
        if source == n || change.is_splice() || change == Change::SameQuote { n } else { self.root(source) }
    }

    fn body(&self, n: u32) -> Body {
        let (change, source) = self.plan(n);
        let mut rng = self.rng(n, 2);
        let own =
            |change, paragraphs| Body { change, paragraphs, roots: [n, n], taken_from: None, passage: None };
        if change == Change::Own {
            return own(change, self.original(n));
        }
        let from = self.body(source);
        if change == Change::SameQuote || change.is_splice() {
            let mut paragraphs = self.original(n);
            let at = rng.usize(1..=paragraphs.len());
            let taken = if change.is_splice() { change } else { Change::Sentence };
            let passage = taken.passage(&from.paragraphs, &mut rng);
            // What is itself put together has two beginnings, and it would have to be told from which a passage is.
            let Some(passage) = passage.filter(|_| from.roots[0] == from.roots[1]) else {
                return own(Change::Own, paragraphs);
            };
            if change == Change::SameQuote {
                paragraphs.insert(at, format!("“{passage}”"));
                return own(change, paragraphs);
            }
            paragraphs.insert(at, passage.clone());
            let roots = [n, from.roots[0]];
            return Body { change, paragraphs, roots, taken_from: Some(roots[1]), passage: Some(passage) };
        }
        let paragraphs = change.apply(&self.articles, &from.paragraphs, &mut rng, u64::from(n) ^ self.seed);
        Body { change, paragraphs, roots: from.roots, taken_from: Some(from.roots[0]), passage: None }
    }

    /// Paragraphs of two to four articles, 120 to 700 words, with other words.
    fn original(&self, n: u32) -> Vec<String> {
        let mut rng = self.rng(n, 3);
        let wanted = 120 + rng.usize(..=340) + rng.usize(..=240);
        let parts = rng.usize(2..=4);
        let mut out = Vec::new();
        for _ in 0..parts {
            let Some(article) = rng.choice(&self.articles.all) else { continue };
            let mut words = 0;
            for paragraph in article.iter().skip(rng.usize(..article.len())) {
                // Exchanged with the document's own seed, so that a name stays the same name throughout.
                let taken = self
                    .articles
                    .exchange(paragraph, u64::from(n).wrapping_mul(0xd1b5_4a32_d192_ed03) ^ self.seed);
                words += taken.split_whitespace().count();
                out.push(taken);
                if words * parts >= wanted {
                    break;
                }
            }
        }
        out
    }

    /// Who published a document; none where it carries no site text.
    pub(super) fn publisher(&self, n: u32) -> Option<String> {
        let (change, source) = self.plan(n);
        if change == Change::Verbatim { self.publisher(source) } else { self.site(n).map(|s| s.to_string()) }
    }

    fn site(&self, n: u32) -> Option<u64> {
        let mut rng = self.rng(n, 4);
        (rng.u8(..10) < 7).then(|| rng.u64(..PUBLISHERS))
    }

    /// The article with what its site prints around it.
    fn dressed(&self, n: u32, body: &[String]) -> String {
        let mut rng = self.rng(n, 5);
        let mut out = String::new();
        let site = self.site(n);
        if let Some(publisher) = site {
            out.push_str(&self.site_text(publisher * 2, 12..26));
            out.push('\n');
        }
        out.push_str(&body.join("\n"));
        if let Some(publisher) = site {
            out.push('\n');
            out.push_str(&self.site_text(publisher * 2 + 1, 20..60));
        }
        if rng.u8(..5) == 0 {
            out.push('\n');
            out.push_str(&self.site_text(10_000 + rng.u64(..NOTICES), 30..50));
        }
        out
    }

    fn site_text(&self, which: u64, words: std::ops::Range<usize>) -> String {
        let mut rng = Rng::with_seed(self.seed ^ which.wrapping_mul(0xa076_1d64_78bd_642f));
        let wanted = rng.usize(words);
        let mut out: Vec<String> = Vec::new();
        while out.len() < wanted {
            let article = rng.choice(&self.articles.all);
            let paragraph = article.and_then(|a| rng.choice(a)).map_or("", String::as_str);
            out.extend(
                self.articles.exchange(paragraph, which ^ 0x5173).split_whitespace().map(str::to_owned),
            );
        }
        out.truncate(wanted);
        out.join(" ")
    }
}
