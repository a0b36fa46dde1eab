"""What rendering says: things this machine lacks, and the rules of HTML templates and of printing."""

from __future__ import annotations

from cardgen.messages.rules import ERROR, Rule
from cardgen.messages.text import Text

RENDERING = {
    "error.program.missing": Text(
        "{program} 프로그램이 없습니다. 설치하세요: sudo apt-get install {package}",
        "The program {program} is missing. Install it: sudo apt-get install {package}",
    ),
    "error.program.failed": Text(
        "{program} 프로그램이 제대로 끝나지 않았습니다. 'cardgen doctor'로 확인하세요.",
        "The program {program} did not end well. Run 'cardgen doctor'.",
    ),
    "error.font.korean": Text(
        "한글 글꼴이 없어 모든 글자가 네모로 인쇄됩니다. 설치하세요: sudo apt-get install fonts-nanum fonts-noto-cjk",
        "There is no Korean font, so every syllable would print as a box. "
        "Install one: sudo apt-get install fonts-nanum fonts-noto-cjk",
    ),
    "error.pdf.pango": Text(
        "PDF를 만드는 Pango 라이브러리가 없습니다. "
        "설치하세요: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        "The Pango library, which lays out PDFs, is missing. "
        "Install it: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    ),
    "warning.pdf.harfbuzz": Text(
        "libharfbuzz-subset이 없어 PDF가 여덟 배쯤 느립니다. 설치하세요: sudo apt-get install libharfbuzz-subset0",
        "Without libharfbuzz-subset PDFs take about eight times as long. "
        "Install it: sudo apt-get install libharfbuzz-subset0",
    ),
}

RENDERING_RULES = {
    "T401": Rule(
        ERROR,
        Text("HTML 템플릿을 쓸 수 없습니다: {reason}.", "The HTML template cannot be used: {reason}."),
    ),
    "T402": Rule(
        ERROR,
        Text(
            "HTML 템플릿이 자기 폴더 밖의 파일이나 주소를 불러옵니다 ({scheme}).",
            "The HTML template loads something that is not in its folder ({scheme}).",
        ),
        Text(
            "템플릿 폴더 안에 두거나 data: 주소로 넣으세요.",
            "Keep it in the template's folder or embed it as data:.",
        ),
    ),
    "T403": Rule(
        ERROR,
        Text(
            "인쇄할 글꼴이 없는 글자가 있어 PDF를 만들지 않았습니다 ({code_point}).",
            "No installed font prints a character here ({code_point}); the PDF was not made.",
        ),
        Text(
            "그 글자를 바꾸거나 글꼴을 설치하세요 (fonts-noto-cjk).",
            "Change the character or install a font (fonts-noto-cjk).",
        ),
    ),
    "T404": Rule(
        ERROR,
        Text("템플릿 폴더에 없는 파일입니다: {name}", "The template's folder has no file {name}."),
        Text("파일 이름을 확인하거나 파일을 폴더에 넣으세요.", "Check the name, or put the file into the folder."),
    ),
    "T405": Rule(
        ERROR,
        Text("HTML 템플릿에 쓸 수 없는 것입니다: {name}", "An HTML template may not use {name}."),
        Text(
            "실행, 전송, 이동하는 요소와 값으로 만든 주소는 쓸 수 없습니다. 링크 주소는 그대로 적으세요.",
            "Nothing may run, send or lead elsewhere by itself, and no address may be made of a value: write it out.",
        ),
    ),
    "T406": Rule(
        ERROR,
        Text(
            "미리 인쇄한 용지의 칸에 이 값이 들어가지 않아 이 카드는 인쇄하지 않았습니다.",
            "The stock printed before has no room for this value; the card was not printed.",
        ),
        Text(
            "값을 줄이거나, 이 카드만 'cardgen render 카드번호 --to pdf'로 빈 종이에 전체를 인쇄하세요.",
            "Shorten the value, or print this card whole on plain paper: cardgen render ID --to pdf",
        ),
    ),
    "T407": Rule(
        ERROR,
        Text(
            "기록은 {records}건인데 미리 인쇄한 용지의 표는 {rows}줄이라 이 카드는 인쇄하지 않았습니다.",
            "There are {records} records, and the stock printed before has {rows} rows; the card was not printed.",
        ),
        Text(
            "이 카드만 'cardgen render 카드번호 --to pdf'로 빈 종이에 전체를 인쇄하세요."
            " 자주 그러면 form.yaml의 x-rows를 늘려 용지를 다시 찍으세요.",
            "Print this card whole on plain paper: cardgen render ID --to pdf"
            " (if it happens often, raise x-rows in form.yaml and print new stock).",
        ),
    ),
}
