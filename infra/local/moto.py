"""moto in this process: S3, SNS, SES, EventBridge, Cognito and Step Functions on our port."""

import os
from typing import Any


def services(port: int) -> Any:  # noqa: ANN401 - a WSGI application
    """The services, as a WSGI application; Step Functions calls our functions on the same port."""
    os.environ["MOTO_PORT"] = str(port)
    from moto.core.config import default_user_config
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app

    default_user_config["stepfunctions"]["execute_state_machine"] = True
    return DomainDispatcherApplication(create_backend_app)
