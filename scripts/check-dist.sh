#!/usr/bin/env bash
# dist/ is committed, and must be what its source builds: nothing changed, nothing missing, nothing left over.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
npm run --silent build
# --ignored: a chunk that some ignore file hides would be missing in the repository.
changes=$(git status --porcelain --untracked-files=all --ignored -- dist)
if [ -n "$changes" ]; then
  echo "check-dist: dist/ is not what the source builds; run 'npm run build' and commit dist/:" >&2
  echo "$changes" >&2
  exit 1
fi
echo "dist/ is what the source builds, and every package in it is under a licence of the list"
