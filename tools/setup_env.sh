#!/bin/sh
# Make the virtual environment: setup_env.sh PYTHON VENV. Says in one line what is missing where it can't go on.
set -eu
python=$1
venv=$2
stop() { echo "factcheck: $1" >&2; exit 1; }
command -v "$python" >/dev/null 2>&1 || stop "no $python here; install Python 3.11 or later, or run: make PYTHON=/path/to/python3"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || stop "$("$python" --version) is too old; Python 3.11 or later is needed (make PYTHON=...)"
"$python" -c 'import venv, ensurepip' 2>/dev/null || stop "$python lacks the venv module; install it (Debian: apt-get install python3-venv)"
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
log=$venv/install.log
pip() { "$venv/bin/python" -m pip --quiet --disable-pip-version-check "$@" >"$log" 2>&1 || { tail -n 5 "$log" >&2; stop "the packages could not be installed; is the package index reachable? (all of it: $log)"; }; }
pip install --no-deps --require-hashes -r requirements-dev.txt
pip install --no-deps --no-build-isolation --editable .
"$venv/bin/python" -m compileall -q factcheck
