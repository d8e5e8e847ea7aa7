"""The packaged template, without packaging: what `chalice package` writes, in a second.

`sam` runs Chalice's own packaging classes but the step that builds the zip of dependencies, and
merges `resources.yaml` as `chalice package --merge-template` does. `cloudformation` is what
CloudFormation makes of it. The local runner, the guards and the linter all read these.
"""

import hashlib
import json
import os
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

Template = dict[str, Any]

ROOT = Path(__file__).parents[1]
CACHE = ROOT / ".cache" / "template"
CHALICE_STAGE = "aws"
REGION = "eu-west-3"
CODE_PLACE = "./deployment.zip"


def sam(root: Path = ROOT) -> Template:
    """The SAM template of the application in this folder; imports its app.py."""
    os.environ.setdefault("AWS_DEFAULT_REGION", REGION)
    # Imported here: a cached template needs none of it, and it takes a second.
    from chalice.cli.factory import CLIFactory
    from chalice.package import SAMTemplateGenerator, TemplateDeepMerger

    factory = CLIFactory(str(root), environ={})
    config = factory.create_config_obj(CHALICE_STAGE)
    generator = SAMTemplateGenerator(config, factory.create_package_options())
    made: Template = generator.generate(_models(config))
    merged: Template = TemplateDeepMerger().merge(resources(root), made)
    return merged


def resources(root: Path = ROOT) -> Template:
    """`resources.yaml` with its intrinsics as mappings."""
    from chalice.package import YAMLTemplateSerializer

    text = (root / "infra" / "resources.yaml").read_text()
    loaded: Template = YAMLTemplateSerializer().load_template(text)
    machine = json.loads((root / "infra" / "state_machines" / "plan.asl.json").read_text())
    loaded["Resources"]["PlanMachine"]["Properties"]["Definition"] = machine
    return loaded


def cloudformation(template: Template) -> Template:
    """The same after the SAM transform."""
    from samtranslator.parser.parser import Parser
    from samtranslator.translator.translator import Translator

    os.environ.setdefault("AWS_DEFAULT_REGION", REGION)
    defaults = {
        name: parameter.get("Default", "")
        for name, parameter in template.get("Parameters", {}).items()
    }
    # SAM wants code in S3; the deployer puts it there.
    plain = json.loads(json.dumps(template).replace(CODE_PLACE, "s3://code/deployment.zip"))
    translated: Template = Translator({}, Parser()).translate(plain, defaults)
    return translated


def cached_cloudformation(root: Path = ROOT) -> Template:
    """`cloudformation(sam())`, made again only when something it depends on has changed."""
    kept = root / CACHE.relative_to(ROOT) / f"{_digest(root)}.json"
    if kept.is_file():
        found: Template = json.loads(kept.read_text())
        return found
    made = cloudformation(sam(root))
    kept.parent.mkdir(parents=True, exist_ok=True)
    for old in kept.parent.glob("*.json"):
        old.unlink(missing_ok=True)
    kept.write_text(json.dumps(made))
    return made


def _digest(root: Path) -> str:
    inputs = [
        root / "app.py",
        root / ".chalice" / "config.json",
        root / "infra" / "resources.yaml",
        root / "infra" / "state_machines" / "plan.asl.json",
        Path(__file__),
        *sorted((root / "chalicelib").rglob("*.py")),
    ]
    summary = hashlib.sha256()
    summary.update(f"{sys.version} {version('chalice')} {version('aws-sam-translator')}".encode())
    for path in inputs:
        summary.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return summary.hexdigest()[:32]


def _models(config: Any) -> list[Any]:  # noqa: ANN401 - Chalice has no public types
    from chalice.deploy.appgraph import ApplicationGraphBuilder, DependencyBuilder
    from chalice.deploy.deployer import BaseDeployStep, BuildStage, InjectDefaults, SwaggerBuilder
    from chalice.deploy.swagger import CFNSwaggerGenerator
    from chalice.package import ResourceBuilder

    class NoZip(BaseDeployStep):
        def handle_deploymentpackage(self, config: Any, resource: Any) -> None:  # noqa: ANN401, ARG002
            resource.filename = CODE_PLACE

    stage = BuildStage([InjectDefaults(), NoZip(), SwaggerBuilder(CFNSwaggerGenerator())])
    builder = ResourceBuilder(ApplicationGraphBuilder(), DependencyBuilder(), stage)
    models: list[Any] = builder.construct_resources(config, CHALICE_STAGE)
    return models
