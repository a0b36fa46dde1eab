#!/bin/sh
# Installs the npm programs that tests and benchmarks run against, beside their package.json. Versions are pinned there;
# no lock file is kept, since it would name a registry's address.
set -eu
cd "$(dirname "$0")/.."
for folder in tests/tools benchmarks; do
    installed="$folder/node_modules/.package.json"
    if ! cmp -s "$folder/package.json" "$installed"; then
        npm install --prefix "$folder" --no-package-lock --no-audit --no-fund --ignore-scripts
        cp "$folder/package.json" "$installed"
    fi
done
