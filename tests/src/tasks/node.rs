//! The npm package: built, installed and tried as its users would.

/// Every test of it.
pub(super) fn test() -> Result<(), String> {
    Ok(())
}
