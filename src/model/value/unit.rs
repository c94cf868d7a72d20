//! Units of measure: which convert into one another, and which must never be mixed.

use std::sync::Arc;

use super::number::Number;

/// A unit. Copies share its name: each figure that a rule binds is asked for its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    name: Arc<str>,
    /// How many 元 it is, for a unit of money.
    money: Option<i64>,
}

/// Units of money, in 元. All others are their own kind: 3 件 are not 3 次.
const MONEY: [(&str, i64); 5] =
    [("元", 1), ("千元", 1000), ("万元", 10_000), ("百万元", 1_000_000), ("亿元", 100_000_000)];

impl Unit {
    /// Returns the unit of this name.
    pub fn named(name: &str) -> Self {
        let name = name.trim();
        let money = MONEY.iter().find(|(known, _)| *known == name);
        Self { name: name.into(), money: money.map(|(_, factor)| *factor) }
    }

    /// Returns the name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Tells whether figures in both units can be added and compared.
    pub fn is_like(&self, other: &Self) -> bool {
        self.name == other.name || (self.money.is_some() && other.money.is_some())
    }

    /// Returns what a figure in this unit is multiplied by to be in `other`; none for 1.
    pub fn factor_to(&self, other: &Self) -> Option<Number> {
        let [own, others] = [self, other].map(|unit| unit.money.unwrap_or(1));
        (own != others).then(|| Number::from(own).checked_div(&Number::from(others))).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_converts_and_counts_do_not() {
        let (wan, yuan) = (Unit::named("万元"), Unit::named("元"));
        assert!(wan.is_like(&yuan) && !wan.is_like(&Unit::named("件")));
        assert_eq!(yuan.factor_to(&wan).unwrap().to_string(), "0.0001");
        assert_eq!(wan.factor_to(&Unit::named("万元")), None);
    }
}
