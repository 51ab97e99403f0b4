#!/usr/bin/env bash
# actionlint and zizmor on every workflow there is: our own, those that users copy, those in the YAML blocks of the documents,
# and those that only tests run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/install-tools.sh actionlint zizmor

fences=.tools/fences
rm -rf "$fences"
node scripts/yaml-fences.mjs "$fences" > /dev/null
mapfile -t workflows < <(grep -rlE '^jobs:' --include='*.yml' --include='*.yaml' .github/workflows examples __tests__ "$fences" | sort)
mapfile -t actions < <(find . -name action.yml -not -path './node_modules/*' -not -path './.tools/*' | sort)
echo "${#workflows[@]} workflows, $(find "$fences" -name '*.yml' | wc -l) of them in documents"
# -shellcheck=: not on every machine, and a check that runs here and not there is none.
.tools/actionlint -shellcheck= "${workflows[@]}"
# Users write the action by its name, of which actionlint knows nothing: as `./` it checks their inputs, too.
for workflow in "${workflows[@]}"; do
  grep -q 'uses: OWNER/mlflow-gateway-eval@' "$workflow" || continue
  sed 's#OWNER/mlflow-gateway-eval@v1#./#' "$workflow" | .tools/actionlint -shellcheck= -stdin-filename "$workflow" -
done
# Named one by one, since zizmor collects nothing but .github/ by itself; the config has to be named then, too.
.tools/zizmor/bin/zizmor --pedantic --quiet --color=never --offline --config .github/zizmor.yml .github/dependabot.yml "${actions[@]}" "${workflows[@]}"
