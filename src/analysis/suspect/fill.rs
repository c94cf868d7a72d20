//! What a blank would have to be for a binding that could not be evaluated without it. It is a hint and no
//! finding: nothing is violated.

use super::case::Case;
use crate::eval::{NotEvaluated, Why, equations};
use crate::model::Number;
use crate::resolve::{Figure, FigurePlace};

/// Returns the number with which a binding would hold that lacks nothing but a cell left blank; none
/// where that is not settled, where the cell may not hold it, or where another rule would not hold then.
pub fn fill(case: Case<'_>, open: &NotEvaluated) -> Option<Number> {
    let Why::Missing(missing) = &open.why else { return None };
    let [blank] = missing.as_slice() else { return None };
    if !matches!(blank.place, FigurePlace::Cell(_)) || !case.figures.is_blank(*blank) {
        return None;
    }
    let number = case.settling(open, *blank)?;
    let breaks_nothing = || case.try_out(&[(*blank, number.clone())]).is_some();
    (case.admits(*blank, &number) && breaks_nothing()).then_some(number)
}

impl Case<'_> {
    fn settling(&self, open: &NotEvaluated, blank: Figure) -> Option<Number> {
        let empty = self.figures.supposing(&[(blank, Number::ZERO)]);
        let ways = equations(self.rules, open.binding, &empty);
        let [way] = ways.as_slice() else { return None };
        let [equation] = way.as_slice() else { return None };
        let coefficient = equation.coefficient(blank).filter(|_| equation.exact)?;
        (-&equation.residual).checked_div(coefficient)
    }
}
