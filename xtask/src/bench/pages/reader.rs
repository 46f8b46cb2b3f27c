//! One who reads: HTTP/1.1 over a connection that stays open, as browsers do it. No more of it than the workbench speaks.

use super::{Kind, Times};
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// A connection to the workbench.
pub(super) struct Connection {
    stream: BufReader<TcpStream>,
    port: u16,
}

impl Connection {
    pub(super) fn new(port: u16) -> Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_nodelay(true)?;
        Ok(Self { stream: BufReader::new(stream), port })
    }

    /// The page at an address, which must be there.
    pub(super) fn get(&mut self, address: &str) -> Result<String> {
        let request = format!("GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", self.port);
        self.stream.get_mut().write_all(request.as_bytes())?;
        let mut line = String::new();
        self.stream.read_line(&mut line)?;
        if !line.starts_with("HTTP/1.1 200") {
            bail!("{address}: {}", line.trim());
        }
        let mut length = None;
        loop {
            line.clear();
            self.stream.read_line(&mut line)?;
            let Some((name, value)) = line.split_once(':') else { break };
            if name.eq_ignore_ascii_case("content-length") {
                length = value.trim().parse().ok();
            }
        }
        let mut body = vec![0; length.with_context(|| format!("{address}: no length"))?];
        self.stream.read_exact(&mut body)?;
        Ok(String::from_utf8(body)?)
    }
}

/// Reads until `end`, one kind of page after another. Reader `number` begins at a place of its own.
pub(super) fn read(port: u16, kinds: &[Kind], number: usize, end: Instant, pause: Duration) -> Result<Times> {
    let mut connection = Connection::new(port)?;
    let mut random = fastrand::Rng::with_seed(number as u64);
    let mut times = Vec::new();
    // Not all in step.
    std::thread::sleep(pause.mul_f64(random.f64()));
    for turn in number.. {
        let kind = turn % kinds.len();
        let begun = Instant::now();
        if begun >= end {
            break;
        }
        connection.get(random.choice(&kinds[kind].addresses).context("no address")?)?;
        times.push((kind, begun.elapsed().as_secs_f64() * 1e3));
        std::thread::sleep(pause);
    }
    Ok(times)
}
