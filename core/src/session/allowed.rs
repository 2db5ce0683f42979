//! Who may do what. The table is `allowed.csv`; the function is written out, and a test holds the two together.

use super::act::{Kind, Role};

/// Whether a role ever does a kind of act.
///
/// ```
/// use leerpad::session::{act::{Kind, Role}, allowed::may};
/// assert!(may(Role::Learner, Kind::Answer));
/// assert!(!may(Role::Guide, Kind::Answer));
/// ```
#[must_use]
pub const fn may(role: Role, kind: Kind) -> bool {
    match role {
        Role::Learner => !matches!(kind, Kind::Tick),
        Role::System => matches!(kind, Kind::Start | Kind::Tick | Kind::Erase),
        Role::Guide => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rule_16_25_every_cell_of_the_table() {
        let table = include_str!("allowed.csv");
        let mut rows = table.lines().map(|line| line.split(',').collect::<Vec<_>>());
        let head = rows.next().unwrap();
        let roles: Vec<Role> = head[1..]
            .iter()
            .map(|word| Role::from_word(word).unwrap())
            .collect();
        assert_eq!(roles, Role::ALL);
        let mut kinds = Vec::new();
        for row in rows {
            let kind = Kind::from_word(row[0]).unwrap();
            kinds.push(kind);
            for (role, cell) in roles.iter().zip(&row[1..]) {
                assert_eq!(may(*role, kind), *cell == "yes", "{role:?} {kind:?}");
            }
        }
        assert_eq!(kinds, Kind::ALL);
    }
}
