"""What an editor needs to help with cards and policies: schemas for each form and settings that point at them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cardgen.errors import UsageError
from cardgen.model.form import FormSpec
from cardgen.workflows.places import CARDS, EDITOR, POLICIES, STATE, TEMPLATES
from cardgen.workflows.policy_schema import policy_schema
from cardgen.workflows.workspace import Workspace
from cardgen.writing import make_folder, write_file

SETTINGS = Path(".vscode/settings.json")
_SCHEMAS = "yaml.schemas"


def write_editor_files(workspace: Workspace) -> list[Path]:
    """Write the schemas and the workspace settings of yaml-language-server; returns the files that changed.

    Settings of the user's own in .vscode/settings.json are kept. UsageError where that file is not plain JSON.
    """
    make_folder(workspace.root / STATE / EDITOR, below=workspace.root)
    wanted = {workspace.root / path: content for path, content in editor_files(workspace).items()}
    changed = [file for file, content in wanted.items() if not file.is_file() or file.read_bytes() != content]
    for file in changed:
        file.parent.mkdir(exist_ok=True)
        write_file(file, wanted[file])
    return changed


def editor_files_current(workspace: Workspace) -> bool:
    """True where writing them again would change nothing."""
    return all(
        (workspace.root / path).is_file() and (workspace.root / path).read_bytes() == content
        for path, content in editor_files(workspace).items()
    )


def editor_files(workspace: Workspace) -> Mapping[Path, bytes]:
    """Each file's content by its path below the workspace."""
    files: dict[Path, bytes] = {}
    schemas: dict[str, str] = {}
    for form in workspace.forms.values():
        path = Path(STATE) / EDITOR / f"{form.name}.schema.json"
        files[path] = _json(editor_schema(form))
        schemas[path.as_posix()] = f"/{CARDS}/**/{form.id_prefix}*.yaml"
        path = Path(STATE) / EDITOR / f"{form.name}.policy.schema.json"
        files[path] = _json(policy_schema(form))
        schemas[path.as_posix()] = f"/{TEMPLATES}/{form.name}/{POLICIES}/*.yaml"
    files[SETTINGS] = _json(_settings(workspace.root / SETTINGS, schemas))
    return files


def _settings(file: Path, schemas: Mapping[str, str]) -> dict[str, Any]:
    try:
        settings = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
        others = {path: glob for path, glob in settings.get(_SCHEMAS, {}).items() if not path.startswith(STATE)}
    except (ValueError, AttributeError):
        raise UsageError("error.editor.settings", path=SETTINGS.as_posix()) from None
    return {**settings, _SCHEMAS: {**others, **schemas}}


def _json(data: object) -> bytes:
    return f"{json.dumps(data, ensure_ascii=False, indent=2)}\n".encode()


def editor_schema(form: FormSpec) -> dict[str, Any]:
    """The form's schema as an editor should apply it.

    An editor types scalars before it checks them, cardgen does not: so text also accepts numbers, true/false and an
    empty value (measured: yaml-language-server flags an unquoted 01012345670 and `phone:` against `type: string`).
    Labels become titles.
    """
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_eased(form.schema)}


def _eased(schema: Mapping[str, Any], *, required: bool = True) -> dict[str, Any]:
    eased: dict[str, Any] = {key: value for key, value in schema.items() if not key.startswith("x-")}
    if "x-label" in schema:
        eased["title"] = f"{schema['x-label']['ko']} / {schema['x-label']['en']}"
    absent = [] if required else [None]
    match schema["type"]:
        case "string" if "enum" in schema:
            del eased["type"]
            eased["enum"] = [*schema["enum"], *absent]
            return eased
        case "string":
            types = ["string", "number", "boolean"]
        case "object":
            needed = schema.get("required", ())
            eased["properties"] = {
                key: _eased(child, required=key in needed) for key, child in schema["properties"].items()
            }
            types = ["object"]
        case "array":
            eased["items"] = _eased(schema["items"])
            types = ["array"]
        case leaf_type:
            types = [leaf_type]
    eased["type"] = types if required else [*types, "null"]
    return eased
