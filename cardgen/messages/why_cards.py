"""Why the rules of cards exist. The examples are lines of a customer's card."""

from __future__ import annotations

from cardgen.messages.explanation import Explanation
from cardgen.messages.text import Text

_RESIDENT = Text(
    "개인정보 보호법 제24조의2는 법령에 근거가 없으면 동의를 받아도 주민등록번호를 처리하지 못하게 합니다. "
    "고객 관리는 그런 근거가 되지 않습니다.",
    "PIPA art. 24-2 forbids processing resident numbers without a basis in law, even with consent. "
    "Looking after customers is no such basis.",
)
_ONE_FILE = Text(
    "카드는 파일 이름으로 찾고, 만든 파일의 이름도 거기서 나옵니다. 이름이 겹치거나 어긋나면 남의 카드를 열게 됩니다.",
    "Cards are found by their file's name, and what is made of them is named for it. "
    "A name that is shared or wrong opens somebody else's card.",
)

WHY_CARDS: dict[str, Explanation] = {
    "C101": Explanation(
        Text(
            "금액과 수량은 더하고 견주어야 하므로 숫자로 적습니다. 쉼표나 '원'은 인쇄할 때 저절로 붙습니다.",
            "Amounts and counts are added and compared, so they are numbers. "
            "Commas and units are put in when a card is printed.",
        ),
        "purchases:\n  - date: 2026-03-02\n    item: 책상\n    amount: 1,200,000원",
        "purchases:\n  - date: 2026-03-02\n    item: 책상\n    amount: 1200000",
    ),
    "C102": Explanation(
        Text(
            "서식이 꼭 필요하다고 정한 항목입니다. 없으면 목록과 장부에서 누구인지 알 수 없습니다.",
            "The form says this field must be there: without it nobody can be told apart in the index and the ledger.",
        ),
        "campaigns:\n  - date: 2026-03-02",
        "campaigns:\n  - date: 2026-03-02\n    campaign: 봄맞이 행사",
    ),
    "C103": Explanation(
        Text(
            "이름을 잘못 적은 항목은 어디에도 인쇄되지 않습니다. 조용히 사라지는 대신 여기서 알립니다.",
            "A misspelt field would be printed nowhere. It is refused here instead of vanishing in silence.",
        ),
        "contact:\n  emial: hong@example.com",
        "contact:\n  email: hong@example.com",
    ),
    "C104": Explanation(
        Text(
            "걸 수 없는 번호는 손님을 잃게 합니다. 자릿수와 지역 번호까지 봅니다.",
            "A number that cannot be dialled loses a customer. Length and area code are looked at too.",
        ),
        "contact:\n  mobile: 010-1234-567",
        "contact:\n  mobile: 010-1234-5678",
    ),
    "C105": Explanation(
        Text(
            "보낼 수 없는 주소는 되돌아오거나, 더 나쁘게는 다른 사람에게 갑니다.",
            "A letter to a wrong address comes back or, worse, reaches somebody else.",
        ),
        "contact:\n  email: hong@example",
        "contact:\n  email: hong@example.com",
    ),
    "C106": Explanation(
        Text(
            "날짜는 순서대로 늘어놓고 세어야 하므로 모양을 하나로 정했습니다. 03/04/2026은 나라에 따라 다른 날입니다.",
            "Dates are sorted and counted, so they have one shape. 03/04/2026 is another day in another country.",
        ),
        "registered: 2026.3.2",
        "registered: 2026-03-02",
    ),
    "C107": Explanation(
        Text(
            "서식이 고를 값을 정해 둔 항목입니다. 같은 뜻을 여러 가지로 적으면 골라내거나 셀 수 없습니다.",
            "The form lists the values of this field. One meaning in two spellings cannot be counted.",
        ),
        "grade: 우수",
        "grade: 골드",
    ),
    "C108": Explanation(
        Text(
            "사업자등록번호의 마지막 자리는 앞자리로 셈한 검증 숫자입니다. 한 자리만 틀려도 드러납니다.",
            "The last digit of a business number is computed from the others, so that one wrong digit shows.",
        ),
        "personal:\n  business_number: 123-45-67890",
        "personal:\n  business_number: 199-12-99048",
    ),
    "C109": Explanation(
        Text(
            "우편번호는 2015년부터 다섯 자리입니다. 맨 앞의 0이 사라지지 않게 따옴표로 감싸세요.",
            "Postcodes have had five digits since 2015. Quotes keep a leading 0 from being lost in other programs.",
        ),
        "contact:\n  postcode: '135-080'",
        "contact:\n  postcode: '06234'",
    ),
    "C110": Explanation(
        Text(
            "서식이 정한 범위 밖의 숫자입니다. 흔히 0이 하나 더 붙었거나 빠진 것입니다.",
            "The number is outside what the form allows: often a zero too many or too few.",
        ),
        "purchases:\n  - {date: 2026-03-02, item: 책상, quantity: -1}",
        "purchases:\n  - {date: 2026-03-02, item: 책상, quantity: 1}",
    ),
    "C111": Explanation(
        Text(
            "서식이 정한 길이를 넘으면 인쇄한 칸에 다 들어가지 않습니다.",
            "Longer text than the form allows does not fit its box on paper.",
        ),
        f"owner: {'가' * 60}",
        "owner: 박지훈",
    ),
    "C112": Explanation(
        Text(
            "~와 null은 YAML에서 '값 없음'을 뜻하지만, 사람에게는 글자로 보입니다. 빈칸이면 둘 다 같게 읽습니다.",
            "YAML takes ~ and null for no value, people for text. A field left empty is read alike by both.",
        ),
        "owner: ~",
        "owner:",
    ),
    "C113": Explanation(_RESIDENT, "notes: 850722-1234567", "notes: 신분 확인함"),
    "C114": Explanation(
        Text(
            "같은 값이 두 번 있으면 셀 때 한 번 더 셉니다. 대개 붙여 넣다 생긴 실수입니다.",
            "A value that is there twice is counted twice; mostly it was pasted once too often.",
        ),
        "personal:\n  interests: [등산, 목공, 등산]",
        "personal:\n  interests: [등산, 목공]",
    ),
    "C115": Explanation(
        Text(
            "서식이 정한 개수를 넘으면 종이에 다 인쇄할 수 없습니다.",
            "More entries than the form allows cannot all be printed on paper.",
        ),
        f"personal:\n  interests: [{', '.join(f'관심{number}' for number in range(60))}]",
        "personal:\n  interests: [등산, 목공]",
    ),
    "C116": Explanation(
        Text(
            "이미 일어난 일의 날짜가 오늘보다 뒤일 수는 없습니다. 흔히 해를 잘못 적은 것입니다.",
            "What has happened cannot lie ahead of today: often the year is mistyped.",
        ),
        "registered: 2099-03-02",
        "registered: 2026-03-02",
    ),
    "C117": Explanation(
        Text(
            "1900년보다 앞선 날짜는 거의 모두 잘못 적은 것이고, 엑셀은 그런 날짜를 모릅니다.",
            "Nearly every date before 1900 is mistyped, and spreadsheets know none of them.",
        ),
        "registered: 1026-03-02",
        "registered: 2026-03-02",
    ),
    "C118": Explanation(
        Text(
            "서식이 이 항목의 모양을 정규식(pattern)으로 정했습니다. 모양이 같아야 다른 장부와 맞추어 볼 수 있습니다.",
            "The form gives this field a shape (its pattern), so that it can be matched with other books.",
        ),
    ),
    "C119": Explanation(
        Text(
            "빈 항목은 종이에 빈 줄로 나오고 셀 때도 세어집니다.",
            "An empty entry is printed as an empty line, and counted.",
        ),
        "personal:\n  interests:\n    - 등산\n    -",
        "personal:\n  interests:\n    - 등산",
    ),
    "C120": Explanation(
        Text(
            "서식이 꼭 필요하다고 정한 항목입니다. 키만 있고 값이 없으면 없는 것과 같습니다.",
            "The form says this field must be there; a key without a value is as good as none.",
        ),
        "campaigns:\n  - date: 2026-03-02\n    campaign:",
        "campaigns:\n  - date: 2026-03-02\n    campaign: 봄맞이 행사",
    ),
    "C201": Explanation(_ONE_FILE, "id: C-7F3K90\nname: 홍길동\nkind: 개인", "id: C-7F3K9Q\nname: 홍길동\nkind: 개인"),
    "C202": Explanation(
        Text(
            "번호의 모양이 같아야 어느 서식의 카드인지 알 수 있고, 잘못 옮겨 적은 것도 드러납니다. "
            "헷갈리는 I, L, O, U는 쓰지 않습니다.",
            "Ids of one shape tell which form a card belongs to, and show slips of the pen. "
            "I, L, O and U are left out because they are misread.",
        ),
        "id: C-7f3k9q\nname: 홍길동\nkind: 개인",
        "id: C-7F3K9Q\nname: 홍길동\nkind: 개인",
    ),
    "C203": Explanation(_ONE_FILE),
    "C204": Explanation(
        Text(
            "Windows와 macOS는 대소문자나 한글 조합만 다른 이름을 한 파일로 봅니다. 한쪽이 다른 쪽을 덮어씁니다.",
            "Windows and macOS take names that differ only in case or composition for one file.",
        ),
    ),
    "C205": Explanation(
        Text(
            "이름 앞의 접두어(C- 고객, R- 입금표)로 카드가 어느 서식의 것인지 압니다.",
            "The prefix of its name tells which form a card belongs to (C- customers, R- receipts).",
        ),
    ),
    "C206": Explanation(_RESIDENT),
    "C207": Explanation(
        Text(
            "카드는 .yaml로 끝나는 파일만 읽습니다. .yml은 편집기와 다른 도구가 따로 다루어 빠뜨리기 쉽습니다.",
            "Only files that end in .yaml are read as cards; a mixture with .yml is easily missed by other tools.",
        ),
    ),
    "C208": Explanation(
        Text(
            "파기한 개인정보는 되살릴 수 없어야 합니다 (개인정보 보호법 제21조). 파기 전의 복제본을 합치면 카드와 "
            "그 이력이 모두 되돌아옵니다.",
            "Destroyed personal data must not come back (PIPA art. 21). "
            "Merging a clone from before brings back the card with all its history.",
        ),
    ),
    "C301": Explanation(
        Text(
            "글꼴에 없는 글자는 종이에 네모로 나옵니다. 그런 PDF는 만들지 않습니다.",
            "A character no font has would be an empty box on paper. Such a PDF is not made.",
        ),
        "notes: 좋아요 \U0001fae8",
        "notes: 좋아요",
    ),
    "C302": Explanation(
        Text(
            "cardgen은 서식을 보고 글자로 읽지만, 같은 파일을 읽는 다른 프로그램은 007을 7로, no를 거짓으로 읽습니다.",
            "cardgen asks the form and reads text; other programs that read the file make 7 of 007 and false of no.",
        ),
        "owner: 007",
        'owner: "007"',
    ),
    "C303": Explanation(
        Text(
            "종이에서 한 줄인 칸입니다. 줄바꿈이 있으면 칸이 높아지거나 표가 어긋납니다.",
            "The field has one line on paper. A line break makes its row higher and tables uneven.",
        ),
        'owner: "박지훈\\n이수진"',
        "owner: 박지훈, 이수진",
    ),
    "C304": Explanation(
        Text(
            "붙여 넣을 때 따라온 문자입니다. 뒤의 글자가 거꾸로 보이거나, 같아 보이는 이름을 찾지 못합니다.",
            "It came along when the text was pasted. What follows may be shown backwards, and a name that looks the "
            "same is not found.",
        ),
        'owner: "박지훈\\u202e"',
        "owner: 박지훈",
    ),
}
