"""`make company STAGE=x`: a company of a deployment and whoever administers it.

Cognito mails the administrator a first password. Somebody who administers another company already
keeps its own, and finds both companies after sign-in. Running it again for a company that stands
adds another administrator and changes nothing else.
"""

import argparse
import os
import sys

import boto3

from infra.stack import Stack
from infra.template import REGION


def main() -> int:
    """Make the company; 0 when it stands."""
    given = _options()
    stack = Stack(given.stack or f"relance-{given.stage}", boto3.client("cloudformation"))
    _set_environment(stack.outputs())
    print(_make(given.id, given.name, given.sender, given.administrator))
    return 0


def _make(tenant_id: str, name: str, sender: str, administrator: str) -> str:
    """Make what is missing; gives back what to tell."""
    # The application reads its settings when it is first used: they are set by now.
    from chalicelib.container import services
    from chalicelib.features.access.model import Actor, Role, Tenant, User
    from chalicelib.features.settings import store
    from chalicelib.features.settings.model import CompanySettings

    made = services()
    table = made.ports.table.for_tenant(tenant_id)
    if store.load(table) is None:
        made.tenants.put(Tenant(id=tenant_id, name=name))
        store.save(table, CompanySettings(name=name, sender_name=name, sender_email=sender))
    user = User(
        email=administrator, tenant_id=tenant_id, name=administrator, role=Role.ADMINISTRATOR
    )
    is_known = made.users.is_known(administrator)
    made.users.invite(Actor.system(tenant_id, "deployment"), user)
    how = "signs in as before" if is_known else "is told by e-mail how to sign in"
    return f"{made.tenants.get(tenant_id).name}: {administrator} {how}."


def _set_environment(outputs: dict[str, str]) -> None:
    given = {
        "TABLE_NAME": outputs["TableName"],
        "USER_POOL_ID": outputs["UserPoolId"],
        "USER_POOL_CLIENT_ID": outputs["UserPoolClientId"],
        "AWS_REGION": boto3.session.Session().region_name or REGION,
    }
    os.environ.update(given)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m infra.company", description=__doc__)
    parser.add_argument("--stage", default="dev")
    parser.add_argument("--stack", help="its name, where it is not relance-<stage>")
    parser.add_argument("--id", required=True, help="of the company: letters, digits and hyphens")
    parser.add_argument("--name", required=True)
    parser.add_argument("--sender", required=True, help="address that reminders come from")
    parser.add_argument("--administrator", required=True, help="e-mail of the first user")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
