"""The scenarios Relance comes with.

The delays are its own choice: the amicable phase ends before the 60th day (domain notes: it should
end within 60 to 90 days).
"""

from decimal import Decimal

from chalicelib.features.scenarios.model import Mode, Scenario, Step

NATIVE = Scenario(
    id="native",
    names={"fr": "Scénario natif", "en": "Native scenario"},
    minimum_amount=Decimal(1),
    steps=(
        Step(
            key="pre_reminder",
            offset_days=-7,
            level=0,
            is_required=False,
            names={"fr": "Pré-relance", "en": "Pre-reminder"},
        ),
        Step(
            key="reminder_1",
            offset_days=3,
            level=1,
            names={"fr": "Relance 1", "en": "Reminder 1"},
        ),
        Step(
            key="reminder_2",
            offset_days=15,
            level=2,
            names={"fr": "Relance 2", "en": "Reminder 2"},
        ),
        # Still level 2: it announces nothing that a person must answer for.
        Step(
            key="reminder_3",
            offset_days=30,
            level=2,
            names={"fr": "Relance 3", "en": "Reminder 3"},
        ),
        Step(
            key="formal_notice",
            offset_days=45,
            level=3,
            mode=Mode.MANUAL,
            names={"fr": "Mise en demeure", "en": "Formal notice"},
        ),
    ),
)

EMPTY = Scenario(id="empty", names={"fr": "Aucune relance", "en": "No reminders"})

SCENARIOS = {scenario.id: scenario for scenario in (NATIVE, EMPTY)}
