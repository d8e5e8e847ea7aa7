"""One machine: every part made from the template, started in order, stopped in the other order."""

import fcntl
import importlib
import json
import os
import sys
import threading
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any

from cheroot.wsgi import Server

from infra.local.bus import Bus
from infra.local.delivery import Delivery
from infra.local.dynoxide import Dynoxide
from infra.local.functions import Functions
from infra.local.messages import Messages
from infra.local.permissions import Permissions
from infra.local.sqs import Sqs
from infra.local.table import create_table
from infra.local.triggers import machines, rules, topic_place, triggers
from infra.local.values import REGION, STACK, Values
from infra.local.web import Web
from infra.template import ROOT, cached_cloudformation

TENANT = "demo"
# An API call that calls AWS holds two: its own, and the one that answers it on the same port.
THREADS = 64
RESEND_AFTER_MINUTES = "2"
# No mail leaves: a name that nobody can have is enough.
INBOUND_DOMAIN = "replies.relance.example"
LOG_LEVEL = "WARNING"
_BUCKETS = {"UploadBucket": "relance-uploads", "DocumentBucket": "relance-documents"}


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says."""

    port: int
    data: Path
    empty: bool
    today: date | None


class Machine:
    """Relance and what it stands on, in this process and one child."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.origin = f"http://127.0.0.1:{options.port}"
        options.data.mkdir(parents=True, exist_ok=True)
        self._held = _only_one(options.data)
        self._database = Dynoxide(options.data / "table.sqlite")

    def start(self) -> None:
        """Come up; after this every address answers and waiting work goes on."""
        self._set_environment(_aws(self.origin))
        self._database.start()
        self._set_environment({"AWS_ENDPOINT_URL_DYNAMODB": self._database.endpoint})
        self._resolve()
        create_table(self._database.endpoint, self._values.name("Table"))
        self._functions = Functions(self._values)
        self._messages = Messages(self.options.data / "messages.sqlite")
        self._bus = Bus(self._messages, rules(self._values))
        self._delivery = Delivery(self._messages, self._functions, triggers(self._values))
        self._serve()

    def go(self) -> None:
        """Let events be delivered and time pass."""
        self._delivery.start()
        self._bus.start()

    def stop(self) -> None:
        """Go down; nothing that was acknowledged is lost."""
        self._server.stop()
        self._bus.stop()
        self._delivery.stop()
        self._messages.close()
        self._database.stop()

    @property
    def upload_bucket(self) -> str:
        """Where extracts are dropped."""
        return self._values.name("UploadBucket")

    def _resolve(self) -> None:
        from infra.local.users import Users

        template = cached_cloudformation()
        known = dict(_BUCKETS)
        parameters = {
            "PublicUrl": self.origin,
            "Stage": "local",
            "LogLevel": LOG_LEVEL,
            "InboundDomain": INBOUND_DOMAIN,
            "ResendAfterMinutes": RESEND_AFTER_MINUTES,
        }
        self._values = Values(template, self.origin, known, parameters)
        pool, client = (
            self._values.of(template["Resources"][name]["Properties"])
            for name in ("UserPool", "UserPoolClient")
        )
        self.users = Users(self.options.data / "users.json", pool, client)
        known |= {"UserPool": self.users.pool_id, "UserPoolClient": self.users.client_id}
        self._set_environment(self._settings())

    def _settings(self) -> dict[str, str]:
        handler = self._values.template["Resources"]["APIHandler"]["Properties"]
        given: dict[str, str] = self._values.of(handler["Environment"]["Variables"])
        today = self.options.today
        return given | {
            "ONE_MACHINE": "1",
            "TODAY": today.isoformat() if today else "",
            "TOKEN_ISSUER_URL": f"{self.origin}/{self.users.pool_id}",
        }

    def _serve(self) -> None:
        from infra.local.files import Files
        from infra.local.front import Front
        from infra.local.gateway import Gateway
        from infra.local.moto import services
        from infra.local.outbox import Post

        sys.path.insert(0, str(ROOT))
        buckets = [self._values.name(name) for name in _BUCKETS]
        topic = topic_place(self._values.of({"Ref": "MessageEventsTopic"}))
        queues = {
            self._values.name(logical_id): self._values.of({"Ref": logical_id})
            for logical_id, resource in self._values.template["Resources"].items()
            if resource["Type"] == "AWS::SQS::Queue"
        }
        Permissions(self._values).enforce()
        names = (self._values.name(logical_id) for logical_id in ("APIHandler", "Authorizer"))
        front = Front(
            Gateway(importlib.import_module("app").app, *names),
            Web(),
            services(self.options.port),
            queues=Sqs(self._messages, queues),
            post=Post(
                lambda *events: self._messages.send(topic, *events),
                TENANT,
                domain=INBOUND_DOMAIN,
                bucket=self.upload_bucket,
            ),
            files=Files(self.options.data / "files", buckets, {self.upload_bucket}, self._bus),
            users=self.users,
            functions=self._functions,
            headers={"web": self._headers("WebHeaders"), "api": self._headers("ApiHeaders")},
        )
        self._server = Server(("127.0.0.1", self.options.port), front, numthreads=THREADS)
        self._server.prepare()
        threading.Thread(target=self._server.serve, daemon=True).start()
        self._make_machines()

    def _make_machines(self) -> None:
        """State machines live in memory: what they followed is taken up by the hourly sweep."""
        import boto3

        sfn = boto3.client("stepfunctions", endpoint_url=self.origin)
        for name, definition in machines(self._values):
            role = "arn:aws:iam::123456789012:role/local"
            sfn.create_state_machine(name=name, definition=definition, roleArn=role)

    def _headers(self, policy: str) -> dict[str, str]:
        """The security headers that CloudFront adds, without the one that needs TLS."""
        declared = self._values.template["Resources"][policy]["Properties"]
        config: Any = self._values.of(declared)["ResponseHeadersPolicyConfig"]
        said = config["SecurityHeadersConfig"]
        return {
            "Content-Security-Policy": said["ContentSecurityPolicy"]["ContentSecurityPolicy"],
            "Referrer-Policy": said["ReferrerPolicy"]["ReferrerPolicy"],
            "X-Frame-Options": said["FrameOptions"]["FrameOption"],
            "X-Content-Type-Options": "nosniff",
        }

    def _set_environment(self, values: dict[str, str]) -> None:
        os.environ.update(values)

    def write_down(self, user: str) -> None:
        """Addresses and a sign-in for scripts; the owner of the folder alone may read them."""
        said = {
            "web": self.origin,
            "api": f"{self.origin}/api",
            "token": self.users.token(user),
            "s3_endpoint": self.origin,
            "upload_bucket": self.upload_bucket,
            "user": user,
            "password": self.users.password(user),
        }
        self.users.keep()
        file, half = self.options.data / "local.json", self.options.data / "local.half"
        half.touch(mode=0o600)
        half.write_text(json.dumps(said, indent=2) + "\n")
        half.replace(file)


def _aws(origin: str) -> dict[str, str]:
    """What makes boto3 talk to this machine, and to no other."""
    time_zone = {"TZ": "UTC"}
    os.environ.update(time_zone)
    time.tzset()
    return {
        "AWS_ACCESS_KEY_ID": "local",
        "AWS_SECRET_ACCESS_KEY": "local",
        "AWS_SESSION_TOKEN": "",
        "AWS_REGION": REGION,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ENDPOINT_URL": origin,
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        # Loggers read these when the application is imported, which may be before the template.
        "LOG_LEVEL": LOG_LEVEL,
        "POWERTOOLS_SERVICE_NAME": STACK,
    }


def _only_one(folder: Path) -> IO[str]:
    """Hold the folder: two runners on one database would undo each other's work."""
    held = (folder / "lock").open("w")
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise SystemExit(f"Another Relance runs on {folder}.") from None
    return held
