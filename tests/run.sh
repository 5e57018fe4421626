#!/usr/bin/env bash
# Installs what is missing, builds, runs every test. Arguments go to ctest: ./tests/run.sh -R panel
# The last line counts the results; the exit status is ctest's.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=app/setup.sh
source "$root/app/setup.sh"

install_packages
build all
say "Testing"
report=$(mktemp)
trap 'rm -f "$report"' EXIT
status=0
(cd "$root" && ctest --preset release --parallel "$(nproc)" --output-junit "$report" "$@") || status=$?

# The first line of ctest's report with counts: <testsuite … tests="N" failures="N" … >
count() { sed -n "s/^[[:space:]]*$1=\"\([0-9]*\)\".*/\1/p" "$report" | head -n 1; }
total=$(count tests)
failed=$(count failures)
if [ -z "$total" ] || [ -z "$failed" ] || [ "$total" -eq 0 ]; then
  echo "ctest ran no test" >&2
  total=1 failed=1 status=1
elif [ "$failed" -gt 0 ] && [ "$status" -eq 0 ]; then
  status=1
fi
echo "$((total - failed)) passed, $failed failed"
exit "$status"
