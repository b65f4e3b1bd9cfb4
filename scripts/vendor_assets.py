"""Copy the charts' JavaScript and the map's coastlines from npm into the package.

``python scripts/vendor_assets.py`` runs ``npm ci`` in src/onrecord/web/assets (versions and digests are pinned in
package-lock.json) and copies the few files that the page uses into static/vendor, with their licences. The build of the
wheel and an editable install do the same by hatch_build.py; without npm the page shows tables where charts would be.
"""

import shutil
import subprocess
import sys
from pathlib import Path

WEB = Path(__file__).parents[1] / "src" / "onrecord" / "web"
FILES = {
    "d3/dist/d3.min.js": "d3.min.js",
    "@observablehq/plot/dist/plot.umd.min.js": "plot.min.js",
    "topojson-client/dist/topojson-client.min.js": "topojson.min.js",
    "world-atlas/land-110m.json": "land.json",
    "d3/LICENSE": "d3.LICENSE.txt",
    "@observablehq/plot/LICENSE": "plot.LICENSE.txt",
    "topojson-client/LICENSE": "topojson.LICENSE.txt",
    "world-atlas/LICENSE.md": "world-atlas.LICENSE.txt",
}


def vendor(web: Path = WEB) -> bool:
    """Bring the files; False, with a line on standard error, where npm cannot be had."""
    target, assets = web / "static" / "vendor", web / "assets"
    if all((target / name).is_file() for name in FILES.values()):
        return True
    npm = shutil.which("npm")
    if npm is None:
        print("onrecord: npm is not installed; the page will show tables instead of charts", file=sys.stderr)
        return False
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    if subprocess.run(command, cwd=assets, check=False).returncode:
        print("onrecord: npm could not bring the charts' files; the page will show tables", file=sys.stderr)
        return False
    target.mkdir(parents=True, exist_ok=True)
    for source, name in FILES.items():
        found = assets / "node_modules" / source
        if found.is_file():
            shutil.copyfile(found, target / name)
    shutil.rmtree(assets / "node_modules")
    return True


if __name__ == "__main__":
    raise SystemExit(0 if vendor() else 1)
