"""A small language client: asks yaml-language-server what an editor would underline in a card."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import IO, Any

import pytest

_SERVER = Path("tests/tools/node_modules/yaml-language-server/bin/yaml-language-server")
Underlined = Callable[[Mapping[str, str]], Mapping[str, Sequence[int]]]

_PATIENCE = 30
"""Seconds to wait for one message; node needs about one to start."""

Message = Mapping[str, Any]


class EditorSession:
    """An editor that has opened a workspace folder and speaks LSP 3.17 with the server over its standard streams."""

    def __init__(self, server: subprocess.Popen[bytes], root: Path, settings: Mapping[str, Any]) -> None:
        assert server.stdin is not None
        assert server.stdout is not None
        self._input = server.stdin
        self._root = root
        self._settings = settings
        self._inbox: Queue[Message | None] = Queue()
        self._listener = Thread(target=_listen, args=(server.stdout, self._inbox), daemon=True)
        self._listener.start()
        self._open()

    def underlined(self, cards: Mapping[str, str]) -> Mapping[str, Sequence[int]]:
        """For each path of a card and its text, the lines (from 1) with something wrong; the files need not exist.

        The server reports every document after it was opened, with an empty list for a sound one. A path is used once.
        """
        uris = {(self._root / path).as_uri(): path for path in cards}
        for uri, path in uris.items():
            document = {"uri": uri, "languageId": "yaml", "version": 1, "text": cards[path]}
            self._send(method="textDocument/didOpen", params={"textDocument": document})
        found: dict[str, Sequence[int]] = {}
        while len(found) < len(cards):
            message = self._next()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] in uris:
                path = uris[message["params"]["uri"]]
                found[path] = sorted(fault["range"]["start"]["line"] + 1 for fault in message["params"]["diagnostics"])
        return found

    def close(self) -> None:
        """Leave as the protocol asks, so that the server ends by itself."""
        self._send(id=2, method="shutdown")
        while self._next().get("id") != 2:
            pass
        self._send(method="exit")

    def _open(self) -> None:
        folder = {"uri": self._root.as_uri(), "name": self._root.name}
        capabilities = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {"publishDiagnostics": {}},
        }
        self._send(
            id=1,
            method="initialize",
            params={
                "processId": os.getpid(),
                "rootUri": folder["uri"],
                "workspaceFolders": [folder],
                "capabilities": capabilities,
            },
        )
        while self._next().get("id") != 1:
            pass
        self._send(method="initialized", params={})
        self._send(method="workspace/didChangeConfiguration", params={"settings": None})
        while self._next().get("method") != "workspace/configuration":
            pass

    def _next(self) -> Message:
        """The next message, after answering it if it is a question."""
        message = self._inbox.get(timeout=_PATIENCE)
        assert message is not None, "the language server ended"
        if "method" in message and "id" in message:
            self._send(id=message["id"], result=self._answer(message))
        return message

    def _answer(self, question: Message) -> object:
        if question["method"] == "workspace/configuration":
            return [_section(self._settings, item["section"]) for item in question["params"]["items"]]
        return None

    def _send(self, **message: object) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._input.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._input.flush()


def _listen(stream: IO[bytes], inbox: Queue[Message | None]) -> None:
    while header := stream.readline():
        length = int(header.split(b":")[1])
        while stream.readline().strip():
            pass
        inbox.put(json.loads(stream.read(length)))
    inbox.put(None)


def _section(settings: Mapping[str, Any], section: str) -> Mapping[str, Any]:
    """The part of VS Code's flat settings under a section: `yaml.schemas` becomes `schemas` in `yaml`."""
    nested: dict[str, Any] = {}
    for name, value in settings.items():
        if name.startswith(f"{section}."):
            *groups, last = name.removeprefix(f"{section}.").split(".")
            home = nested
            for group in groups:
                home = home.setdefault(group, {})
            home[last] = value
    return nested


@pytest.fixture(scope="module")
def underlined(workspace: Path, pytestconfig: pytest.Config) -> Iterator[Underlined]:
    """Asks an editor on the module's `workspace`, with the settings that lie in it, which lines of a card are wrong."""
    program = pytestconfig.rootpath / _SERVER
    if not program.exists():
        pytest.fail("yaml-language-server is missing: run scripts/install-node-tools.sh")
    settings = json.loads((workspace / ".vscode/settings.json").read_text(encoding="utf-8"))
    offline = {**settings, "yaml.schemaStore.enable": False}
    with subprocess.Popen(
        ["node", str(program), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=workspace
    ) as server:
        try:
            session = EditorSession(server, workspace, offline)
            yield session.underlined
            session.close()
            server.wait(timeout=_PATIENCE)
        finally:
            server.kill()
