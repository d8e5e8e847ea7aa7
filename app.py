"""What AWS calls: the routes, and every function with its trigger. Nothing else belongs here.

A function is declared here and not in a Blueprint: declared there it would lose the middleware
once deployed (https://github.com/aws/chalice/issues/1566).
"""

from aws_lambda_powertools import Logger
from chalice.app import AuthRequest, AuthResponse, Chalice, ConvertToMiddleware, Rate

from chalicelib.api.auth import authorize
from chalicelib.api.files import BINARY
from chalicelib.api.operations import OPERATIONS
from chalicelib.api.routing import mount
from chalicelib.jobs import imports, long_work, plans, reminders, replies

app = Chalice(app_name="relance")
app.api.binary_types += BINARY
app.register_middleware(ConvertToMiddleware(Logger().inject_lambda_context(clear_state=True)))

AUTHORIZATION_SECONDS = 30


@app.authorizer(name="authorizer", ttl_seconds=AUTHORIZATION_SECONDS)
def authorizer(request: AuthRequest) -> AuthResponse:
    """Who is calling, from the access token; nobody without a valid one."""
    return authorize(request)


mount(app, OPERATIONS, authorizer)

read_import = app.on_cw_event(
    {
        "source": ["aws.s3"],
        "detail-type": ["Object Created"],
        "detail": {"object": {"key": [{"prefix": "uploads/"}]}},
    },
    name="read_import",
)(imports.read_import)
read_reply = app.on_cw_event(
    {
        "source": ["aws.s3"],
        "detail-type": ["Object Created"],
        "detail": {"object": {"key": [{"prefix": "mail/"}]}},
    },
    name="read_reply",
)(replies.read_reply)
import_work = app.on_sqs_message(queue="imports", batch_size=1, name="import_work")(
    imports.import_work
)
daily_run = app.schedule(Rate(1, unit=Rate.HOURS), name="daily_run")(reminders.daily_run)
reminder_work = app.on_sqs_message(queue="reminders", batch_size=10, name="reminder_work")(
    reminders.reminder_work
)
plan_step = app.lambda_function(name="plan_step")(plans.plan_step)
plan_alarm = app.lambda_function(name="plan_alarm")(plans.plan_alarm)
job_work = app.on_sqs_message(queue="jobs", batch_size=1, name="job_work")(long_work.job_work)
message_events = app.on_sns_message(topic="message-events", name="message_events")(
    reminders.message_events
)
