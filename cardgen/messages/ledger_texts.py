"""What is said about the ledger of shares, consents and disclosures."""

from __future__ import annotations

from cardgen.messages.text import Text

LEDGER_TEXTS: dict[str, Text] = {
    "error.share.no_key": Text(
        "가명의 비밀 키를 둘 곳이 없어 공유하지 않았습니다. 사용자 데이터 폴더(XDG_DATA_HOME)를 쓸 수 있게 하세요.",
        "There is no place for the secret key of the pseudonyms, so nothing was shared. "
        "Make your data folder (XDG_DATA_HOME) writable.",
    ),
    "error.share.other_form": Text(
        "'{form}' 서식의 카드만 이 정책으로 공유합니다. 다른 서식의 카드: {ids}",
        "This policy shares cards of form '{form}' only. Cards of another form: {ids}",
    ),
    "error.share.no_consents": Text(
        "동의를 조건으로 하는 정책인데 '{form}' 서식에 동의 목록이 없습니다: {path}",
        "The policy asks for consent, but form '{form}' has no list of consents: {path}",
    ),
    "error.share.nobody_consented": Text(
        "공유할 카드가 남지 않았습니다. '{purpose}' 목적에 동의가 없거나 철회한 고객: {cards}명",
        "No card is left to share. Customers who did not consent to '{purpose}', or withdrew it: {cards}",
    ),
    "error.share.select": Text(
        "'{policy}' 정책이 감추는 항목으로는 카드를 고를 수 없습니다. 누가 뽑혔는지가 그 값을 알려 줍니다.",
        "Cards cannot be chosen by a field that policy '{policy}' withholds: who is chosen tells the value.",
    ),
}
