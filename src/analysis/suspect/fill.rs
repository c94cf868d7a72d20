//! What a blank would have to be for a binding that could not be evaluated without it. It is a hint and no
//! finding: nothing is violated.

use super::case::Case;
use crate::eval::{NotEvaluated, Standing, Why, equations, standing};
use crate::model::Number;
use crate::resolve::{BindingRef, Figure, FigurePlace};

/// Returns the number with which a binding would hold that lacks nothing but a cell left blank; none
/// where that is not settled, where the cell may not hold it, or where another rule would not hold then.
pub fn fill(case: Case<'_>, open: &NotEvaluated) -> Option<Number> {
    let Why::Missing(missing) = &open.why else { return None };
    let [blank] = missing.as_slice() else { return None };
    if !matches!(blank.place, FigurePlace::Cell(_)) || !case.figures.is_blank(*blank) {
        return None;
    }
    let number = case.settling(open, *blank)?;
    (case.admits(*blank, &number) && !case.breaks(open.binding, *blank, &number)).then_some(number)
}

impl Case<'_> {
    /// Tells whether the open binding, or another that reads a blank, would not hold if it were this number;
    /// it may be one that cannot be evaluated for the blank.
    fn breaks(&self, open: BindingRef, blank: Figure, number: &Number) -> bool {
        let filled = self.figures.supposing(&[(blank, number.clone())]);
        // A rule that would not apply then asks nothing of it.
        if standing(self.rules, open, &filled) != Standing::Holds {
            return true;
        }
        let is_violated = |binding: &BindingRef, figures| {
            standing(self.rules, *binding, figures) == Standing::Violated
        };
        let mut readers = self.rules.readers(blank).iter();
        readers.any(|one| is_violated(one, &filled) && !is_violated(one, self.figures))
    }

    fn settling(&self, open: &NotEvaluated, blank: Figure) -> Option<Number> {
        let empty = self.figures.supposing(&[(blank, Number::ZERO)]);
        let ways = equations(self.rules, open.binding, &empty);
        let [way] = ways.as_slice() else { return None };
        let [equation] = way.as_slice() else { return None };
        let coefficient = equation.coefficient(blank).filter(|_| equation.exact)?;
        (-&equation.residual).checked_div(coefficient)
    }
}
