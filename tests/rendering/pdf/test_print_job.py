"""One PDF over many cards: in order, a bookmark each, every font once, tags that resolve."""

from __future__ import annotations

import io
import pickle
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from cardgen.errors import TemplateError
from cardgen.model.cardview import CardView
from cardgen.rendering.pdf import Chunk, PdfRenderer, PrintJob, open_pdf, render_chunk

pytestmark = pytest.mark.slow
"""Each of these draws many pages."""

Fill = Callable[..., CardView]
NAMES = ("홍길동", "김婷", "남궁민수", "(괄호) \\ 이름 12 0 R", "이봄", "선우용", "Nguyễn Thị Hoa")
LONG = 3
"""Position of the card with a third page."""


@pytest.fixture(scope="module")
def views(filled: Fill) -> tuple[CardView, ...]:
    found = [filled(name=name) for name in NAMES]
    found[LONG] = filled(name=NAMES[LONG], notes="긴 글. " * 900)
    return tuple(found)


def chunks(views: Sequence[CardView], folder: Path, size: int = 3) -> Iterator[Chunk]:
    renderer = open_pdf(folder)
    for first in range(0, len(views), size):
        yield render_chunk(renderer, views[first : first + size], first)


def printed(chunks: Iterable[Chunk], folder: Path) -> bytes:
    out = io.BytesIO()
    job = PrintJob(out)
    for chunk in chunks:
        job.add(chunk)
    job.finish(open_pdf(folder))
    return out.getvalue()


@pytest.fixture(scope="module")
def merged(views: tuple[CardView, ...], customer_folder: Path) -> bytes:
    return printed(chunks(views, customer_folder), customer_folder)


@pytest.fixture
def pdf(merged: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(merged)) as opened:
        yield opened


@pytest.fixture(scope="module")
def counts(renderer: PdfRenderer, views: tuple[CardView, ...]) -> list[int]:
    """How many pages each card has in a file of its own."""
    return [len(renderer.lay_out(view).pages) for view in views]


def test_qpdf_finds_nothing_wrong(merged: bytes, tmp_path: Path) -> None:
    file = tmp_path / "cards.pdf"
    file.write_bytes(merged)
    done = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_pages_come_in_the_order_given_each_with_its_own_card(
    merged: bytes, counts: list[int], views: tuple[CardView, ...]
) -> None:
    assert counts[LONG] > 2
    with pypdfium2.PdfDocument(merged) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    assert len(texts) == sum(counts)
    firsts = [sum(counts[:at]) for at in range(len(views))]
    for name, first, count in zip(NAMES, firsts, counts, strict=True):
        assert "".join(name.split()) in "".join(texts[first].split())
        own = texts[first : first + count]
        assert all(text.strip().endswith(f" {at} / {count}") for at, text in enumerate(own, start=1))


def test_a_page_looks_as_it_does_in_a_file_of_its_own(
    merged: bytes, renderer: PdfRenderer, views: tuple[CardView, ...]
) -> None:
    with pypdfium2.PdfDocument(merged) as document, pypdfium2.PdfDocument(renderer.render(views[1])) as single:
        whole = [document[at].render(scale=1).to_pil().tobytes() for at in (2, 3)]
        alone = [single[at].render(scale=1).to_pil().tobytes() for at in (0, 1)]
    assert whole == alone


def test_each_card_has_a_bookmark_to_its_first_page(
    pdf: pikepdf.Pdf, counts: list[int], views: tuple[CardView, ...]
) -> None:
    with pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == [view.heading for view in views]
        places = [item.destination for item in outline.root]
        sections = [[child.title for child in item.children] for item in outline.root]
    targets = [pdf.pages.index(pikepdf.Page(place[0])) for place in places if isinstance(place, pikepdf.Array)]
    assert targets == [sum(counts[:at]) for at in range(len(views))]
    assert sections == [[section.label for section in view.sections] for view in views]


def test_each_font_is_embedded_once(pdf: pikepdf.Pdf) -> None:
    files = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/FontName" in item]
    names = [str(item.FontName).partition("+")[2] for item in files]
    assert len(names) == len(set(names))
    assert {"NanumGothic", "NanumGothic-Bold", "DejaVu-Sans", "Noto-Sans-CJK-KR"} <= set(names)


def test_every_mark_on_every_page_leads_to_its_tag(pdf: pikepdf.Pdf) -> None:
    nums = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    tree = {int(key): value for key, value in zip(nums[::2], nums[1::2], strict=True)}
    assert list(tree) == sorted(tree)
    keys = [int(page.obj.StructParents) for page in pdf.pages]
    assert len(keys) == len(set(keys))
    for key, page in zip(keys, pdf.pages, strict=True):
        marks = {
            int(instruction.operands[1].MCID)
            for instruction in pikepdf.parse_content_stream(page)
            if str(instruction.operator) == "BDC" and "/MCID" in instruction.operands[1]
        }
        assert marks == set(range(len(tree[key])))
        assert all(element.Pg.objgen == page.obj.objgen for element in tree[key])


def test_the_tags_form_one_tree(pdf: pikepdf.Pdf) -> None:
    document = pdf.Root.StructTreeRoot.K[0]
    assert document.P.objgen == pdf.Root.StructTreeRoot.objgen
    assert all(element.P.objgen == document.objgen for element in document.K)
    assert len([element for element in document.K if str(element.S) == "/Art"]) == len(pdf.pages)


def test_table_headers_of_equal_cards_keep_names_of_their_own(filled: Fill, customer_folder: Path) -> None:
    pdf = pikepdf.open(io.BytesIO(printed(chunks([filled(), filled()], customer_folder, 1), customer_folder)))
    tags = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/StructElem"]
    names = [str(tag.ID) for tag in tags if "/ID" in tag]
    assert len(names) == len(set(names)) > 100
    used = {str(name) for tag in tags if "/Headers" in tag.get("/A", {}) for name in tag.A.Headers}
    assert used <= set(names)


def test_the_whole_is_pdf_ua_and_tells_the_forms_title(pdf: pikepdf.Pdf, views: tuple[CardView, ...]) -> None:
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == views[0].title
    assert pdf.Root.Lang == "ko"
    assert pdf.Root.MarkInfo.Marked
    assert dict(pdf.docinfo.items()).keys() == {"/Title", "/Producer"}


def test_the_same_cards_give_the_same_bytes(merged: bytes, views: tuple[CardView, ...], customer_folder: Path) -> None:
    assert printed(chunks(views, customer_folder), customer_folder) == merged


def test_chunks_drawn_elsewhere_give_the_same_file(
    merged: bytes, views: tuple[CardView, ...], customer_folder: Path
) -> None:
    sent = [pickle.dumps(chunk) for chunk in chunks(views, customer_folder)]
    received = (pickle.loads(chunk) for chunk in sent)  # noqa: S301 (our own)
    assert printed(received, customer_folder) == merged


def test_a_card_that_cannot_be_printed_stops_the_job(filled: Fill, customer_folder: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        [*chunks([filled(), filled(notes="\U000f1234")], customer_folder)]
    assert [(problem.code, problem.field) for problem in caught.value.problems] == [("T403", "notes")]


def test_a_job_without_cards_is_refused(customer_folder: Path) -> None:
    with pytest.raises(ValueError, match="needs a card"):
        printed([], customer_folder)
