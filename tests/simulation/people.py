"""What people do on a day: collectors, debtors with a link, and mailboxes that are no more."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from chalicelib.core.errors import RelanceError
from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.model import Account, Contact
from chalicelib.features.actions.model import ActionKind
from chalicelib.features.agenda.service import ActionResult, NewAction
from chalicelib.features.answers.form import Posted
from chalicelib.features.answers.service import Decision
from chalicelib.features.plans.terms import NewPlan
from chalicelib.features.statuses.model import StatusType
from chalicelib.features.statuses.rules import Qualification
from tests.fakes.mailer import Sent, tag
from tests.fakes.world import World
from tests.simulation.reference import Known

_LINK = re.compile(r"/r/([\w-]{32})")
_SAID = {
    "disputed": Qualification(type=StatusType.DISPUTE, dispute_type="price"),
    "paid": Qualification(type=StatusType.ALREADY_PAID, comment="transfer of yesterday"),
    "not to be contacted": Qualification(type=StatusType.DO_NOT_CONTACT),
    "": Qualification(type=StatusType.IN_CONTACT),
}


@dataclass
class People:
    """They change an account, and what is known of it with the same word."""

    world: World
    actor: Actor
    random: Random
    known: dict[str, Known]
    # What somebody comes back to: the day, and what.
    later: list[tuple[date, str, str, str]] = field(default_factory=list)
    # Ids of messages that a person sent, or sent again: at any hour.
    sent_by_hand: set[str] = field(default_factory=set)
    count: int = 0

    def day(self, on: date, share: float) -> None:
        """That share of the accounts has something said of it, and what waited is taken up."""
        due = [entry for entry in self.later if entry[0] <= on]
        self.later = [entry for entry in self.later if entry[0] > on]
        for _, what, code, which in due:
            getattr(self, f"_end_{what}")(code, which, on)
        codes = [code for code, known in self.known.items() if known.items]
        for code in self.random.sample(codes, min(len(codes), round(len(codes) * share) or 1)):
            does = self.random.choice((
                self._say, self._say, self._promise, self._plan, self._act, self._leave_alone,
                self._move_house, self._level,
            ))  # fmt: skip
            does(code, on)

    def _account(self, code: str) -> Account:
        return self.world.services.accounts.get(self.actor, code)

    def _some(self, code: str, *, unheld: bool = False) -> list[str]:
        """Some items that are asked for; all of one kind of trouble is rare."""
        known = self.known[code]
        free = [n for n, (_, minor) in known.items.items() if minor > 0]
        free = [n for n in free if not (unheld and known.held.get(n))]
        return sorted(self.random.sample(free, min(len(free), self.random.randint(1, 3))))

    def _qualify(self, code: str, items: list[str], said: Qualification) -> None:
        account = self._account(code)
        held = [n for n in items if account.item(n)]
        if not held:
            return
        after = self.world.services.qualifications.qualify(
            self.actor, code, account.version, held, said
        )
        if after.version > account.version:
            self._acted(code)
        for number in held:
            self.known[code].said.pop(number, None)
            self.known[code].promised.pop(number, None)

    def _say(self, code: str, on: date) -> None:
        what, items = self.random.choice(list(_SAID)), self._some(code, unheld=True)
        self._qualify(code, items, _SAID[what])
        if what:
            self.known[code].said.update(dict.fromkeys(items, what))
            for number in items:
                back = on + timedelta(days=self.random.randint(3, 40))
                self.later.append((back, "say", code, number))

    def _end_say(self, code: str, number: str, on: date) -> None:
        known = self.known[code]
        if number in known.items and not known.held.get(number):
            self._qualify(code, [number], _SAID[""])

    def _promise(self, code: str, on: date) -> None:
        day = on + timedelta(days=self.random.randint(0, 20))
        items = self._some(code, unheld=True)
        self._qualify(code, items, Qualification(type=StatusType.PROMISE, promise_on=day))
        self.known[code].promised.update(dict.fromkeys(items, day))

    def _acted(self, code: str) -> None:
        self.count += 1
        today = self.world.services.company.today(self.actor)
        self.known[code].acts(self.world.clock.at, today)

    def _hold(self, code: str, items: list[str], by: str) -> None:
        self.count += 1
        for number in items:
            self.known[code].held.setdefault(number, set()).add(by)

    def _free(self, code: str, by: str) -> None:
        for holds in self.known[code].held.values():
            holds.discard(by)

    def _plan(self, code: str, on: date) -> None:
        items = self._some(code, unheld=True)
        if not items:
            return
        first = on + timedelta(days=self.random.randint(2, 15))
        schedule = {"equal": {"count": 2, "first_on": first.isoformat()}}
        given = NewPlan.model_validate({"items": items, "schedule": schedule})
        version = self._account(code).version
        plan = self.world.services.plans.make(self.actor, code, version, given)
        self._hold(code, items, f"plan {plan.id}")
        for number in items:
            self.known[code].said.pop(number, None)
            self.known[code].promised.pop(number, None)

    def plans_that_ended(self) -> None:
        """What the history says of plans: their items are no longer held."""
        for code, known in self.known.items():
            held = {by for holds in known.held.values() for by in holds if by.startswith("plan ")}
            if not held:
                continue
            events = self.world.services.accounts.history(self.actor, self._account(code))
            for event in events:
                by = f"plan {event.facts.get('plan')}"
                if event.kind in {"plan_kept", "plan_broken"} and by in held:
                    self._free(code, by)

    def _act(self, code: str, on: date) -> None:
        items = self._some(code, unheld=True)
        if not items:
            return
        given = NewAction(kind=ActionKind.CALL, on=on, label="call them", items=tuple(items))
        after = self.world.services.actions.plan(
            self.actor, code, self._account(code).version, given
        )
        action = after.actions[-1].id
        self._hold(code, items, f"action {action}")
        self.later.append((on + timedelta(days=self.random.randint(1, 15)), "act", code, action))

    def _end_act(self, code: str, action: str, on: date) -> None:
        account = self._account(code)
        if any(one.id == action for one in account.actions):
            self.world.services.actions.done(
                self.actor, code, account.version, action, ActionResult()
            )
            self._acted(code)
        self._free(code, f"action {action}")

    def _leave_alone(self, code: str, on: date) -> None:
        self._scenario(code, "empty", on)
        back = on + timedelta(days=self.random.randint(5, 30))
        self.later.append((back, "leave_alone", code, ""))

    def _end_leave_alone(self, code: str, _: str, on: date) -> None:
        self._scenario(code, "", on)

    def _scenario(self, code: str, scenario: str, on: date) -> None:
        version = self._account(code).version
        self.world.services.accounts.edit(self.actor, code, version, {"scenario": scenario})
        self.known[code].is_left_alone = scenario == "empty"
        self.count += 1

    def _move_house(self, code: str, on: date) -> None:
        self.count += 1
        address = f"{code.lower()}-{self.count}@debtor.example"
        contact = Contact(id=f"k{self.count}", name="Ana", email=address, is_collection=True)
        version = self._account(code).version
        self.world.services.contacts.put(self.actor, code, version, contact)
        self.known[code].chosen = address

    def _level(self, code: str, on: date) -> None:
        """A level by hand says how far an account is; the items go on where they are."""
        fields = {"level": self.random.randint(0, 2)}
        version = self._account(code).version
        self.world.services.accounts.edit(self.actor, code, version, fields, reason="known well")

    # --- Debtors --------------------------------------------------------------------------------

    def answer(self, sent: Sent, on: date) -> None:
        """The debtor opens the link of a message and says something."""
        code = tag(sent, "account")
        token = _LINK.search(sent.email.text).group(1)
        kind = self.random.choice(("promise", "paid", "dispute", "copy"))
        fields = {"kind": (kind,), "reason": ("price",), "paid_on": (on.isoformat(),)}
        fields["promise_on"] = ((on + timedelta(days=self.random.randint(1, 12))).isoformat(),)
        page = self.world.services.debtor_pages.give(token, Posted(fields))
        if page.thanks is None or any(entry[3] == page.thanks.id for entry in self.later):
            return
        items = [item.id for item in page.thanks.items]
        self._hold(code, items, f"answer {page.thanks.id}")
        back = on + timedelta(days=self.random.randint(0, 6))
        self.later.append((back, "answer", code, page.thanks.id))

    def _end_answer(self, code: str, answer_id: str, on: date) -> None:
        is_yes, services = self.random.random() < 0.7, self.world.services
        answer = services.answers.decide(self.actor, code, answer_id, Decision(accept=is_yes))
        self._free(code, f"answer {answer_id}")
        if not is_yes or answer.kind == "copy":
            return
        known = self.known[code]
        for number in [item.id for item in answer.items if item.id in known.items]:
            known.said.pop(number, None)
            known.promised.pop(number, None)
            if answer.kind == "promise":
                known.promised[number] = answer.on
            else:
                known.said[number] = "disputed" if answer.kind == "dispute" else "paid"
                back = on + timedelta(days=self.random.randint(3, 40))
                self.later.append((back, "say", code, number))

    def notice(self) -> None:
        """A collector sends a formal notice to somebody."""
        codes = [c for c, k in self.known.items() if len(k.path.names) - 3 in k.taken.values()]
        if not codes:
            return
        code, wanted = self.random.choice(sorted(codes)), "formal_notice"
        reminders = self.world.services.reminders
        reminders.send(self.actor, [code], steps={code: wanted})
        made = reminders.of_account(self.actor, code)
        self.sent_by_hand |= {one.id for one in made if one.step == wanted}
        self.count += 1

    def settle(self) -> list[str]:
        """A person says of each message that nobody knows the end of; what was called sent."""
        services = self.world.services
        found, _ = services.reminders.page(self.actor, "unknown", "")
        called_sent = []
        for one in found:
            self.sent_by_hand.add(one.id)
            try:
                services.reminders.settle(self.actor, one.code, one.id, "send_again")
            except RelanceError:
                services.reminders.settle(self.actor, one.code, one.id, "consider_sent")
                called_sent.append(one)
        return called_sent
