//! The parser that pest derives from `grammar/rulecheck.pest`, and the name of each rule for people.

// The derive writes public items without documentation; they stay inside this module.
#[allow(missing_docs, unreachable_pub, reason = "written by the derive of pest")]
mod derived {
    /// The derived parser.
    #[derive(pest_derive::Parser)]
    #[grammar = "grammar/rulecheck.pest"]
    pub(crate) struct RuleParser;
}

pub(super) use derived::{Rule, RuleParser};

use super::error::Expected;

/// Returns what a user would call a rule that the parser was looking for; none for rules that only
/// group others, or that nobody should be told to write.
pub(super) fn expected(wanted: Rule) -> Option<Expected> {
    use Rule as R;
    Some(match wanted {
        R::number
        | R::digits
        | R::group
        | R::axis_reference
        | R::axis
        | R::text_first
        | R::named
        | R::list
        | R::operand
        | R::expr
        | R::quantified
        | R::quantifier
        | R::not_op
        | R::assertion
        | R::strength
        | R::claim => Expected::Operand,
        R::comparing
        | R::compare_op
        | R::match_op
        | R::with_op
        | R::equal_op
        | R::predicate_op
        | R::member_op
        | R::between_op
        | R::contains_op => Expected::Comparison,
        R::arithmetic_op | R::minus_op => Expected::Arithmetic,
        R::joining_op | R::or_op | R::implies_op => Expected::Connective,
        R::labels | R::label_range | R::raw_label => Expected::Label,
        R::bracket_open | R::arguments => Expected::OpeningBracket,
        R::bracket_close => Expected::ClosingBracket,
        R::brace_open => Expected::OpeningBrace,
        R::brace_close => Expected::ClosingBrace,
        R::comma => Expected::Comma,
        R::colon => Expected::Colon,
        R::range_op => Expected::RangeDots,
        R::in_word => Expected::InWord,
        R::name | R::table_name | R::section_name | R::dot => Expected::Name,
        R::unit => Expected::Unit,
        R::rule_id | R::line_id => Expected::Id,
        R::quoted | R::title => Expected::Quoted,
        R::straight_close | R::curly_close | R::corner_close => Expected::ClosingQuote,
        R::fact_in
        | R::fact_say
        | R::say_kw
        | R::fact_pick
        | R::fact_not_near
        | R::pick_kw
        | R::not_near_kw => Expected::Phrase,
        R::pick_only | R::pick_first | R::pick_last | R::pick_sum => Expected::Pick,
        R::attribute | R::attribute_key | R::example | R::example_kind => Expected::AttributeKey,
        R::waiver_entry | R::waiver_key => Expected::WaiverKey,
        R::waiver_value | R::waiver_word => Expected::AttributeValue,
        R::attribute_value | R::bare_value | R::example_value | R::raw_value => {
            Expected::AttributeValue
        }
        R::example_name | R::raw_name | R::example_pair => Expected::Label,
        R::each | R::each_column | R::each_row | R::each_group => Expected::Each,
        R::then_kw => Expected::Then,
        R::tolerance | R::plus_minus | R::rounding_kw => Expected::Tolerance,
        R::EOI => Expected::End,
        R::when_kw
        | R::else_kw
        | R::within_kw
        | R::let_kw
        | R::let_name
        | R::parameters
        | R::conditional
        | R::piece
        | R::entry_piece
        | R::scope_piece
        | R::rule_piece
        | R::fact_piece
        | R::waiver_piece
        | R::waiver_line_piece
        | R::waiver
        | R::waive_kw
        | R::waiver_of
        | R::of_kw
        | R::list_comma
        | R::scope
        | R::scope_head
        | R::except
        | R::rule
        | R::line
        | R::fact
        | R::number_unit
        | R::percent
        | R::straight_text
        | R::curly_text
        | R::corner_text
        | R::in_kw
        | R::except_kw
        | R::rule_kw
        | R::fact_kw
        | R::item
        | R::entry
        | R::fact_clause
        | R::statement
        | R::comparison
        | R::chain
        | R::joined
        | R::agreement
        | R::membership
        | R::betweenness
        | R::containment
        | R::figure
        | R::plain
        | R::label_end
        | R::balanced
        | R::any_open
        | R::any_close
        | R::digit
        | R::name_start
        | R::name_char
        | R::han
        | R::plain_sign
        | R::radical
        | R::id_char
        | R::reserved
        | R::word_end
        | R::before_bracket
        | R::before_colon
        | R::separator
        | R::blank
        | R::gap
        | R::white
        | R::space
        | R::remark
        | R::mark
        | R::s
        | R::line_end
        | R::separators
        | R::separating
        | R::compared
        | R::closing
        | R::quantifying
        | R::infix
        | R::further
        | R::line_start
        | R::label
        | R::raw_name_end
        | R::raw_value_end
        | R::bare_value_end => return None,
    })
}
