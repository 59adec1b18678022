# Completion of paw-tips in bash: eval "$(paw-tips completion bash)"
# What to complete is asked of the program itself; what it prints is never evaluated.

_paw_tips() {
    local candidate
    COMPREPLY=()
    while IFS= read -r candidate; do
        if [[ $candidate == ':paths' ]]; then
            compopt -o default 2>/dev/null # not before bash 4
        else
            COMPREPLY+=("$candidate")
        fi
    done < <(
        env _PAW_TIPS_COMPLETE=bash COMP_TYPE="$COMP_TYPE" COMP_WORDBREAKS="$COMP_WORDBREAKS" \
            COLUMNS="${COLUMNS:-80}" "$1" "${COMP_LINE:0:COMP_POINT}" 2>/dev/null </dev/null
    )
}

complete -o nosort -F _paw_tips paw-tips 2>/dev/null || # not before bash 4.4
    complete -F _paw_tips paw-tips
