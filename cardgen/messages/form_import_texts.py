"""Why a form that came back cannot be taken, and what to do."""

from __future__ import annotations

from cardgen.messages.text import Text

FORM_IMPORT_TEXTS: dict[str, Text] = {
    "error.form.kind": Text(
        "서식 파일이 아닙니다. Word(.docx), PDF, 한글(.hwpx) 파일을 주세요.",
        "This is no form. Give a Word (.docx), PDF or 한글 (.hwpx) file.",
    ),
    "error.form.file_size": Text(
        "파일이 너무 큽니다 (최대 {limit}). 끼워 넣은 사진을 빼고 다시 저장하세요.",
        "The file is too large (at most {limit}). Take pictures out that were put in and save it again.",
    ),
    "error.import.folder": Text(
        "폴더입니다. 그 안의 파일을 적으세요 (예: {folder}/*.pdf)",
        "This is a folder. Name the files in it, such as {folder}/*.pdf",
    ),
    "error.form.hwp": Text(
        "옛 한글 형식(.hwp)입니다. 한글에서 '다른 이름으로 저장하기'로 HWPX(.hwpx)로 저장하세요.",
        "This is an old 한글 file (.hwp). Save it as HWPX (.hwpx) in Hancom Office.",
    ),
    "error.form.doc": Text(
        "옛 Word 형식(.doc)입니다. Word에서 '다른 이름으로 저장'으로 .docx로 저장하세요.",
        "This is an old Word file (.doc). Save it as .docx in Word.",
    ),
    "error.form.rtf": Text(
        "RTF 파일에는 채운 칸의 이름이 없습니다. 처음 보낸 서식을 열어 채우고 같은 형식으로 저장하세요.",
        "An RTF file does not keep the names of the fields. Fill in the form as it was sent and keep its format.",
    ),
    "error.form.odt": Text(
        "OpenDocument(.odt) 파일입니다. 처음 보낸 서식을 열어 채우고 .docx로 저장하세요.",
        "This is an OpenDocument file (.odt). Fill in the form as it was sent and save it as .docx.",
    ),
    "error.form.picture": Text(
        "사진이나 스캔한 그림이라 칸을 읽을 수 없습니다. 적힌 내용을 보고 cardgen new나 cardgen edit로 입력하세요.",
        "This is a photograph or scan; no fields can be read from it. Type it in by cardgen new or cardgen edit.",
    ),
    "error.form.password": Text(
        "암호나 사용 제한이 걸린 파일입니다. 암호를 풀고 다시 저장하세요.",
        "The file is behind a password, or its use is restricted. Save it without one.",
    ),
    "error.form.macros": Text(
        "매크로가 든 문서는 열지 않습니다. 매크로 없는 .docx로 저장하세요.",
        "Documents with macros are not opened. Save it as .docx, without them.",
    ),
    "error.form.script": Text(
        "실행되는 스크립트나 동작이 들어 있어 읽지 않았습니다. 처음 보낸 서식에 다시 채워 달라고 하세요.",
        "The file holds a script or an action that runs, so it was not read. Ask for the form as it was sent.",
    ),
    "error.form.external": Text(
        "바깥의 다른 파일이나 주소를 불러오게 되어 있어 읽지 않았습니다. 처음 보낸 서식에 다시 채워 달라고 하세요.",
        "The file loads something from outside, so it was not read. Ask for the form as it was sent.",
    ),
    "error.form.embedded": Text(
        "문서 안에 다른 파일이나 개체가 들어 있어 읽지 않았습니다. 빼고 다시 저장하세요.",
        "Another file or object is embedded in it, so it was not read. Take it out and save the form again.",
    ),
    "error.form.doctype": Text(
        "문서 안에 DTD가 들어 있어 열지 않습니다. 처음 보낸 서식에 다시 채워 달라고 하세요.",
        "The document has a DTD in it; such files are not opened. Ask for the form as it was sent.",
    ),
    "error.form.damaged": Text(
        "파일이 손상되었거나 평범한 문서가 아닙니다 ({what}). 파일을 다시 받으세요.",
        "The file is damaged, or no plain document ({what}). Ask for it again.",
    ),
    "error.form.too_large": Text(
        "문서를 풀면 너무 큽니다 ({what}). 처음 보낸 서식에 다시 채워 달라고 하세요.",
        "Unpacked, the document is too large ({what}). Ask for the form as it was sent.",
    ),
    "error.form.broken": Text(
        "문서를 읽을 수 없습니다. 만든 프로그램에서 열어 다시 저장하세요.",
        "The document cannot be read. Open it in the program it was made with and save it again.",
    ),
    "error.form.xfa": Text(
        "XFA 방식의 PDF 서식은 읽지 않습니다. cardgen이 만든 PDF 서식에 채워 달라고 하세요.",
        "XFA forms are not read. Ask for the PDF form that cardgen made.",
    ),
    "error.form.printed": Text(
        "이 PDF에는 채우는 칸이 없습니다. 'PDF로 인쇄'하지 말고 서식을 그대로 저장한 파일을 달라고 하세요.",
        "This PDF has no fields any more. Ask for the form as saved by the viewer, not as printed to PDF.",
    ),
    "error.form.written_over": Text(
        "칸 안이 아니라 칸 위에 글상자로 덧쓴 글이 있습니다. 그 글을 칸에 옮겨 적고 글상자를 지운 뒤 다시 저장하세요.",
        "Text was written over the form in boxes of its own. Move it into the fields, delete the boxes and save again.",
    ),
    "error.form.no_stamp": Text(
        "cardgen이 만든 채우기 서식이 아니거나 다른 프로그램이 그 표시를 지웠습니다. "
        "cardgen blank --fillable로 만든 서식에 채우고 같은 형식으로 저장하세요.",
        "This is no fillable form of cardgen's, or another program removed its mark. "
        "Fill in one that cardgen blank --fillable made and keep its format.",
    ),
    "error.form.two_stamps": Text(
        "서로 다른 서식 둘이 한 파일에 들어 있습니다. 카드마다 파일을 나누어 저장하세요.",
        "Two different forms are in one file. Save a file for each card.",
    ),
    "error.form.no_controls": Text(
        "서식의 칸이 모두 사라졌습니다. 처음 보낸 서식에 채우고 같은 형식으로 저장해 달라고 하세요.",
        "All fields of the form are gone. Ask for the form as it was sent, saved in its own format.",
    ),
    "error.form.twice": Text(
        "같은 칸이 서식에 두 번 나오는데 내용이 서로 다릅니다: {field}. 어느 쪽이 맞는지 정해 같게 적으세요.",
        "A field stands there twice and says different things: {field}. Decide which is right and write it in both.",
    ),
    "error.form.controls": Text(
        "칸이 너무 많습니다 (최대 {limit}개). 처음 보낸 서식에 다시 채워 달라고 하세요.",
        "There are too many fields (at most {limit}). Ask for the form as it was sent.",
    ),
}
