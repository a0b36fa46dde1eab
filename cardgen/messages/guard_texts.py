"""What hooks, checks of history and `cardgen commit` say."""

from __future__ import annotations

from cardgen.messages.text import Text

GUARD_TEXTS: dict[str, Text] = {
    "help.check.staged": Text(
        "다음 커밋에 들어갈 내용(git 인덱스)만 검사합니다.", "Check what the next commit would hold (git's index)."
    ),
    "help.check.range": Text(
        "A에는 없고 B에 있는 커밋을 하나씩, 커밋 메시지까지 검사합니다.",
        "Check each commit that is in B and not in A, with its message.",
    ),
    "error.check.one_of": Text(
        "--staged, --range, --fix와 카드 이름은 함께 쓸 수 없습니다. 하나만 쓰세요.",
        "--staged, --range, --fix and names of cards exclude each other. Use one of them.",
    ),
    "check.range.summary": Text(
        "커밋 {commits}개, 카드 {cards}장: 오류 {errors}건, 경고 {warnings}건",
        "Commits checked: {commits}, cards: {cards}. Errors: {errors}, warnings: {warnings}.",
    ),
    "error.guard.shallow": Text(
        "이 복제본은 얕은 복제(shallow clone)라 {revision} 커밋이 없습니다. git fetch --unshallow로 받으세요 (GitHub "
        "Actions는 fetch-depth: 0).",
        "This is a shallow clone without {revision}. Fetch the rest with git fetch --unshallow (in GitHub Actions: "
        "fetch-depth: 0).",
    ),
    "help.commit": Text(
        "바뀐 카드, 공유·파기 기록, 서식과 설정을 기록(커밋)하고, 무엇이 바뀌었는지 값 없이 메시지에 적습니다.",
        "Commit changed cards, records, templates and settings, with a message that says what changed but no value.",
    ),
    "help.commit.message": Text("자동으로 만든 메시지 대신 쓸 메시지.", "The message to use instead of ours."),
    "commit.done": Text("커밋했습니다: {commit}", "Committed: {commit}"),
    "commit.tried": Text(
        "파일 {count}개를 이렇게 커밋합니다 (아직 하지 않았습니다).",
        "{count} file(s) would be committed so (nothing was done).",
    ),
    "commit.nothing": Text("바뀐 것이 없어 커밋하지 않았습니다.", "Nothing has changed, so nothing was committed."),
    "commit.section": Text("{label} 수정", "{label} changed"),
    "commit.records.added": Text("{label} {count}건 추가", "{label}: {count} added"),
    "commit.records.changed": Text("{label} {count}건 수정", "{label}: {count} changed"),
    "commit.records.removed": Text("{label} {count}건 삭제", "{label}: {count} removed"),
    "commit.card.added": Text("새로 등록", "new"),
    "commit.card.back": Text("되살림", "brought back"),
    "commit.card.confirmed": Text("확인", "confirmed"),
    "commit.card.changed": Text("내용 수정", "changed"),
    "commit.card.removed": Text("카드 삭제", "removed"),
    "commit.moved": Text("폴더 옮김", "moved to another folder"),
    "commit.layout": Text("값은 그대로 두고 정리", "tidied, no value changed"),
    "commit.several": Text("여러 항목 수정", "several fields changed"),
    "commit.cards": Text("카드", "Cards"),
    "commit.summary": Text("{whom} {count}건: {deeds}", "{whom}, {count} cards: {deeds}"),
    "commit.count.added": Text("등록 {count}", "{count} new"),
    "commit.count.back": Text("되살림 {count}", "{count} brought back"),
    "commit.count.confirmed": Text("확인 {count}", "{count} confirmed"),
    "commit.count.changed": Text("수정 {count}", "{count} changed"),
    "commit.count.removed": Text("삭제 {count}", "{count} removed"),
    "commit.shares": Text("공유 기록 {count}건", "records of shares: {count}"),
    "commit.erased": Text("파기 기록 {count}건", "records of erasures: {count}"),
    "commit.setup": Text("서식·설정 파일 {count}개", "templates and settings: {count} file(s)"),
    "commit.files": Text("파일 {count}개", "other files: {count}"),
    "commit.deletes": Text(
        "지운 카드는 지난 기록에 남아 있습니다. 고객을 기록에서도 지우려면 cardgen erase를 쓰세요.",
        "The cards that went are still in history. To take a customer out of history, too, use cardgen erase.",
    ),
    "commit.merged": Text("병합을 마쳤습니다: {commit}", "The merge is finished: {commit}"),
    "commit.merge.tried": Text(
        "병합을 이렇게 마칩니다 (아직 하지 않았습니다).", "The merge would be finished so (nothing was done)."
    ),
    "error.commit.under_way": Text(
        "끝나지 않은 git {command} 작업이 있습니다. 남은 카드가 있으면 먼저 cardgen merge --resolve로 고르고, "
        "git -c core.editor=true {command} --continue로 마치세요 (그만두려면 git {command} --abort).",
        "A git {command} is unfinished. Decide what is left with cardgen merge --resolve, then finish it with "
        "git -c core.editor=true {command} --continue (or give it up with git {command} --abort).",
    ),
    "error.commit.part_of_merge": Text(
        "병합은 한꺼번에 마쳐야 합니다. 카드 이름 없이 cardgen commit만 실행하세요.",
        "A merge is finished as a whole. Run cardgen commit without names.",
    ),
    "error.commit.detached": Text(
        "지금은 브랜치 밖에 있어(지난 커밋을 펼쳐 둔 상태) 커밋해도 곧 잃어버립니다. git switch -로 돌아가거나, git "
        "switch -c 새이름으로 브랜치를 만든 뒤 다시 하세요.",
        "HEAD is on no branch (an earlier commit is checked out), so the commit would soon be lost. Go back with "
        "git switch -, or make a branch with git switch -c NAME, then try again.",
    ),
    "error.commit.empty_message": Text("메시지가 비어 있습니다. -m 뒤에 적으세요.", "The message is empty."),
    "error.commit.message": Text(
        "메시지에 개인정보로 보이는 부분이 있어 커밋하지 않았습니다. 빼고 고객번호로 적으세요.",
        "The message seems to hold personal data, so nothing was committed. Name customers by their numbers.",
    ),
    "error.commit.unmerged": Text(
        "아직 고르지 않은 카드가 있어 커밋하지 않았습니다. 먼저 cardgen merge --resolve로 항목을 고르세요.",
        "Some cards are not merged, so nothing was committed. First choose with cardgen merge --resolve.",
    ),
    "error.commit.unsound": Text(
        "오류가 있는 카드가 있어 커밋하지 않았습니다. 고치거나, 커밋할 고객번호만 적으세요.",
        "Some cards have errors, so nothing was committed. Mend them, or name the cards to commit.",
    ),
    "error.commit.who": Text(
        '커밋하는 사람을 git이 모릅니다. git config --global user.name "이름"과 '
        'git config --global user.email "메일 주소"를 실행한 뒤 다시 하세요.',
        'git does not know who commits. Run git config --global user.name "Your Name" and '
        'git config --global user.email "you@example.com", then try again.',
    ),
    "error.commit.failed": Text(
        "git이 커밋하지 않았습니다. 위에 나온 훅이나 git의 말을 보고 고친 뒤 다시 하세요.",
        "git did not commit. See what a hook or git says above, mend it and try again.",
    ),
    "help.hook": Text(
        "커밋, 병합, 올리기(push) 때마다 카드를 검사하도록 git에 등록합니다.",
        "Let git check cards at every commit, merge and push.",
    ),
    "help.hook.install": Text(
        "git 훅을 설치합니다 (이미 있던 훅도 계속 실행됩니다).",
        "Install the git hooks; hooks that are there go on running.",
    ),
    "help.hook.remove": Text("설치한 훅을 지우고 전에 있던 훅을 되돌립니다.", "Remove them and put back those before."),
    "help.hook.status": Text("훅이 설치되어 있는지 보여 줍니다.", "Say whether they are installed."),
    "help.hook.run": Text("git이 부르는 명령입니다.", "What git calls."),
    "hook.installed": Text("git 훅을 설치했습니다: {names}", "Git hooks installed: {names}"),
    "hook.kept": Text(
        "전에 있던 {name} 훅도 먼저 실행됩니다: {kept}", "The {name} hook that was there runs first, as {kept}."
    ),
    "hook.removed": Text("git 훅을 지웠습니다: {names}", "Git hooks removed: {names}"),
    "hook.none": Text("설치된 훅이 없습니다.", "No hooks are installed."),
    "hook.state.installed": Text("설치됨", "installed"),
    "hook.state.outdated": Text("낡음", "outdated"),
    "hook.state.missing": Text("없음", "missing"),
    "hook.others": Text("(다른 훅도 있음)", "(beside another hook)"),
    "hook.advice": Text(
        "설치하거나 새로 고치려면 cardgen hook install을 실행하세요.",
        "Install them or bring them up to date with cardgen hook install.",
    ),
    "hook.found.pre-commit": Text(
        "커밋하지 않았습니다. 위의 문제를 고친 뒤 cardgen commit을 실행하세요.",
        "Nothing was committed. Mend the above, then run cardgen commit.",
    ),
    "hook.found.pre-merge-commit": Text(
        "병합을 커밋하지 않았습니다. 위의 문제를 고쳐 커밋하거나 git merge --abort로 되돌리세요.",
        "The merge was not committed. Mend the above and commit, or go back with git merge --abort.",
    ),
    "hook.found.pre-push": Text(
        "올리지 않았습니다. 위의 문제를 먼저 고치세요.", "Nothing was pushed. Mend the above first."
    ),
    "hook.found.commit-msg": Text(
        "커밋하지 않았습니다. 메시지에서 개인정보를 빼고 다시 커밋하세요.",
        "Nothing was committed. Take the personal data out of the message and commit again.",
    ),
    "hook.found.post-merge": Text(
        "방금 받은 내용에 위의 문제가 있습니다. 고쳐서 커밋하거나 git reset --keep ORIG_HEAD로 받기 전으로 되돌리세요.",
        "What has just come in has these problems. Mend and commit them, or go back with git reset --keep ORIG_HEAD.",
    ),
    "hook.found.post-rewrite": Text(
        "rebase한 결과에 위의 문제가 있습니다. 고쳐서 커밋하거나 git reset --keep ORIG_HEAD로 되돌리세요.",
        "The rebased commits have these problems. Mend and commit them, or go back with git reset --keep ORIG_HEAD.",
    ),
    "hook.old.pre-commit": Text(
        "커밋하지 않았습니다. git merge --abort로 병합을 그만두고 위의 안내를 따르세요.",
        "Nothing was committed. Give the merge up with git merge --abort, and do as said above.",
    ),
    "hook.old.pre-merge-commit": Text(
        "병합을 커밋하지 않았습니다. git merge --abort로 병합을 그만두고 위의 안내를 따르세요.",
        "The merge was not committed. Give it up with git merge --abort, and do as said above.",
    ),
    "hook.old.pre-push": Text(
        "올리지 않았습니다. 올리면 파기한 고객이 서버와 모두의 컴퓨터에 되살아납니다.",
        "Nothing was pushed: it would bring the erased customers back, on the server and for everybody.",
    ),
    "hook.old.post-merge": Text(
        "파기 전의 기록과 합쳐졌습니다. 올리지 말고, git reset --keep ORIG_HEAD로 합치기 전으로 되돌린 뒤 위의 안내를 "
        "따르세요.",
        "This was merged with a history from before the erasure. Do not push it: go back with "
        "git reset --keep ORIG_HEAD, and do as said above.",
    ),
    "hook.returned.pre-commit": Text(
        "커밋하지 않았습니다. git merge --abort로 병합을 그만두고, git pull --rebase로 받은 뒤 위의 안내를 따르세요.",
        "Nothing was committed. Give the merge up with git merge --abort, run git pull --rebase, and do as said above.",
    ),
    "hook.returned.pre-merge-commit": Text(
        "병합을 커밋하지 않았습니다. git merge --abort로 그만두고, git pull --rebase로 받은 뒤 위의 안내를 따르세요.",
        "The merge was not committed. Give it up with git merge --abort, run git pull --rebase, and do as said above.",
    ),
    "hook.returned.pre-push": Text(
        "올리지 않았습니다. 올리면 파기한 고객이 서버와 모두의 컴퓨터에 되살아납니다.",
        "Nothing was pushed: it would bring the erased customers back, on the server and for everybody.",
    ),
    "hook.returned.post-merge": Text(
        "파기한 고객이 되돌아왔습니다. 다른 일을 하기 전에 위의 안내를 따르세요.",
        "Erased customers came back. Do as said above before anything else.",
    ),
    "hook.returned.post-rewrite": Text(
        "파기한 고객이 되돌아왔습니다. 다른 일을 하기 전에 위의 안내를 따르세요.",
        "Erased customers came back. Do as said above before anything else.",
    ),
    "hook.script.gone": Text(
        "cardgen: 프로그램을 찾을 수 없어 카드를 검사하지 못했고, 그래서 커밋하지 않았습니다. "
        "cardgen을 설치하고 cardgen hook install을 실행하세요 (검사 없이 한 번 커밋: git commit --no-verify).",
        "cardgen: the program is gone, so the cards were not checked and nothing was committed. "
        "Install cardgen and run cardgen hook install (to commit once without a check: git commit --no-verify).",
    ),
    "hook.script.gone.push": Text(
        "cardgen: 프로그램을 찾을 수 없어 올릴 카드를 검사하지 못했고, 그래서 올리지 않았습니다. "
        "cardgen을 설치하고 cardgen hook install을 실행하세요 (검사 없이 한 번 올리기: git push --no-verify).",
        "cardgen: the program is gone, so the cards were not checked and nothing was pushed. "
        "Install cardgen and run cardgen hook install (to push once without a check: git push --no-verify).",
    ),
    "hook.script.gone.after": Text(
        "cardgen: 프로그램을 찾을 수 없어 받은 카드를 검사하지 못했습니다. cardgen을 설치하고 cardgen hook install을 "
        "실행하세요.",
        "cardgen: the program is gone, so the cards that came in were not checked. "
        "Install cardgen and run cardgen hook install.",
    ),
    "doctor.erased": Text("파기한 고객이 기록에 없음", "no erased customer in history"),
    "error.hook.arguments": Text(
        "{name} 훅에 맞지 않는 인자입니다. 이 명령은 git이 부릅니다.",
        "These are no arguments of {name}: git calls this.",
    ),
    "error.hook.elsewhere": Text(
        "git 훅 폴더가 저장소 밖에 있어 다른 저장소에도 쓰입니다: {path}. "
        "git config core.hooksPath로 저장소 안의 폴더를 정하고 다시 하세요.",
        "The hooks' folder lies outside the repository and serves others, too: {path}. Name one within it by "
        "git config core.hooksPath, then try again.",
    ),
    "error.hook.twice": Text(
        "{name} 훅과 전에 보관한 {kept} 파일이 모두 있어 바꾸지 않았습니다. 둘 중 쓸 것 하나만 남기고 다시 하세요.",
        "There is a {name} hook and a kept {kept}, so nothing was changed. Keep the one you want and try again.",
    ),
}
