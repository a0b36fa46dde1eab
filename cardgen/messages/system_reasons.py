"""Why the system refused something, in words of ours: its own (strerror) are English wherever we run."""

from __future__ import annotations

import errno
import os

from cardgen.messages.text import Text

_REASONS = {
    errno.ENOENT: Text("파일이나 폴더가 없습니다", "no such file or folder"),
    errno.EACCES: Text("권한이 없습니다", "permission denied"),
    errno.EPERM: Text("허용되지 않은 일입니다", "operation not permitted"),
    errno.ENOSPC: Text("디스크가 가득 찼습니다", "no space left on the disk"),
    errno.EDQUOT: Text("쓸 수 있는 디스크 용량을 다 썼습니다", "disk quota exceeded"),
    errno.EFBIG: Text("파일이 허용된 크기보다 큽니다", "the file is larger than allowed"),
    errno.EROFS: Text("읽기 전용 디스크입니다", "read-only file system"),
    errno.EISDIR: Text("파일이 아니라 폴더입니다", "this is a folder"),
    errno.ENOTDIR: Text("폴더가 아니라 파일입니다", "this is not a folder"),
    errno.EEXIST: Text("이미 있습니다", "it is there already"),
    errno.ENAMETOOLONG: Text("이름이 너무 깁니다", "the name is too long"),
    errno.ELOOP: Text("심볼릭 링크가 서로를 가리킵니다", "symbolic links point at each other"),
    errno.EMFILE: Text("열어 둔 파일이 너무 많습니다", "too many open files"),
    errno.EIO: Text("디스크를 읽거나 쓰지 못했습니다", "input/output error"),
    errno.EBUSY: Text("다른 프로그램이 쓰고 있습니다", "it is in use"),
    errno.EINVAL: Text("쓸 수 없는 종류의 파일입니다", "invalid argument"),
}
"""The errors people meet, by number (POSIX errno.h)."""

_BY_WORDS = {os.strerror(number): text for number, text in _REASONS.items()}


def reason_in(language: str, reason: str) -> str:
    """A reason in `language`, given in the system's words; words of anybody else stay as they are."""
    text = _BY_WORDS.get(reason)
    return text.text(language) if text else reason
