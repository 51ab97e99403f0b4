#!/usr/bin/env bash
# Lets `v1` point to the commit of the release `v1.2.3`, which users of `@v1` get with their next run:
#   scripts/move-major-tag.sh v1.2.3
# Needs the commit checked out with all tags, and gh with a token that may write contents.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

major=$(git tag | node scripts/release.mjs major "$1")
if [ -z "$major" ]; then
  echo "$1 is not the newest release of its major version: the tag stays where it is"
  exit 0
fi
commit=$(git rev-parse --verify HEAD)
refs="repos/$GITHUB_REPOSITORY/git/refs"
if git show-ref --quiet --verify "refs/tags/$major"; then
  gh api --silent --method PATCH "$refs/tags/$major" --raw-field "sha=$commit" --field force=true
else
  gh api --silent --method POST "$refs" --raw-field "ref=refs/tags/$major" --raw-field "sha=$commit"
fi
echo "$major is $commit"
