"""Exports of the actor's tenant."""

import zlib
from collections.abc import Iterable, Iterator, Sequence

import orjson

from chalicelib.core.errors import ConflictError, InvalidError, NotFoundError
from chalicelib.core.ids import new_id
from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.accounts.summary import Summary
from chalicelib.features.accounts.views import matches
from chalicelib.features.exports import accounts as account_table
from chalicelib.features.exports import items as item_table
from chalicelib.features.exports.model import KIND, Row, Wanted, What
from chalicelib.features.exports.words import words
from chalicelib.features.jobs.model import Job, JobState, Outcome, Piece
from chalicelib.features.jobs.rules import pieces_of
from chalicelib.features.jobs.service import Jobs
from chalicelib.features.searches.service import Searches
from chalicelib.features.settings.service import Company
from chalicelib.features.workbooks.table import Column, Value, table
from chalicelib.ports import Files

# More accounts than this are a job.
LIST_AT_ONCE, ITEMS_AT_ONCE = 2_000, 100
# What one answer takes within its time and size.
FILE_AT_ONCE = 20_000
# A sheet ends after 1,048,576 rows.
ROWS_MAX = 1_000_000
FILE_BYTES_MAX = 200_000_000
PIECE = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Exports:
    """Makes workbooks, keeps the large ones until they are fetched."""

    def __init__(
        self, files: Files, accounts: Accounts, company: Company, searches: Searches, jobs: Jobs
    ) -> None:
        self._files, self._accounts, self._company = files, accounts, company
        self._searches, self._jobs = searches, jobs

    def items(self, actor: Actor, code: str, what: What, chosen: Sequence[str], to: str) -> bytes:
        """The items of one account, those chosen only when some are, in a language."""
        account, wanted = self._accounts.get(actor, code), Wanted(what=what, codes=(code,))
        if what is What.CLOSED_ITEMS:
            closed = self._accounts.closed_of(actor, account)
            rows = list(item_table.closed_rows(account, closed))
        else:
            today = self._company.today(actor)
            rows = item_table.open_rows(account, today, frozenset(chosen))
        return self._workbook(actor, wanted, [rows], to)

    def accounts(self, actor: Actor, wanted: Wanted, to: str) -> bytes:
        """The accounts found, in one file; InvalidError `too_large` when that is a job's work."""
        found = self._found(actor, wanted)
        if len(found) > FILE_AT_ONCE:
            raise InvalidError("So many accounts are a job: start one.", code="too_large")
        return self._workbook(actor, wanted, [self._account_rows(actor, wanted, found)], to)

    def start(self, actor: Actor, wanted: Wanted, to: str) -> str | Job:
        """The address of the workbook in that language, or the job that makes a large one."""
        account_table.fields_of(wanted.columns)
        found = self._found(actor, wanted)
        if not found:
            raise InvalidError("There is nothing to export.", code="nothing_to_export")
        codes = [line.code for line in found]
        if wanted.what is What.ACCOUNTS:
            if len(codes) > LIST_AT_ONCE:
                return self._job(actor, wanted, [["accounts"]], to)
            rows = self._account_rows(actor, wanted, found)
        else:
            if len(codes) > ITEMS_AT_ONCE:
                return self._job(actor, wanted, pieces_of(codes, PIECE), to)
            rows = list(self._item_rows(actor, wanted, codes))
        export_id = new_id(self._company.now(actor))
        content = self._workbook(actor, wanted, [rows], to)
        self._files.put(_key(actor, export_id, "list.xlsx"), content, XLSX)
        return self._files.link(_key(actor, export_id, "list.xlsx"), _filename(wanted, to))

    def _job(self, actor: Actor, wanted: Wanted, pieces: Iterable[Sequence[str]], to: str) -> Job:
        wants = {**wanted.model_dump(mode="json", exclude_defaults=True), "to": to}
        return self._jobs.start(actor, KIND, wants, pieces)

    def work(self, actor: Actor, job: Job, piece: Piece) -> Outcome:
        """Keep the rows of one piece: the same file, however often it is made."""
        wanted = _wanted(job)
        if wanted.what is What.ACCOUNTS:
            rows = self._account_rows(actor, wanted, self._found(actor, wanted))
        else:
            rows = list(self._item_rows(actor, wanted, piece.things))
        packed = zlib.compress(orjson.dumps(rows))
        self._files.put(_key(actor, job.id, _part(piece.number)), packed, "application/zlib")
        return Outcome(done=len(piece.things), result={"rows": len(rows)})

    def link(self, actor: Actor, job_id: str) -> str:
        """The address of what a job made, for some minutes; who asks first has it put together."""
        job = self._jobs.get(actor, job_id)
        if job.kind != KIND:
            raise NotFoundError("There is no such export.")
        if job.state is not JobState.DONE or job.failed:
            raise ConflictError("The export is not complete.", code="not_complete")
        if int(job.result.get("rows", 0)) > ROWS_MAX:
            raise InvalidError("One sheet cannot hold so many rows.", code="too_large")
        wanted, to, key = _wanted(job), str(job.wants["to"]), _key(actor, job_id, "list.xlsx")
        try:
            self._files.get(_key(actor, job_id, "made"), 1)
        except NotFoundError:
            parts = _Parts(self._files, [_key(actor, job_id, _part(n)) for n in range(job.pieces)])
            self._files.put(key, self._workbook(actor, wanted, parts, to), XLSX)
            self._files.put(_key(actor, job_id, "made"), b"1", "text/plain")
        return self._files.link(key, _filename(wanted, to))

    def _found(self, actor: Actor, wanted: Wanted) -> list[Summary]:
        search = wanted.search
        where = self._searches.get(actor, search).where if search else wanted.where
        lines, codes = self._searches.run(actor, where), frozenset(wanted.codes)
        return [
            line
            for line in lines
            if (not codes or line.code in codes) and (not wanted.q or matches(line, wanted.q))
        ]

    def _account_rows(self, actor: Actor, wanted: Wanted, found: Iterable[Summary]) -> list[Row]:
        fields, today = account_table.fields_of(wanted.columns), self._company.today(actor)
        return [account_table.account_row(line, fields, today) for line in found]

    def _item_rows(self, actor: Actor, wanted: Wanted, codes: Iterable[str]) -> Iterator[Row]:
        today = self._company.today(actor)
        for code in codes:
            account = self._accounts.find(actor, code)
            if account and wanted.what is What.OPEN_ITEMS:
                yield from item_table.open_rows(account, today)
            elif account:
                closed = self._accounts.closed_of(actor, account)
                yield from item_table.closed_rows(account, closed)

    def _workbook(self, actor: Actor, wanted: Wanted, parts: Iterable[list[Row]], to: str) -> bytes:
        name = words(to).sheets[wanted.what.value]
        columns, values = (
            self._list(actor, wanted, parts, to)
            if wanted.what is What.ACCOUNTS
            else _items(wanted, parts, to)
        )
        return table(name, columns, values)

    def _list(
        self, actor: Actor, wanted: Wanted, parts: Iterable[list[Row]], to: str
    ) -> tuple[list[Column], Iterator[Sequence[Value]]]:
        rows = [row for part in parts for row in part]
        names, currencies = wanted.columns, account_table.currencies_of(rows)
        own = self._company.settings(actor).custom_fields
        columns = account_table.columns_of(names, currencies, own, words(to), to)
        fields = account_table.fields_of(names)
        return columns, (account_table.values_of(row, fields, currencies) for row in rows)


class _Parts:
    """The rows of a job's pieces, one piece in memory at a time."""

    def __init__(self, files: Files, keys: list[str]) -> None:
        self._files, self._keys = files, keys

    def __iter__(self) -> Iterator[list[Row]]:
        for key in self._keys:
            packed = self._files.get(key, FILE_BYTES_MAX)
            rows: list[Row] = orjson.loads(zlib.decompress(packed))
            yield rows


def _items(
    wanted: Wanted, parts: Iterable[list[Row]], to: str
) -> tuple[list[Column], Iterator[Sequence[Value]]]:
    said = words(to)
    kinds = item_table.CLOSED if wanted.what is What.CLOSED_ITEMS else item_table.OPEN
    values = (item_table.values_of(row, kinds, said) for part in parts for row in part)
    return item_table.columns_of(kinds, said), values


def _wanted(job: Job) -> Wanted:
    return Wanted.model_validate({name: v for name, v in job.wants.items() if name != "to"})


def _key(actor: Actor, export_id: str, name: str) -> str:
    # The bucket forgets what begins so after some days (infra/resources.yaml).
    return f"exports/{actor.tenant_id}/{export_id}/{name}"


def _part(number: int) -> str:
    return f"part-{number:05d}"


def _filename(wanted: Wanted, to: str) -> str:
    return f"{words(to).sheets[wanted.what.value]}.xlsx"
