//! The checked module, flat, indexed, hashed.
