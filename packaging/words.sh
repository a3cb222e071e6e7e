#!/usr/bin/env bash
# Brings the catalogues in locales/ up to date with the words in the code and in the flow files.
#
#   bash packaging/words.sh
#
# The domain "companion" has its source in the code, in English; "flows" has it in assets/flows, in
# Dutch. New sentences come in empty, sentences that are no longer used go out, and nothing is
# guessed. In the language of the source each sentence is filled in with itself.
#
# Exit codes: 0 up to date; 12 there is no .venv; otherwise pybabel's own (1: what it says).
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

if [[ ! -x .venv/bin/pybabel ]]; then
  echo "words.sh: there is no .venv; run 'bash packaging/setup.sh' first." >&2
  exit 12
fi
template=$(mktemp)
trap 'rm -f "$template"' EXIT

pybabel() { PYTHONPATH=. .venv/bin/pybabel --quiet "$@"; }

# extract PYBABEL_ARGUMENT... : collect the words of one domain in the template.
# Sentences stand in _(…), N_(…) or words(…), as in session.words(…); the tests read these names here.
extract() {
  pybabel extract --output-file "$template" --header-comment '# Words of Loketmaatje (EUPL-1.2).' \
    --project Loketmaatje --version 1 --last-translator Loketmaatje --msgid-bugs-address 'see README.md' \
    --keywords _ --keywords N_ --keywords words --add-comments Translators: --strip-comments \
    --add-location file --width 100 "$@"
}

# update DOMAIN : bring its Dutch and English catalogues in line with the template.
update() {
  local language
  for language in nl en; do
    pybabel update --domain "$1" --locale "$language" --input-file "$template" \
      --output-dir locales --init-missing --no-fuzzy-matching --ignore-obsolete \
      --ignore-pot-creation-date --width 100
  done
}

extract companion
update companion
extract --mapping-file locales/flows.cfg .
update flows
.venv/bin/python packaging/data/same_words.py \
  locales/en/LC_MESSAGES/companion.po locales/nl/LC_MESSAGES/flows.po
