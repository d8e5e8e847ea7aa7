"""What people and machines do with imports: bring a file, answer what it asks, see what it did."""

import re
from collections.abc import Sequence
from datetime import datetime

from chalicelib.core.errors import ConflictError, InvalidError, NotFoundError
from chalicelib.core.paging import Page, cursor_of, position_of
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.imports import ledger, store
from chalicelib.features.imports.binding import require_usable
from chalicelib.features.imports.errors import unpacked
from chalicelib.features.imports.ledger import Upload
from chalicelib.features.imports.mapping import Mapping, Mode
from chalicelib.features.imports.model import (
    Import,
    Preview,
    Profile,
    Progress,
    Refusal,
    RowError,
    State,
)
from chalicelib.features.imports.reading import preview_of
from chalicelib.features.imports.steps import LIMITS, Steps
from chalicelib.features.imports.world import World, errors_key
from chalicelib.ports import TenantTable, Ticket

UPLOADS = "uploads"
NO_PROFILE = "-"
_UNSAFE = re.compile(r"[^\w.() -]+")
_NAME_CHARACTERS = 120
_ERRORS_LIMIT_BYTES = 100_000_000
_ERRORS_PER_PAGE = 200


class Imports:
    """Imports of the actor's tenant."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.steps = Steps(world)

    def _table(self, actor: Actor) -> TenantTable:
        return self._world.table.for_tenant(actor.tenant_id)

    # --- Bringing a file ------------------------------------------------------------------------

    def expect(
        self, actor: Actor, filename: str, profile: str = "", mode: Mode | None = None
    ) -> tuple[Import, Ticket]:
        """An import that waits for its file, and leave to post that file."""
        actor.require(Role.COLLECTOR)
        found = self._announce(actor, filename, profile, mode)
        return found, self._world.uploads.ticket(found.key, LIMITS.file_bytes)

    def bring(
        self,
        actor: Actor,
        filename: str,
        content: bytes,
        profile: str = "",
        mode: Mode | None = None,
    ) -> Import:
        """An import whose file is given here; the storage's notice starts it, as for any file."""
        actor.require(Role.COLLECTOR)
        LIMITS.check("file_bytes", len(content))
        found = self._announce(actor, filename, profile, mode)
        self._world.uploads.put(found.key, content, "text/csv")
        return found

    def _announce(self, actor: Actor, filename: str, profile: str, mode: Mode | None) -> Import:
        safe = _UNSAFE.sub("_", filename.replace("\\", "/").rsplit("/", 1)[-1])[-_NAME_CHARACTERS:]
        fresh = ledger.fresh(
            self._world.company.now(actor),
            filename=safe or "file",
            by=actor.name,
            profile=_profile_name(profile),
            mode=mode,
        )
        key = f"{UPLOADS}/{actor.tenant_id}/{NO_PROFILE}/{fresh.id}/{fresh.filename}"
        saved, change = store.put(fresh.model_copy(update={"key": key}))
        self._table(actor).write(change)
        return saved

    def arrived(self, tenant_id: str, upload: Upload) -> None:
        """A file is there: give it its place in the order and have it read."""
        actor = Actor.system(tenant_id, "import")
        now = self._world.company.now(actor)
        found = self._import_of(actor, upload, now)
        if found.state is State.WAITING_FOR_FILE:
            found = ledger.accept(self._table(actor), found, upload, now)
        if found.state in ledger.ACTIVE:
            self.steps.send(actor, found.id, "read")

    def _import_of(self, actor: Actor, upload: Upload, now: datetime) -> Import:
        """The import announced under the key, or a new one for a dropped file."""
        _, _, folder, rest = upload.key.split("/", 3)
        if folder == NO_PROFILE:
            found = store.load(self._table(actor), rest.partition("/")[0])
            if found.key != upload.key:
                raise NotFoundError("There is no such import.")
            return found
        return ledger.fresh(
            now,
            filename=rest[-_NAME_CHARACTERS:],
            profile=folder[:_NAME_CHARACTERS],
            by="dropped file",
            key=upload.key,
        )

    # --- Answering ------------------------------------------------------------------------------

    def map(self, actor: Actor, import_id: str, mapping: Mapping, save_as: str = "") -> Import:
        """Say what the columns are, and go on. The same answer twice is one answer."""
        actor.require(Role.COLLECTOR)
        require_usable(mapping)
        table = self._table(actor)
        found = store.load(table, import_id)
        chosen = _as_answer(mapping)
        if found.state is not State.WAITING_FOR_MAPPING:
            if found.mapping and _as_answer(found.mapping) == chosen:
                return self._again(actor, found)
            raise ConflictError("This import does not wait for a mapping.", code="not_waiting")
        now = self._world.company.now(actor)
        name = _profile_name(save_as or found.profile)
        if name:
            profile = Profile(name=name, mapping=chosen, saved_at=now, saved_by=actor.name)
            table.write(store.put_profile(profile))
        answered = found.model_copy(
            update={"mapping": chosen, "state": State.READING, "profile": name, "mode": None}
        )
        saved = ledger.move(table, answered, now)
        self.steps.send(actor, import_id, "read")
        return saved

    def approve(self, actor: Actor, import_id: str, *, yes: bool) -> Import:
        """Let a held file in after all, or not. The same answer twice is one answer."""
        actor.require(Role.CREDIT_MANAGER)
        table = self._table(actor)
        found = store.load(table, import_id)
        if found.state is not State.WAITING_FOR_APPROVAL:
            was_yes = bool(found.approved_by)
            was_no = found.refusal is not None and found.refusal.code == "declined"
            if was_yes if yes else was_no:
                return self._again(actor, found)
            raise ConflictError("This import does not wait for approval.", code="not_waiting")
        refusal = Refusal(code="declined", reason=f"{actor.name} said no.")
        update = (
            {"approved_by": actor.name, "state": State.READING}
            if yes
            else {"state": State.REFUSED, "refusal": refusal}
        )
        saved = ledger.move(table, found.model_copy(update=update), self._world.company.now(actor))
        if yes:
            self.steps.send(actor, import_id, "read")
        return saved

    def _again(self, actor: Actor, found: Import) -> Import:
        """An answer given twice: the first may have died before it asked for the work."""
        if found.state in ledger.ACTIVE:
            self.steps.send(actor, found.id, "read")
        return found

    def preview(self, actor: Actor, import_id: str, mapping: Mapping) -> Preview:
        """What would happen with this mapping; nothing does."""
        actor.require(Role.COLLECTOR)
        require_usable(mapping)
        found = store.load(self._table(actor), import_id)
        if not found.sequence:
            raise ConflictError("The file is not there yet.", code="not_waiting")
        reading = self.steps.reading(actor, found, self.steps.sheet(found), mapping)
        if reading is None:
            raise InvalidError("The file lacks columns that this mapping needs.")
        return preview_of(reading)

    # --- Seeing ---------------------------------------------------------------------------------

    def get(self, actor: Actor, import_id: str) -> Import:
        """One import, with its progress so far."""
        table = self._table(actor)
        found = store.load(table, import_id)
        if found.state is not State.APPLYING:
            return found
        done = sum(result.done for result in store.chunks(table, found))
        progress = Progress(done=done, total=found.progress.total)
        return found.model_copy(update={"progress": progress})

    def page(self, actor: Actor, cursor: str | None, limit: int) -> Page[Import]:
        """Imports, newest first."""
        found = store.newest(self._table(actor), position_of(cursor), limit + 1)
        more = len(found) > limit
        items = tuple(found[:limit])
        return Page[Import](items=items, next_cursor=cursor_of(items[-1].id) if more else None)

    def errors(self, actor: Actor, import_id: str) -> Sequence[RowError]:
        """Every error and warning of an import."""
        store.load(self._table(actor), import_id)
        key = errors_key(actor, import_id)
        try:
            return unpacked(self._world.documents.get(key, _ERRORS_LIMIT_BYTES))
        except NotFoundError:
            return ()

    def errors_page(self, actor: Actor, import_id: str, cursor: str | None) -> Page[RowError]:
        """Errors and warnings, page by page."""
        position = position_of(cursor) or "0"
        if not position.isdecimal():
            raise InvalidError("This page link is damaged: start from the first page.")
        start = int(position)
        found = self.errors(actor, import_id)
        end = start + _ERRORS_PER_PAGE
        more = cursor_of(str(end)) if end < len(found) else None
        return Page[RowError](items=tuple(found[start:end]), next_cursor=more)

    def last_items_at(self, actor: Actor) -> datetime | None:
        """When an extract of items was last taken in: reminders wait while the books are stale."""
        return store.head(self._table(actor)).last_items_at

    def profiles(self, actor: Actor) -> list[Profile]:
        """Remembered mappings."""
        return store.profiles(self._table(actor))

    def forget_profile(self, actor: Actor, name: str) -> None:
        """Forget a mapping; nothing happens when it is not known."""
        actor.require(Role.COLLECTOR)
        self._table(actor).write(store.delete_profile(name))

    def resume(self, actor: Actor) -> None:
        """Ask again for the step of imports that have not moved for long: they died somewhere."""
        table, now = self._table(actor), self._world.company.now(actor)
        for import_id in store.head(table).active:
            if now - store.load(table, import_id).moved_at > ledger.QUIET:
                self.steps.send(actor, import_id, "read")


def _profile_name(name: str) -> str:
    """A name that can stand in a key of the bucket."""
    return _UNSAFE.sub("_", name.strip())[:_NAME_CHARACTERS].replace("/", "_").strip(".- ")


def _as_answer(mapping: Mapping) -> Mapping:
    """A mapping without the evidence that a proposal carries."""
    columns = tuple(
        c.model_copy(update={"reason": "", "reason_code": "", "samples": (), "confidence": 1.0})
        for c in mapping.columns
    )
    return mapping.model_copy(update={"columns": columns, "doubts": ()})
