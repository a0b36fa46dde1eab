"""Words printed on cards, indexes and ledgers."""

from __future__ import annotations

from cardgen.messages.text import Text

PAPER = {
    "paper.footer.card": Text("{id} · 서식 {form} v{version} · {blob}", "{id} · form {form} v{version} · {blob}"),
    "paper.footer.card.day": Text(
        "{id} · 서식 {form} v{version} · {blob} · {day} 기준 ({commit})",
        "{id} · form {form} v{version} · {blob} · as of {day} ({commit})",
    ),
    "paper.footer.card.revision": Text(
        "{id} · 서식 {form} v{version} · {blob} · 커밋 {commit} 기준",
        "{id} · form {form} v{version} · {blob} · as of commit {commit}",
    ),
    "paper.footer.blank": Text("서식 {form} v{version}", "form {form} v{version}"),
    "paper.footer.blank.numbered": Text("{id} · 서식 {form} v{version}", "{id} · form {form} v{version}"),
    "paper.footer.redacted": Text("공유용 사본 · {policy} · {purpose}", "Shared copy · {policy} · {purpose}"),
    "paper.withheld": Text("비공개", "withheld"),
    "paper.count": Text("{count}건", "{count}"),
    "paper.shared": Text("공유용 사본", "Shared copy"),
    "paper.page": Text("쪽", "Page"),
}
