#!/usr/bin/env bash
# actionlint and zizmor on every workflow there is: our own, those that users copy, and those that only tests run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/install-tools.sh actionlint zizmor

mapfile -t workflows < <(grep -rlE '^jobs:' --include='*.yml' --include='*.yaml' .github/workflows examples __tests__ | sort)
echo "${#workflows[@]} workflows"
# -shellcheck=: not on every machine, and a check that runs here and not there is none.
.tools/actionlint -shellcheck= "${workflows[@]}"
# The examples use the action by its name, of which actionlint knows nothing: as `./` it checks their inputs, too.
for workflow in examples/*/*.yml; do
  grep -q 'uses: OWNER/mlflow-gateway-eval@' "$workflow" || continue
  sed 's#OWNER/mlflow-gateway-eval@v1#./#' "$workflow" | .tools/actionlint -shellcheck= -stdin-filename "$workflow" -
done
# Named one by one, since zizmor collects nothing but .github/ by itself; the config has to be named then, too.
.tools/zizmor/bin/zizmor --pedantic --quiet --color=never --offline --config .github/zizmor.yml action.yml .github/dependabot.yml "${workflows[@]}"
