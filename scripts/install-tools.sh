#!/usr/bin/env bash
# Installs the programs that the harness uses and npm does not have, at the versions pinned here, into .tools/:
#   scripts/install-tools.sh [act] [actionlint] [zizmor] [mlflow] [chromium]      (default: all five)
# A tool that is there at the right version is left alone. Needs Go >= 1.24 for act and actionlint, Python >= 3.10 for the
# others. Nothing is downloaded but packages: from the Go module proxy and from PyPI, through go, pip and uv. Chromium alone is
# the system's: any one is taken, and where there is none the package of Debian or Ubuntu is installed, if root may do that.
set -euo pipefail

readonly ACT_VERSION=v0.2.89 ACTIONLINT_VERSION=v1.7.12
readonly UV_VERSION=0.13.9 ZIZMOR_VERSION=1.32.0 MLFLOW_VERSION=3.17.2

cd "$(dirname "${BASH_SOURCE[0]}")/.."
readonly tools=$PWD/.tools
mkdir -p "$tools"

die() {
  echo "install-tools: $*" >&2
  exit 1
}

# Several npm scripts may want the same tool at once (CI installs ahead in the background): one at a time.
if command -v flock > /dev/null; then
  exec 9> "$tools/.lock"
  flock 9
fi

# go_tool NAME PACKAGE VERSION
go_tool() {
  command -v go > /dev/null || die "$1 is built with Go; install Go >= 1.24"
  if [ -x "$tools/$1" ] && go version -m "$tools/$1" | grep -qF "$3"; then return; fi
  GOBIN=$tools GOFLAGS=-mod=mod go install "$2@$3"
}

# uv, without a virtual environment around it: `pip install --target` works where ensurepip or venv is missing.
need_uv() {
  if [ -x "$tools/uv/bin/uv" ] && [ "$("$tools/uv/bin/uv" --version | cut -d' ' -f2)" = "$UV_VERSION" ]; then return; fi
  command -v python3 > /dev/null || die 'zizmor and MLflow are Python packages; install Python >= 3.10 with pip'
  rm -rf "$tools/uv"
  python3 -m pip install --quiet --root-user-action=ignore --disable-pip-version-check --target "$tools/uv" "uv==$UV_VERSION"
}

# python_tool VENV PACKAGE[EXTRAS] VERSION: a virtual environment of its own
python_tool() {
  local venv=$tools/$1 wanted="$2==$3"
  if [ "$(cat "$venv/.installed" 2> /dev/null)" = "$wanted" ]; then return; fi
  need_uv
  export UV_PYTHON_DOWNLOADS=never # a Python of uv's own does not come from PyPI
  "$tools/uv/bin/uv" venv --quiet --clear --python '>=3.10' "$venv"
  "$tools/uv/bin/uv" pip install --quiet --python "$venv/bin/python" "$wanted"
  echo "$wanted" > "$venv/.installed"
}

# The names that __tests__/browser/chromium.ts looks for.
need_chromium() {
  local name sudo=
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v "$name" > /dev/null; then return; fi
  done
  command -v apt-get > /dev/null || die 'no Chromium is installed; install it (or Chrome)'
  [ "$(id -u)" -eq 0 ] || sudo='sudo -n'
  $sudo apt-get update -qq && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium \
    || die 'no Chromium is installed, and apt-get could not install it'
}

[ $# -gt 0 ] || set -- act actionlint zizmor mlflow chromium
for tool in "$@"; do
  case $tool in
    act) go_tool act github.com/nektos/act "$ACT_VERSION" ;;
    actionlint) go_tool actionlint github.com/rhysd/actionlint/cmd/actionlint "$ACTIONLINT_VERSION" ;;
    zizmor) python_tool zizmor zizmor "$ZIZMOR_VERSION" ;;
    # `genai` has the gateway; `auth` adds the basic-auth app (one package more).
    mlflow) python_tool mlflow 'mlflow[genai,auth]' "$MLFLOW_VERSION" ;;
    chromium) need_chromium ;;
    *) die "unknown tool $tool (act, actionlint, zizmor, mlflow, chromium)" ;;
  esac
done
