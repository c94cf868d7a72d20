//! Units of measure: which convert into one another, and which must never be mixed.

use super::number::Number;

/// A unit: what it measures, and how many of the smallest unit of that kind it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    name: String,
    dimension: String,
    factor: i64,
}

/// Units of money, in 元. All others are their own kind: 3 件 are not 3 次.
const MONEY: [(&str, i64); 5] =
    [("元", 1), ("千元", 1000), ("万元", 10_000), ("百万元", 1_000_000), ("亿元", 100_000_000)];

impl Unit {
    /// Returns the unit of this name.
    pub fn named(name: &str) -> Self {
        let name = name.trim();
        let money = MONEY.iter().find(|(known, _)| *known == name);
        match money {
            Some((_, factor)) => {
                Self { name: name.to_owned(), dimension: "元".to_owned(), factor: *factor }
            }
            None => Self { name: name.to_owned(), dimension: name.to_owned(), factor: 1 },
        }
    }

    /// Returns the name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Tells whether figures in both units can be added and compared.
    pub fn is_like(&self, other: &Self) -> bool {
        self.dimension == other.dimension
    }

    /// Returns what a figure in this unit is multiplied by to be in `other`; none for 1.
    pub fn factor_to(&self, other: &Self) -> Option<Number> {
        if self.factor == other.factor {
            return None;
        }
        Number::from(self.factor).checked_div(&Number::from(other.factor))
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
