"""Why the rules of policy files exist. The examples are lines of a policy."""

from __future__ import annotations

from cardgen.messages.explanation import Explanation
from cardgen.messages.text import Text

_NAMED = Text(
    "정책은 이름을 적은 항목만 보여 줍니다. 잘못 적은 이름을 넘겨짚으면 엉뚱한 항목이 새어 나갈 수 있습니다.",
    "A policy shows what it names and nothing else. A name that was guessed at could show another field.",
)
_STATED = Text(
    "개인정보 보호법 제3조와 안전성 확보조치 기준 제12조에 따라 누구에게, 왜, 언제까지 주는지를 사본마다 적습니다.",
    "Every copy says for whom, for what and until when it is (PIPA art. 3, safety-measure notice art. 12).",
)
_TOTALS = Text(
    "집계는 고른 값마다 고객 수를 셉니다. 값이 저마다 다른 항목으로 나누면 고객 한 사람씩의 표가 됩니다.",
    "Totals count customers by value. By a field whose values are all different they would be a list of customers.",
)

WHY_POLICIES: dict[str, Explanation] = {
    "P101": Explanation(
        Text(
            "이름을 잘못 적은 키는 아무 일도 하지 않습니다. 제한이 걸린 줄 알고 공유하기 전에 알립니다.",
            "A misspelt key does nothing: it is told of before something is shared under a limit that does not hold.",
        ),
        "smalest_group: 3",
        "smallest_group: 3",
    ),
    "P102": Explanation(
        Text(
            "명령과 표지에는 정책의 이름이 쓰입니다. 영어 이름도 쓰려면 {ko: 영업, en: Sales}처럼 적습니다.",
            "Commands and covers call a policy by its label, which may be in both languages: {ko: 영업, en: Sales}.",
        ),
        'label: ""',
        "label: 영업",
    ),
    "P103": Explanation(_STATED),
    "P104": Explanation(
        Text(
            "뜻을 알 수 없는 값을 짐작으로 읽지 않습니다. 짐작이 틀리면 가려야 할 것이 보입니다.",
            "A value nobody can read is not guessed at: a wrong guess shows what should be hidden.",
        ),
        "k: 1",
        "k: 5",
    ),
    "P105": Explanation(_NAMED, "fields: {contact.mobil: mask}", "fields: {contact.mobile: mask}"),
    "P106": Explanation(
        Text(
            "묶음째 보여 주면 나중에 그 묶음에 더한 항목까지 보입니다. 그래서 항목을 하나씩 적습니다.",
            "A group that is shown would show what is added to it later. So each field is named by itself.",
        ),
        "fields: {contact: mask}",
        "fields: {contact.mobile: mask}",
    ),
    "P107": Explanation(
        Text(
            "처리는 값의 무엇이 남는지를 정합니다. 모르는 처리는 가리는 일로도 보여 주는 일로도 읽을 수 없습니다.",
            "An action says what is left of a value. An unknown one can be read neither as hiding nor as showing.",
        ),
        "fields: {name: hide}",
        "fields: {name: mask}",
    ),
    "P108": Explanation(
        Text(
            "지역은 주소에서만, 구간은 숫자와 날짜에서만 나옵니다. 맞지 않는 처리는 모두 가리거나 너무 드러냅니다.",
            "Only addresses have a region, only numbers and dates a band. What does not fit hides all or too little.",
        ),
        "fields: {contact.phone: region}",
        "fields: {contact.phone: mask}",
    ),
    "P109": Explanation(
        Text(
            "한국어 문장에서 개인정보를 다 찾아내는 도구는 없습니다. 다른 부서가 읽도록 쓴 글만 검사하여 내보냅니다.",
            "No tool finds all personal data in Korean prose. Only text written for others leaves, after a check.",
        ),
        "fields: {notes: show}",
        "fields: {shareable_summary: show}",
    ),
    "P110": Explanation(
        Text(
            "기간이 지난 사본은 바로 파기해야 합니다 (개인정보 보호법 제21조). 너무 먼 날은 아무도 챙기지 않습니다.",
            "A copy is destroyed without delay when its time is over (PIPA art. 21). A day too far off nobody sees to.",
        ),
        "keep_until: 2020-01-01",
        "keep_until: 90일",
    ),
    "P111": Explanation(
        Text(
            "다른 회사에 주는 것은 제3자 제공입니다. 개인정보 보호법 제17조에 따라 그 목적의 동의가 있어야 합니다.",
            "To give data to another company takes a consent for that purpose (PIPA art. 17).",
        ),
        "recipient: third-party",
        "recipient: third-party\nconsent: {purpose: 제3자 제공, live: true}",
    ),
    "P112": Explanation(
        Text(
            "동의는 카드의 동의 목록에서 찾습니다. 목록이 없는 서식에서는 누구도 동의한 것으로 볼 수 없습니다.",
            "Consents are looked up in a card's list of them. Where a form has none, nobody has consented.",
        ),
    ),
    "P113": Explanation(
        Text(
            "목록은 정책이 보여 주는 항목을 모은 것입니다. 가린 항목을 열로 세우면 비어 있거나 새어 나갑니다.",
            "The index gathers what the policy shows. A withheld field would be an empty column, or a leak.",
        ),
        "index: [contact.email]",
        "index: [name]",
    ),
    "P114": Explanation(_TOTALS, "totals: {by: [name]}", "totals: {by: [grade]}"),
    "P115": Explanation(
        Text(
            "카드를 내지 않는 정책에 적은 항목은 어디에도 쓰이지 않습니다. 둘 가운데 하나는 뜻과 다릅니다.",
            "Fields of a policy that gives out no cards are shown nowhere, so one of the two was not meant.",
        ),
        "cards: false\ntotals: {by: [grade]}",
        "totals: {by: [grade]}",
    ),
    "P116": Explanation(
        Text(
            "어떤 말이 든 카드만 고르면, 가린 글에 그 말이 있다는 것이 드러납니다.",
            "Cards chosen by a word in a withheld text tell that the word is in it.",
        ),
        "select_by: [notes]",
        "select_by: [status]",
    ),
    "P117": Explanation(
        Text(
            "개인정보 보호법 제16조에 따라 제3자에게도 목적에 꼭 필요한 항목만 줄 수 있습니다.",
            "A third party gets no more than the purpose takes (PIPA art. 16).",
        ),
        "recipient: third-party\nconsent: {purpose: 제3자 제공, live: true}\nfields: {name: show}",
        "recipient: third-party\nconsent: {purpose: 제3자 제공, live: true}\nfields: {name: mask}",
    ),
    "P118": Explanation(
        Text(
            "정책의 이름은 꾸러미 파일 이름에 쓰입니다. 어디서나 같은 이름이 되도록 영문 소문자로 적습니다.",
            "A policy's name is part of the package's file name, which is to be the same everywhere.",
        ),
    ),
    "P119": Explanation(
        Text(
            "태어난 해나 달은 이름 첫 글자와 합치면 누구인지 드러냅니다. 그래서 나이대까지만 보여 줍니다.",
            "A year or month of birth beside half a name tells who it is. So no more than the age band is shown.",
        ),
        "fields: {personal.birth_date: {band: month}}",
        "fields: {personal.birth_date: band}",
    ),
    "P120": Explanation(
        Text(
            "이름 첫 글자와 번호 끝 네 자리만으로 고객 열에 아홉 이상이 가려집니다.",
            "A first syllable and four last digits together single out more than nine customers in ten.",
        ),
        "fields: {name: mask, contact.mobile: mask}\nindex: [contact.mobile]",
        "fields: {name: mask, contact.mobile: mask}\nindex: [name]",
    ),
    "P121": Explanation(
        _TOTALS,
        'fields: {grade: show, "purchases[].amount": band}\ntotals: {by: [grade], sums: [status]}',
        'fields: {grade: show, "purchases[].amount": band}\ntotals: {by: [grade], sums: ["purchases[].amount"]}',
    ),
    "P122": Explanation(
        Text(
            "이름으로 정책을 고릅니다. 같은 이름이 둘이면 엉뚱한 정책으로 공유할 수 있습니다.",
            "Policies are chosen by their labels. With two of one label the wrong one could be used.",
        ),
    ),
    "P123": Explanation(
        Text(
            "금액이 적힌 행과 등급별 합계를 함께 주면 어느 행이 어느 등급인지 계산할 수 있습니다.",
            "From rows with amounts and sums by grade it can be worked out which row is of which grade.",
        ),
        "fields: {name: mask, kind: show}\ntotals: {by: [grade]}",
        "fields: {name: mask, grade: show}\ntotals: {by: [grade]}",
    ),
    "P124": Explanation(
        Text(
            "열을 하나라도 보이면 카드와 장부에 건마다 한 줄이 섭니다. 줄을 세면 건수를 알 수 있습니다.",
            "As soon as a column is shown, cards and ledger have a row for each record, and rows can be counted.",
        ),
        'fields: {purchases: blackout, "purchases[].item": show}',
        'fields: {purchases: show, "purchases[].item": show}',
    ),
}
