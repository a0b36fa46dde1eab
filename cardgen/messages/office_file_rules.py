"""T: what a Word or 한글 file must keep to be a template. T2: Word files, T302 a warning about them; T5: 한글 files."""

from __future__ import annotations

from cardgen.messages.rules import ERROR, WARNING, Rule
from cardgen.messages.text import Text

OFFICE_FILE_RULES: dict[str, Rule] = {
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
