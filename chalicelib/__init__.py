"""Relance's application code.

Imports point one way, and import-linter holds it:

    app.py -> api | jobs -> container -> aws, settings -> features -> ports -> core

- `core`      money, dates, clock, ids, errors, events, paging; the standard library and pydantic.
- `ports`     what the application needs of the world, as Protocols.
- `features`  one package per noun: model (what it is), rules (what follows), store (how it is
              kept), service (what a user wants done). Rules are pure: today is an argument.
- `aws`       the ports on AWS.
- `container` the only place where ports meet adapters.
- `api`       HTTP routes. `jobs`: what schedules, queues and buckets call.
"""
