"""Services of what debtors and colleagues answer, and of the plans made with them."""

from functools import cached_property

from chalicelib.container.chasing import Chasing
from chalicelib.features.agreements.notices import PlanNotices
from chalicelib.features.agreements.service import Agreements
from chalicelib.features.answers.counters import Counters
from chalicelib.features.answers.debtor import DebtorPages
from chalicelib.features.answers.renewal import Renewal
from chalicelib.features.answers.service import Answers
from chalicelib.features.answers.unanswered import Unanswered
from chalicelib.features.plans.following import Following
from chalicelib.features.plans.service import Plans
from chalicelib.features.plans.telling import Telling
from chalicelib.features.questions.colleague import ColleaguePages
from chalicelib.features.questions.following import FollowingQuestions
from chalicelib.features.questions.service import Questions


class Answering(Chasing):
    """What is agreed with one account, or asked about it."""

    @cached_property
    def following(self) -> Following:
        """Takes payment plans through their days."""
        ports = self.ports
        telling = Telling(ports.table, self.accounts, self.company, self.notices)
        return Following(ports.table, self.accounts, self.company, ports.workflows, telling)

    @cached_property
    def notices(self) -> PlanNotices:
        """What debtors are told of their plans by themselves."""
        return PlanNotices(self.accounts, self.company, self.sending, self.runs.circumstances)

    @cached_property
    def plans(self) -> Plans:
        """Payment plans."""
        return Plans(self.ports.table, self.accounts, self.company, self.following)

    @cached_property
    def agreements(self) -> Agreements:
        """What debtors are told of their plans."""
        return Agreements(
            self.accounts,
            self.company,
            self.plans,
            self.statements,
            documents=self.documents,
            messages=self.messages,
        )

    @cached_property
    def counters(self) -> Counters:
        """Plans offered in answer to proposals."""
        return Counters(self.ports.table, self.accounts, self.company, self.plans, self.messages)

    @cached_property
    def debtor_pages(self) -> DebtorPages:
        """What debtors see and answer."""
        return DebtorPages(
            self.ports.table,
            self.accounts,
            self.company,
            self.documents,
            self.counters,
            letterhead=self.letterhead,
            statements=self.statements,
        )

    @cached_property
    def questions(self) -> Questions:
        """What colleagues are asked of disputes."""
        return Questions(
            self.ports.table,
            self.accounts,
            self.company,
            self.statuses,
            self.links,
            mailer=self.ports.mailer,
        )

    @cached_property
    def colleague_pages(self) -> ColleaguePages:
        """What colleagues see and answer."""
        return ColleaguePages(self.debtor_pages, self.questions, self.answers, self.company)

    @cached_property
    def following_questions(self) -> FollowingQuestions:
        """Reminds colleagues who do not answer."""
        return FollowingQuestions(
            self.ports.table, self.accounts, self.company, self.answers, self.questions
        )

    @cached_property
    def unanswered(self) -> Unanswered:
        """Answers that nobody goes on with."""
        return Unanswered(self.ports.table, self.accounts, self.company)

    @cached_property
    def renewal(self) -> Renewal:
        """New links for expired ones."""
        return Renewal(
            self.ports.table,
            self.accounts,
            self.company,
            messages=self.messages,
            reminders=self.reminders,
        )

    @cached_property
    def answers(self) -> Answers:
        """Debtors' answers, for collectors."""
        return Answers(self.ports.table, self.accounts, self.company, self.links, self.plans)
