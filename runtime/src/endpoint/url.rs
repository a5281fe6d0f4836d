//! `parseURL`: the parts of an endpoint's URL.

use std::net::Ipv6Addr;

use super::host::has_ipv4_form;
use super::text::uri_encode_path;

/// The parts of a URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Url<'a> {
    /// `http` or `https`.
    pub scheme: &'static str,
    /// Host and port.
    pub authority: &'a str,
    /// Path as it was given, may be empty.
    pub path: &'a str,
    /// The host is an IP address.
    pub is_ip: bool,
}

impl Url<'_> {
    /// The path without `.`, `..` and empty segments, escaped, with `/` at the end; `/` for no path.
    pub fn normalized_path(&self) -> String {
        let mut segments = Vec::new();
        for segment in self.path.split('/') {
            match segment {
                "" | "." => {}
                ".." => {
                    segments.pop();
                }
                other => segments.push(other),
            }
        }
        if segments.is_empty() { "/".into() } else { format!("/{}/", uri_encode_path(&segments.join("/"))) }
    }
}

/// Takes a URL apart; nothing if it is not `http` or `https`, has a query, no host, or a port that is not one.
pub fn parse_url(text: &str) -> Option<Url<'_>> {
    let (scheme, rest) = text.split_once("://")?;
    let scheme = ["http", "https"].into_iter().find(|it| it.eq_ignore_ascii_case(scheme))?;
    let rest = rest.split_once('#').map_or(rest, |(before, _)| before);
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let host = host(authority)?;
    let is_valid = query.is_empty() && !host.is_empty();
    is_valid.then(|| Url { scheme, authority, path, is_ip: has_ipv4_form(host) || is_ipv6(host) })
}

/// The host of an authority: without user, port and brackets; nothing if the port is not one, or a bracket is missing.
fn host(authority: &str) -> Option<&str> {
    let host_and_port = authority.rsplit_once('@').map_or(authority, |(_, after)| after);
    let (host, port) = match host_and_port.strip_prefix('[') {
        Some(rest) => {
            let (host, after) = rest.split_once(']')?;
            (host, if after.is_empty() { "" } else { after.strip_prefix(':')? })
        }
        None => host_and_port.split_once(':').unwrap_or((host_and_port, "")),
    };
    let is_port = port.is_empty() || (port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok());
    is_port.then_some(host)
}

/// Whether a host is an IPv6 address, with or without a zone.
fn is_ipv6(host: &str) -> bool {
    let (address, zone) = host.split_once('%').map_or((host, None), |(address, zone)| (address, Some(zone)));
    address.parse::<Ipv6Addr>().is_ok() && zone != Some("")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;

    #[test]
    fn parts_of_a_url() {
        let url = parse_url("HTTPS://Example.com:8443/a//b/../c d").unwrap();
        assert_eq!((url.scheme, url.authority, url.path), ("https", "Example.com:8443", "/a//b/../c d"));
        assert_eq!(url.normalized_path(), "/a/c%20d/");
        assert!(!url.is_ip);
    }

    #[test]
    fn paths() {
        let cases = [("", "/"), ("/", "/"), ("/a", "/a/"), ("/a/", "/a/"), ("/../x", "/x/"), ("/./", "/")];
        for (path, expected) in cases {
            let text = format!("http://h{path}");
            let url = parse_url(&text).unwrap();
            assert_eq!((url.path, url.normalized_path().as_str()), (path, expected));
        }
        assert_eq!(parse_url("http://h/a#fragment").unwrap().path, "/a");
    }

    #[test]
    fn addresses() {
        for text in ["http://127.0.0.1", "https://127.0.0.1:8000/x", "http://[::1]", "http://[fe80::1%25eth0]:80"] {
            assert!(parse_url(text).unwrap().is_ip, "{text}");
        }
        for text in ["http://localhost:4566", "http://1.2.3", "http://u@h"] {
            assert!(!parse_url(text).unwrap().is_ip, "{text}");
        }
    }

    #[test]
    fn what_is_no_url_of_an_endpoint() {
        let texts = [
            "",
            "example.com",
            "example.com:443",
            "ftp://h",
            "https://h?a=b",
            "https://",
            "https:///p",
            "https://h:x",
            "https://h:65536",
            "https://[::1",
        ];
        for text in texts {
            assert_eq!(parse_url(text), None, "{text}");
        }
    }
}
