"""Where a scenario, its templates or the settings break a rule. Pure: an editor asks on save."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from chalicelib.features.law.model import Finding, rules
from chalicelib.features.penalties.model import Regime
from chalicelib.features.penalties.regimes import FREEZE_DAYS, french_floor
from chalicelib.features.scenarios.model import (
    ALWAYS,
    BY_HAND_LEVEL,
    Mode,
    Scenario,
    Step,
    StepChannel,
)
from chalicelib.features.settings.model import CompanySettings
from chalicelib.features.templates.model import Template
from chalicelib.features.templates.native import FALLBACK_STEP

# An e-mail of the first day leaves the fourteen after it free: the next one goes on the fifteenth.
NEXT_AFTER_DAYS = FREEZE_DAYS + 1
_SPOKEN = {"call", "visit"}
_FROM_HOUR, _TO_HOUR = 8, 22
# No SMS leaves outside these, whoever asks.
SMS_FROM_HOUR, SMS_TO_HOUR = _FROM_HOUR, _TO_HOUR
_COSTS = re.compile(r"\{[{%][^}]*\b(interest|indemnity|total_with_penalties)\b")


def findings(
    scenario: Scenario, templates: Sequence[Template], settings: CompanySettings, today: date
) -> tuple[Finding, ...]:
    """Everything that breaks a rule, whoever the scenario is sent to: each rule says for whom."""
    found = (
        *_first_reminder(scenario, templates),
        *_fourteen_days(scenario),
        *_hours(scenario, settings),
        *_words(scenario, templates),
    )
    reaching = tuple(f for f in found if _reaches(scenario.step(f.step), f))
    return (*reaching, *_agreed_rate(settings, today))


def _reaches(step: Step | None, finding: Finding) -> bool:
    """Whether a step can reach whom the rule protects."""
    rule, condition = rules()[finding.rule], step.condition if step else ALWAYS
    audiences = {condition.audience.value or rule.audience, rule.audience, "any"}
    return (
        len(audiences - {"any"}) < 2  # noqa: PLR2004 - they are the same, or one is anybody
        and (not rule.country or not condition.countries or rule.country in condition.countries)
    )


def _after_due(scenario: Scenario) -> tuple[Step, ...]:
    return tuple(step for step in scenario.steps if not step.is_before_due)


def _first_reminder(scenario: Scenario, templates: Iterable[Template]) -> Iterator[Finding]:
    """The first reminder of a Belgian consumer: free, with its term."""
    for step in _after_due(scenario)[:1]:
        for template in _of(templates, step):
            place = {"scenario": scenario.id, "step": step.key, "language": template.language}
            costs = _COSTS.search(_text(template))
            if costs:
                yield Finding(rule="be_b2c_first_is_free", found=costs.group(1), **place)
            if not _read(rules()["be_b2c_first_says_term"].words(template.language), template):
                yield Finding(rule="be_b2c_first_says_term", **place)


def _fourteen_days(scenario: Scenario) -> Iterator[Finding]:
    """The gap holds whatever the day the first one went; steps in between do so on the day."""
    after = _after_due(scenario)
    if len(after) < 2:  # noqa: PLR2004 - nothing follows
        return
    first, following = after[0], after[1]
    gap = scenario.min_gap_days
    if gap < NEXT_AFTER_DAYS:
        yield Finding(
            rule="be_b2c_fourteen_days",
            scenario=scenario.id,
            setting="min_gap_days",
            found=str(gap),
        )
    days = following.offset_days - first.offset_days
    if days < NEXT_AFTER_DAYS:
        yield Finding(
            rule="be_b2c_fourteen_days", scenario=scenario.id, step=following.key, found=str(days)
        )


def _hours(scenario: Scenario, settings: CompanySettings) -> Iterator[Finding]:
    is_late = settings.sending_from_hour < _FROM_HOUR or settings.sending_to_hour > _TO_HOUR
    hours = f"{settings.sending_from_hour}-{settings.sending_to_hour}"
    for step in scenario.steps:
        if is_late and (str(step.channel) in _SPOKEN or step.channel is StepChannel.SMS):
            yield Finding(
                rule="sms_hours" if step.channel is StepChannel.SMS else "be_b2c_hours",
                scenario=scenario.id,
                step=step.key,
                setting="hours",
                found=hours,
            )


def _words(scenario: Scenario, templates: Iterable[Template]) -> Iterator[Finding]:
    """Words that imitate a bailiff or a court, and a bailiff announced by itself."""
    kept = tuple(templates)
    for step in scenario.steps:
        is_by_hand = step.level == BY_HAND_LEVEL and step.mode is Mode.MANUAL
        for template in _of(kept, step):
            for rule in ("be_b2c_bailiff", "fr_imitates_court", "level_3_by_hand"):
                word = _read(rules()[rule].words(template.language), template)
                if word and not (rule == "level_3_by_hand" and is_by_hand):
                    yield Finding(
                        rule=rule,
                        scenario=scenario.id,
                        step=step.key,
                        language=template.language,
                        found=word,
                    )


def _agreed_rate(settings: CompanySettings, today: date) -> Iterator[Finding]:
    policy = settings.penalties
    is_french = policy.regime in {None, Regime.FR_B2B}
    if is_french and policy.agreed_rate is not None and policy.agreed_rate < french_floor(today):
        yield Finding(
            rule="fr_agreed_floor", setting="agreed_rate", found=f"{policy.agreed_rate} %"
        )


def _of(templates: Iterable[Template], step: Step) -> Iterator[Template]:
    kept = tuple(t for t in templates if t.channel.value == step.channel.value)
    key = step.text if any(t.step == step.text for t in kept) else FALLBACK_STEP
    return (template for template in kept if template.step == key)


def _text(template: Template) -> str:
    return f"{template.subject}\n{template.body}"


def _read(words: Iterable[str], template: Template) -> str:
    """The first of these words that stands in the template, "" for none."""
    text = " ".join(_text(template).casefold().split())
    found = (w for w in words if re.search(rf"(?<!\w){re.escape(w.casefold())}(?!\w)", text))
    return next(found, "")
