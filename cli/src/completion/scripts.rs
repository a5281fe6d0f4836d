//! What makes a shell ask.

/// The shells that there are scripts for.
pub(super) const SHELLS: [&str; 3] = ["bash", "zsh", "fish"];

const BASH: &str = r#"_FUNCTION() {
    local line word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    COMPREPLY=()
    while IFS= read -r line; do
        line=${line%%$'\t'*}
        # To bash, = is a word of its own.
        [[ $word == = || $before == = ]] && line=${line#*=}
        COMPREPLY+=("$line")
    done < <(COMP_LINE=$COMP_LINE COMP_POINT=$COMP_POINT "$1" completion candidates 2>/dev/null)
}
complete -o default -F _FUNCTION PROGRAM
"#;

const ZSH: &str = r#"#compdef PROGRAM
_FUNCTION() {
    local -a candidates
    local word what
    while IFS=$'\t' read -r word what; do
        candidates+=("${word//:/\\:}:$what")
    done < <(COMP_LINE="${(j: :)words[1,CURRENT]}" COMP_POINT= "$words[1]" completion candidates 2>/dev/null)
    if (( $#candidates )); then
        _describe PROGRAM candidates
    else
        _files
    fi
}
compdef _FUNCTION PROGRAM
"#;

const FISH: &str = r#"function _FUNCTION
    set -lx COMP_LINE (commandline -cp)
    set -lx COMP_POINT
    PROGRAM completion candidates 2>/dev/null
end
complete -c PROGRAM -f -a '(_FUNCTION)'
complete -c PROGRAM -n 'test -z "$(_FUNCTION)"' -F
"#;

/// The script for a shell, if there is one.
pub(super) fn script(shell: &str, program: &str) -> Option<String> {
    let script = match shell {
        "bash" => BASH,
        "zsh" => ZSH,
        "fish" => FISH,
        _ => return None,
    };
    let function: String = program.chars().map(|it| if it.is_ascii_alphanumeric() { it } else { '_' }).collect();
    Some(
        script.replace("FUNCTION", &format!("{function}_complete")).replace("PROGRAM", &crate::request::quote(program)),
    )
}
