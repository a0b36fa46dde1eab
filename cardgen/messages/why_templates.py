"""Why the rules of templates exist. The examples are tags as they stand in a Word or HTML template."""

from __future__ import annotations

from cardgen.messages.explanation import Explanation
from cardgen.messages.text import Text

_NAMES = Text(
    "없는 이름은 빈칸으로 인쇄되어 아무도 모릅니다. 그래서 카드 없이도 미리 찾습니다.",
    "An unknown name would print as nothing, and nobody would notice. So it is found before any card is printed.",
)
_SAFE = Text(
    "템플릿은 남이 준 파일일 수 있습니다. 값을 인쇄하는 일만 할 수 있어야 카드와 컴퓨터가 안전합니다.",
    "A template may come from somebody else. Cards and machine are safe if all it can do is print values.",
)
_OUTSIDE = Text(
    "밖에서 불러오는 것은 인쇄할 때마다 달라질 수 있고, 누가 언제 어느 카드를 만들었는지 밖에 알립니다.",
    "What is loaded from outside can differ with every print, and tells others who made which card when.",
)
_DAMAGED = Text(
    "워드 파일은 XML을 묶은 압축 파일입니다. 그 모양이 아니면 채워도 워드가 열지 못합니다.",
    "A Word file is a zip of XML. If it is not, Word cannot open what is made of it.",
)
_LIMITS = Text(
    "몇 줄로 컴퓨터를 멈추게 할 수 있는 템플릿이 있습니다. 카드 한 장에 필요한 양이면 한도에 닿지 않습니다.",
    "A few lines can make a template that stops the machine. What a card needs stays far below the limits.",
)
_PRINTABLE = Text(
    "그대로 만들면 종이에 네모가 나오거나 파일이 열리지 않습니다.",
    "Made all the same, it would show boxes on paper or not open at all.",
)
_STOCK = Text(
    "용지의 줄과 칸은 이미 인쇄되어 있어 값에 맞추어 늘어나지 않습니다. 잘린 값은 아무도 알아채지 못합니다.",
    "Lines and boxes of the stock are printed already and do not grow. Nobody notices a value that was cut.",
)

WHY_TEMPLATES: dict[str, Explanation] = {
    "T100": Explanation(
        Text(
            "cardgen.toml은 이 형식을 만들라고 하는데 템플릿이 없습니다. 이름을 바꾸었거나 잃어버린 것입니다.",
            "cardgen.toml asks for this format and its template is not there: it was renamed or lost.",
        ),
    ),
    "T101": Explanation(
        Text(
            "짝이 맞지 않는 태그부터는 어디까지가 템플릿인지 알 수 없습니다.",
            "From a tag without its partner on nobody can tell what is template and what is text.",
        ),
        "{% if notes %}{{ notes }}",
        "{% if notes %}{{ notes }}{% endif %}",
    ),
    "T112": Explanation(_NAMES, "{{ contact.moblie }}", "{{ contact.mobile }}"),
    "T113": Explanation(
        Text(
            "묶음이나 표는 여러 값이라 한 칸에 인쇄할 수 없습니다. 그 안의 값을 하나 고르거나 반복하세요.",
            "A group or table holds several values and does not print in one place: name one of them, or loop.",
        ),
        "{{ contact }}",
        "{{ contact.mobile }}",
    ),
    "T114": Explanation(
        Text(
            "반복은 목록에만 할 수 있습니다. 값 하나를 반복하면 글자마다 한 줄이 됩니다.",
            "Only lists can be looped over; a single value would give a line for each letter.",
        ),
        "{%tr for row in name %}",
        "{%tr for row in purchases %}",
    ),
    "T115": Explanation(
        Text(
            "표에는 같은 열의 값이 여럿 있습니다. 반복문 안에서라야 어느 줄의 값인지 정해집니다.",
            "A table has many values of one column; only a loop says which row's is meant.",
        ),
        "{{ purchases.date }}",
        "{%tr for row in purchases %} {{ row.date }} {%tr endfor %}",
    ),
    "T116": Explanation(_SAFE, "{{ name.__class__ }}", "{{ name }}"),
    "T117": Explanation(
        Text(
            "이 카드에는 없는 값을 셈하거나 견주었습니다. 다른 카드로는 잘 될 수 있어 더 찾기 어렵습니다.",
            "It reckons with a value this card lacks. With other cards it may work, which makes it hard to find.",
        ),
        "{{ name.data + 1 }}",
        "{% if name %}{{ name }}{% endif %}",
    ),
    "T118": Explanation(_PRINTABLE),
    "T119": Explanation(_LIMITS),
    "T120": Explanation(
        _LIMITS, "{% for a in range(99999) %}{% for b in range(99999) %}…", "{% for row in purchases %}…"
    ),
    "T201": Explanation(_DAMAGED),
    "T202": Explanation(_LIMITS),
    "T203": Explanation(
        Text(
            "DTD와 엔티티는 파일을 끝없이 불리거나 컴퓨터의 다른 파일을 읽게 할 수 있습니다.",
            "A DTD with entities can grow a file without end, or read other files of the machine.",
        ),
    ),
    "T204": Explanation(
        Text(
            "매크로가 든 서식으로 만든 카드는 받는 사람의 컴퓨터에서 무언가를 실행합니다.",
            "A card made of a template with macros runs something on its reader's machine.",
        ),
    ),
    "T205": Explanation(_OUTSIDE),
    "T206": Explanation(
        Text(
            "워드의 필드는 파일을 읽어 오거나 프로그램을 부를 수 있고, 채운 값이 명령이 될 수 있습니다.",
            "Word's fields can fetch files or call programs, and a value filled in could become a command.",
        ),
        '{ INCLUDETEXT "C:\\\\{{ name }}" }',
        "{{ name }}",
    ),
    "T207": Explanation(
        Text(
            "여기 있는 태그는 채우지 않습니다. 괄호가 그대로 인쇄되기 전에 알립니다.",
            "Tags here are not filled in; it is said before the braces are printed as they stand.",
        ),
    ),
    "T208": Explanation(
        Text(
            "표의 줄이나 칸을 걸쳐 짝지은 태그는 반쪽짜리 표를 남깁니다. 워드는 그런 파일을 열지 않습니다.",
            "Tags that pair across rows or cells leave half a table behind, and Word refuses such a file.",
        ),
        "{% for row in purchases %}",
        "{%tr for row in purchases %}",
    ),
    "T209": Explanation(
        Text(
            "워드와 PDF가 모두 인쇄할 수 있는 그림은 PNG와 JPEG뿐입니다.",
            "PNG and JPEG are the pictures Word and PDF both print.",
        ),
        'logo = "logo.svg"',
        'logo = "templates/logo.png"',
    ),
    "T301": Explanation(
        Text(
            "서식에 더한 항목이 이 템플릿에는 나오지 않습니다. 일부러 뺐다면 그대로 두어도 됩니다.",
            "The form has a field this template leaves out. If that is meant, leave it so.",
        ),
    ),
    "T302": Explanation(
        Text(
            "메모와 변경 내용에는 쓴 사람의 이름이 들어 있고, 모든 고객의 카드에 따라 들어갑니다.",
            "Comments and tracked changes carry their author's name into every customer's card.",
        ),
    ),
    "T401": Explanation(
        Text(
            "읽을 수 없는 템플릿으로는 카드를 한 장도 만들 수 없습니다.",
            "Of a template that cannot be read no card can be made.",
        ),
    ),
    "T402": Explanation(_OUTSIDE, '<img src="https://example.com/logo.png">', '<img src="logo.png">'),
    "T403": Explanation(_PRINTABLE),
    "T404": Explanation(
        Text(
            "그림이나 글꼴이 빠진 채로 만들면 카드마다 모양이 달라집니다.",
            "Made without a picture or font, cards would look different from what was meant.",
        ),
        '<img src="lgoo.png">',
        '<img src="logo.png">',
    ),
    "T405": Explanation(_SAFE, '<script src="x.js"></script>', "{{ name }}"),
    "T406": Explanation(_STOCK),
    "T407": Explanation(_STOCK),
    "T501": Explanation(
        Text(
            "한글 문서(.hwpx)는 XML을 묶은 압축 파일입니다. 옛 .hwp나 암호가 걸린 파일은 채울 수 없습니다.",
            "A .hwpx file is a zip of XML. An old .hwp or an encrypted file cannot be filled in.",
        ),
    ),
    "T502": Explanation(_OUTSIDE),
    "T503": Explanation(_SAFE),
    "T504": Explanation(_OUTSIDE),
    "T505": Explanation(
        Text(
            "날짜나 사용자, 파일 경로를 찍는 필드는 여는 사람마다 다른 글자를 보이고, 만든 사람을 알립니다.",
            "Fields for the date, the user or a path show everybody something else, and tell who made the file.",
        ),
    ),
    "T506": Explanation(
        Text(
            "메모와 변경 내용에는 쓴 사람의 이름이 들어 있고, 모든 고객의 카드에 따라 들어갑니다.",
            "Comments and tracked changes carry their author's name into every customer's card.",
        ),
    ),
}
