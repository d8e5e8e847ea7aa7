"""Every key of the table. The tenant's prefix is added by `Table.for_tenant`, never here.

| question                                   | partition          | sort key                    |
|--------------------------------------------|--------------------|-----------------------------|
| one account, whole                         | A#<code>           | account                     |
| pages of an account too large for a record | A#<code>           | account#<nnn>               |
| its history, from a date or a number       | A#<code>           | event#<seq>                 |
| its closed items, newest first             | A#<code>           | closed#<date>#<import seq>  |
| its reminders, newest first                | A#<code>           | reminder#<date>#<id>        |
| its answers                                | A#<code>           | answer#<id>                 |
| its documents                              | A#<code>           | document#<id>               |
| its replies by e-mail; where they come to   | A#<code>           | reply#<id>, reply_address   |
| e-mails of no account                      | replies            | <id>                        |
| whose a reply address is (platform)        | reply#<local part> | owner                       |
| the portfolio (index `portfolio`, shards)  | P#<shard>          | <code>                      |
| what is due (index `due`, shards)          | D#<shard>          | <date>#<code>               |
| claims that nobody settled (index `due`)   | C                  | <instant>#<code>#<id>       |
| reminders nobody knows the end of (`due`)  | U                  | <instant>#<code>#<id>       |
| all reminders by day (index `due`)         | R#<date>           | <id>                        |
| answers that wait (index `due`)            | W                  | <instant>#<code>#<id>       |
| offers of plans, by their last day (`due`) | O                  | <date>#<code>#<id>          |
| what colleagues were asked of its disputes | A#<code>           | question#<id>               |
| questions by the day to look (index `due`) | Q                  | <date>#<code>#<id>          |
| its payment plans                          | A#<code>           | plan#<id>                   |
| plans of a state, by next look (`due`)     | PL#<state>         | <instant>#<code>#<id>       |
| the day all plans were looked at           | plans              | looked_at                   |
| what a user chose, by name                 | preferences#<mail> | <name>                      |
| saved searches                             | searches           | <id>                        |
| one import; all, newest first              | imports            | import#<sequence or id>     |
| a column mapping by name                   | imports            | profile#<name>              |
| a run of reminders and its rows            | run#<id>           | run, row#<code>             |
| a job; all, newest first                   | jobs               | job#<id>                    |
| a job's pieces and what became of them     | J#<job>            | piece#<n>, outcome#<n>      |
| what a bulk change changed in an account   | J#<job>            | mark#<code>                 |
| own alerts; when a user was told of them   | alerts             | own, told#<mail>            |
| assignment rules; when they were applied   | assignment         | rules, applied              |
| jobs of the months; corrected turnover     | figures            | jobs, turnover              |
| what pieces of such a job found            | figures#<job>      | piece#<n>                   |
| the company's own scenarios, as they are   | scenarios          | now#<id>                    |
| every version of one, newest first         | scenarios          | was#<id>#<version>          |
| what accounts were planned with            | scenarios          | planned                     |
| the company's own texts, as they are       | templates          | now#<language>#<step>       |
| every version of one, newest first         | templates          | was#<language>#<step>#<n>   |
| of which days there is a snapshot          | snapshots          | <date>                      |
| what the forecast learns from the past     | forecast           | state, result, rows#, habits# |
| exchange rates of a month                  | rates              | <year>-<month>              |
| the company's statuses                     | settings           | statuses                    |
| the company's settings                     | settings           | company                     |
| what breaks a rule of law and is let stand | settings           | law                         |
| how sending stands, what came back         | circuit            | state, <cause>#<instant>#<id> |
| tenants, and who signs in (platform)       | tenants, users     | <id>, <e-mail>              |
| other companies of a person (platform)     | companies#<e-mail> | <tenant>                    |
| the company's users                        | users              | <e-mail>                    |
| a link to a debtor's page (platform)       | link#<fingerprint> | link                        |
"""

from zlib import crc32

SHARDS = 8
ACCOUNT = "account"


def account(code: str) -> str:
    """The partition of one account."""
    return f"A#{code}"


def shard(code: str) -> int:
    """Which shard of the indexes an account is in."""
    return crc32(code.encode()) % SHARDS


def portfolio(number: int) -> str:
    """A partition of the portfolio index."""
    return f"P#{number}"


def due(number: int) -> str:
    """A partition of the due index."""
    return f"D#{number}"


def plans(state: str) -> str:
    """A partition of the due index: the plans of one state."""
    return f"PL#{state}"


def job(job_id: str) -> str:
    """The partition of one job's pieces."""
    return f"J#{job_id}"


def event(seq: int) -> str:
    """The sort key of a history event."""
    return f"event#{seq:010d}"


def after(prefix: str) -> str:
    """The upper bound of all sort keys that begin with the prefix."""
    return prefix + "\U0010ffff"
