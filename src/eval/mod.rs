//! The plan and a report → verdicts, with the figures they rest on.
//!
//! This stop receives a [`RuleSet`](crate::resolve::RuleSet), a report, and where the layout's cells lie
//! in it. It computes exactly, knows no rule text, and says nothing in words. Absence of data is never
//! a pass.

mod equation;
mod evaluate;
mod example;
mod fact;
mod facts;
mod figures;
mod gather;
mod linear;
mod lists;
mod narrative;
mod numbers;
mod numeral;
mod phrases;
mod print;
mod printed;
mod report_figures;
mod selection;
mod stated_numbers;
mod statement;
mod surely;
mod told;
mod tolerance;
mod untried;
mod verdict;

pub use equation::{Equation, equations};
pub use evaluate::{Standing, evaluate, evaluate_selected, finding, standing};
pub use example::try_example;
pub use fact::{FactItem, FactPlace, FactValue};
pub use figures::{FigureValue, Figures, NoReport};
pub use report_figures::ReportFigures;
pub use selection::Selection;
pub use stated_numbers::{StatedNumber, stated_numbers};
pub use untried::{Untried, untried};
pub use verdict::{Finding, NotEvaluated, Sides, Verdicts, Why};
