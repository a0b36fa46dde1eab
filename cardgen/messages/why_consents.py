"""Why doubtful consents are told of."""

from __future__ import annotations

from cardgen.messages.explanation import Explanation
from cardgen.messages.text import Text

WHY_CONSENTS: dict[str, Explanation] = {
    "P203": Explanation(
        Text(
            "개인정보 보호법 제37조의 철회는 한쪽 표현이 다른 쪽에 들어 있기만 해도 지키고, 동의는 같아야 인정합니다. "
            "표현이 아주 다른 철회는 지나칠 수 있으므로 사람이 보아야 합니다.",
            "A consent counts under the same wording alone, a withdrawal also where one purpose lies within the other. "
            "One worded otherwise could be missed, so a person has to look (PIPA art. 37).",
        ),
        bad="consents:\n  - {purpose: 광고 수신, given: 2024-03-02, withdrawn: 2025-06-02}",
        good="consents:\n  - {purpose: 광고성 정보 수신, given: 2024-03-02, withdrawn: 2025-06-02}",
    ),
}
