#!/usr/bin/env bash
# Tests this checkout: style, types, layers, and then all tests; what they need is installed first.
#
#   bash packaging/test.sh             everything
#   bash packaging/test.sh ARGUMENTS   the same, with these arguments for pytest, for instance: tests/flows
#
# Every tool runs, also after another one failed. The last line is pytest's own summary.
#
# Exit codes: 0 all is well; 1 a tool or a test failed; 10 to 14 from the setting up, see
# packaging/setup.sh; otherwise pytest's own (5: there was no test).
set -euo pipefail
# shellcheck source=packaging/setup.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/setup.sh"

set_up test
cd -- "$root"
# Without this, Qt ends the process when it finds no screen.
has_display || export QT_QPA_PLATFORM="${QT_QPA_PLATFORM:-offscreen}"

failed=()
# check TOOL ARGUMENT... : run it and remember when it fails.
check() {
  printf '== %s\n' "$*"
  "$venv/bin/$1" "${@:2}" || failed+=("$*")
}
check ruff check .
check ruff format --check .
check mypy
check lint-imports

printf '== pytest\n'
((${#failed[@]} == 0)) || printf 'FAILED already: %s\n' "${failed[@]}"
status=0
"$venv/bin/pytest" -n 2 "$@" || status=$?
((status == 0 && ${#failed[@]} > 0)) && status=1
exit "$status"
