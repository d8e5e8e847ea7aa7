"""Change the rules, see what they would do, and apply them: at import, daily, and when asked."""

from chalicelib.core.cache import Briefly
from chalicelib.core.errors import ConflictError, FieldError, InvalidError, NotFoundError
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.flags import limits_of
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts, Change
from chalicelib.features.accounts.summary import summary
from chalicelib.features.assignment import rules as said
from chalicelib.features.assignment import store
from chalicelib.features.assignment.model import KIND, AssignmentPreview, Rule, Rules
from chalicelib.features.jobs.model import Job, Miss, Outcome, Piece
from chalicelib.features.jobs.rules import pieces_of
from chalicelib.features.jobs.service import Jobs
from chalicelib.features.searches.rules import meets
from chalicelib.features.searches.text import parse
from chalicelib.features.settings.service import Company
from chalicelib.ports import Table

KEPT_SECONDS = 5.0


class Assigner:
    """What the rules give one account; `Accounts` asks it for what an import writes."""

    def __init__(self, table: Table, company: Company) -> None:
        self._company = company
        self.kept = Briefly(lambda tenant: store.load(table.for_tenant(tenant)), KEPT_SECONDS)

    def __call__(self, actor: Actor, account: Account) -> Account:
        """The account with what the rules give it; itself when that is nothing new."""
        rules = self.kept.get(actor.tenant_id).rules
        default = self._company.settings(actor).default_collector
        if not rules and not default and not account.assigned:
            return account
        asked = _asked(self._company, actor)
        wanted = said.assigned(rules, default, summary(account), asked)
        same = wanted == account.assigned
        return account if same else account.model_copy(update={"assigned": wanted})


class Assignment:
    """Assignment rules of the actor's tenant."""

    def __init__(
        self, table: Table, accounts: Accounts, company: Company, jobs: Jobs, assigner: Assigner
    ) -> None:
        self._table, self._accounts, self._company = table, accounts, company
        self._jobs, self._assigner = jobs, assigner

    def rules(self, actor: Actor) -> Rules:
        """The rules, in order."""
        return store.load(self._table.for_tenant(actor.tenant_id))

    def change(self, actor: Actor, rules: Rules) -> Rules:
        """Replace the rules; ConflictError `stale` unless the version is the stored one."""
        actor.require(Role.CREDIT_MANAGER)
        _require_whole(rules)
        _check_searches(rules.rules, _asked(self._company, actor))
        try:
            saved = store.save(self._table.for_tenant(actor.tenant_id), rules)
        except ConflictError:
            raise ConflictError("The rules changed meanwhile.", code="stale") from None
        self._assigner.kept.forget(actor.tenant_id)
        return saved

    def preview(self, actor: Actor, rules: tuple[Rule, ...]) -> AssignmentPreview:
        """What these rules would change now; nothing does."""
        actor.require(Role.CREDIT_MANAGER)
        _check_searches(rules, _asked(self._company, actor))
        lines = self._accounts.portfolio(actor)
        return said.preview(rules, self._default(actor), lines, _asked(self._company, actor))

    def apply(self, actor: Actor) -> Job:
        """Apply the stored rules to every account they would change, as a job."""
        actor.require(Role.CREDIT_MANAGER)
        return self._jobs.start(actor, KIND, {}, pieces_of(self._to_change(actor)))

    def daily(self, actor: Actor) -> None:
        """Once a day: the same, when there is something to change."""
        table, today = self._table.for_tenant(actor.tenant_id), self._company.today(actor)
        if store.applied_on(table) == today.isoformat():
            return
        codes = self._to_change(actor)
        if codes:
            self._jobs.start(actor, KIND, {}, pieces_of(codes))
        store.note_applied(table, today)

    def work(self, actor: Actor, _: Job, piece: Piece) -> Outcome:
        """Apply the rules to the accounts of one piece."""
        changed = 0
        misses: list[Miss] = []
        for code in piece.things:
            try:
                before = self._accounts.get(actor, code).version
                changed += self._apply(actor, code).version > before
            except NotFoundError:
                misses.append(Miss(what=code, reason="unknown"))
        done, failed = len(piece.things) - len(misses), len(misses)
        return Outcome(done=done, failed=failed, misses=tuple(misses), result={"changed": changed})

    def _apply(self, actor: Actor, code: str) -> Account:
        def decide(account: Account) -> Change | None:
            after = self._assigner(actor, account)
            if after is account:
                return None
            facts = {"before": account.assigned, "after": after.assigned}
            event = self._accounts.draft(actor, "assigned", **facts)
            return Change(after, (event,))

        return self._accounts.change(actor, code, decide)

    def _to_change(self, actor: Actor) -> list[str]:
        rules, default = self.rules(actor).rules, self._default(actor)
        lines, asked = self._accounts.portfolio(actor), _asked(self._company, actor)
        return [line.code for line in lines if any(said.moves(rules, default, line, asked))]

    def _default(self, actor: Actor) -> str:
        return self._company.settings(actor).default_collector


def _require_whole(rules: Rules) -> None:
    names = [rule.name.casefold() for rule in rules.rules]
    errors = [
        FieldError(f"rules.{n}", "a rule gives a collector, a scenario or a group")
        for n, rule in enumerate(rules.rules)
        if not (rule.collector or rule.scenario or rule.group)
    ]
    if len(set(names)) < len(names):
        errors.append(FieldError("rules", "each rule has a name of its own"))
    if errors:
        raise InvalidError("These rules are not complete.", errors=tuple(errors))


def _asked(company: Company, actor: Actor) -> said.Asked:
    settings = company.settings(actor)
    return said.Asked(company.today(actor), settings.currency, limits_of(settings))


def _check_searches(rules: tuple[Rule, ...], asked: said.Asked) -> None:
    """Raise InvalidError, naming the rule, unless each search can be asked."""
    for n, rule in enumerate(rules):
        try:
            meets(parse(rule.where.search), *asked)
        except InvalidError as error:
            wrong = FieldError(f"rules.{n}.where.search", error.detail)
            raise InvalidError(f"{rule.name}: {error.detail}", errors=(wrong,)) from error
