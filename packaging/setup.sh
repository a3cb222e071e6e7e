#!/usr/bin/env bash
# Makes this checkout ready for use on Debian 12 or its like: system packages, .venv, catalogues.
#
#   bash packaging/setup.sh         what is needed to use the companion
#   bash packaging/setup.sh test    that, and what is needed to test it
#
# run.sh and test.sh read this file and call set_up; a second time it takes less than a second.
# As root or with sudo. Without either it goes on when nothing indispensable is missing.
#
# Exit codes: 0 ready; 10 no suitable Python; 11 a system package is missing and cannot be
# installed; 12 .venv cannot be made; 13 the Python packages cannot be installed; 14 a catalogue
# cannot be compiled; 64 an argument that is not known. The last line on stderr says why.
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
readonly root venv=$root/.venv stamp=$root/.venv/set-up

# "a|b" is one library under its older and its newer Debian name.
# Qt loads these, on a real screen and without one.
readonly NEEDED=(
  libgl1 libegl1 'libglib2.0-0|libglib2.0-0t64' libdbus-1-3 libfontconfig1 libfreetype6
  libxkbcommon0 libx11-6 libbrotli1 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0
  libxcb-xkb1 libxkbcommon-x11-0
)
# The voice, letters that are easy to read, and real printers: without them it is poorer but works.
readonly WISHED=(espeak-ng fonts-sil-andika 'libcups2|libcups2t64' libpulse0)
# Those from dbus on are for a screen reader that reads the real window, the two of pulseaudio for a
# voice that speaks in real time where there is no sound card, the last for a real key store, which
# needs dbus as well.
readonly FOR_TESTS=(
  poppler-utils xvfb xauth dbus at-spi2-core python3-pyatspi gir1.2-atspi-2.0 pulseaudio
  pulseaudio-utils gnome-keyring
)

# PySide6, the lock and our own code hold from 3.11 up to 3.13; a Python that was built without
# one of these modules is found out here and not by the citizen.
readonly SUITABLE='import ctypes, sqlite3, ssl, sys, venv
sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'

say() { printf 'loketmaatje: %s\n' "$*" >&2; }

stop() {
  local code=$1
  shift
  say "$*"
  exit "$code"
}

# set_up run|test : leave a checkout that can be run or tested, or stop with a sentence.
set_up() {
  local kind=$1
  cd -- "$root"
  # Two first starts at once would install into each other; the lock ends with this subshell.
  (
    flock 9
    if is_set_up "$kind"; then
      demand_packages "${NEEDED[@]}"
    else
      prepare_system "$kind"
      prepare_venv
      install_python_packages "$kind"
    fi
    compile_catalogues
  ) 9<"requirements/$kind.txt"
}

# is_set_up KIND : the stamp was written for these locks, this Python and this place.
is_set_up() {
  local ready
  [[ -e $stamp ]] && venv_works || return 1
  read -r ready <"$stamp"
  [[ $ready == "$1 $(state)" || $ready == "test $(state)" ]]
}

# The stamp tells what was installed: a change of locks, project, Python or folder makes it void.
state() {
  {
    cat requirements/*.txt pyproject.toml
    "$venv/bin/python" -c 'import sys; print(sys.version)'
    printf '%s\n' "$root"
  } | sha256sum | cut -d ' ' -f 1
}

# ---- system packages

# missing_packages NAME... : print those of which no alternative is installed.
missing_packages() {
  local -A installed=()
  local name entry
  while read -r name; do installed[$name]=1; done < <(
    dpkg-query --show --showformat='${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p'
  )
  for entry; do
    for name in ${entry//|/ }; do
      [[ -n ${installed[$name]:-} ]] && continue 2
    done
    printf '%s\n' "$entry"
  done
}

demand_packages() {
  local missing=()
  command -v dpkg-query >/dev/null || return 0
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]} == 0)) || apt_install "${missing[@]}" \
    || stop 11 "these system packages are missing and $apt_refusal: ${missing[*]%%|*}"
}

wish_packages() {
  local missing=()
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]} == 0)) || apt_install "${missing[@]}" \
    || say "going on without ${missing[*]%%|*}, because $apt_refusal."
}

prepare_system() {
  if ! command -v dpkg-query >/dev/null; then
    say "this is no Debian; the packages named in packaging/setup.sh are yours to install."
    return
  fi
  local extra=()
  mapfile -t extra < <(python_packages)
  if [[ $1 == test ]]; then
    demand_packages "${extra[@]}" "${NEEDED[@]}" "${WISHED[@]}" "${FOR_TESTS[@]}"
  else
    demand_packages "${extra[@]}" "${NEEDED[@]}"
    wish_packages "${WISHED[@]}"
  fi
}

# python_packages : print what apt must bring before .venv can be made; nothing when all is there.
python_packages() {
  local python
  if venv_works; then
    return
  elif ! python=$(find_python); then
    printf '%s\n' python3 python3-venv
  elif ! "$python" -c 'import ensurepip' 2>/dev/null; then
    "$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
  fi
}

# apt_install ENTRY... : install them; when that fails, apt_refusal says why.
apt_install() {
  local as_root=() log entry name names=()
  if ((EUID != 0)); then
    if ! command -v sudo >/dev/null || { [[ ! -t 0 ]] && ! sudo -n true 2>/dev/null; }; then
      apt_refusal="only an administrator can install them ('apt-get install')"
      return 1
    fi
    as_root=(sudo)
  fi
  log=$(mktemp)
  say "installing system packages: ${*%%|*}"
  # A package source of somebody else may be out of order; what counts is whether ours arrive.
  [[ -n ${lists_asked:-} ]] || "${as_root[@]}" apt-get update >"$log" 2>&1 || true
  lists_asked=yes
  for entry; do
    for name in ${entry//|/ }; do
      apt-cache show "$name" >/dev/null 2>&1 && break
    done
    names+=("$name")
  done
  if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes \
    --no-install-recommends "${names[@]}" >>"$log" 2>&1; then
    grep -E '^(E|W|Err)[: ]' "$log" | tail -n 5 >&2 || true
    apt_refusal="apt-get cannot install them, perhaps there is no internet (all it said is in $log)"
    return 1
  fi
  rm -f "$log"
}

# ---- Python

# find_python : print the first Python that really works. 3.11 comes first because every test runs
# on it. A pyenv shim exists for Pythons that are not there, so each candidate has to prove itself.
find_python() {
  local name
  for name in python3.11 python3.13 python3.12 python3 /usr/bin/python3; do
    if "$name" -c "$SUITABLE" >/dev/null 2>&1 </dev/null; then
      printf '%s\n' "$name"
      return
    fi
  done
  return 1
}

# venv_works : .venv has a suitable Python and pip, and was made in this folder, not copied here.
venv_works() {
  head -n 3 "$venv/bin/pip" 2>/dev/null | grep -qF "$venv/bin/python" \
    && "$venv/bin/python" -c "$SUITABLE" 2>/dev/null
}

prepare_venv() {
  local python report
  venv_works && return
  python=$(find_python) \
    || stop 10 "no working Python 3.11, 3.12 or 3.13 is found; python3 here is: $(python3 --version 2>&1 | head -n 1)"
  say "making .venv with $("$python" --version)"
  report=$("$python" -m venv --clear "$venv" 2>&1) \
    || stop 12 "$python cannot make .venv (is the disk full, or this folder not yours?): ${report##*$'\n'}"
}

install_python_packages() {
  local kind=$1
  say "installing the Python packages of requirements/$kind.txt; the first time takes minutes"
  rm -f "$stamp"
  # First the tools to build with, pinned like all else: a build in isolation would fetch unpinned ones.
  pip_install --require-hashes --requirement requirements/build.txt
  pip_install --require-hashes --no-build-isolation --use-pep517 \
    --requirement "requirements/$kind.txt"
  pip_install --no-deps --no-build-isolation --editable .
  printf '%s %s\n' "$kind" "$(state)" >"$stamp"
}

pip_install() {
  local log=$venv/set-up.log reason='pip refuses'
  "$venv/bin/python" -m pip --no-input --disable-pip-version-check install --progress-bar off \
    "$@" >"$log" 2>&1 </dev/null && return
  grep -E '^ *(ERROR|error)' "$log" | tail -n 5 >&2 || true
  if grep -qiE 'connection (broken|refused|reset)|NewConnectionError|name resolution|timed out' "$log"; then
    reason='the package index gives no answer, perhaps there is no internet'
  fi
  stop 13 "the Python packages cannot be installed: $reason. All that pip said is in .venv/set-up.log."
}

# ---- words

compile_catalogues() {
  local po mo report
  for po in locales/*/LC_MESSAGES/*.po; do
    mo=${po%.po}.mo
    [[ -e $po && ! $mo -nt $po ]] || continue
    # pybabel skips a line that it cannot read and only warns; quiet, it prints nothing else.
    if ! report=$("$venv/bin/pybabel" --quiet compile --input-file "$po" --output-file "$mo" 2>&1) \
      || [[ -n $report ]]; then
      rm -f "$mo"
      stop 14 "$po cannot be compiled: ${report##*$'\n'}"
    fi
  done
}

# has_display : there is a screen that a window can be shown on.
has_display() { [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]]; }

if [[ ${BASH_SOURCE[0]} == "$0" ]]; then
  case ${1:-run} in
    run | test) set_up "${1:-run}" ;;
    *) stop 64 "setup.sh knows 'run' and 'test', not '$1'." ;;
  esac
fi
