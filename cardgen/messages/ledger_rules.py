"""What keeps cards out of a share (P25x) and what is wrong with the records of shares (P4xx)."""

from __future__ import annotations

from cardgen.messages.rules import ERROR, Rule
from cardgen.messages.text import Text

LEDGER_RULES = {
    "P251": Rule(
        ERROR,
        Text("정책이 그대로 보이지 않는 항목입니다.", "The policy does not show this field as it is."),
        Text(
            "식에서 빼세요. 이 항목으로 골라도 된다면 정책의 select_by에 더하세요: {asked} ({policy})",
            "Leave it out of the expression, or, if it may be chosen by, add it to select_by: {asked} ({policy})",
        ),
    ),
    "P401": Rule(
        ERROR,
        Text("공유 기록으로 읽을 수 없는 파일입니다.", "This file cannot be read as the record of a share."),
        Text("git에 있는 판으로 되돌리세요.", "Bring back the version git has."),
    ),
    "P402": Rule(
        ERROR,
        Text(
            "있어야 할 공유 기록이 없습니다 (근거: {witness}).",
            "A record of a share is missing (known from {witness}).",
        ),
        Text("git에서 이 파일을 되살리세요.", "Bring the file back from git."),
    ),
    "P403": Rule(
        ERROR,
        Text("쓴 뒤에 바뀐 공유 기록입니다 (근거: {witness}).", "The record was changed later (known from {witness})."),
        Text("git에서 처음 판을 되살리세요.", "Bring the first version back from git."),
    ),
    "P404": Rule(
        ERROR,
        Text(
            "공유할 때의 파일이 아닙니다 (공유 번호: {number}).", "This is not the file that was shared (as {number})."
        ),
        Text("이 파일을 건네지 마세요.", "Do not hand this file on."),
    ),
    "P405": Rule(
        ERROR,
        Text("파기 기록으로 읽을 수 없는 파일입니다.", "This file cannot be read as the record of an erasure."),
        Text("git에 있는 판으로 되돌리세요.", "Bring back the version git has."),
    ),
    "P406": Rule(
        ERROR,
        Text("파기 기록이 지워졌습니다.", "The record of an erasure was deleted."),
        Text("git에 있는 판으로 되돌리세요.", "Bring back the version git has."),
    ),
    "P407": Rule(
        ERROR,
        Text(
            "서식에 찍은 번호의 기록으로 읽을 수 없는 파일입니다.",
            "This file cannot be read as the record of numbered forms.",
        ),
        Text("git에 있는 판으로 되돌리세요.", "Bring back the version git has."),
    ),
    "P408": Rule(
        ERROR,
        Text("두 번 찍은 번호입니다: {ids}", "These numbers were printed twice: {ids}"),
        Text(
            "아직 쓰지 않은 쪽의 서식을 버리고 이 파일에서 그 번호를 지우세요.",
            "Throw away the forms of one printing that are not used yet, and take their numbers out of its file.",
        ),
    ),
}
