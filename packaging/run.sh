#!/usr/bin/env bash
# Starts the companion from this checkout; what it needs is installed first.
#
#   bash packaging/run.sh              the window; where there is no screen, pictures of an errand
#   bash packaging/run.sh ARGUMENTS    the companion with these arguments, for instance: doctor
#
# Exit codes: 10 to 14 from the setting up, see packaging/setup.sh; otherwise the companion's own.
set -euo pipefail
# shellcheck source=packaging/setup.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/setup.sh"

here=$PWD
set_up run
cd -- "$here"

has_display && exec "$venv/bin/companion" "$@"

# Without this, Qt ends the process when it finds no screen.
export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
(($# == 0)) || exec "$venv/bin/companion" "$@"
"$venv/bin/companion" tour digid-wachtwoord-vergeten --out "$root/tour"
say "there is no screen here; pictures of a whole errand are in $root/tour"
