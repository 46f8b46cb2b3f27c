//! A single file packed with gzip: `page.html.gz`, `news.tar.gz`, `feed.jsonl.gz`.

use flate2::bufread::MultiGzDecoder;

use super::{Format, Take};
use crate::Item;
use crate::input::Input;
use crate::unpack::{Scope, unpack};

pub(crate) const FORMAT: Format = Format {
    name: "gzip",
    title: "gzip",
    about: "What is packed in it, whatever that is.",
    media_type: "application/gzip",
    also: &["application/x-gzip"],
    extensions: &["gz", "tgz"],
    magic: |head| head.bytes.starts_with(b"\x1f\x8b\x08"),
    sniff: |_| false,
    take: Take::Container(open),
};

fn open(input: Input<'_>, scope: Scope<'_>, sink: &mut dyn FnMut(Item)) {
    let mut envelope = input.envelope.clone();
    for name in [&mut envelope.name, &mut envelope.location] {
        *name = unpacked(name);
    }
    // What is declared of the packed bytes says nothing of those inside.
    envelope.headers.retain(|(name, _)| name != "content-type");
    let spent = input.budget.clone();
    let shell = Input::stream(envelope.clone(), std::io::empty(), spent.clone());
    let mut member = shell.member(envelope, spent.spend(MultiGzDecoder::new(input.body)));
    member.depth = input.depth + 1;
    unpack(member, scope, sink);
}

/// `news.tar.gz` gives `news.tar`, `news.tgz` too.
fn unpacked(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, end)) if end.eq_ignore_ascii_case("gz") && !stem.is_empty() => stem.to_owned(),
        Some((stem, end)) if end.eq_ignore_ascii_case("tgz") => format!("{stem}.tar"),
        _ => name.to_owned(),
    }
}
