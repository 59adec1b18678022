# Completion of paw-tips in fish: paw-tips completion fish | source
# What to complete is asked of the program itself; what it prints is never evaluated.

function __paw_tips_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    set -l candidates (env _PAW_TIPS_COMPLETE=fish $words "$word" 2>/dev/null </dev/null)
    if test "$candidates" = ':paths'
        set -l option (string match --regex -- '^-[^=]*=' "$word")
        printf "$option%s\n" (__fish_complete_path (string replace -- "$option" '' "$word"))
    else if set -q candidates[1]
        printf '%s\n' $candidates
    end
end

complete --command paw-tips --no-files --keep-order --arguments '(__paw_tips_complete)'
