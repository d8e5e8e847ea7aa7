"""What the template's references are on one machine: names and addresses instead of resources."""

import re
from typing import Any

from infra.template import Template

ACCOUNT = "123456789012"
REGION = "eu-west-3"
STACK = "relance"

_IN_TEXT = re.compile(r"\$\{([^!}]+)\}")
_ARNS = {
    "AWS::S3::Bucket": "arn:aws:s3:::{name}",
    "AWS::SQS::Queue": f"arn:aws:sqs:{REGION}:{ACCOUNT}:{{name}}",
    "AWS::SNS::Topic": f"arn:aws:sns:{REGION}:{ACCOUNT}:{{name}}",
    "AWS::Lambda::Function": f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{{name}}",
    "AWS::Cognito::UserPool": f"arn:aws:cognito-idp:{REGION}:{ACCOUNT}:userpool/{{name}}",
    "AWS::DynamoDB::Table": f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/{{name}}",
}


class Values:
    """Resolves intrinsics; `known` gives physical ids that only a service can choose."""

    def __init__(
        self, template: Template, origin: str, known: dict[str, str], parameters: dict[str, str]
    ) -> None:
        self.template, self.origin, self._known = template, origin, known
        declared = template.get("Parameters", {})
        self._given = {name: p.get("Default", "") for name, p in declared.items()} | parameters

    def name(self, logical_id: str) -> str:
        """The physical name of a resource."""
        return self._known.get(logical_id, f"{STACK}-{logical_id}".lower())

    def of(self, value: Any) -> Any:  # noqa: ANN401 - a template is any JSON
        """A value of the template with every intrinsic resolved."""
        if isinstance(value, list):
            return [self.of(item) for item in value]
        if not isinstance(value, dict):
            return value
        if len(value) == 1:
            ((function, argument),) = value.items()
            if function == "Ref" or function.startswith("Fn::"):
                return self._intrinsic(function, argument)
        return {key: self.of(item) for key, item in value.items()}

    def _intrinsic(self, function: str, argument: Any) -> Any:  # noqa: ANN401
        match function:
            case "Ref":
                return self._ref(argument)
            case "Fn::GetAtt":
                whole = argument if isinstance(argument, str) else ".".join(argument)
                return self._attribute(*whole.split(".", 1))
            case "Fn::Sub":
                return self._text(argument)
            case "Fn::Join":
                return argument[0].join(str(part) for part in self.of(argument[1]))
            case "Fn::If":
                return self.of(argument[1] if self._holds(argument[0]) else argument[2])
        raise ValueError(f"{function} has no meaning on one machine yet")

    def _holds(self, condition: Any) -> bool:  # noqa: ANN401
        if isinstance(condition, str):
            return self._holds(self.template["Conditions"][condition])
        ((function, argument),) = condition.items()
        if function == "Fn::Not":
            return not self._holds(argument[0])
        first, second = (self.of(side) for side in argument)
        return bool(first == second)

    def _ref(self, target: str) -> str:
        pseudo = {
            "AWS::Region": REGION,
            "AWS::AccountId": ACCOUNT,
            "AWS::Partition": "aws",
            "AWS::StackName": STACK,
            "AWS::URLSuffix": "amazonaws.com",
            "AWS::NoValue": "",
        }
        if target in pseudo:
            return str(pseudo[target])
        if target in self._given:
            return str(self._given[target])
        kind = self.template["Resources"][target]["Type"]
        if kind == "AWS::SQS::Queue":
            return f"{self.origin}/{ACCOUNT}/{self.name(target)}"
        return self._attribute(target, "Arn") if kind == "AWS::SNS::Topic" else self.name(target)

    def _attribute(self, target: str, attribute: str) -> str:
        name = self.name(target)
        if attribute in {"RegionalDomainName", "DomainName"}:
            return self.origin.split("//")[1]
        if attribute.endswith("Name"):
            return name
        pattern = _ARNS.get(self.template["Resources"][target]["Type"], "arn:aws:local:::{name}")
        return pattern.format(name=name)

    def _text(self, argument: Any) -> str:  # noqa: ANN401
        text, own = (argument, {}) if isinstance(argument, str) else argument

        def replace(found: re.Match[str]) -> str:
            name = found[1]
            if name in own:
                return str(self.of(own[name]))
            return self._attribute(*name.split(".", 1)) if "." in name else str(self._ref(name))

        return _IN_TEXT.sub(replace, text)
