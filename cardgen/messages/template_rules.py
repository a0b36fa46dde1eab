"""T: what a template must keep. T1: names and Jinja2 tags; T2: Word files; T3: warnings; T5: 한글 files."""

from __future__ import annotations

from cardgen.messages.rules import ERROR, WARNING, Rule
from cardgen.messages.text import Text

_FIELDS = Text(
    "쓸 수 있는 이름은 'cardgen template fields'로 보세요.", "'cardgen template fields' lists the names you can use."
)

TEMPLATE_RULES: dict[str, Rule] = {
    "T100": Rule(
        ERROR,
        Text("템플릿 파일이 없습니다.", "The template is missing."),
        Text(
            "이 형식을 만들지 않으려면 cardgen.toml의 build.formats에서 빼세요.",
            "If you do not want this format, take it out of build.formats in cardgen.toml.",
        ),
    ),
    "T101": Rule(
        ERROR,
        Text("태그의 문법이 틀렸습니다 ({detail}): {text}", "The tag is not written correctly ({detail}): {text}"),
        Text(
            "여는 괄호와 닫는 괄호, 그리고 if와 endif, for와 endfor의 짝을 확인하세요.",
            "Check that brackets are closed and that every if has its endif and every for its endfor.",
        ),
    ),
    "T112": Rule(
        ERROR,
        Text("'{name}': 양식에 없는 이름입니다: {text}", "The form has no '{name}': {text}"),
        Text("비슷한 이름: {suggestion}", "Did you mean: {suggestion}"),
    ),
    "T113": Rule(
        ERROR,
        Text(
            "'{name}': 여러 값을 묶은 이름이라 그대로 인쇄할 수 없습니다: {text}",
            "'{name}' holds several values and cannot be printed as it is: {text}",
        ),
        Text("이렇게 쓰세요: {example}", "Write: {example}"),
    ),
    "T114": Rule(
        ERROR,
        Text("'{name}': 반복할 수 있는 목록이 아닙니다: {text}", "'{name}' is no list to loop over: {text}"),
        _FIELDS,
    ),
    "T115": Rule(
        ERROR,
        Text(
            "'{name}': 표의 칸은 반복문 안에서만 인쇄할 수 있습니다: {text}",
            "'{name}' is a table's column and can be printed only inside a loop: {text}",
        ),
        Text("이렇게 쓰세요: {example}", "Write: {example}"),
    ),
    "T116": Rule(
        ERROR,
        Text("템플릿에서 쓸 수 없는 기능입니다 ('{name}'): {text}", "A template may not use '{name}': {text}"),
        Text(
            "템플릿은 값을 인쇄하고 반복하고 비교하는 일만 할 수 있습니다.",
            "Templates can print values, loop over lists and compare; nothing else.",
        ),
    ),
    "T117": Rule(
        ERROR,
        Text(
            "이 카드로는 템플릿을 채울 수 없습니다 ({detail}).",
            "The template fails on this card ({detail}).",
        ),
        Text(
            "값이 비어 있을 수도 있습니다. {{% if %}}로 먼저 확인하세요.",
            "The value may be empty: ask with {{% if %}} first.",
        ),
    ),
    "T118": Rule(
        ERROR,
        Text(
            "값에 인쇄할 수 없는 제어 문자가 있어 문서를 만들지 않았습니다 ({code_point}).",
            "A value holds the control character {code_point}, which no document can hold; nothing was made.",
        ),
        Text("카드에서 그 문자를 지우세요.", "Remove the character from the card."),
    ),
    "T119": Rule(
        ERROR,
        Text(
            "템플릿이 너무 깊게 겹쳐 있습니다 ({reason}): {text}",
            "The template is nested too deeply ({reason}): {text}",
        ),
        Text("태그와 괄호를 나누어 쓰세요.", "Use fewer tags or brackets inside one another."),
    ),
    "T120": Rule(
        ERROR,
        Text(
            "템플릿의 반복이나 계산이 카드 한 장에 필요한 양을 훨씬 넘어 중단했습니다.",
            "The template loops or computes far more than any card needs, so it was stopped.",
        ),
        Text(
            "range(), 겹친 반복, 매크로, 문자열 곱하기를 확인하세요.",
            "Look at range(), loops inside loops, macros and repeated texts.",
        ),
    ),
    "T201": Rule(
        ERROR,
        Text(
            "Word 파일(.docx)이 아니거나 손상되었습니다: {reason}.",
            "This is no Word file (.docx), or it is damaged: {reason}.",
        ),
        Text("Word에서 열어 .docx 형식으로 다시 저장하세요.", "Open it in Word and save it again as .docx."),
    ),
    "T202": Rule(
        ERROR,
        Text(
            "압축을 푼 크기나 개수가 허용 한도를 넘어 열지 않았습니다: {reason}",
            "Unpacked, the file would exceed a limit, so it was not opened: {reason}",
        ),
    ),
    "T203": Rule(
        ERROR,
        Text(
            "{part}에 문서 형식 선언(DTD)이나 엔티티가 있습니다. Word는 이런 것을 만들지 않습니다.",
            "{part} declares a document type or entities, which Word never writes.",
        ),
        Text("출처를 알 수 없는 파일이면 쓰지 마세요.", "Do not use the file unless you know where it comes from."),
    ),
    "T204": Rule(
        ERROR,
        Text("매크로나 실행되는 개체가 들어 있습니다: {part}", "The file carries macros or objects that run: {part}"),
        Text(
            "개체를 지우고 Word에서 매크로 없는 .docx로 저장하세요.",
            "Delete the objects and save the file in Word as .docx, without macros.",
        ),
    ),
    "T205": Rule(
        ERROR,
        Text(
            "파일 밖의 것을 불러옵니다 ({kind}): {part}",
            "The file loads something from outside itself ({kind}): {part}",
        ),
        Text(
            "그림은 문서에 포함시키고, 연결된 서식 파일은 Normal로 바꾸세요.",
            "Embed pictures instead of linking them, and attach the template Normal.",
        ),
    ),
    "T206": Rule(
        ERROR,
        Text(
            "서식에 둘 수 없는 필드이거나 필드 명령에 태그, 다른 필드가 섞여 있습니다 ({kind}): {text}",
            "The template holds a field it may not, or tags or fields inside a field's instruction ({kind}): {text}",
        ),
        Text(
            "그 필드를 지우세요. 쪽 번호(PAGE, NUMPAGES), 차례(TOC), 웹 주소를 적은 링크 등은 쓸 수 있습니다.",
            "Remove the field. Page numbers (PAGE, NUMPAGES), tables of contents (TOC) and links written out are fine.",
        ),
    ),
    "T207": Rule(
        ERROR,
        Text(
            "{part}에 있는 태그는 채워지지 않고 그대로 인쇄됩니다: {text}", "Tags in {part} are not filled in: {text}"
        ),
        Text(
            "태그는 본문, 머리글, 바닥글, 각주, 문서 속성에만 쓸 수 있습니다.",
            "Tags work in the body, headers, footers, footnotes and document properties.",
        ),
    ),
    "T208": Rule(
        ERROR,
        Text("채운 뒤의 문서가 올바른 XML이 아닙니다: {part}", "Filled in, {part} is not well-formed XML."),
        Text(
            "{{%tr %}}, {{%p %}}, {{%tc %}} 태그가 같은 표나 칸 안에서 짝을 이루는지 확인하세요.",
            "Check that {{%tr %}}, {{%p %}} and {{%tc %}} tags open and close within the same table or cell.",
        ),
    ),
    "T209": Rule(
        ERROR,
        Text("로고가 PNG나 JPEG 그림이 아닙니다.", "The logo is neither a PNG nor a JPEG picture."),
        Text("cardgen.toml의 logo를 확인하세요.", "Check `logo` in cardgen.toml."),
    ),
    "T301": Rule(
        WARNING,
        Text("템플릿이 인쇄하지 않는 항목입니다.", "The template never prints this field."),
        Text(
            "이렇게 인쇄하세요: {example}",
            "Print it with {example}",
        ),
    ),
    "T302": Rule(
        WARNING,
        Text(
            "메모나 변경 내용 추적이 남아 있어 모든 카드에 들어갑니다: {part}",
            "Comments or tracked changes would be in every card made: {part}",
        ),
        Text(
            "Word의 '검토'에서 모두 적용하고 메모를 지우세요.",
            "Accept all changes and delete the comments in Word's Review tab.",
        ),
    ),
    "T501": Rule(
        ERROR,
        Text(
            "한글 파일(.hwpx)이 아니거나 손상되었습니다: {reason}.",
            "This is no 한글 file (.hwpx), or it is damaged: {reason}.",
        ),
        Text(
            "한글에서 열어 암호 없이 .hwpx 형식으로 다시 저장하세요.",
            "Open it in Hancom Office and save it again as .hwpx, without a password.",
        ),
    ),
    "T502": Rule(
        ERROR,
        Text(
            "{part}에 문서 형식 선언(DTD)이나 엔티티가 있습니다. 한글은 이런 것을 만들지 않습니다.",
            "{part} declares a document type or entities, which Hancom Office never writes.",
        ),
        Text("출처를 알 수 없는 파일이면 쓰지 마세요.", "Do not use the file unless you know where it comes from."),
    ),
    "T503": Rule(
        ERROR,
        Text(
            "스크립트 매크로나 실행되는 개체가 들어 있습니다: {part}",
            "The file carries script macros or objects that run: {part}",
        ),
        Text(
            "한글에서 매크로와 OLE 개체, 동영상, 차트를 지우고 다시 저장하세요.",
            "Delete macros, OLE objects, videos and charts in Hancom Office and save the file again.",
        ),
    ),
    "T504": Rule(
        ERROR,
        Text(
            "파일 밖의 것을 불러오거나 가리킵니다 ({kind}): {part}",
            "The file loads or names something outside itself ({kind}): {part}",
        ),
        Text(
            "그림은 문서에 포함시키고, 링크는 웹 주소나 전자 우편 주소로만 거세요.",
            "Embed pictures instead of linking them, and link only to web or mail addresses.",
        ),
    ),
    "T505": Rule(
        ERROR,
        Text(
            "템플릿에 둘 수 없는 필드입니다 ({kind}): {part}",
            "The template holds a field it may not ({kind}): {part}",
        ),
        Text(
            "날짜, 파일 경로, 사용자 정보, 메일 머지 필드를 지우세요. 누름틀과 하이퍼링크, 책갈피는 쓸 수 있습니다.",
            "Remove fields for dates, paths, users or mail merge. Click-here fields, links and bookmarks are fine.",
        ),
    ),
    "T506": Rule(
        ERROR,
        Text(
            "메모나 숨은 설명, 변경 내용 추적이 남아 있습니다: {part}",
            "Memos, hidden comments or tracked changes are left in the file: {part}",
        ),
        Text(
            "한글의 '검토'에서 변경 내용을 모두 적용하고 메모를 지우세요.",
            "Accept all changes and delete the memos in Hancom Office's Review tab.",
        ),
    ),
}
