"""What is said about the ledger of shares, consents and disclosures."""

from __future__ import annotations

from cardgen.messages.text import Text

LEDGER_TEXTS: dict[str, Text] = {
    "error.share.no_key": Text(
        "가명의 비밀 키를 둘 곳이 없어 공유하지 않았습니다. 사용자 데이터 폴더(XDG_DATA_HOME)를 쓸 수 있게 하세요.",
        "There is no place for the secret key of the pseudonyms, so nothing was shared. "
        "Make your data folder (XDG_DATA_HOME) writable.",
    ),
    "error.share.no_id": Text(
        "cardgen.toml에 작업 공간의 id가 없어 가명의 비밀 키를 다른 작업 공간의 것과 구별할 수 없습니다. "
        "[workspace] 아래에 이 줄을 더하세요: {line}",
        "cardgen.toml gives this workspace no id to tell its secret keys from those of others. "
        "Add this line under [workspace]: {line}",
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
        "공유할 카드가 남지 않았습니다. 동의가 없거나 철회한 고객: {ids} (묻는 동의: {purpose})",
        "No card is left to share. Who did not consent, or withdrew: {ids} (asked for: {purpose})",
    ),
    "error.share.select": Text(
        "정책이 감추는 항목으로는 카드를 고를 수 없습니다. 누가 뽑혔는지가 그 값을 알려 줍니다. 정책: {policy}",
        "Cards cannot be chosen by a field the policy withholds: who is chosen tells the value. Policy: {policy}",
    ),
    "help.shares": Text(
        "누구에게 무엇을 공유했는지의 기록을 보고, 빠지거나 바뀐 기록을 찾고, 가명의 주인을 찾습니다.",
        "Lists what was shared with whom, finds records that are missing or changed, and whom a pseudonym stands for.",
    ),
    "help.shares.log": Text("공유 기록을 새것부터 보여 줍니다.", "Lists the shares there were, newest first."),
    "help.shares.card": Text("이 카드가 든 공유만", "only shares that held this card"),
    "help.shares.since": Text(
        "이 날부터의 공유만 (2026-03-02, 3개월 전)", "only shares since this day (2026-03-02, -3m)"
    ),
    "help.shares.verify": Text(
        "공유 기록이 모두 처음 그대로 있는지, 남아 있는 꾸러미가 그때 것인지 확인합니다.",
        "Says whether all records are there as they were written, and packages as they were shared.",
    ),
    "help.shares.resolve": Text(
        "가명이 어느 카드인지 찾습니다. 비밀 키가 있는 컴퓨터에서만 됩니다.",
        "Finds the card a pseudonym stands for; only where the secret key is.",
    ),
    "help.shares.share": Text("이 번호의 공유에서만 찾기", "look in the share of this number only"),
    "share.kind.internal": Text("내부", "internal"),
    "share.kind.processor": Text("처리위탁", "processor"),
    "share.kind.third-party": Text("제3자 제공", "third party"),
    "shares.number": Text("번호", "Number"),
    "shares.day": Text("공유일", "Day"),
    "shares.recipient": Text("받은 곳", "To"),
    "shares.kind": Text("구분", "Kind"),
    "shares.policy": Text("정책", "Policy"),
    "shares.purpose": Text("목적", "Purpose"),
    "shares.customers": Text("고객", "Customers"),
    "shares.keep_until": Text("보유 기한", "Keep until"),
    "shares.expired": Text("{day} 지남", "{day} over"),
    "shares.none": Text("공유 기록이 없습니다.", "There is no record of a share."),
    "error.shares.since": Text(
        "--since 뒤에는 날짜를 적으세요 (예: 2026-03-02, 3개월 전).", "--since takes a day (e.g. 2026-03-02 or -3m)."
    ),
    "shares.verified": Text(
        "공유 기록 {records}건이 모두 온전합니다. 확인한 꾸러미: {packages}개",
        "All records of shares are as they were: {records}. Packages checked: {packages}",
    ),
    "shares.broken": Text(
        "온전하지 않은 공유 기록이 있습니다. 확인한 기록: {records}건, 꾸러미: {packages}개",
        "Not all records of shares are as they were. Records checked: {records}, packages: {packages}",
    ),
    "shares.packages": Text(
        "공유 기록 {records}건은 모두 온전하지만, 공유할 때와 다른 파일이 있습니다. 확인한 꾸러미: {packages}개",
        "All records of shares are as they were ({records}), but a package is not. Packages checked: {packages}",
    ),
    "shares.outdated": Text(
        "그 뒤에 정책이 바뀌었거나 없어진 공유: {numbers}",
        "Shares whose policy has changed since or is gone: {numbers}",
    ),
    "shares.no_history": Text(
        "git에 기록된 이력이 없어, 맨 나중 기록이 빠지거나 바뀐 것은 알 수 없습니다.",
        "Without a history in git nobody can tell whether the very last record is missing or was changed.",
    ),
    "shares.resolved": Text("{id}: 공유 {number} ({recipient})", "{id}: share {number} ({recipient})"),
    "shares.resolved.field": Text(
        "{id}: 공유 {number} ({recipient}), 항목: {field}", "{id}: share {number} ({recipient}), field: {field}"
    ),
    "shares.resolved.copy": Text(
        "{id}: 공유 기록 없이 만든 사본 (render --policy, index --policy)",
        "{id}: a copy made without a share (render --policy, index --policy)",
    ),
    "shares.unresolved": Text(
        "이 가명의 주인을 찾지 못했습니다. 찾아본 공유: {tried}건",
        "Nobody was found for this pseudonym. Shares looked through: {tried}",
    ),
    "shares.keyless": Text(
        "비밀 키가 이 컴퓨터에 없어 찾아보지 못한 공유: {numbers}",
        "Shares not looked through, because their key is not on this machine: {numbers}",
    ),
    "error.share.token": Text(
        "가명이 아닙니다. P-7F3K9QXM2A처럼 글자 열 개입니다.",
        "This is no pseudonym: those have ten characters, like P-7F3K9QXM2A.",
    ),
    "error.share.no_such_number": Text("그런 공유 번호가 없습니다: {number}", "There is no share {number}."),
}
