"""What makes shells complete command lines of kg; each asks the program as click's own scripts do.

These are not click's, because there names with spaces are no single word in bash, a comma ends a name in fish, and what
kg has no words for is not completed as a file.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["SCRIPTS"]

# Bash parts words at "=" and ":", which kg does not; and it quotes what a command offers only where that is for files.
BASH = r"""_kg_completion() {
    local IFS=$'\n' word type value begun index
    local -a words=()
    for ((index = 0; index <= COMP_CWORD; index++)); do
        word=${COMP_WORDS[index]}
        if ((index > 1)) && [[ $word == [=:]* || ${words[-1]} == *[=:] ]]; then
            words[-1]+=$word
        else
            words+=("$word")
        fi
    done
    begun=${words[-1]%"$2"}
    COMPREPLY=()
    while IFS=, read -r type value; do
        case $type in
        dir) compopt -o dirnames ;;
        plain)
            value=${value#"$begun"}
            COMPREPLY+=("$value")
            [[ $value == *[^A-Za-z0-9_.,:=@%+/-]* ]] && compopt -o filenames
            [[ $value == *= ]] && compopt -o nospace
            ;;
        esac
    done < <(COMP_WORDS="${words[*]}" COMP_CWORD=$((${#words[@]} - 1)) _KG_COMPLETE=bash_complete "$1")
    return 0
}

complete -o nosort -o bashdefault -o default -F _kg_completion kg
"""
ZSH = r"""#compdef kg

_kg_completion() {
    local -a plain described answer
    local type value help
    (( ! $+commands[kg] )) && return 1

    answer=("${(@f)$(COMP_WORDS="${words[*]}" COMP_CWORD=$((CURRENT - 1)) _KG_COMPLETE=zsh_complete kg)}")
    for type value help in ${answer}; do
        case $type in
        dir) _path_files -/ && return ;;
        plain)
            if [[ $help == _ ]]; then
                plain+=("$value")
            else
                described+=("$value:$help")
            fi
            ;;
        esac
    done
    if (( ! $#plain && ! $#described )); then
        _files
        return
    fi
    (( $#described )) && _describe -V unsorted described -U
    (( $#plain )) && compadd -U -V unsorted -a plain
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _kg_completion "$@"
else
    compdef _kg_completion kg
fi
"""
FISH = r"""function _kg_completion
    set -l offered
    for line in (COMP_WORDS=(commandline -cp) COMP_CWORD=(commandline -ct) _KG_COMPLETE=fish_complete kg)
        set -l parts (string split -m 1 , -- $line)
        switch $parts[1]
            case dir
                __fish_complete_directories (commandline -ct)
                return
            case plain
                set -a offered $parts[2]
        end
    end
    if test (count $offered) -gt 0
        printf '%s\n' $offered
    else
        __fish_complete_path (commandline -ct)
    end
end

complete --no-files --command kg --arguments "(_kg_completion)"
"""
SCRIPTS: Mapping[str, str] = {"bash": BASH, "zsh": ZSH, "fish": FISH}
