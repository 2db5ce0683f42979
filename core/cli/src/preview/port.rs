//! A place to listen: on this machine only.

use std::io;
use std::net::{Ipv4Addr, TcpListener};

use crate::failure::Failure;

/// Where looking for a free port begins.
const FIRST: u16 = 4030;
/// How many are tried before any free one will do.
const TRIED: u16 = 20;

/// The port asked for; else the first that is free.
pub(super) fn listen(asked: Option<u16>) -> Result<TcpListener, Failure> {
    let bind = |port| {
        TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .and_then(|listener| listener.set_nonblocking(true).map(|()| listener))
            .map_err(|error| Failure::Port { port, error })
    };
    if let Some(port) = asked {
        return bind(port);
    }
    for port in FIRST..FIRST + TRIED {
        match bind(port) {
            Err(Failure::Port { error, .. }) if error.kind() == io::ErrorKind::AddrInUse => {}
            other => return other,
        }
    }
    bind(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_that_is_taken_is_refused_when_asked_for_and_passed_over_otherwise() {
        let first = listen(None).unwrap();
        let taken = first.local_addr().unwrap().port();
        assert!(matches!(listen(Some(taken)), Err(Failure::Port { port, .. }) if port == taken));
        let second = listen(None).unwrap().local_addr().unwrap();
        assert!(second.ip().is_loopback() && second.port() != taken);
    }
}
