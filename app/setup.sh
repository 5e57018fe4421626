# shellcheck shell=bash disable=SC2154
# Sourced by app/run.sh and tests/run.sh: installs what is missing, builds what has changed.
# Needs `root`, the repository's folder. Says each step in one line; the details of a failed step follow it.

packages=(
  ca-certificates g++ cmake ninja-build pkg-config              # to build
  libsdl2-dev libimgui-dev libstb-dev libepoxy-dev libegl-dev   # window, panel, OpenGL
  libgl1 libegl1 libgl1-mesa-dri                                # an OpenGL driver that needs no graphics card
  libglm-dev libassimp-dev libmeshoptimizer-dev libceres-dev    # numbers, meshes, least squares
  libtomlplusplus-dev nlohmann-json3-dev libcli11-dev           # text formats, command line
  libsqlite3-dev                                                # the log of what was practised
  fonts-inter fonts-font-awesome                                # what the panel is written in
  flite1-dev                                                    # the voice
  catch2                                                        # tests
)

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }
stop() { printf '%s\n' "$*" >&2; exit 1; }

print_packages_and_stop() {
  stop "$1
Windlass needs these Debian packages, or their counterparts on your system:
  ${packages[*]}
With them in place:
  cmake --preset release && cmake --build --preset release && build/release/windlass"
}

is_installed() { [ "$(dpkg-query -W -f '${db:Status-Status}\n' "$1" 2>/dev/null | head -n 1)" = installed ]; }

missing_packages() {
  # One question for all of them; only a wrong answer asks for each.
  local states
  if states=$(dpkg-query -W -f '${db:Status-Status}\n' "${packages[@]}" 2>/dev/null) &&
    ! grep -qv '^installed$' <<<"$states"; then
    return
  fi
  local package
  for package in "${packages[@]}"; do
    is_installed "$package" || printf '%s\n' "$package"
  done
}

install_packages() {
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    print_packages_and_stop "This is not a Debian or Ubuntu system."
  fi
  local missing
  mapfile -t missing < <(missing_packages)
  [ ${#missing[@]} -gt 0 ] || return 0

  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || print_packages_and_stop "Packages are missing (${missing[*]}) and there is no sudo."
    as_root=(sudo)
  fi
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq)
  say "Installing ${missing[*]}"
  # Without fresh lists a bare system knows no package, or only superseded versions.
  if ! "${apt[@]}" install -y --no-install-recommends "${missing[@]}" >/dev/null 2>&1; then
    say "Fetching the package lists"
    "${apt[@]}" update >&2 || print_packages_and_stop "apt-get update did not work."
    "${apt[@]}" install -y --no-install-recommends "${missing[@]}" >&2 ||
      print_packages_and_stop "apt-get could not install ${missing[*]}."
  fi
}

# Runs a step whose output matters only when it fails.
quietly() {
  local log
  log=$(mktemp)
  if ! "$@" >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    stop "This step failed: $*"
  fi
  rm -f "$log"
}

# build TARGET…: ninja looks for changed sources itself, so configuring is needed only once.
build() {
  if [ ! -f "$root/build/release/build.ninja" ]; then
    say "Configuring the build"
    (cd "$root" && quietly cmake --preset release)
  fi
  local arguments=(--build "$root/build/release" --target "$@")
  if [ -x "$root/build/release/windlass" ] || [ ! -t 2 ]; then
    say "Building what has changed"
    quietly cmake "${arguments[@]}"
  else
    say "Building (some minutes the first time)"
    cmake "${arguments[@]}" >&2 || stop "The build failed; the compiler's message stands above."
  fi
}
