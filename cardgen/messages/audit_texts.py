"""What the audit of shared files says: channels, features, its report."""

from __future__ import annotations

from cardgen.messages.text import Text

_CHANNELS = {
    "content": Text("본문", "body text"),
    "hidden": Text("보이지 않는 글", "text nobody sees"),
    "header": Text("머리글·바닥글", "header or footer"),
    "note": Text("각주·미주", "footnote or endnote"),
    "text-box": Text("글상자", "text box"),
    "comment": Text("메모", "comment"),
    "people": Text("작성자 정보", "names of authors"),
    "change": Text("변경 내용 추적", "tracked change"),
    "revision": Text("파일의 이전 판", "earlier revision of the file"),
    "property": Text("문서 속성", "document property"),
    "metadata": Text("메타데이터", "metadata"),
    "identifier": Text("내부 식별자", "internal identifier"),
    "name": Text("이름표(개체, 부분, 글꼴의 이름)", "name of an object, part or font"),
    "description": Text("대체 텍스트", "alternative text"),
    "bookmark": Text("책갈피·목차·링크 목적지", "bookmark, outline or destination"),
    "field": Text("필드 코드", "field instruction"),
    "control": Text("콘텐츠 컨트롤·누름틀", "content control or click-here field"),
    "variable": Text("문서 변수", "document variable"),
    "custom-data": Text("사용자 지정 데이터", "custom data"),
    "link": Text("링크 주소", "link target"),
    "glossary": Text("상용구", "glossary"),
    "embedded": Text("안에 든 파일", "embedded file"),
    "preview": Text("미리보기", "preview"),
    "picture": Text("그림 정보", "data within a picture"),
    "code": Text("QR·바코드", "QR code or barcode"),
    "font": Text("글꼴에 든 글자", "glyphs of a font"),
    "form-value": Text("입력란의 값", "value of a form field"),
    "structure": Text("구조 태그", "structure tag"),
    "script": Text("스크립트", "script"),
    "style": Text("스타일", "style sheet"),
    "markup": Text("파일 안의 주석", "comment of the file's markup"),
    "object": Text("파일 내부 개체", "internal object"),
    "outside": Text("파일의 앞뒤", "bytes before or after the file"),
    "cell": Text("셀", "cell"),
    "hidden-sheet": Text("숨긴 시트·행·열", "hidden sheet, row or column"),
    "sheet-name": Text("시트 이름", "sheet name"),
    "defined-name": Text("정의된 이름", "defined name"),
    "validation": Text("데이터 유효성 검사", "data validation"),
    "cache": Text("보관된 옛 값", "cached value"),
    "formula": Text("수식", "formula"),
    "number-format": Text("표시 형식", "number format"),
    "layout": Text("배치 정보", "layout data"),
    "data-attribute": Text("HTML 속성", "HTML attribute"),
    "json": Text("JSON 데이터", "JSON data"),
    "file-name": Text("파일 이름", "file name"),
    "package": Text("압축 파일의 목록", "directory of the package"),
}

_FEATURES = {
    "macro": Text("매크로", "macros"),
    "script": Text("스크립트", "a script"),
    "external": Text("바깥 파일이나 주소를 불러오는 연결", "a link that loads something from outside"),
    "changes": Text("변경 내용 추적", "tracked changes"),
    "revisions": Text("이전 판", "an earlier revision"),
    "layers": Text("껐다 켤 수 있는 레이어", "layers that can be switched"),
    "attachment": Text("첨부 파일", "an attachment"),
    "glyphs": Text("쓰이지 않은 글자가 든 글꼴", "a font with letters that are not drawn"),
    "orphans": Text("어디에도 쓰이지 않는 개체", "objects that nothing uses"),
    "outside": Text("파일 앞뒤에 붙은 데이터", "data before or after the file"),
    "unknown-part": Text("읽는 법을 알 수 없는 부분", "a part nobody knows how to read"),
    "hidden-sheet": Text("숨긴 시트", "a hidden sheet"),
    "times": Text("만든 시각이나 메모가 적힌 압축 항목", "archive entries with times or comments"),
}

AUDIT_TEXTS = {
    **{f"audit.channel.{name}": text for name, text in _CHANNELS.items()},
    **{f"audit.feature.{name}": text for name, text in _FEATURES.items()},
    "audit.reason.damaged": Text("손상되었거나 읽을 수 없습니다", "it is damaged or cannot be read"),
    "audit.reason.locked": Text("암호로 잠겨 있습니다", "it is locked with a password"),
    "audit.reason.font": Text(
        "글꼴에 글자표가 없어 쓰인 글을 읽을 수 없습니다", "a font does not say which letters it draws"
    ),
    "audit.reason.deep": Text("압축 파일이 너무 여러 겹입니다", "archives are nested too deeply"),
    "audit.reason.large": Text("너무 커서 다 살필 수 없습니다", "it is too large to be searched"),
    "audit.reason.misnamed": Text("이름이 나타내는 종류의 파일이 아닙니다", "it is not of the kind its name says"),
    "audit.reason.kind": Text("종류를 알 수 없습니다", "its kind is unknown"),
    "audit.summary": Text(
        "파일 {files}개를 본문, 속성 등 {channels}가지 자리까지 살폈습니다. "
        "글 {texts}개에서 가려야 할 값 {needles}개를 찾아보았습니다.",
        "Looked at {texts} texts in {channels} kinds of places in {files} files. Searched for {needles} values.",
    ),
    "audit.clean": Text("가린 값이 발견되지 않았습니다.", "No withheld value was found."),
    "audit.found": Text("문제 {count}건이 발견되었습니다.", "{count} findings."),
    "error.audit": Text(
        "공유할 파일에서 가려야 할 것이 발견되어 아무것도 내보내지 않았습니다.",
        "The files to be shared hold what the policy withholds. Nothing was written.",
    ),
    "error.audit.file": Text("{path} 파일을 열 수 없습니다: {reason}.", "{path} cannot be opened: {reason}."),
    "error.audit.special": Text(
        "보통 파일이 아니어서 살필 수 없습니다: {path}.", "{path} is no ordinary file, so it was not read."
    ),
    "error.audit.large": Text(
        "{path} 파일은 {most} MB보다 커서 살필 수 없습니다.", "{path} is larger than {most} MB, so it was not read."
    ),
    "error.audit.card": Text(
        "카드에 오류가 있으면 무엇을 찾아야 할지 알 수 없습니다. 'cardgen check'로 먼저 고치세요.",
        "With errors in cards, what to search for is not known. See 'cardgen check' and mend them first.",
    ),
    "help.audit": Text(
        "공유된 파일이나 꾸러미에 가려야 할 값이 남아 있는지 살핍니다.",
        "Search a shared file or package for values its policy withholds.",
    ),
    "help.audit.policy": Text("파일을 만든 정책의 이름", "the policy the file was made under"),
    "help.audit.password": Text("파일의 암호를 묻습니다", "ask for the file's password"),
    "prompt.audit.password": Text("암호", "Password"),
}
