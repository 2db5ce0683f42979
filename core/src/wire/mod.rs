//! Plain shapes for hosts. No logic.
