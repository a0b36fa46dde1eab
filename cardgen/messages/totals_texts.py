"""Words of copies made under a policy: how to ask for them, and the totals in their index and ledger."""

from __future__ import annotations

from cardgen.messages.text import Text

TOTALS_TEXTS = {
    "help.policy_option": Text(
        "이 정책이 보여 주는 것만 담은 사본을 만듭니다", "Make copies of what this policy shows, and of nothing else"
    ),
    "render.without_consent": Text(
        "동의하지 않았거나 철회한 고객 {cards}명은 뺐습니다.",
        "{cards} customers who did not consent, or withdrew, are left out.",
    ),
    "render.overdue": Text(
        "보유 기한이 지난 고객 {cards}명은 뺐습니다.",
        "{cards} customers are left out: they should be destroyed by now.",
    ),
    "error.policy.totals_only": Text(
        "'{policy}' 정책은 집계만 내보냅니다. cardgen index --policy로 만드세요.",
        "Policy '{policy}' lets only totals out. Make them with cardgen index --policy.",
    ),
    "error.policy.merge": Text(
        "--merge와 --policy는 함께 쓸 수 없습니다. 사본은 고객마다 파일 하나여야 한 사람의 것만 폐기할 수 있습니다.",
        "--merge cannot go with --policy. With a file for each customer, one person's copy can be destroyed alone.",
    ),
    "error.policy.form": Text(
        "--form과 --policy는 함께 쓸 수 없습니다. 정책은 한 서식의 것입니다.",
        "--form cannot go with --policy: a policy belongs to one form.",
    ),
    "totals.label": Text("집계", "Totals"),
    "totals.by": Text("기준", "By"),
    "totals.group": Text("묶음", "Group"),
    "totals.all": Text("전체", "All"),
    "totals.all.row": Text("합계", "Total"),
    "totals.count.customer": Text("고객 수", "Customers"),
    "totals.count.card": Text("건수", "Number"),
    "totals.missing": Text("미기재", "Not given"),
    "totals.rest": Text("기타 (합침)", "Other (merged)"),
    "totals.by_value": Text("{label}별", "{label}"),
    "totals.by_region": Text("지역별", "Region"),
    "totals.by_age": Text("연령대별", "Age"),
    "totals.by_year": Text("{label} 연도별", "{label}, by year"),
    "totals.span": Text("{low}~{high}", "{low}–{high}"),
    "totals.span.under": Text("{edge} 미만", "under {edge}"),
    "totals.span.up_to": Text("{edge} 이하", "up to {edge}"),
    "totals.span.from": Text("{edge} 이상", "{edge} and up"),
    "totals.sum": Text("{label} 합계", "Sum of {label}"),
    "totals.about": Text("약 {amount}", "about {amount}"),
    "totals.below": Text("{amount} 미만", "less than {amount}"),
    "totals.note.customer": Text("고객 {count}명의 집계입니다.", "Totals of {count} customers."),
    "totals.note.card": Text("{count}건의 집계입니다.", "Totals of {count} cards."),
    "totals.note.merged": Text(
        "{k}보다 적은 묶음은 이웃이나 기타와 합쳤습니다.", "Groups of fewer than {k} are merged with others."
    ),
    "totals.note.hidden": Text(
        "한 건이 대부분을 차지하는 합계는 비공개입니다.", "Sums that are mostly one card's are withheld."
    ),
    "totals.note.gone": Text(
        "묶음이 작아 싣지 않은 항목: {labels}.", "Left out because their groups are too small: {labels}."
    ),
    "totals.note.none": Text(
        "수가 적어 집계를 싣지 않았습니다. 집계에는 {k}건 이상이 필요합니다.",
        "There is too little for totals, which take at least {k} cards.",
    ),
    "index.shared.list.customer": Text("공유용 고객 목록", "Customers, as shared"),
    "index.shared.list.card": Text("공유용 목록: {form}", "{form}: list as shared"),
    "index.shared.totals.customer": Text("고객 집계", "Totals over customers"),
    "index.shared.totals.card": Text("집계: {form}", "{form}: totals"),
    "cards.customer": Text("{count}명", "{count}"),
    "cards.card": Text("{count}건", "{count}"),
    "share.cards.customer": Text("고객 {count}명, 형식: {formats}", "Customers: {count}, as {formats}"),
    "share.cards.card": Text("{form} {count}건, 형식: {formats}", "{form}: {count}, as {formats}"),
    "share.totals.customer": Text("고객 {count}명의 집계 (카드 없음)", "Totals over {count} customers, no cards"),
    "share.totals.card": Text("{form} {count}건의 집계 (카드 없음)", "{form}: totals over {count}, no cards"),
    "share.totals.left_out": Text(
        "묶음이 작아 싣지 않는 집계: {labels}", "Totals left out because their groups are too small: {labels}"
    ),
    "error.share.no_totals": Text(
        "수가 적어 집계를 하나도 실을 수 없습니다. 묶음마다 {k}건 이상이 되도록 공유할 카드를 늘리거나, "
        "정책의 집계 항목을 줄이세요.",
        "There are too few cards for any total: each group takes {k}. Share more cards, or ask for fewer totals in the "
        "policy.",
    ),
}
