//! Small systems of linear equations, solved exactly.

use crate::model::Number;

/// What some equations say of a few unknowns.
#[derive(Debug, PartialEq)]
pub(super) enum Solution {
    /// There is one solution.
    Unique(Vec<Number>),
    /// There are many.
    Free,
    /// There is none; these equations contradict each other.
    Conflict(Vec<usize>),
}

/// An equation brought into a form in which `pivot` is the first unknown.
struct Reduced {
    pivot: usize,
    coefficients: Vec<Number>,
    right: Number,
    /// The equations it was made from.
    from: Vec<usize>,
}

/// Solves equations `coefficients · unknowns = right` for `count` unknowns by Gauss elimination.
pub(super) fn solve(equations: &[(Vec<Number>, Number)], count: usize) -> Solution {
    let mut reduced: Vec<Reduced> = Vec::new();
    for (index, (coefficients, right)) in equations.iter().enumerate() {
        let mut row = Reduced {
            pivot: 0,
            coefficients: coefficients.clone(),
            right: right.clone(),
            from: vec![index],
        };
        reduced.iter().for_each(|known| row.subtract(known));
        match row.coefficients.iter().position(|coefficient| !coefficient.is_zero()) {
            Some(pivot) => reduced.push(Reduced { pivot, ..row }),
            None if row.right.is_zero() => {}
            None => {
                row.from.sort_unstable();
                row.from.dedup();
                return Solution::Conflict(row.from);
            }
        }
    }
    if reduced.len() < count {
        return Solution::Free;
    }
    // The later rows are free of the pivots of the earlier ones, so the last one is solved first.
    let mut unknowns = vec![Number::ZERO; count];
    for row in reduced.iter().rev() {
        let known = row.coefficients.iter().zip(&unknowns).enumerate();
        let known = known.filter(|(index, _)| *index != row.pivot);
        let rest = known.fold(row.right.clone(), |rest, (_, (coefficient, unknown))| {
            if coefficient.is_zero() { rest } else { &rest - &(coefficient * unknown) }
        });
        let value = row.coefficients.get(row.pivot).and_then(|pivot| rest.checked_div(pivot));
        if let (Some(value), Some(unknown)) = (value, unknowns.get_mut(row.pivot)) {
            *unknown = value;
        }
    }
    Solution::Unique(unknowns)
}

impl Reduced {
    /// Takes so much of another row away that its pivot vanishes.
    fn subtract(&mut self, other: &Self) {
        let own = self.coefficients.get(other.pivot).filter(|own| !own.is_zero());
        let pivot = other.coefficients.get(other.pivot);
        let Some(times) = own.zip(pivot).and_then(|(own, pivot)| own.checked_div(pivot)) else {
            return;
        };
        for (own, other) in self.coefficients.iter_mut().zip(&other.coefficients) {
            if !other.is_zero() {
                *own = &*own - &(&times * other);
            }
        }
        self.right = &self.right - &(&times * &other.right);
        self.from.extend(&other.from);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn solved(equations: &[(&[i64], i64)], count: usize) -> Solution {
        let number = |value: &i64| Number::from(*value);
        let equations: Vec<(Vec<Number>, Number)> = equations
            .iter()
            .map(|(coefficients, right)| (coefficients.iter().map(number).collect(), number(right)))
            .collect();
        solve(&equations, count)
    }

    #[test]
    fn one_solution_many_or_a_conflict() {
        let unique = |values: &[i64]| {
            Solution::Unique(values.iter().map(|value| Number::from(*value)).collect())
        };
        assert_eq!(solved(&[(&[1, 1], 5), (&[1, -1], 1)], 2), unique(&[3, 2]));
        assert_eq!(solved(&[(&[0, 2], 6), (&[1, 1], 5), (&[2, 2], 10)], 2), unique(&[2, 3]));
        assert_eq!(
            solved(&[(&[0, 0, 1], 1), (&[0, 1, 1], 3), (&[1, 1, 1], 6)], 3),
            unique(&[3, 2, 1])
        );
        assert_eq!(solved(&[(&[1, 1], 5)], 2), Solution::Free);
        assert_eq!(solved(&[(&[1], 5), (&[0], 0), (&[1], 6)], 1), Solution::Conflict(vec![0, 2]));
        assert_eq!(solved(&[(&[0], 4)], 1), Solution::Conflict(vec![0]));
        assert_eq!(solved(&[(&[], 4)], 0), Solution::Conflict(vec![0]));
    }
}
