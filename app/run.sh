#!/usr/bin/env bash
# Installs what is missing, builds, starts Windlass. Arguments go to the program: ./app/run.sh list
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=app/setup.sh
source "$root/app/setup.sh"

install_packages
build windlass body
exec "$root/build/release/windlass" "$@"
