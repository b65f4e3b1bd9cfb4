"""Build hook: the charts' files are brought by npm before the package is built or installed in place."""

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class VendorAssets(BuildHookInterface):  # type: ignore[type-arg]
    """Runs scripts/vendor_assets.py for wheels and editable installs."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bring the files if they are not there."""
        script = Path(self.root) / "scripts" / "vendor_assets.py"
        if self.target_name == "wheel" and script.is_file():
            runpy.run_path(str(script))["vendor"](Path(self.root) / "src" / "onrecord" / "web")
