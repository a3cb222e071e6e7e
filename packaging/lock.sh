#!/usr/bin/env bash
# Renews the locks in requirements/ from pyproject.toml and requirements/build.in.
#
#   bash packaging/lock.sh             follow a changed pyproject.toml, keep every pin that still fits
#   bash packaging/lock.sh --upgrade   take the newest versions that fit; other uv options pass too
#
# test.txt holds everything; run.txt and build.txt are parts of it with the same versions, so that
# the three can be installed over each other. Needs uv (on the PATH, or named by the variable UV).
#
# Exit codes: 0 the locks are written; 15 there is no uv; otherwise uv's own (2: no fitting versions).
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

uv=${UV:-uv}
if ! command -v "$uv" >/dev/null; then
  echo "lock.sh: uv is not found; install it ('pip install uv') or point the variable UV at it." >&2
  exit 15
fi

# lock NAME SOURCE... : write requirements/NAME.txt, for every system and Python that we support.
lock() {
  local name=$1
  shift
  "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --annotation-style line \
    --custom-compile-command 'bash packaging/lock.sh' \
    --output-file "requirements/$name.txt" "$@"
}

lock test pyproject.toml requirements/build.in --extra test --extra routing "$@"
lock run pyproject.toml --constraints requirements/test.txt
lock build requirements/build.in --constraints requirements/test.txt
