#!/usr/bin/env bash
# Renews docs/pictures/*.png: screens of a tour through one errand, and a map and a page with a way in
# the synthetic town of the tests, on a small laptop at 150 %.
#
#   bash packaging/pictures.sh
#
# Look at every picture before you commit it. The greeting on the home screen follows the clock.
#
# Exit codes: 0 the pictures are there; 12 there is no .venv; 16 the tour has no such screen; 17 the
# routing engine is missing ('bash packaging/setup.sh test' brings it); otherwise the tour's own (2:
# what it says).
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

if [[ ! -x .venv/bin/python ]]; then
  echo "pictures.sh: there is no .venv; run 'bash packaging/setup.sh' first." >&2
  exit 12
fi
tour=$(mktemp -d)
trap 'rm -rf "$tour"' EXIT
mkdir -p docs/pictures

.venv/bin/python -m companion tour paspoort-id-kaart --size 1024x600 --text 150 --out "$tour"

# keep PICTURE SCREEN : the first page of the first screen of the tour whose key begins with SCREEN.
keep() {
  local found
  found=$(.venv/bin/python - "$tour/tour.json" "$2" <<'PYTHON'
import json, sys
screens = json.load(open(sys.argv[1], encoding="utf-8"))["screens"]
print(next((one["picture"] for one in screens if one["key"].startswith(sys.argv[2])), ""))
PYTHON
  )
  if [[ -z $found ]]; then
    echo "pictures.sh: the tour came by no screen '$2'." >&2
    exit 16
  fi
  cp "$tour/$found" "docs/pictures/$1.png"
}

keep home home
keep question step/paspoort-id-kaart/wat
keep counter counter/GM0344/

.venv/bin/python packaging/way_pictures.py docs/pictures
