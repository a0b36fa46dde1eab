"""Words of the index page, the printed index and the ledger."""

from __future__ import annotations

from cardgen.messages.text import Text

INDEX_TEXTS = {
    "index.search": Text("찾기", "Search"),
    "index.placeholder": Text("{name} (초성 ㄱㅁㅈ도 됨){others}…", "{name}{others}…"),
    "index.placeholder.shared": Text("{labels}…", "{labels}…"),
    "index.any": Text("전체", "All"),
    "index.sort": Text("정렬", "Sort by"),
    "index.reset": Text("조건 지우기", "Clear"),
    "index.files": Text("카드", "Card"),
    "index.all": Text("모두 {all}건", "{all} cards"),
    "index.hits": Text("{all}건 가운데 {hits}건", "{hits} of {all} cards"),
    "index.none": Text("찾는 카드가 없습니다.", "No card matches."),
    "index.hint": Text(
        "낱말을 줄이거나 조건을 지우세요. Esc 키로도 지울 수 있습니다.",
        "Use fewer words or clear the filters; the Esc key does that too.",
    ),
    "index.noscript": Text(
        "찾기와 정렬에는 자바스크립트가 필요합니다. 켤 수 없으면 같은 폴더의 index.pdf 또는 ledger.xlsx를 여세요.",
        "Searching and sorting need JavaScript. Without it, open index.pdf or ledger.xlsx in this folder.",
    ),
    "index.printed.count": Text("모두 {count}건", "{count} cards"),
    "index.printed.page": Text("{page} / {pages}쪽", "Page {page} of {pages}"),
    "ledger.yes": Text("예", "Yes"),
    "ledger.no": Text("아니오", "No"),
}
