//! The append-only record of a session, and the vault beside it.
