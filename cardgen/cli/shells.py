"""cardgen completion: the scripts that make a shell ask us at Tab.

Click's own scripts cannot be used: bash ends a word at `=`, they know nothing of `contact.mobile=` after which no space
belongs, and they loop over the answer, which at 10,000 ids takes seconds. Here every shell gets one protocol: a line
that says how to go on (`words`, `open` for words that go on themselves, `files`, `folders`), then a line for each word,
with a tab and a description where the shell shows one.
"""

from __future__ import annotations

import click

from cardgen.cli.console import data
from cardgen.cli.help_page import Command
from cardgen.cli.language import tell

BASH = """\
_cardgen_completion() {
    local -a answer
    mapfile -t answer < <(
        env COMP_LINE="${COMP_LINE:0:COMP_POINT}" COMP_WORDBREAKS="$COMP_WORDBREAKS" _CARDGEN_COMPLETE=bash \\
            "${1/#\\~/$HOME}" 2>/dev/null
    )
    COMPREPLY=("${answer[@]:1}")
    case ${answer[0]} in
        open) compopt -o nospace ;;
        files) compopt -o default ;;
        folders) compopt -o dirnames ;;
    esac
}
complete -o nosort -F _cardgen_completion cardgen
"""

ZSH = """\
#compdef cardgen
_cardgen_completion() {
    local -a answer values texts ending
    local line tab=$'\\t'
    answer=("${(@f)$(
        COMP_LINE="${(j: :)words[1,CURRENT-1]} $QIPREFIX$PREFIX" _CARDGEN_COMPLETE=zsh ${~words[1]} 2>/dev/null
    )}")
    case $answer[1] in
        files) _files; return ;;
        folders) _files -/; return ;;
        open) ending=(-S '') ;;
    esac
    for line in "${(@)answer[2,-1]}"; do
        values+=("${line%%$tab*}")
        texts+=("${line/$tab/  }")
    done
    (( $#values )) && compadd -U -V cardgen "${(@)ending}" -d texts -a values
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _cardgen_completion; else compdef _cardgen_completion cardgen; fi
"""

FISH = """\
function _cardgen_completion
    set -l program (commandline -xpc 2>/dev/null; or commandline -opc)[1]
    set -l answer (env COMP_LINE=(commandline -cp | string collect) _CARDGEN_COMPLETE=fish $program 2>/dev/null)
    switch "$answer[1]"
        case files
            __fish_complete_path (commandline -ct)
        case folders
            __fish_complete_directories (commandline -ct)
        case '*'
            printf '%s\\n' $answer[2..]
    end
end
complete --command cardgen --no-files --keep-order --arguments '(_cardgen_completion)'
"""

SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH}


@click.command(cls=Command, help=tell("help.completion"))
@click.argument("shell", type=click.Choice([*SCRIPTS]))
def completion(shell: str) -> None:
    """Print the script."""
    data(SCRIPTS[shell].rstrip("\n"))
