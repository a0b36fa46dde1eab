"""What the author of a template may write: every name of a form, with an example of its use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cardgen.model.form import FormSpec, Leaf, RecordList
from cardgen.model.problem import Label


@dataclass(frozen=True, slots=True)
class TemplateField:
    """A name a template may print or loop over; `example` works in every format, `word` is how Word repeats a row.

    `hangul` is what a click-here field or a table cell is called in a 한글 template, "" where none can be.
    """

    name: str
    label: Label
    kind: str
    example: str
    word: str = ""
    hangul: str = ""


CARD_FIELDS = (
    TemplateField("card.title", Label("서식 제목", "Title of the form"), "text", "{{ card.title }}"),
    TemplateField(
        "card.document", Label("카드를 부르는 이름", "What the card is called"), "text", "{{ card.document }}"
    ),
    TemplateField("card.company", Label("회사 이름", "Company"), "text", "{{ card.company }}"),
    TemplateField("card.footer", Label("바닥글", "Footer"), "text", "{{ card.footer }}"),
    TemplateField("card.stem", Label("파일 이름", "File name"), "text", "{{ card.stem }}"),
    TemplateField(
        "card.mark",
        Label("공유용 사본이라는 표시", "Says that it is a shared copy"),
        "text",
        "{% if card.mark %}{{ card.mark }}{% endif %}",
    ),
    TemplateField(
        "card.language",
        Label("언어 (ko, en)", "Language (ko, en)"),
        "text",
        '{% if card.language == "ko" %} … {% endif %}',
    ),
    TemplateField(
        "card.logo",
        Label("로고가 있는지; 그림의 대체 텍스트를 logo로", "Whether there is a logo; alt text of the picture: logo"),
        "boolean",
        "{% if card.logo %} … {% endif %}",
        "{%p if card.logo %} … {%p endif %}",
    ),
    TemplateField(
        "card.qr",
        Label("QR 코드의 글; 그림의 대체 텍스트를 qr로", "Text of the QR code; alt text of the picture: qr"),
        "text",
        '{% if card.qr %}<img src="card:qr" alt="QR {{ card.qr }}">{% endif %}',
        "{%p if card.qr %} … {%p endif %}",
    ),
    TemplateField(
        "card.approvals",
        Label("결재란의 직함", "Titles of the approval boxes"),
        "list",
        "{% for title in card.approvals %}{{ title }}{% endfor %}",
        "{%tc for title in card.approvals %} {{ title }} {%tc endfor %}",
    ),
    TemplateField(
        "card.sections",
        Label("서식의 모든 구역, 항목, 표", "Every section, field and table of the form"),
        "list",
        "{% for section in card.sections %}{{ section.label }}{% endfor %}",
        "{%p for section in card.sections %} {{ section.label }} {%p endfor %}",
    ),
)
"""The names every form has."""


def template_fields(form: FormSpec) -> tuple[TemplateField, ...]:
    """The form's own names in the order of the form, columns after their table, then those every form has."""
    return (*_form_fields(form), *CARD_FIELDS)


def _form_fields(form: FormSpec) -> Iterator[TemplateField]:
    for member in form.members():
        if isinstance(member, Leaf):
            kind = f"{_kind(member)} []" if member.many else _kind(member)
            yield TemplateField(member.path, member.label, kind, f"{{{{ {member.path} }}}}", hangul=member.path)
        else:
            yield from _table_fields(member)


def _table_fields(records: RecordList) -> Iterator[TemplateField]:
    first = f"{{{{ row.{records.columns[0].key} }}}}"
    loop = f"for row in {records.path}"
    yield TemplateField(
        records.path,
        records.label,
        "table",
        f"{{% {loop} %}}{first}{{% endfor %}}",
        f"{{%tr {loop} %}} {first} {{%tr endfor %}}",
    )
    for column in records.columns:
        example = f"{{{{ row.{column.key} }}}}"
        yield TemplateField(column.path, column.label, _kind(column), example, hangul=column.path)


def _kind(leaf: Leaf) -> str:
    """The form's x-kind where it has one, else the JSON type."""
    return leaf.type.value if leaf.type.value != "string" and leaf.kind.value == "text" else leaf.kind.value
