"""What is said about expressions and what they find."""

from __future__ import annotations

from cardgen.messages.text import Text

QUERY_TEXTS: dict[str, Text] = {
    "error.expression.unexpected": Text("식을 읽을 수 없습니다.", "The expression cannot be read here."),
    "error.expression.ended": Text("식이 끝나지 않았습니다.", "The expression ends too early."),
    "error.expression.expected": Text("여기에 올 수 있는 것: {expected}", "What can stand here: {expected}"),
    "error.expression.quote": Text("따옴표가 닫히지 않았습니다.", "A quotation mark is not closed."),
    "error.expression.long": Text(
        "식이 너무 깁니다. {limit}자까지 쓸 수 있습니다.", "The expression is too long: {limit} characters at most."
    ),
    "error.expression.deep": Text(
        "괄호나 not이 너무 여러 겹입니다. {limit}겹까지 쓸 수 있습니다.",
        "Brackets or 'not' go too deep: {limit} levels at most.",
    ),
    "error.expression.no_form": Text(
        "쓸 수 있는 서식이 없습니다. 'cardgen check'로 확인하세요.", "There is no form to search. See 'cardgen check'."
    ),
    "error.expression.records": Text(
        "여러 줄이 있는 표라서 바로 비교할 수 없습니다: {name}. 칸 이름까지 적으세요 (예: {example}).",
        "{name} is a table, so name one of its columns to compare (e.g. {example}).",
    ),
    "error.expression.no_records": Text(
        "대괄호는 표 이름 바로 뒤에 씁니다. 표가 아닙니다: {name}",
        "Square brackets follow the name of a table, which {name} is not.",
    ),
    "error.expression.nested": Text(
        "대괄호 안에는 그 표의 칸 이름만 쓸 수 있습니다: {name}",
        "Inside square brackets only the columns of that table can stand, not {name}.",
    ),
    "error.expression.no_list": Text(
        "{function}() 안에는 목록이나 표의 칸을 적습니다. 값이 하나인 항목입니다: {name}",
        "{function}() takes a list or the column of a table; {name} has one value only.",
    ),
    "error.expression.no_column": Text(
        "{function}() 안에는 표의 칸 이름까지 적으세요: {name}",
        "{function}() needs a column of the table {name}.",
    ),
    "error.expression.no_number": Text(
        "{function}() 안에 쓸 수 없는 항목입니다: {name}. sum과 avg는 숫자, min과 max는 숫자나 날짜에 씁니다.",
        "{function}() does not work on {name}: sum and avg take numbers, min and max numbers or dates.",
    ),
    "error.expression.no_order": Text(
        "크고 작음을 비교할 수 없는 항목입니다: {name}. '=', '!=', '~'를 쓰세요.",
        "{name} has no order; use '=', '!=' or '~'.",
    ),
    "error.expression.not_text": Text(
        "글자가 아니어서 '~'를 쓸 수 없는 항목입니다: {name}. '='나 '<', '>'를 쓰세요.",
        "{name} is not text, so '~' does not work; use '=', '<' or '>'.",
    ),
    "error.expression.number": Text(
        "숫자와 비교하는 항목입니다: {name} (예: 1,000,000 또는 100만)",
        "{name} is compared with a number (e.g. 1,000,000).",
    ),
    "error.expression.grouped": Text(
        "쉼표가 자릿수를 끊는지 값을 나누는지 알 수 없습니다. 자릿수 쉼표를 빼거나 값을 따옴표로 묶고, "
        "값 사이는 띄어 쓰세요.",
        "These commas may group digits or part values: leave them out of numbers or put each number in quotes, and put "
        "a space between values.",
    ),
    "error.expression.empty": Text(
        "빈 값과는 비교할 수 없습니다: {name}. 값이 없는 카드는 'missing'으로, 있는 카드는 'not missing'으로 찾으세요.",
        "{name} cannot be compared with nothing; use 'missing' for cards without a value, 'not missing' for the rest.",
    ),
    "error.expression.date": Text(
        "날짜와 비교하는 항목입니다: {name} (예: 2026-03-02, today, -180d, -1y)",
        "{name} is compared with a date (e.g. 2026-03-02, today, -180d, -1y).",
    ),
    "error.expression.boolean": Text(
        "예 또는 아니오와 비교하는 항목입니다: {name}", "{name} is compared with yes or no (true, false)."
    ),
    "error.expression.phone": Text(
        "전화번호가 아닙니다: {name}. 번호의 일부로 찾으려면 '~'를 쓰세요.",
        "{name} is compared with a whole telephone number; for a part of one use '~'.",
    ),
    "error.expression.choice": Text(
        "{name} 항목에 그런 값은 없습니다. 가능한 값: {known}", "{name} has no such choice. Known: {known}"
    ),
    "error.expression.choice.near": Text(
        "{name} 항목에 그런 값은 없습니다. 혹시 {near}인가요? 가능한 값: {known}",
        "{name} has no such choice. Did you mean {near}? Known: {known}",
    ),
    "expression.field": Text(
        "항목 이름 (예: 등급, sum(purchases.amount))", "a field (e.g. grade, sum(purchases.amount))"
    ),
    "expression.comparison": Text("= != < <= > >= ~ in missing", "= != < <= > >= ~ in missing"),
    "expression.absence": Text("in, missing (같지 않으면 '!=')", "in, missing (for unequal: '!=')"),
    "expression.value": Text("비교할 값 (띄어쓰기가 있으면 따옴표로)", "a value (in quotes where it has spaces)"),
    "expression.joint": Text("and, or", "and, or"),
    "expression.open": Text("(", "("),
    "expression.close": Text(")", ")"),
    "expression.to": Text("]", "]"),
    "help.find": Text(
        "카드를 찾습니다. 낱말(초성, 전화번호 일부도 됨)이나 식으로 찾습니다: 등급 = VIP and 이메일 missing",
        "Find cards by words (initials, parts of numbers) or by an expression: grade = VIP and phone missing.",
    ),
    "help.find.form": Text("이 서식의 카드만 찾습니다.", "Search the cards of this form only."),
    "help.find.ids": Text("번호만 한 줄에 하나씩 냅니다.", "Print ids only, one a line."),
    "help.where": Text(
        "식에 맞는 카드만 고릅니다: 등급 = VIP and sum(purchases.amount) >= 1000000",
        "Only cards the expression chooses: grade = VIP and sum(purchases.amount) >= 1000000.",
    ),
    "help.index.form": Text(
        "이 서식의 목록만 만듭니다. 여러 번 쓸 수 있습니다.", "Make the indexes of this form only; may be repeated."
    ),
    "help.index.out": Text(
        "out/ 대신 이 폴더에 만듭니다 (--where에는 꼭 필요).",
        "Make them in this folder, not in out/ (needed with --where).",
    ),
    "error.where_needs_out": Text(
        "고른 카드만의 목록은 전체 목록과 섞이지 않게 --out으로 폴더를 정해야 합니다.",
        "An index of some cards must not replace that of all: name a folder with --out.",
    ),
    "find.count": Text("카드 {cards}장", "Cards found: {cards}."),
    "find.none": Text("찾는 카드가 없습니다.", "No card matches."),
    "find.as_condition": Text(
        "낱말로 찾았습니다. 조건으로 찾으려면 이렇게 쓰세요: 등급 = VIP, 등급 in (VIP, 골드), 이메일 missing",
        "These were looked for as words. To search by a condition: grade = VIP, grade in (VIP, 골드), phone missing",
    ),
    "find.hidden": Text("화면이 좁아 뺀 항목: {fields}", "Left out for want of room: {fields}"),
    "find.left_out": Text(
        "오류가 있는 카드 {cards}장은 빼고 찾았습니다. 'cardgen check'로 확인하세요.",
        "Cards left out because they or their form have errors: {cards}. See 'cardgen check'.",
    ),
    "index.chosen": Text("{all}장 가운데 고른 {chosen}장", "{chosen} chosen of {all} cards"),
}
