"""What is said of consents on cards that a policy may not have meant (P2 codes)."""

from __future__ import annotations

from cardgen.messages.rules import WARNING, Rule
from cardgen.messages.text import Text

CONSENT_RULES = {
    "P203": Rule(
        WARNING,
        Text(
            "정책이 묻는 동의와 목적의 표현이 비슷하지만 다릅니다. 정책: {policy}",
            "A policy asks for a consent of much the same wording, but not of this one: {policy}",
        ),
        Text(
            "같은 동의라면 목적을 이렇게 적으세요: {purpose}",
            "If it is the same consent, write its purpose as: {purpose}",
        ),
    ),
}
