#!/bin/sh
# Installs the Debian or Ubuntu packages cardgen needs, and only those that are missing.
#   install-system-packages.sh          what making cards needs
#   install-system-packages.sh test     what the tests need besides: a browser, LibreOffice, PDF tools, shells, Node.js
set -eu

wanted="git fontconfig libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-nanum fonts-noto-cjk fonts-dejavu-core"
python3 -c 'import ensurepip, venv' 2>/dev/null || wanted="$wanted python3-venv"
if [ "${1:-}" = test ]; then
    wanted="$wanted poppler-utils qpdf libreoffice-writer-nogui libreoffice-calc-nogui zsh fish"
    # Ubuntu has Chromium as a snap only, which it cannot install in a container: the browser's tests fail there and say so.
    if grep -q '^ID=ubuntu' /etc/os-release; then
        if command -v snap >/dev/null && ! snap list chromium >/dev/null 2>&1; then
            [ "$(id -u)" -eq 0 ] && snap install chromium || sudo snap install chromium ||
                echo "For the tests in a browser: sudo snap install chromium" >&2
        fi
    else
        wanted="$wanted chromium chromium-driver"
    fi
    command -v npm >/dev/null || wanted="$wanted nodejs npm"
fi

missing=""
for package in $wanted; do
    state=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=""
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Install these packages as root:$missing" >&2; exit 3; }
    as_root=sudo
fi
echo "Installing system packages:$missing" >&2
$as_root apt-get update -qq
# shellcheck disable=SC2086 # one word per package is what apt-get wants
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
