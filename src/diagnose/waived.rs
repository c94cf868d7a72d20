//! Violations as waivers speak of them: what they are called, which values they have, and those that
//! are waived.

use super::finding::{Evidence, Violation, severity};
use super::substitute::figure_text;
use super::{Text, Waived, text};
use crate::eval::{self, Sides};
use crate::waive::{Claim, Decision, Waiver, Waivers};

impl Evidence<'_> {
    /// Returns violations as waivers speak of them; those of rules that no waiver is for are not looked
    /// at closely.
    pub fn claims(&self, violated: &[eval::Finding], waivers: &Waivers) -> Vec<Claim> {
        let claim = |finding: &eval::Finding| {
            let rule = self.rules.rules.get(finding.binding.rule)?;
            if !waivers.are_for(&rule.id) {
                return None;
            }
            let violation = self.violation(finding)?;
            let Text { zh, en } = self.values(&violation);
            let names = self.naming.all_names(violation.binding, self.rules);
            Some(Claim { rule: rule.id.clone(), names, values: [zh, en] })
        };
        violated.iter().map(|finding| claim(finding).unwrap_or_default()).collect()
    }

    /// Returns the violations that a waiver explains.
    pub fn waived(
        &self,
        violated: &[eval::Finding],
        decisions: &[Decision],
        waivers: &Waivers,
    ) -> Vec<Waived> {
        let decided = violated.iter().zip(decisions);
        let waived = |(finding, decision): (&eval::Finding, &Decision)| match decision {
            Decision::Waived { waiver, .. } => self.waived_by(finding, waivers.get(*waiver)?),
            Decision::Stands | Decision::Past { .. } => None,
        };
        decided.filter_map(waived).collect()
    }

    fn waived_by(&self, finding: &eval::Finding, waiver: &Waiver) -> Option<Waived> {
        let violation = self.violation(finding)?;
        let rule = self.rules.rules.get(finding.binding.rule)?;
        Some(Waived {
            rule: rule.id.clone(),
            severity: severity(violation.check.gravity),
            basis: rule.basis.clone(),
            member: self.member(rule, &violation),
            reason: waiver.reason.clone(),
            owner: waiver.owner.clone(),
            approved: waiver.approved.clone(),
            expires: waiver.expires.to_string(),
            span: waiver.span,
        })
    }

    /// Returns the values of a violation, as a waiver for it lists them: the two sides; without sides the
    /// figures as printed, of a statement about each of a list only those it fails for.
    pub(super) fn values(&self, violation: &Violation<'_>) -> Text {
        if let Some(Sides { left, relation, right }) = &violation.finding.sides {
            return Text::same(format!("{left} {} {right}", relation.opposite()));
        }
        let culprits = &violation.finding.culprits;
        let mut seen = Vec::new();
        for figure in self.read(violation) {
            if !seen.contains(&figure) && (culprits.is_empty() || culprits.contains(&figure)) {
                seen.push(figure);
            }
        }
        if seen.is_empty() {
            return text!(zh: "没有", en: "none");
        }
        let printed: Vec<Text> =
            seen.into_iter().map(|figure| figure_text(figure, self.figures)).collect();
        let joined = |lang: fn(&Text) -> &str, comma: &str| {
            printed.iter().map(lang).collect::<Vec<_>>().join(comma)
        };
        Text { zh: joined(|one| &one.zh, "、"), en: joined(|one| &one.en, ", ") }
    }
}

impl Waived {
    /// Returns why it is waived, who answers for it, and until when.
    pub fn explanation(&self) -> Text {
        let (reason, expires) = (&self.reason, &self.expires);
        let approved = self.approved.as_ref().map_or_else(
            || Text::same(""),
            |approved| text!(zh: "，批准：{approved}", en: ", approved: {approved}"),
        );
        let (approved_zh, approved_en) = (&approved.zh, &approved.en);
        match &self.owner {
            Some(owner) => text!(
                zh: "{reason}（{owner}{approved_zh}，{expires} 到期）",
                en: "{reason} ({owner}{approved_en}, until {expires})",
            ),
            None => text!(
                zh: "{reason}（{expires} 到期{approved_zh}）",
                en: "{reason} (until {expires}{approved_en})",
            ),
        }
    }
}
