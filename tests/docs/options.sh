#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# options.sh PROGRAM REFERENCE: every option of the help of a command or topic stands on its page, and every option of the page in the help. The
# page's row of an option names its choices and its default where these are single words. Options about input have their rows on input.md.
set -eu
program=$1
reference=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
# options_of HELP: the names, sorted.
options_of() { sed '/^Examples:/,$d' "$1" | grep -oE '^  (-[a-z], )?--[a-z][a-z-]*' | grep -oE -- '--[a-z-]*' | sort -u; }
for topic in text input; do
  "$program" help "$topic" >"$work/topic"
  options_of "$work/topic"
done | sort -u >"$work/topics"
for command in train topics edit infer eval select cluster compare export prepare convert inspect report text input; do
  "$program" help "$command" >"$work/long"
  options_of "$work/long" >"$work/help"
  grep -oE '`(-[a-z]`, `)?--[a-z][a-z-]*' "$reference/$command.md" | grep -oE -- '--[a-z][a-z-]*' | sort -u >"$work/page"
  [ -s "$work/help" ] || { echo "$command: its help names no option"; failed=1; }
  # A page may speak of options that have their rows on another.
  sort -u "$work/help" "$work/topics" >"$work/known"
  for option in $(comm -23 "$work/help" "$work/page"); do echo "$command: $option is only in --help"; failed=1; done
  for option in $(comm -13 "$work/known" "$work/page"); do echo "$command: $option is only in $reference/$command.md"; failed=1; done

  # "--option `choice` `choice` … default:WORD": what the row of the option must hold, the default in its last column.
  awk '
    function tell(line, words, choices, n, i, word) {
      if (option == "") return
      line = option
      if (left ~ /\|/) {
        split(left, words, " ")
        n = split(words[1], choices, "|")
        for (i = 1; i <= n; ++i) line = line " `" choices[i] "`"
      }
      word = match(help, /\[[^] ]*\]$/) ? substr(help, RSTART + 1, RLENGTH - 2) : ""
      print line, "default:" word
    }
    /^Examples:/ { exit }
    /^  (-[a-z], )?--/ {
      tell()
      option = $0
      sub(/^  (-[a-z], )?/, "", option)
      left = option
      sub(/ .*/, "", option)
      sub(/^[^ ]* ?/, "", left)
      help = $0
      next
    }
    /^   / { help = help " " $0 }
    END { tell() }' "$work/long" >"$work/wanted"
  while read -r option words; do
    row=$(cat "$reference/$command.md" "$reference/input.md" "$reference/text.md" | grep -e "^|.*\`$option\`.*|" | head -n 1)
    [ -n "$row" ] || { echo "$command: no row for $option"; failed=1; }
    column=${row%|*}
    column=${column##*|}
    for word in $words; do
      place=$row
      case $word in default:*) word=${word#default:} place=$column ;; esac
      case $place in *"$word"*) ;; *) echo "$command: the row of $option does not name $word: $row"; failed=1 ;; esac
    done
  done <"$work/wanted"
done
exit $failed
