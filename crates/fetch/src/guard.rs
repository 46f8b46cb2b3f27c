//! Which addresses are on the public internet.
//!
//! A page names addresses in redirects, and a domain can resolve to any address, so that a fetcher
//! without a guard reads for an outsider what only this machine or its network may see: the
//! metadata of a cloud machine, a router, a database. IANA's registries of special addresses
//! (RFC 6890 and its successors) are the source of the tables.

use std::fmt::Debug;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// Which addresses may be connected to.
pub trait AddressPolicy: Debug + Send + Sync + 'static {
    /// Whether a connection to this address and port is allowed.
    fn permits(&self, address: SocketAddr) -> bool;
}

/// Permits the public internet only. What every client uses unless it is told otherwise.
#[derive(Debug, Clone, Copy, Default)]
pub struct PublicOnly;

impl AddressPolicy for PublicOnly {
    fn permits(&self, address: SocketAddr) -> bool {
        is_public(address.ip())
    }
}

/// Whether an address is on the public internet. An address that carries an IPv4 address inside is judged by
/// that where a machine would connect to it; transition forms that nobody serves news from are refused whole.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => is_public_v6(v6),
    }
}

/// Blocks of IPv4 that are not public: first address, bits of the block.
const REFUSED_V4: &[([u8; 4], u32)] = &[
    ([0, 0, 0, 0], 8),        // this network, the unspecified address
    ([10, 0, 0, 0], 8),       // private
    ([100, 64, 0, 0], 10),    // carrier-grade NAT; metadata of one cloud
    ([127, 0, 0, 0], 8),      // loopback
    ([168, 63, 129, 16], 32), // looks public, but is the host of an Azure machine
    ([169, 254, 0, 0], 16),   // link-local, and the metadata of most clouds
    ([172, 16, 0, 0], 12),    // private
    ([192, 0, 0, 0], 24),     // protocol assignments; metadata of one cloud
    ([192, 0, 2, 0], 24),     // documentation
    ([192, 88, 99, 0], 24),   // relays of 6to4
    ([192, 168, 0, 0], 16),   // private
    ([198, 18, 0, 0], 15),    // benchmarking
    ([198, 51, 100, 0], 24),  // documentation
    ([203, 0, 113, 0], 24),   // documentation
    ([224, 0, 0, 0], 4),      // multicast
    ([240, 0, 0, 0], 4),      // reserved, and broadcast
];

fn is_public_v4(address: Ipv4Addr) -> bool {
    let inside = |(first, bits): &([u8; 4], u32)| {
        let mask = u32::MAX << (32 - bits);
        address.to_bits() & mask == u32::from_be_bytes(*first)
    };
    !REFUSED_V4.iter().any(inside)
}

/// Blocks of global unicast IPv6 that are not public: first two groups, bits of the block.
const REFUSED_V6: &[([u16; 2], u32)] = &[
    ([0x2001, 0x0000], 23), // protocol assignments: Teredo, benchmarking, ORCHID
    ([0x2001, 0x0db8], 32), // documentation
    ([0x2002, 0x0000], 16), // 6to4, which carries an IPv4 address
    ([0x3fff, 0x0000], 20), // documentation
];

fn is_public_v6(address: Ipv6Addr) -> bool {
    let groups = address.segments();
    if let Some(v4) = carried(groups) {
        return is_public_v4(v4);
    }
    // Only 2000::/3 is given out for hosts. That leaves out loopback, unspecified, IPv4-compatible, local NAT64,
    // discard-only, unique local (fc00::/7, with the metadata address fd00:ec2::254), link-local, site-local, multicast.
    if groups[0] & 0xe000 != 0x2000 {
        return false;
    }
    let head = u32::from(groups[0]) << 16 | u32::from(groups[1]);
    let inside = |(first, bits): &([u16; 2], u32)| {
        let mask = u32::MAX << (32 - bits);
        head & mask == u32::from(first[0]) << 16 | u32::from(first[1])
    };
    !REFUSED_V6.iter().any(inside) && isatap(groups).is_none_or(is_public_v4)
}

/// The IPv4 address to which a connection really goes: IPv4-mapped (`::ffff:0:0/96`) and the well-known
/// prefix of NAT64 (`64:ff9b::/96`), which networks without IPv4 use for every IPv4 host.
fn carried(groups: [u16; 8]) -> Option<Ipv4Addr> {
    match groups {
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => Some(join(high, low)),
        _ => None,
    }
}

/// The IPv4 address inside an ISATAP address, a tunnel within one site.
fn isatap(groups: [u16; 8]) -> Option<Ipv4Addr> {
    match groups {
        [_, _, _, _, 0 | 0x0200, 0x5efe, high, low] => Some(join(high, low)),
        _ => None,
    }
}

fn join(high: u16, low: u16) -> Ipv4Addr {
    Ipv4Addr::from_bits(u32::from(high) << 16 | u32::from(low))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn public(address: &str) -> bool {
        is_public(address.parse().unwrap())
    }

    #[test]
    fn every_special_form_is_refused() {
        // First and last address of each block, and what is best known inside.
        let refused = "0.0.0.0 0.255.255.255 10.0.0.0 10.255.255.255 100.64.0.0 100.100.100.200 100.127.255.255 \
            127.0.0.1 127.255.255.255 168.63.129.16 169.254.0.0 169.254.169.254 169.254.255.255 172.16.0.0 \
            172.31.255.255 192.0.0.0 192.0.0.192 192.0.2.0 192.0.2.255 192.88.99.1 192.168.0.0 192.168.255.255 \
            198.18.0.0 198.19.255.255 198.51.100.7 203.0.113.255 224.0.0.1 239.255.255.255 240.0.0.0 \
            255.255.255.255 \
            :: ::1 ::127.0.0.1 ::8.8.8.8 ::ffff:127.0.0.1 ::ffff:10.1.2.3 ::ffff:169.254.169.254 ::ffff:0:1.1.1.1 \
            64:ff9b::10.0.0.1 64:ff9b::169.254.169.254 64:ff9b:1::1.1.1.1 100::1 2001::1 2001:0:4136:e378:: \
            2001:2::1 2001:10::1 2001:1ff:ffff:: 2001:db8::1 2002:7f00:1:: 2002:808:808:: 3fff::1 \
            2600::5efe:10.0.0.1 2600::200:5efe:192.168.0.1 5f00::1 fc00::1 fd00:ec2::254 fdff::1 fe80::1 febf::1 \
            fec0::1 feff::1 ff02::1 ffff::1 4000::1 1fff::1";
        for address in refused.split_whitespace() {
            assert!(!public(address), "{address}");
        }
    }

    #[test]
    fn neighbours_of_the_special_forms_are_public() {
        let permitted = "1.0.0.0 1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 \
            128.0.0.0 168.63.129.15 168.63.129.17 169.253.255.255 169.255.0.0 172.15.255.255 172.32.0.0 \
            192.0.1.0 192.0.3.0 192.88.98.1 192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0 198.51.99.0 \
            203.0.112.0 203.0.114.0 223.255.255.255 \
            ::ffff:8.8.8.8 64:ff9b::8.8.8.8 2000::1 2001:200::1 2001:db7::1 2001:db9::1 2003::1 2606:4700::1111 \
            2a00:1450::1 2600::5efe:8.8.8.8 3ffe::1 3fff:1000::1";
        for address in permitted.split_whitespace() {
            assert!(public(address), "{address}");
        }
    }

    proptest! {
        #[test]
        fn a_disguise_never_changes_the_judgement(bits in any::<u32>()) {
            let v4 = Ipv4Addr::from_bits(bits);
            let [a, b, c, d] = v4.octets();
            let (high, low) = (u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d]));
            let v6 = |groups: [u16; 8]| is_public(Ipv6Addr::from(groups).into());
            let plain = is_public(v4.into());
            prop_assert_eq!(v6([0, 0, 0, 0, 0, 0xffff, high, low]), plain);
            prop_assert_eq!(v6([0x64, 0xff9b, 0, 0, 0, 0, high, low]), plain);
            prop_assert_eq!(v6([0x2600, 0, 0, 0, 0, 0x5efe, high, low]), plain);
            // Forms that are refused whatever they carry.
            prop_assert!(!v6([0, 0, 0, 0, 0, 0, high, low]));
            prop_assert!(!v6([0x2002, high, low, 0, 0, 0, 0, 1]));
            prop_assert!(!v6([0x2001, 0, high, low, 0, 0, !high, !low]));
            // What the standard library calls special is never public.
            let special = v4.is_private() || v4.is_loopback() || v4.is_link_local() || v4.is_broadcast()
                || v4.is_documentation() || v4.is_multicast() || v4.is_unspecified();
            prop_assert!(!(special && plain));
        }

        #[test]
        fn every_address_of_a_refused_block_is_refused(block in 0..REFUSED_V4.len(), host in any::<u32>()) {
            let (first, bits) = REFUSED_V4[block];
            let host = host.checked_shr(bits).unwrap_or(0);
            prop_assert!(!is_public(Ipv4Addr::from_bits(u32::from_be_bytes(first) | host).into()));
        }

        #[test]
        fn v6_outside_of_global_unicast_is_refused(bits in any::<u128>()) {
            let v6 = Ipv6Addr::from_bits(bits);
            let global = bits >> 125 == 1;
            prop_assert!(global || carried(v6.segments()).is_some() || !is_public(v6.into()));
            let special = v6.is_loopback() || v6.is_multicast() || v6.is_unspecified()
                || v6.is_unique_local() || v6.is_unicast_link_local();
            prop_assert!(!(special && is_public(v6.into())));
        }
    }
}
