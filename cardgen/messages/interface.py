"""What the command line says."""

from __future__ import annotations

from cardgen.messages.text import Text

INTERFACE: dict[str, Text] = {
    "error.prefix": Text("오류", "error"),
    "warning.prefix": Text("경고", "warning"),
    "error.settings.missing": Text(
        "{path} 파일이 이 폴더에도 위 폴더에도 없습니다. 'cardgen init 폴더'로 작업 공간을 만드세요.",
        "There is no {path} in this folder or above it. Make a workspace with 'cardgen init DIR'.",
    ),
    "error.settings.unreadable": Text(
        "{path}: 읽을 수 없습니다. 64KB 이하의 보통 파일이어야 합니다.",
        "{path} cannot be read: it must be an ordinary file of at most 64 KB.",
    ),
    "error.settings.toml": Text("{path}{place}: TOML 문법에 맞지 않습니다.", "{path}{place}: this is not valid TOML."),
    "error.settings.unknown": Text(
        "cardgen.toml: 모르는 설정입니다: {key}. 가능한 이름: {known}",
        "cardgen.toml: unknown setting {key}. Known here: {known}",
    ),
    "error.settings.id": Text(
        "cardgen.toml: {key} 값은 글자, 숫자, '-', '_'로 적습니다 (최대 64자).",
        "cardgen.toml: {key} is letters, digits, '-' and '_' (64 at most).",
    ),
    "error.settings.text": Text("cardgen.toml: {key} 값은 글자여야 합니다.", "cardgen.toml: {key} must be text."),
    "error.settings.texts": Text(
        "cardgen.toml: {key} 값은 글자 목록이어야 합니다.", "cardgen.toml: {key} must be a list of texts."
    ),
    "error.settings.choice": Text(
        "cardgen.toml: {key} 값이 올바르지 않습니다. 가능한 값: {known}",
        "cardgen.toml: {key} is not one of the choices. Known: {known}",
    ),
    "error.settings.time_zone": Text(
        "cardgen.toml: {key} 값이 시간대 이름이 아닙니다 (예: Asia/Seoul).",
        "cardgen.toml: {key} is not the name of a time zone (e.g. Asia/Seoul).",
    ),
    "error.settings.logo.outside": Text(
        "cardgen.toml: {key} 파일은 작업 공간 안에 있어야 합니다.",
        "cardgen.toml: the file of {key} must lie in the workspace.",
    ),
    "error.settings.logo.missing": Text(
        "cardgen.toml: {key} 파일을 읽을 수 없습니다.", "cardgen.toml: the file of {key} cannot be read."
    ),
    "error.settings.logo.kind": Text(
        "cardgen.toml: {key} 파일은 2MB 이하의 PNG나 JPEG여야 합니다.",
        "cardgen.toml: the file of {key} must be a PNG or JPEG of at most 2 MB.",
    ),
    "error.template": Text("서식에 문제가 있어 만들 수 없습니다.", "The templates have problems; nothing was made."),
    "error.no_such_card": Text("그런 카드가 없습니다: {name}", "There is no such card: {name}"),
    "error.no_such_card.near": Text(
        "그런 카드가 없습니다: {name}. 혹시 {near}인가요?", "There is no such card: {name}. Did you mean {near}?"
    ),
    "error.cards_of_name": Text(
        "이름 대신 카드 번호를 적으세요 (혹시 {ids}?)",
        "Name the card by its id. Did you mean {ids}?",
    ),
    "error.cards_of_name.several": Text(
        "이 이름이나 연락처의 카드가 여럿이니 카드 번호를 적으세요: {ids}",
        "Several cards have this name or number. Name one by its id: {ids}",
    ),
    "error.card.deleted": Text(
        "{day}에 지워진 카드입니다: {id} "
        "(기록 보기: cardgen log {id}, 되살리기: cardgen restore {id} --as-of {before})",
        "Card {id} was deleted on {day}. cardgen log {id} shows its history, and cardgen restore {id} --as-of {before} "
        "brings it back.",
    ),
    "error.card.lost": Text(
        "카드 파일이 없어졌고, 지운 것은 아직 기록되지 않았습니다: {id} (되살리기: cardgen restore {id} --as-of 오늘)",
        "The file of card {id} is gone, and that is not recorded yet. cardgen restore {id} --as-of today brings it "
        "back.",
    ),
    "error.no_such_field": Text(
        "그런 항목이 없습니다: {name}. 있는 항목 보기: cardgen template fields {form}",
        "There is no such field: {name}. To see all: cardgen template fields {form}",
    ),
    "error.no_such_field.column": Text(
        "그런 칸이 없습니다: {name}. 있는 칸: {known}", "There is no such column: {name}. Columns: {known}"
    ),
    "error.no_such_field.near": Text(
        "그런 항목이 없습니다: {name}. 혹시 {near}인가요?", "There is no such field: {name}. Did you mean {near}?"
    ),
    "error.ambiguous_field": Text(
        "여러 항목에 있는 이름입니다: {name}. 경로로 쓰세요: {paths}",
        "Several fields have this name: {name}. Use a path: {paths}",
    ),
    "error.no_such_form": Text(
        "그런 서식이 없습니다: {name}. 있는 서식: {known}", "There is no such form: {name}. Forms here: {known}"
    ),
    "error.one_card": Text("카드 하나를 골라 주세요: {name}", "Name one card: {name}"),
    "error.which_cards": Text(
        "어떤 카드를 만들지 고객번호를 적거나 --all 또는 --where를 쓰세요.",
        "Name the cards to render, or say --all or --where.",
    ),
    "error.merge_is_pdf": Text(
        "--merge는 PDF에만 쓸 수 있습니다. '--to pdf'로 적으세요.", "--merge works for PDF only: say '--to pdf'."
    ),
    "error.unknown_format": Text(
        "모르는 형식입니다: {name}. 가능한 형식: {known}", "Unknown format: {name}. Known formats: {known}"
    ),
    "error.write": Text("파일을 쓸 수 없습니다: {path} ({reason})", "Cannot write {path} ({reason})."),
    "error.out.not_a_folder": Text(
        "폴더를 만들 자리에 파일이 있습니다: {path}", "There is a file where a folder should be: {path}"
    ),
    "error.out.link": Text(
        "출력 폴더가 심볼릭 링크입니다: {path}. 링크를 지우고 다시 하세요.",
        "An output folder is a symbolic link: {path}. Remove the link and try again.",
    ),
    "error.worker_died": Text(
        "작업하던 프로세스가 갑자기 끝났습니다. 메모리가 모자라면 -j 1로 다시 하세요.",
        "A process doing the work ended suddenly. If memory ran short, try again with -j 1.",
    ),
    "error.locked": Text(
        "다른 cardgen이 이 작업 공간에 쓰고 있습니다 (프로세스 {holder}). 끝난 뒤 다시 하세요.",
        "Another cardgen is writing to this workspace (process {holder}). Try again when it has finished.",
    ),
    "error.init.not_empty": Text(
        "폴더가 비어 있지 않습니다: {path}. 새 폴더 이름을 적으세요.",
        "The folder is not empty: {path}. Name a new folder.",
    ),
    "error.editor.settings": Text(
        "{path} 파일이 올바른 JSON이 아니어서 고치지 않았습니다.", "{path} is not plain JSON, so it was left alone."
    ),
    "error.internal": Text(
        "cardgen 안에서 오류가 났습니다 ({kind}, {where}). 카드는 그대로이고, 쓰다 만 파일은 없습니다.",
        "cardgen failed inside ({kind}, {where}). Cards are as they were and no file is half-written.",
    ),
    "error.system": Text("{path}: {reason}", "{path}: {reason}"),
    "usage.help": Text("도움말: {command} --help", "See: {command} --help"),
    "usage.no_such_option": Text("모르는 옵션입니다: {name}", "There is no option {name}."),
    "usage.no_such_command": Text("모르는 명령입니다: {name}", "There is no command {name}."),
    "usage.near": Text("(혹시 {near}?)", "Did you mean {near}?"),
    "usage.missing": Text("빠진 것이 있습니다: {name}", "Something is missing: {name}."),
    "usage.missing.option": Text("옵션이 빠졌습니다: {name} ({meaning})", "The option {name} is missing: {meaning}."),
    "usage.no_file": Text(
        "그런 파일이 없습니다. 읽을 수 있는 파일 하나를 적으세요.", "There is no such file. Name one that can be read."
    ),
    "usage.no_folder": Text("그런 폴더가 없습니다.", "There is no such folder."),
    "usage.choice": Text("{name} 값이 올바르지 않습니다. 가능한 값: {known}", "{name} must be one of: {known}."),
    "usage.bad_value": Text("{name} 값을 쓸 수 없습니다.", "The value of {name} cannot be used."),
    "usage.range": Text(
        "{name}: {least}부터 {most}까지의 수를 적으세요.", "{name}: give a number from {least} to {most}."
    ),
    "usage.at_least": Text("{name}: {least} 이상의 수를 적으세요.", "{name}: give a number of {least} or more."),
    "usage.option_value": Text(
        "옵션에 값이 빠졌거나, 값을 받지 않는 옵션에 값이 있습니다: {name}",
        "{name} lacks its value, or was given one and takes none.",
    ),
    "usage.words": Text(
        "남는 낱말이 있거나 빠진 낱말이 있습니다. 띄어쓰기가 있는 값은 따옴표로 감싸세요.",
        "There is a word too many or too few. Quote a value that has spaces.",
    ),
    "error.interrupted": Text("멈췄습니다.", "Interrupted."),
    "check.summary": Text(
        "카드 {cards}장: 오류 {errors}건, 경고 {warnings}건",
        "Cards checked: {cards}. Errors: {errors}, warnings: {warnings}.",
    ),
    "check.left_out": Text(
        "서식에 오류가 있어 카드 {cards}장은 확인하지 못했습니다.",
        "Cards not checked because their form has errors: {cards}.",
    ),
    "build.summary": Text(
        "카드 {cards}장: 새로 만든 파일 {made}개, 그대로 {current}개, 지운 파일 {removed}개",
        "Cards: {cards}. Files made: {made}, up to date: {current}, removed: {removed}.",
    ),
    "build.index": Text("목록: {path}", "Index: {path}"),
    "build.kept": Text("손으로 고친 파일은 남겨 두었습니다: {path}", "A file edited by hand was kept: {path}"),
    "build.skipped": Text(
        "오류가 있는 카드는 만들지 않았습니다. 'cardgen check'로 확인하세요.",
        "Cards with errors were not made. See 'cardgen check'.",
    ),
    "build.left_out": Text(
        "서식에 오류가 있어 카드 {cards}장은 만들지 않았습니다. 전에 만든 파일은 그대로 두었습니다.",
        "Cards not made because their form has errors: {cards}. Their earlier files were left alone.",
    ),
    "build.unfilled": Text(
        "템플릿에 문제가 있어 만들지 못한 파일이 있습니다. 'cardgen template check'로 확인하세요.",
        "Some files were not made because a template has problems. See 'cardgen template check'.",
    ),
    "build.progress": Text("카드 만드는 중", "Rendering cards"),
    "render.nothing": Text("만들 카드가 없습니다.", "There are no cards to render."),
    "init.done": Text("작업 공간을 만들었습니다: {path}", "Made a workspace: {path}"),
    "init.next": Text(
        "다음에 할 일 (회사 이름은 cardgen.toml에 적으세요):\n  cd {quoted}\n  cardgen build",
        "What to do next (your company's name goes into cardgen.toml):\n  cd {quoted}\n  cardgen build",
    ),
    "init.next.empty": Text(
        "다음에 할 일 (회사 이름은 cardgen.toml에 적으세요):\n  cd {quoted}\n"
        "  cardgen import 명단.xlsx   가진 명단 들여오기\n  cardgen new                한 장씩 적기",
        "What to do next (your company's name goes into cardgen.toml):\n  cd {quoted}\n"
        "  cardgen import list.xlsx   bring in a list you have\n  cardgen new                enter cards one by one",
    ),
    "init.no_git": Text(
        "git이 없거나 시작되지 않아 기록은 남지 않습니다. 'cardgen doctor'로 확인하세요.",
        "git is missing or did not start, so no history is kept. See 'cardgen doctor'.",
    ),
    "doctor.pango": Text("Pango (PDF 만들기)", "Pango (makes PDFs)"),
    "doctor.harfbuzz": Text("libharfbuzz-subset (빠른 PDF)", "libharfbuzz-subset (fast PDFs)"),
    "doctor.fontconfig": Text("fontconfig (글꼴 찾기)", "fontconfig (finds fonts)"),
    "doctor.font.korean": Text("한글 글꼴", "a Korean font"),
    "doctor.font.hanja": Text("한자 글꼴", "a font for Hanja"),
    "doctor.font.boxes": Text("☐ ☑ 글꼴", "a font for ☐ ☑"),
    "doctor.git": Text("git (기록)", "git (history)"),
    "doctor.forms": Text("서식", "forms"),
    "doctor.editor": Text("편집기 자동 완성", "editor schema and settings"),
    "doctor.ignored": Text("git에서 빼는 파일", "files git leaves alone"),
    "doctor.fine": Text("좋음", "fine"),
    "doctor.there": Text("있음", "there"),
    "doctor.nothing_to_fix": Text("저절로 고칠 것이 없습니다.", "There is nothing to mend here."),
    "doctor.missing": Text("없음", "missing"),
    "doctor.outdated": Text("고칠 것 있음", "needs mending"),
    "doctor.remedy": Text("해결: {command}", "to mend: {command}"),
    "doctor.fixed": Text("썼습니다: {path}", "wrote {path}"),
    "template.fine": Text("서식 {form}: 문제 없음", "Templates of {form}: fine"),
    "template.hangul": Text("    한글 누름틀·셀 필드 이름: {name}", "    한글 click-here field or cell: {name}"),
}
