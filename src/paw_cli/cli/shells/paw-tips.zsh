#compdef paw-tips
# Completion of paw-tips in zsh: eval "$(paw-tips completion zsh)"
# What to complete is asked of the program itself; what it prints is never evaluated.

_paw_tips() {
    local line tab=$'\t'
    local -a lines candidates before
    before=("${(@Q)words[2,CURRENT-1]}")
    lines=(${(f)"$(
        _PAW_TIPS_COMPLETE=zsh "${(Q)words[1]}" "${before[@]}" "${(Q)PREFIX}" 2>/dev/null </dev/null
    )"})
    for line in "${lines[@]}"; do
        if [[ $line == ':paths' ]]; then
            compset -P '-*='
            _files
            return
        fi
        candidates+=("${line%%$tab*}:${${line#*$tab}//\\/\\\\}") # _describe takes one \ away
    done
    _describe -V paw-tips candidates -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}'
}

if [[ ${funcstack[1]} == _paw-tips ]]; then # a file in fpath
    _paw_tips "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -D }
    compdef _paw_tips paw-tips
fi
