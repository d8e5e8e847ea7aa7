"""The template under cfn-lint, before and after the SAM transform."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from infra.template import cloudformation, sam


def main() -> int:
    """Print what cfn-lint finds; its exit code."""
    before = sam()
    with tempfile.TemporaryDirectory() as folder:
        files = {"sam.json": before, "cloudformation.json": cloudformation(before)}
        for name, template in files.items():
            (Path(folder) / name).write_text(json.dumps(template, indent=1))
        program = Path(sys.executable).parent / "cfn-lint"
        finished = subprocess.run([program, *files], cwd=folder, check=False)
    if finished.returncode == 0:
        print("the template is clean under the SAM translator and cfn-lint")
    return finished.returncode


if __name__ == "__main__":
    sys.exit(main())
