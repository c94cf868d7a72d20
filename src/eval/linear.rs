//! Linear bindings, evaluated on the rows of the ground system.

use super::figures::Figures;
use super::verdict::{Finding, Sides, Verdicts};
use crate::model::Number;
use crate::resolve::{GroundRow, GroundSystem, Side};

/// Evaluates a row whose figures are all there, and notes the verdict. Returns false, and notes
/// nothing, when a figure is missing: what that means is for the rule to say.
pub(super) fn settle(
    row: &GroundRow,
    system: &GroundSystem,
    figures: &Figures<'_>,
    verdicts: &mut Verdicts,
) -> bool {
    let sides = (side(&row.left, system, figures), side(&row.right, system, figures));
    let (Some(left), Some(right)) = sides else { return false };
    if row.relation.holds(left.cmp(&right)) {
        verdicts.holds += 1;
    } else {
        verdicts.findings.push(Finding {
            binding: row.binding,
            sides: Some(Sides { left, relation: row.relation, right }),
            missing: Vec::new(),
            culprits: Vec::new(),
            blank_as_zero: false,
        });
    }
    true
}

fn side(side: &Side, system: &GroundSystem, figures: &Figures<'_>) -> Option<Number> {
    let mut sum = side.constant.clone();
    for (column, coefficient) in &side.entries {
        let number = figures.number(*system.columns.get(*column as usize)?)?;
        sum.add_times(number, coefficient);
    }
    Some(sum)
}
