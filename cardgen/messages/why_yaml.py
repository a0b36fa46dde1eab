"""Why the rules of YAML files exist. The examples are lines of a customer's card."""

from __future__ import annotations

from cardgen.messages.explanation import Explanation
from cardgen.messages.text import Text

_ONE_ENCODING = Text(
    "파일은 UTF-8 하나로만 읽습니다. 다른 인코딩을 짐작해 읽으면 이름이 조용히 깨집니다.",
    "Files are read as UTF-8 and nothing else: guessing at encodings garbles names without a word.",
)
_PLAIN_FILES = Text(
    "카드 폴더 밖의 파일이나 장치가 카드 노릇을 하지 못하게, 보통 파일만 읽습니다.",
    "Only ordinary files are read, so that nothing outside the folder of cards, and no device, can pass for a card.",
)
_SIMPLE = Text(
    "앵커, 별칭, 태그는 카드에 없는 값을 끌어오거나 몇 줄을 수백만 개로 불릴 수 있어 받지 않습니다.",
    "Anchors, aliases and tags can bring in values that do not stand there, or grow a few lines into millions.",
)

WHY_YAML: dict[str, Explanation] = {
    "Y101": Explanation(_ONE_ENCODING),
    "Y102": Explanation(_ONE_ENCODING),
    "Y103": Explanation(
        Text(
            "제어 문자는 화면에 보이지 않고, 워드와 PDF에 담을 수 없습니다. 대개 붙여 넣다 따라온 것입니다.",
            "Control characters cannot be seen, nor kept in Word or PDF. Mostly they came along with pasted text.",
        ),
    ),
    "Y104": Explanation(
        Text(
            "탭의 너비는 편집기마다 달라, 어느 묶음에 드는 줄인지 알 수 없게 됩니다.",
            "A tab is as wide as an editor likes, so nobody can tell which group a line belongs to.",
        ),
        "contact:\n\tmobile: 010-1234-5678",
        "contact:\n  mobile: 010-1234-5678",
    ),
    "Y105": Explanation(
        Text(
            "YAML로 읽을 수 없으면 파일의 어느 값도 믿을 수 없습니다. 가리킨 자리나 그 바로 윗줄에 실수가 있습니다.",
            "If a file is no YAML, none of its values can be trusted. The slip is at the place shown or just above it.",
        ),
        "contact: ]",
        "contact:\n  mobile: 010-1234-5678",
    ),
    "Y106": Explanation(
        Text(
            "같은 키가 두 번 있으면 YAML은 하나를 조용히 버립니다. 어느 쪽이 맞는지는 사람만 압니다.",
            "Of two equal keys YAML drops one in silence. Only a person knows which is right.",
        ),
        "owner: 박지훈\nowner: 이수진",
        "owner: 이수진",
    ),
    "Y107": Explanation(_SIMPLE, "owner: &a 박지훈\nnotes: *a", "owner: 박지훈\nnotes: 박지훈"),
    "Y108": Explanation(_SIMPLE, "owner: !important 박지훈", 'owner: "!important 박지훈"'),
    "Y109": Explanation(
        Text(
            "카드 하나가 파일 하나라야 기록과 찾기, 나누기가 됩니다. '---' 다음은 다른 문서입니다.",
            "One file is one card: history, finding and sharing rest on it. After '---' another document begins.",
        ),
        "notes: 첫째\n---\nid: C-000000",
        "notes: 첫째",
    ),
    "Y110": Explanation(
        Text(
            "카드의 서식은 몇 단계면 됩니다. 그보다 깊은 파일은 실수이거나 프로그램을 멈추려는 것입니다.",
            "A card needs a few levels. A deeper file is a slip, or meant to stop the program.",
        ),
        f"notes: {'[' * 30}{']' * 30}",
        "notes: 없음",
    ),
    "Y111": Explanation(
        Text(
            "카드 한 장은 몇 KB입니다. 훨씬 큰 파일은 카드가 아니거나 사진 같은 것을 붙여 넣은 것입니다.",
            "A card takes a few KB. A much larger file is no card, or holds a pasted picture or the like.",
        ),
    ),
    "Y112": Explanation(_PLAIN_FILES),
    "Y113": Explanation(
        Text(
            "카드는 '키: 값'으로 된 줄의 모음입니다. 빈 파일이나 글만 있는 파일에는 항목이 없습니다.",
            "A card is lines of 'key: value'. An empty file, or one of prose, holds no fields.",
        ),
        "- id: C-7F3K9Q",
        "id: C-7F3K9Q\nname: 홍길동\nkind: 개인",
    ),
    "Y114": Explanation(
        Text(
            "읽을 권한이 없거나 디스크에 문제가 있는 파일입니다. 건너뛰면 빠진 줄도 모르므로 알립니다.",
            "The file may not be read, or the disk fails. It is told of, since a card left out unnoticed is worse.",
        ),
    ),
    "Y115": Explanation(
        Text(
            "항목의 이름은 글자여야 서식에서 찾을 수 있습니다. 목록이나 묶음은 이름이 될 수 없습니다.",
            "A field's name is text, or the form cannot be asked about it. A list or group is no name.",
        ),
        "[owner]: 박지훈",
        "owner: 박지훈",
    ),
    "Y116": Explanation(
        Text(
            "YAML에서 ': '는 키와 값을 나누는 표시라, 값 안에 있으면 어디까지가 키인지 알 수 없습니다.",
            "In YAML ': ' parts key and value; within a value nobody can tell where the key ends.",
        ),
        "notes: 시간: 오후 2시",
        "notes: '시간: 오후 2시'",
    ),
    "Y117": Explanation(
        Text(
            "YAML은 @, %, ` 로 시작하는 값을 앞으로 쓰려고 남겨 두었습니다.",
            "YAML keeps values that begin with @, % or ` for itself.",
        ),
        "notes: @hong",
        "notes: '@hong'",
    ),
    "Y118": Explanation(
        Text(
            "닫히지 않은 따옴표 뒤의 모든 줄이 그 값이 되어 버립니다.",
            "Every line behind an open quote would become part of that value.",
        ),
        'notes: "문 앞에 둠',
        'notes: "문 앞에 둠"',
    ),
    "Y119": Explanation(
        Text(
            "큰따옴표 안의 \\는 특별한 글자를 적는 표시입니다 (\\n은 줄바꿈). 그 뒤에는 정해진 글자만 올 수 있습니다.",
            "In double quotes \\ writes special characters (\\n a line break), and only some letters may follow it.",
        ),
        'notes: "C:\\고객"',
        "notes: 'C:\\고객'",
    ),
    "Y120": Explanation(_PLAIN_FILES),
    "Y121": Explanation(
        Text(
            "괄호로 적은 묶음은 닫는 괄호까지 이어집니다. 닫히지 않으면 다음 줄도 그 안으로 읽습니다.",
            "A group in brackets goes on to its closing one; without it the next lines are read as part of it.",
        ),
        "contact: {mobile: 010-1234-5678",
        "contact: {mobile: 010-1234-5678}",
    ),
    "Y122": Explanation(
        Text(
            "':' 뒤에 빈칸이 있어야 키와 값이 나뉩니다. '시간:2시'는 통째로 글자입니다.",
            "Key and value are parted by ':' and a space; 'time:2' is one piece of text.",
        ),
        "owner:박지훈\nstatus: 활성",
        "owner: 박지훈\nstatus: 활성",
    ),
    "Y123": Explanation(
        Text(
            "YAML은 들여쓰기로 묶음을 압니다. 한 칸만 어긋나도 다른 묶음이 됩니다.",
            "YAML tells groups by indentation. A line that is off by one column belongs to another group.",
        ),
        "contact:\n  mobile: 010-1234-5678\n phone: 02-123-4567",
        "contact:\n  mobile: 010-1234-5678\n  phone: 02-123-4567",
    ),
    "Y124": Explanation(
        Text(
            "<<<<<<<와 >>>>>>> 사이에는 두 사람의 내용이 함께 있어, 어느 쪽이 맞는지 사람이 골라야 합니다.",
            "Between <<<<<<< and >>>>>>> stand the versions of two people. Only a person can tell which one is right.",
        ),
        "<<<<<<< ours\ngrade: VIP\n=======\ngrade: 골드\n>>>>>>> theirs",
        "grade: VIP",
    ),
}
