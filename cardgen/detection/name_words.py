"""What Korean names are made of, and the ordinary words that begin as names do."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

SURNAMES = (
    "김이박최정강조윤장임한오서신권황안송류유홍전고문손양배백허남심노하곽성차주우구민진나엄채원천방공현함변염여추도소"
    "석선설마길연위표명기반왕금옥맹제탁국"
)
"""Surnames of one syllable, nearly all people's (인구주택총조사 2015), without those rarer than words they begin."""

LONG_SURNAMES = ("남궁", "황보", "선우", "제갈", "사공", "독고", "서문", "동방", "황목", "어금")

GIVEN_SYLLABLES = (
    "가강건결겸경계고관광교구국권규균근금기길나남내노다단달담대덕도동두라란람래려련령로록루류률리린림마만말명모목무묵문미"
    "민바방배백범법별병보복봄봉부비빈빛산삼상새샘서석선설섭성세소솔송수숙순슬승시식신실심아안애양언여연열영예오옥온완요용"
    "우욱운웅원월유윤율은을음의이익인일임자장재전정제조종주준중지직진찬창채천철청초춘충치칠태택통평표필하학한해향허헌혁현형"
    "혜호홍화환회효후훈휘휴흠흥희결늘들"
)
"""Syllables given names are made of."""

TITLES = (
    *("고객님", "회원님", "님", "씨", "여사", "선생", "사장", "대표", "이사", "전무", "상무", "부장", "차장", "과장"),
    *("팀장", "실장", "대리", "주임", "사원", "원장", "점장", "소장", "국장", "교수", "박사", "변호사", "매니저"),
    *("기사님", "고객"),
)
"""What follows somebody's name."""

SUFFIXES = "자원인사장실점회품식적용화성상별째간들분권서표물일기력비금지제률율료차부감과관동구도"
"""Makes a longer word of an ordinary one: 이용자, 연구원."""


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """Ordinary words of two syllables that begin with a surname: those that no title follows, and all."""
    text = files("cardgen.detection").joinpath("ordinary_words.txt").read_text(encoding="utf-8")
    untitled, others = (frozenset(part.split()) for part in text.split("\n\n"))
    return untitled, untitled | others


def is_word(text: str) -> bool:
    """True for an ordinary word, or one made longer by a suffix (이용자, 담당자): no name, also before a title."""
    words, _ = _words()
    return text in words or (text[:-1] in words and text[-1] in SUFFIXES)


def begins_as_word(text: str) -> bool:
    """True for what begins with an ordinary word: no name, where nothing around it says so."""
    words = _words()[1]
    return text[:2] in words or text in words
