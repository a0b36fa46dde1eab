"""What `cardgen erase` asks, says it did, and refuses; and what its records say."""

from __future__ import annotations

from cardgen.messages.text import Text

ERASE_TEXTS: dict[str, Text] = {
    "help.erase": Text(
        "고객을 카드, 출력물, git 기록 전체에서 지우고, 지워졌음을 확인해 파기대장에 적습니다.",
        "Erase customers from cards, outputs and all of git history, prove it, and record it.",
    ),
    "help.erase.reason": Text(
        "파기 사유. 파기대장에 남으니 개인정보를 쓰지 마세요 (예: 보유 기간 만료)",
        "Why; it stays in the records, so name nobody (as in: retention period over).",
    ),
    "help.erase.yes": Text("묻지 않고 지웁니다.", "Do not ask."),
    "help.erase.anyway": Text(
        "직접 고칠 곳이나 통째로 빠질 파일이 있어도 지웁니다.",
        "Erase though there are places to mend first, or files that go whole.",
    ),
    "erase.ask.doubts": Text(
        "직접 고치거나 확인할 곳이 {count}곳 있고, 지운 뒤에는 다시 찾을 수 없습니다. 그대로 지울까요?",
        "There are places for you to mend or look at ({count}), and after this nothing can find them. Erase anyway?",
    ),
    "error.erase.doubts": Text(
        "직접 고치거나 확인할 곳이 {count}곳 있어 지우지 않았습니다. "
        "위에 적힌 곳을 고치고 커밋한 뒤 다시 실행하거나, 그대로 지우려면 --anyway를 붙이세요.",
        "There are places for you to mend or look at ({count}), so nothing was erased. "
        "Mend and commit what is listed above and run this again, or erase anyway with --anyway.",
    ),
    "error.erase.behind": Text(
        "서버에 올라온 변경을 아직 받지 않아 지우지 않았습니다({branches}). git pull로 받은 뒤 다시 실행하세요.",
        "There is work on the server that is not here yet ({branches}), so nothing was erased. "
        "Get it with git pull, and run this again.",
    ),
    "error.erase.again": Text(
        "{day}에 이미 파기한 고객입니다: {id} (파기 기록은 ledger/erased/에 있습니다)",
        "Customer {id} was erased on {day} already. ledger/erased/ tells why.",
    ),
    "erase.confirm": Text(
        "되돌릴 수 없습니다. 지우려면 고객번호 {card} 전체를 입력하세요",
        "This cannot be undone. To erase, type the whole id {card}",
    ),
    "erase.confirm.many": Text(
        "되돌릴 수 없습니다. 고객 {count}명을 지우려면 사람 수를 숫자로 입력하세요",
        "This cannot be undone. To erase {count} customers, type their number",
    ),
    "erase.left": Text("아무것도 지우지 않았습니다.", "Nothing was erased."),
    "erase.dry": Text("미리 보기입니다. 아무것도 지우지 않았습니다.", "This was a preview. Nothing was erased."),
    "error.erase.needs_yes": Text(
        "물어볼 터미널이 없어 지우지 않았습니다. 내용을 확인한 뒤 --yes를 붙여 다시 실행하세요.",
        "There is no terminal to ask on, so nothing was erased. Look at the preview, then run it again with --yes.",
    ),
    "erase.also": Text(
        "이름이나 폴더에 고객번호나 이 고객의 값이 있어 함께 지웁니다: {path}",
        "This file, or a folder of it, is called after the customer, so it goes, too: {path}",
    ),
    "erase.renamed": Text(
        "다른 고객의 카드나 다른 파일이라 남기고, 예전 기록의 이름에서 이 고객의 값만 지웁니다: {path}",
        "This is somebody else's and stays; only the value in its earlier name is taken out: {path}",
    ),
    "erase.again": Text(
        "이미 파기한 번호입니다: {card} (되돌아온 카드를 다시 지웁니다)",
        "Erased before: {card}. What came back of it is erased again.",
    ),
    "erase.finished": Text(
        "중간에 멈춘 파기를 마저 끝냈습니다: {card}", "Finished an erasure that had been interrupted: {card}"
    ),
    "erase.working": Text("기록을 다시 쓰는 중", "Rewriting history"),
    "erase.done": Text(
        "고객 {card}: 파기했습니다. 변경 기록(커밋) {commits}개를 다시 썼습니다.",
        "Erased {card}. Commits written anew: {commits}.",
    ),
    "erase.done.empty": Text(
        "내용이 남지 않은 변경 기록(커밋) {empty}개는 없앴습니다.",
        "Commits that are gone because nothing was left in them: {empty}.",
    ),
    "erase.done.prints": Text(
        "전에 인쇄한 종이의 커밋 번호는 이제 없습니다. "
        "다른 고객의 종이는 그 앞의 내용 번호를 cardgen show --blob에 쓰면 찾습니다.",
        "Commits named on earlier prints are gone. "
        "Other customers' prints are found by their contents, with cardgen show --blob.",
    ),
    "erase.done.words": Text(
        "값을 지운 곳: 커밋·태그 설명 {messages}건, 다른 파일의 판 {texts}개, 통째로 뺀 판 {dropped}개",
        "Values taken out of: messages {messages}, versions of other files {texts}. "
        "Versions that went whole: {dropped}.",
    ),
    "erase.done.files": Text("지운 파일: {count}개", "Files deleted: {count}"),
    "erase.done.stashes": Text(
        "임시 보관(stash)은 {all}건 중 {left}건이 남았습니다. 나머지에는 이 고객의 내용뿐이었습니다.",
        "Stashes left: {left} of {all}. The others held nothing but this customer.",
    ),
    "erase.done.signed": Text(
        "커밋과 태그의 서명이 없어졌습니다. 서명은 고친 내용을 보증할 수 없습니다.",
        "Signatures of commits and tags are gone. They cannot vouch for what was rewritten.",
    ),
    "erase.done.records": Text(
        "파기 기록을 커밋했습니다: {ledger} (빈 칸은 책임자가 채웁니다)",
        "The record of the erasure and the ledger ({ledger}) are committed. Fill in what it leaves empty.",
    ),
    "erase.done.rebuild": Text(
        "목록과 장부도 지웠습니다. cardgen build로 다시 만드세요.",
        "Index and ledger went, too. Make them again with cardgen build.",
    ),
    "erase.unmended": Text(
        "이 파일에서는 값을 따로 지울 수 없습니다. 직접 고치거나 지우세요: {path}",
        "Values cannot be taken out of this file. Mend or delete it yourself: {path}",
    ),
    "erase.incomplete": Text(
        "아직 끝나지 않았습니다. 위에 적힌 곳을 지금 살펴 고치세요, 나중에는 다시 찾을 수 없습니다.",
        "Not complete yet. Look at what is listed above and mend it now: it cannot be looked for again.",
    ),
    "erased.commit": Text("{form} {id}: 파기 기록", "{form} {id}: record of erasure"),
    "erased.commit.many": Text("카드 {count}건: 파기 기록", "Cards erased, for the record: {count}"),
    "erased.items": Text("카드 전체와 그 이력, 출력물", "the whole card, its history and outputs"),
    "erased.method": Text(
        "전자 파일과 변경 기록 영구 삭제 후 남은 곳 검사",
        "files and change history deleted for good, then searched for remains",
    ),
    "erased.column.day": Text("파기일", "Date"),
    "erased.column.subject": Text("대상(고객번호)", "Subject (id)"),
    "erased.kind": Text("전자 파일", "electronic file"),
    "erased.column.number": Text("연번", "No."),
    "erased.column.file": Text("개인정보파일명", "Personal data file"),
    "erased.column.kind": Text("자료의 종류", "Kind of record"),
    "erased.column.made": Text("생성일", "Made"),
    "erased.column.department": Text("담당 부서", "Department"),
    "erased.column.witness": Text("입회자", "Witness"),
    "erased.column.checked": Text("확인일", "Checked on"),
    "erased.column.items": Text("파기 항목", "What was destroyed"),
    "erased.column.reason": Text("파기 사유", "Reason"),
    "erased.column.method": Text("파기 방법", "Method"),
    "erased.column.by": Text("담당자", "Done by"),
    "erased.column.confirmed": Text("확인(결재)", "Confirmed"),
    "error.erase.personal": Text(
        "파기 사유에 개인정보가 있습니다. 파기 기록에 남으므로 누구인지 알 수 없게 쓰세요 (예: 보유 기간 만료).",
        "The reason names somebody or holds personal data, and it stays in the records. "
        "Write it so that it tells of nobody, as in: retention period over.",
    ),
    "error.erase.shallow": Text(
        "얕은 복제(shallow clone)에는 예전 기록이 없어 지울 수 없습니다. "
        "git fetch --unshallow로 받은 뒤 다시 실행하세요.",
        "A shallow clone lacks older history, which cannot be erased here. Fetch it with git fetch --unshallow.",
    ),
    "error.erase.partial": Text(
        "부분 복제(partial clone)에는 일부 내용이 없어 지울 수 없습니다. 전체를 새로 복제해 거기서 실행하세요.",
        "A partial clone lacks some contents, which cannot be erased here. Make a full clone and run it there.",
    ),
    "error.erase.sha256": Text(
        "SHA-256 저장소의 기록은 다시 쓸 수 없습니다. git-filter-repo가 아직 지원하지 않습니다.",
        "The history of a SHA-256 repository cannot be rewritten. git-filter-repo does not support it yet.",
    ),
    "error.erase.detached": Text(
        "지금은 어느 브랜치에도 있지 않아 파기 기록을 남길 곳이 없습니다. "
        "git switch로 브랜치를 고른 뒤 다시 실행하세요.",
        "You are on no branch, so there is nowhere to keep the record. Switch to a branch with git switch.",
    ),
    "error.erase.under_way": Text(
        "병합이나 리베이스가 끝나지 않았습니다. 끝내거나 취소(--abort)한 뒤 다시 실행하세요.",
        "A merge, rebase or the like is under way. Finish it, or give it up with --abort, and run this again.",
    ),
    "error.erase.worktrees": Text(
        "연결된 작업 폴더(worktree)가 있습니다. "
        "git worktree list로 찾아 git worktree remove로 없앤 뒤 다시 실행하세요.",
        "Other working trees are linked to this repository. "
        "See them with git worktree list, and take them away with git worktree remove.",
    ),
    "error.erase.git_runs": Text(
        "다른 git 명령이 실행 중입니다(.git/index.lock). 끝난 뒤 다시 실행하세요.",
        "Another git command is running (.git/index.lock). Run this again when it is done.",
    ),
    "error.erase.changed": Text(
        "기록을 다시 쓰는 동안 저장소가 바뀌어 아무것도 지우지 않았습니다. 다시 실행하세요.",
        "The repository changed while history was being rewritten, so nothing was erased. Run this again.",
    ),
    "error.erase.ref_names": Text(
        "이름에 이 고객의 값이 들어 있는 브랜치나 태그가 있습니다({count}개). 이름을 바꾸거나 지운 뒤 다시 실행하세요.",
        "Names of branches or tags tell who the customer is ({count}). Rename or delete them, and run this again.",
    ),
    "error.erase.path_names": Text(
        "다른 고객의 카드나 다른 파일이 들어 있는 폴더의 이름에 이 고객의 값이 있습니다({count}개: {paths}). "
        "폴더 이름을 바꿔 저장(cardgen commit)한 뒤 다시 실행하세요.",
        "Folders of other people's files are named after the customer ({count}: {paths}). "
        "Rename them, commit that, and run this again.",
    ),
    "error.erase.left": Text(
        "다시 쓴 기록에도 고객의 값이 남아 저장소를 그대로 두었습니다. 이곳을 먼저 정리하세요: {places}",
        "Values would be left after all, so the repository was left as it is. Clean these up first: {places}",
    ),
    "error.erase.other_disk": Text(
        "git 폴더가 작업 공간과 다른 디스크에 있어 한 번에 바꿔 넣을 수 없습니다. "
        "같은 디스크로 옮긴 뒤 다시 실행하세요.",
        "The git folder lies on another disk than the workspace and cannot be replaced in one step. "
        "Move both to one disk.",
    ),
}
