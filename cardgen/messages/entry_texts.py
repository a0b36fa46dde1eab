"""What is said while cards are entered and corrected."""

from __future__ import annotations

from cardgen.messages.text import Text

ENTRY: dict[str, Text] = {
    "error.edit.character": Text(
        "카드에 쓸 수 없는 제어 문자가 있습니다 ({code_point}).",
        "There is a control character no card may hold ({code_point}).",
    ),
    "error.edit.shape": Text(
        "서식과 다른 모양으로 적혀 있어 고칠 수 없습니다: {field}. 'cardgen edit'로 직접 고치세요.",
        "It is not written as the form has it: {field}. Mend it by hand with 'cardgen edit'.",
    ),
    "error.edit.position": Text(
        "{number}번째 기록이 없습니다. 기록은 {count}개입니다.",
        "There is no record {number}: the card has {count}.",
    ),
    "error.edit.unsafe": Text(
        "파일의 나머지를 그대로 두고 고칠 수 없어 아무것도 바꾸지 않았습니다. 'cardgen edit'로 직접 고치세요.",
        "The rest of the file could not be kept as it is, so nothing was changed. Mend it by hand with 'cardgen edit'.",
    ),
    "error.edit.changed": Text(
        "그사이 파일이 바뀌어 아무것도 쓰지 않았습니다: {path}. 다시 하세요.",
        "The file was changed meanwhile, so nothing was written: {path}. Try again.",
    ),
    "error.edit.gone": Text(
        "그사이 파일이 지워지거나 옮겨져 아무것도 쓰지 않았습니다: {path}",
        "The file was deleted or moved meanwhile, so nothing was written: {path}",
    ),
    "error.new.no_id": Text(
        "서식 {form}의 모양에 맞는 새 번호를 만들 수 없습니다. id를 직접 적으세요.",
        "No new id of the shape the form {form} asks for could be made. Give the id yourself.",
    ),
    "error.edit.exists": Text(
        "그 이름의 파일이 이미 있어 만들지 않았습니다: {path}",
        "There is a file of that name already, so none was made: {path}",
    ),
}
