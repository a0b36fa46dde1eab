"""The kinds of personal data looked for in texts, and a place where one was seen."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from cardgen.model.problem import Label


class PersonalKind(StrEnum):
    """What a passage seems to be; the law protects all of them (개인정보 보호법 art. 2, 24 and 24-2)."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    BIRTH_DATE = "birth-date"
    RESIDENT_NUMBER = "resident-number"
    CARD_NUMBER = "card-number"
    ACCOUNT = "account"
    BUSINESS_NUMBER = "business-number"
    PASSPORT = "passport"
    LICENCE = "licence"
    VEHICLE = "vehicle"
    IP = "ip"

    @property
    def label(self) -> Label:
        """What people call it."""
        return _LABELS[self]


_LABELS = {
    PersonalKind.NAME: Label("이름", "name"),
    PersonalKind.PHONE: Label("전화번호", "telephone number"),
    PersonalKind.EMAIL: Label("이메일 주소", "e-mail address"),
    PersonalKind.ADDRESS: Label("주소", "address"),
    PersonalKind.BIRTH_DATE: Label("생년월일", "date of birth"),
    PersonalKind.RESIDENT_NUMBER: Label("주민등록번호·외국인등록번호", "resident registration number"),
    PersonalKind.CARD_NUMBER: Label("카드 번호", "payment card number"),
    PersonalKind.ACCOUNT: Label("계좌 번호", "bank account number"),
    PersonalKind.BUSINESS_NUMBER: Label("사업자등록번호", "business registration number"),
    PersonalKind.PASSPORT: Label("여권 번호", "passport number"),
    PersonalKind.LICENCE: Label("운전면허 번호", "driving licence number"),
    PersonalKind.VEHICLE: Label("차량 번호", "vehicle number"),
    PersonalKind.IP: Label("IP 주소", "IP address"),
}


class Sighting(NamedTuple):
    """Something of a kind, from `start` to before `end` (0-based offsets into the text as given)."""

    kind: PersonalKind
    start: int
    end: int
