"""What `cardgen labels` says, and what stands on labels."""

from __future__ import annotations

from cardgen.messages.text import Text

LABELS_TEXTS = {
    "labels.person": Text("{name} 귀하", "{name}"),
    "labels.organisation": Text("{name} 귀중", "{name}"),
    "labels.title": Text("주소 라벨 · {form} · {sheet}", "Address labels · {form} · {sheet}"),
    "help.labels": Text(
        """카드의 이름, 주소, 우편번호로 주소 라벨을 인쇄할 PDF를 만듭니다.

        거래가 끝난 고객과 보유 기한이 지난 고객은 뺍니다. 광고를 보내려면 마케팅 수신 동의를 따로 확인하세요.

        인쇄할 때는 '실제 크기(100%)'를 고르고, 먼저 보통 종이에 --outline으로 찍어 라벨 용지에 겹쳐 보세요.""",
        """Make a PDF of address labels from the cards' names, addresses and postcodes.

        Customers whose business has ended, and those whose retention period is over, are left out. For
        advertisements, make sure of the consent to be sent any.

        Print in actual size (100%). First print on plain paper with --outline and hold it against the labels.""",
    ),
    "help.labels.sheet": Text(
        "라벨 용지: {known}, 또는 잰 값(mm): 2x7,99.1x38.1,5x13.8,101.6x38.1 (칸 수, 칸 크기, 첫 칸 위치, 칸 간격)",
        "The sheet of labels: {known}, or its measures in mm: 2x7,99.1x38.1,5x13.8,101.6x38.1 (columns x rows, size, "
        "place of the first, distance to the next).",
    ),
    "help.labels.start": Text(
        "쓰다 남은 용지에서 비어 있는 첫 칸 (왼쪽 위부터 가로로 1, 2, 3…)",
        "The first free label on a used sheet (1 is the upper left one, then along the row).",
    ),
    "help.labels.outline": Text("칸의 테두리도 인쇄합니다.", "Print the labels' borders, too."),
    "help.labels.sort": Text(
        "차례: 우편번호(postcode) 또는 고객 목록(index)", "In the order of postcodes, or of the index."
    ),
    "error.labels.which": Text(
        "누구의 라벨인지 고객번호를 적거나 --all 또는 --where를 쓰세요.",
        "Say whose labels: by card number, by --where, or --all.",
    ),
    "error.labels.sheet": Text(
        "모르는 라벨 용지입니다. 다음 가운데 하나를 적거나({known}), 칸을 재서 이렇게 적으세요: {example}",
        "This sheet is not known. Name one of these ({known}), or measure it and say: {example}",
    ),
    "error.labels.paper": Text(
        "이 치수로는 칸이 A4 밖으로 나가거나 서로 겹칩니다.",
        "With these measures labels lie beside the A4 paper, or on each other.",
    ),
    "error.labels.start": Text("이 용지의 칸은 1번부터 {count}번까지입니다.", "This sheet has labels 1 to {count}."),
    "error.labels.form": Text(
        "주소 항목(x-kind: address)과 이름 항목이 있는 서식이 없습니다.",
        "No form has a field for an address (x-kind: address) and one for a name.",
    ),
    "labels.unfit": Text(
        "라벨에 들어가지 않아 인쇄하지 않았습니다: {id} ({field}). 더 큰 라벨을 쓰세요.",
        "Not printed, as it does not fit the label: {id} ({field}). Use a larger label.",
    ),
    "labels.unprintable": Text(
        "이 컴퓨터의 글꼴에 없는 글자가 있어 인쇄하지 않았습니다: {id}",
        "Not printed, as no font of this machine has one of its characters: {id}",
    ),
    "labels.addressless": Text(
        "주소가 없는 카드 {count}장은 뺐습니다: {ids}", "Cards without an address were left out ({count}): {ids}"
    ),
    "labels.closed": Text("거래가 끝난 카드 {count}장은 뺐습니다.", "Cards of ended business were left out: {count}"),
    "labels.overdue": Text(
        "보유 기한이 지난 카드 {count}장은 뺐습니다.", "Cards past their retention period were left out: {count}"
    ),
    "labels.unsound": Text(
        "오류가 있어 읽을 수 없는 카드 {count}장은 뺐습니다. 'cardgen check'로 확인하세요.",
        "Cards with errors were left out: {count}. See 'cardgen check'.",
    ),
    "labels.done": Text("라벨 {count}칸, 용지 {sheets}장", "labels: {count}, sheets: {sheets}"),
    "labels.nothing": Text("인쇄할 라벨이 없습니다.", "There is no label to print."),
}
