"""What the audit of shared files objects to (P3 codes). No text names a value."""

from __future__ import annotations

from cardgen.messages.rules import ERROR, Rule
from cardgen.messages.text import Text

AUDIT_RULES = {
    "P301": Rule(
        ERROR,
        Text("정책이 가린 값이 들어 있습니다: {channel}.", "Holds a value the policy withholds: {channel}."),
        Text(
            "이 파일을 건네지 마세요. 이 값을 적은 곳을 서식이나 파일에서 찾아 지우세요.",
            "Do not hand this file over. Find where the template or the file holds it, and take it out.",
        ),
    ),
    "P302": Rule(
        ERROR,
        Text(
            "정책이 가린 값의 해시가 들어 있습니다: {channel}.",
            "Holds the hash of a value the policy withholds: {channel}.",
        ),
        Text("해시는 값을 하나씩 대입하면 풀립니다. 지우세요.", "Trying all values undoes a hash, so take it out."),
    ),
    "P303": Rule(
        ERROR,
        Text("공유할 파일에 있어서는 안 되는 것이 있습니다: {feature}.", "A file to be shared may not have {feature}."),
    ),
    "P304": Rule(
        ERROR,
        Text("열어 볼 수 없어 확인하지 못합니다: {reason}.", "It cannot be opened, and so not be judged: {reason}."),
    ),
    "P305": Rule(
        ERROR,
        Text(
            "서식에 없던 그림이라 내용을 알 수 없습니다.", "A picture that is not the template's own cannot be judged."
        ),
    ),
    "P306": Rule(
        ERROR,
        Text(
            "줄이 가명 순서가 아니어서 가린 이름의 순서를 알려 줄 수 있습니다.",
            "The rows do not stand in the order of their pseudonyms, and so may tell that of the hidden names.",
        ),
    ),
    "P307": Rule(
        ERROR,
        Text(
            "가린 부분의 길이가 값마다 달라 원래 길이를 알려 줍니다: {channel}.",
            "The masks differ in length from value to value, and so tell its length: {channel}.",
        ),
    ),
    "P308": Rule(
        ERROR,
        Text("내용이 목록에 적힌 체크섬과 다릅니다.", "Its content does not match the checksum of the manifest."),
    ),
    "P309": Rule(ERROR, Text("꾸러미의 목록에 없는 파일입니다.", "The manifest does not name this file.")),
    "P310": Rule(
        ERROR, Text("목록에 있는 파일이 꾸러미에 없습니다.", "The manifest names this file, but it is missing.")
    ),
    "P311": Rule(
        ERROR,
        Text("꾸러미의 목록을 읽을 수 없습니다.", "The package has no manifest that can be read."),
    ),
}
