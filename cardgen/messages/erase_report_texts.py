"""What is said before an erasure of where the customer is, and after it of what a search found."""

from __future__ import annotations

from cardgen.messages.text import Text

ERASE_REPORT_TEXTS: dict[str, Text] = {
    "erase.places.title": Text("고객번호 {card} - 남아 있는 곳", "Where customer {card} is"),
    "erase.places.title.many": Text("고객 {count}명 ({cards}) - 남아 있는 곳", "Where {count} customers ({cards}) are"),
    "erase.progress": Text("고객이 남아 있는 곳을 찾는 중", "Looking for the customer"),
    "erase.part.goes": Text("지워집니다", "Will be erased"),
    "erase.part.mend": Text("직접 고쳐야 합니다", "For you to mend"),
    "erase.part.stays": Text("남습니다", "Stays"),
    "erase.part.beyond": Text("여기서 지울 수 없습니다", "Cannot be erased from here"),
    "erase.label.card": Text("고객 카드", "Card"),
    "erase.label.past_paths": Text("예전 위치", "Earlier places"),
    "erase.label.history": Text("변경 이력", "History"),
    "erase.history": Text(
        "{first}부터 {last}까지 {commits}회 변경, 카드 내용 {versions}가지",
        "{first} to {last}; changes: {commits}, versions: {versions}",
    ),
    "erase.history.day": Text(
        "{last} 하루에 {commits}회 변경, 카드 내용 {versions}가지",
        "on {last}; changes: {commits}, versions: {versions}",
    ),
    "erase.history.none": Text("커밋된 적이 없습니다", "never committed"),
    "erase.label.refs": Text("브랜치·태그", "Branches, tags"),
    "erase.label.stashes": Text("임시 보관", "Stashes"),
    "erase.stashes": Text("git stash {count}건 (고객의 내용만 빠집니다)", "{count} (they lose the customer's part)"),
    "erase.label.commit": Text("커밋 설명", "Commit messages"),
    "erase.label.tag": Text("태그 설명", "Tag messages"),
    "erase.label.note": Text("커밋 메모", "Notes on commits"),
    "erase.label.tree": Text("파일 이름", "Names of files"),
    "erase.label.ref": Text("브랜치·태그 이름", "Names of branches"),
    "erase.label.reflog": Text("작업 기록", "Reflogs"),
    "erase.label.index": Text("준비 영역", "Index"),
    "erase.label.message": Text("쓰다 만 설명", "Unfinished messages"),
    "erase.label.rerere": Text("병합 기억", "Remembered merges"),
    "erase.label.config": Text("git 설정", "Git settings"),
    "erase.label.hook": Text("git 훅", "Git hooks"),
    "erase.label.worktree": Text("작업 폴더 정보", "Linked work trees"),
    "erase.label.lfs": Text("LFS 파일", "LFS files"),
    "erase.label.leftover": Text("git이 남긴 조각", "Leftovers of git"),
    "erase.label.file": Text(".git 안의 파일", "Files in .git"),
    "erase.label.unlinked": Text("끊어진 개체", "Loose objects"),
    "erase.label.blob": Text("예전 파일", "Past files"),
    "erase.label.working": Text("다른 파일", "Other files"),
    "erase.label.others": Text("다른 파일", "Other files"),
    "erase.label.outputs": Text("만들어 둔 파일", "Files made of it"),
    "erase.label.lists": Text("목록·보고서", "Lists, reports"),
    "erase.label.state": Text("캐시·작성 중인 글", "Caches, drafts"),
    "erase.label.package": Text("공유 파일", "Packages"),
    "erase.label.quote": Text("다른 고객의 카드", "Others' cards"),
    "erase.label.past_quote": Text("그 카드의 예전 내용", "Earlier versions"),
    "erase.label.unmended": Text("고칠 파일", "Files"),
    "erase.label.whole": Text("통째로 빠질 파일", "Files that go"),
    "erase.whole": Text(
        "{path} (판 {count}개, 이 고객만 뺄 수 없어 기록에서 파일째 빠집니다)",
        "{path} (versions: {count}; nothing can be taken out of it, so it leaves history whole)",
    ),
    "erase.label.held": Text("다른 서식의 카드", "Other forms"),
    "erase.label.signed": Text("기록한 사람", "Recorded by"),
    "erase.signed": Text(
        "이 고객의 이름과 이메일로 남긴 커밋·태그 {count}개 (작성자는 바꾸지 않으니 책임자와 의논하세요)",
        "commits and tags with the customer's e-mail address as author: {count} (authors stay: ask who is in charge)",
    ),
    "erase.namesakes": Text(
        "이 고객과 이름이 같은 사람이 남긴 커밋·태그 {count}개 (동명이인인지 확인하세요)",
        "commits and tags by somebody with the same name: {count} (make sure it is somebody else)",
    ),
    "erase.result.signed": Text(
        "고객이 작성자로 적힌 커밋·태그가 {count}개 남았습니다", "commits and tags still name the customer: {count}"
    ),
    "erase.label.word": Text("이름과 같은 낱말", "Like the name"),
    "erase.word.advice": Text(
        "두 글자 이름과 같지만 다른 뜻일 수 있어 그대로 둡니다. 이 고객을 말하는 곳이면 직접 고치세요.",
        "It stays, since it may be a word. Mend it yourself where it is this customer's name.",
    ),
    "erase.label.shared": Text("함께 쓰는 값", "Shared values"),
    "erase.label.number": Text("고객번호", "Customer no."),
    "erase.label.shares": Text("공유한 곳", "Recipients"),
    "erase.label.remotes": Text("원격 저장소", "Remotes"),
    "erase.label.worktrees": Text("다른 작업 폴더", "Other work trees"),
    "erase.label.submodules": Text("하위 저장소", "Submodules"),
    "erase.label.borrowed": Text("빌려 쓰는 저장소", "Borrowed from"),
    "erase.label.ignored": Text("살펴보지 않은 폴더", "Not looked into"),
    "erase.label.unread": Text("읽지 못한 것", "Not readable"),
    "erase.label.unread_records": Text("읽지 못한 공유 기록", "Unread records"),
    "erase.label.delivered": Text("--out으로 만든 파일", "Files put elsewhere"),
    "erase.label.paper": Text("종이·원본 명단", "Paper, sources"),
    "erase.label.copies": Text("복제본·백업", "Clones, backups"),
    "erase.places.count": Text("{count}곳: {fields}", "{count}: {fields}"),
    "erase.rename": Text(
        "{count}곳: {fields} (이름을 바꾸거나 지워야 파기할 수 있습니다)",
        "{count}: {fields} (rename or delete them first)",
    ),
    "erase.more": Text("{items} 외 {count}건", "{items} and {count} more"),
    "erase.rest": Text("그 밖에 {count}건", "and {count} more"),
    "erase.file": Text("{path} ({fields})", "{path} ({fields})"),
    "erase.elsewhere": Text("카드의 다른 글", "other words of the card"),
    "erase.quote": Text("{path}:{line} {field}에 이 고객의 {fields}", "{path}:{line} {field}: {fields}"),
    "erase.quote.remark": Text("{path}:{line} 주석에 이 고객의 {fields}", "{path}:{line} comment: {fields}"),
    "erase.quote.past": Text(
        "{cards} ({count}가지 내용, 다른 고객의 이력이라 그대로 둡니다)",
        "{cards} (versions: {count}; another customer's history is left as it is)",
    ),
    "erase.shared": Text(
        "그 밖에 {count}곳: 다른 고객도 쓰는 {fields}",
        "other places with what other customers have too: {count} ({fields})",
    ),
    "erase.number": Text(
        "{count}곳: 공유 기록, 파기 기록처럼 번호만 적힌 곳", "places with the number alone, such as records: {count}"
    ),
    "erase.held.past": Text("그 카드들의 예전 내용 {count}가지", "earlier versions of these: {count}"),
    "erase.held.advice": Text(
        "법으로 보관할 것이면 남기고, 아니면 따로 지우세요", "leave what the law wants kept, erase others apart"
    ),
    "erase.share": Text(
        "{day} {recipient} ({number}, 보유 기한 {until})", "{day} {recipient} ({number}, to keep until {until})"
    ),
    "erase.copies": Text(
        "다른 컴퓨터의 복제본과 백업은 알 수 없습니다", "clones on other computers and backups are not known here"
    ),
    "erase.paper": Text(
        "인쇄한 종이와 처음 받은 명단 파일(엑셀 등)은 찾아서 따로 없애세요",
        "find prints, and the files the cards came from (spreadsheets), and destroy them apart",
    ),
    "erase.proof.title": Text("파기 확인", "Proof of erasure"),
    "erase.label.searched": Text("살펴본 것", "Searched"),
    "erase.searched": Text(
        "git 개체 {objects}개, 브랜치·태그 {refs}개, 파일 {files}개 ({size})",
        "objects: {objects}, refs: {refs}, files: {files} ({size})",
    ),
    "erase.label.values": Text("찾은 값", "Looked for"),
    "erase.values": Text(
        "이 고객의 값 {count}개를 예전 값까지, 여러 표기로 찾았습니다",
        "values, earlier ones too, in all spellings: {count}",
    ),
    "erase.label.result": Text("결과", "Result"),
    "erase.result.clean": Text("남은 곳이 없습니다", "nothing is left"),
    "erase.result.stays": Text(
        "지울 것은 모두 지웠고, 아래에 적은 {count}곳은 그대로 있습니다",
        "all that is to go is gone; what is listed below stays: {count}",
    ),
    "erase.result.unseen": Text(
        "살펴본 곳에는 남지 않았지만, 아래에 적은 {count}곳은 살펴보지 못했습니다",
        "nothing is left where it was looked for, but not everything could be looked into: {count}",
    ),
    "erase.result.left": Text("아직 {count}곳에 남아 있습니다", "still there in places: {count}"),
    "erase.result.mend": Text(
        "직접 고쳐야 할 곳이 {count}곳 남았습니다. 고친 뒤 커밋하세요.",
        "What is left is for you to mend: {count}. Commit when it is done.",
    ),
    "erase.steps.title": Text("이제 할 일", "What is left to do"),
    "erase.step.push": Text(
        "서버의 기록을 바꾸세요. 거절되면(rejected) 그사이 누가 올린 것이니, "
        "새로 git clone한 폴더에서 다시 파기하세요.",
        "Replace what the server has. Where it refuses, somebody has pushed since: erase again in a new clone.",
    ),
    "erase.step.push.unknown": Text(
        "서버에 무엇이 있는지 받은 적이 없어 바꾸지 않고 올립니다. "
        "거절되면(rejected) 새로 git clone한 폴더에서 다시 파기하세요.",
        "What this server has was never fetched, so nothing of it is replaced. Where it refuses, erase in a new clone.",
    ),
    "erase.step.server": Text(
        "서버에도 옛 기록이 한동안 남으므로 관리자에게 정리를 요청하세요.",
        "Ask the server's administrator to remove what it still keeps of the old history.",
    ),
    "erase.step.unsent": Text(
        "다른 컴퓨터에 올리지 않은 일이 있으면 폴더를 지우지 말고 먼저 알리게 하세요. "
        "그 폴더에서 커밋하고 이렇게 옮겨 올립니다.",
        "Whoever has work that was not pushed says so first and deletes nothing. "
        "It is committed there and moved over like this.",
    ),
    "erase.step.conflict": Text(
        "그때 파기한 고객의 카드가 충돌(CONFLICT)로 나오면 지우는 쪽을 고릅니다.",
        "Where a card that was erased comes up as a conflict, it goes.",
    ),
    "erase.before.title": Text("먼저 할 일", "Before you erase"),
    "erase.before.remotes": Text(
        "먼저 모두가 올리게 하고 git pull로 받으세요. "
        "그때부터 끝났다고 알릴 때까지 아무도 이 저장소를 고치지 않게 하세요.",
        "Let everybody push, and get it with git pull. From then on nobody changes this repository until you say so.",
    ),
    "erase.before.unknown": Text(
        "{remote}: 무엇이 있는지 받은 적이 없습니다. 이렇게 먼저 받으세요.",
        "{remote}: what it has was never fetched. Do so first.",
    ),
    "erase.before.behind": Text(
        "아직 받지 않은 변경이 있어 지울 수 없습니다: {branches}",
        "There is work on the server that is not in your branch, so nothing can be erased yet: {branches}",
    ),
    "erase.before.mend": Text(
        "위에 적힌 다른 고객의 카드나 파일 {count}곳을 먼저 고치고 커밋하세요. 파기한 뒤에는 다시 찾을 수 없습니다.",
        "Mend the cards of others and the files listed above ({count}), and commit. Afterwards nothing can find them.",
    ),
    "erase.before.whole": Text(
        "파일 {count}개는 다른 고객의 내용까지 기록에서 통째로 빠집니다. 필요하면 먼저 저장소 밖에 복사해 두세요.",
        "Files leave history whole, with what they hold of others: {count}. Copy what you need to another place first.",
    ),
    "erase.step.clone": Text(
        "그런 다음 다른 컴퓨터의 복제본은 모두 지우고 git clone으로 새로 받으세요. "
        "옛 복제본을 합치면 고객이 되살아납니다.",
        "Then delete clones on other computers and clone anew: merging an old one would bring the customer back.",
    ),
    "erase.step.worktree": Text(
        "다른 작업 폴더를 지우고 새로 만드세요. 옛 파일이 그대로 있을 수 있습니다.",
        "Remove the other working trees and make them anew: they may still have old files.",
    ),
    "erase.step.shares": Text(
        "받은 곳에 다음 문장을 보내고 답을 파기 기록과 함께 보관하세요.",
        "Send this sentence to each recipient, and keep the answers with the records.",
    ),
    "erase.step.letter": Text(
        "{recipient} 귀하: {day}에 드린 자료 {number} 파일과 사본을 파기하고, 파기한 날을 알려 주시기 바랍니다.",
        "To {recipient}: please destroy the files of {number}, given on {day}, with all copies, and tell us the day.",
    ),
    "erase.step.backup": Text(
        "백업에서도 지우거나, 보관 기간이 끝나 없어지는 날을 적어 두세요.",
        "Erase it from backups too, or note the day by which they are gone.",
    ),
    "erase.step.mend": Text(
        "위에 적힌 다른 고객의 카드를 고치고 커밋하세요.", "Mend the cards of other customers listed above, and commit."
    ),
    "erase.step.borrowed": Text(
        "빌려 쓰는 저장소의 개체는 여기서 지울 수 없습니다. git repack -a -d로 가져온 뒤 다시 파기하세요.",
        "Objects of the other repository cannot be erased here. Take them over with git repack -a -d, and erase again.",
    ),
}
