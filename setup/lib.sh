# What ./run and ./test share: each piece sets up one thing that is missing, tells of it on stderr, and costs next to
# nothing where nothing is missing. Sourced; $root is the clone.
configuration=Release
standalone=$root/src/Standalone/bin/$configuration/net10.0
built=$root/src/Standalone/bin/$configuration/.built
web=$root/src/Web
web_stamp=$web/node_modules/.page-hash
cache=${MEDIAFUNCTIONS_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/mediafunctions}

say() { echo "$*" >&2; }
die() { say "$*"; exit 1; }

need_tools() {
  command -v dotnet > /dev/null || die "dotnet is missing: install the .NET SDK 10 (https://dot.net)."
  command -v node > /dev/null || die "node is missing: install Node.js 20 or later (https://nodejs.org)."
  command -v npm > /dev/null || die "npm is missing: it comes with Node.js (https://nodejs.org)."
  # The built program looks for the runtime in the usual places only.
  if [ -z "${DOTNET_ROOT:-}" ]; then
    DOTNET_ROOT=$(dirname "$(readlink -f "$(command -v dotnet)")")
    export DOTNET_ROOT
  fi
  export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
}

# One set-up at a time in a clone; the rest wait. $1: what is going on; then the command.
alone() {
  mkdir -p "$root/artifacts"
  {
    flock -n 9 || { say "Another set-up is at work in this clone; waiting for it."; flock 9; }
    "$@"
  } 9> "$root/artifacts/.setup-lock"
}

# Runs a long command so that a signal to this script ends it too, with all that it has started: bash itself would
# wait for it, or leave it behind. 9 is the lock, which whatever stays behind must not hold.
mortal() {
  local child status=0
  setsid "$@" 9>&- &
  child=$!
  trap "kill -TERM -- -$child 2> /dev/null; exit 143" TERM
  trap "kill -TERM -- -$child 2> /dev/null; exit 130" INT
  wait "$child" || status=$?
  trap - TERM INT
  return "$status"
}

# $1: a folder with package.json and its lock file.
need_npm() {
  local stamp=$1/node_modules/.lock-hash hash
  hash=$(sha256sum < "$1/package-lock.json")
  [ "$(cat "$stamp" 2> /dev/null)" = "$hash" ] || alone install_npm "$1" "$hash"
}
install_npm() {
  local stamp=$1/node_modules/.lock-hash
  [ "$(cat "$stamp" 2> /dev/null)" != "$2" ] || return 0
  say "Installing the packages of ${1#"$root"/} (npm ci)..."
  mortal npm ci --prefix "$1" --no-fund --no-audit --loglevel=error >&2 || die "npm ci failed in $1."
  echo "$2" > "$stamp"
}

# Sets FFmpeg__Path, unless the caller has.
need_ffmpeg() {
  local folder
  [ -z "${FFmpeg__Path:-}" ] || return 0
  if ! folder=$("$root/ffmpeg/build" --path); then
    say "Building the bundled FFmpeg: once a machine, about 6 minutes on 2 cores..."
    mkdir -p "$root/artifacts"
    if mortal "$root/ffmpeg/build" > "$root/artifacts/.ffmpeg"; then
      folder=$(cat "$root/artifacts/.ffmpeg")
    else
      command -v ffmpeg > /dev/null \
        || die "The bundled FFmpeg could not be built and the system has none (see ffmpeg/README.md)."
      say "The bundled FFmpeg could not be built; the system's is used, without its limits and allow-lists."
      return 0
    fi
  fi
  export FFmpeg__Path=$folder/ffbox
}

# Sets Web__Folder to the built page, unless the caller has.
need_web() {
  [ -z "${Web__Folder:-}" ] || return 0
  if ! is_web_built; then
    need_npm "$web"
    alone build_web
  fi
  export Web__Folder=$web/dist
}
# By content: git sets times as it likes. A build by hand is one that nobody knows the sources of.
is_web_built() {
  [ -f "$web/dist/index.html" ] && ! [ "$web/dist/index.html" -nt "$web_stamp" ] && [ "$(cat "$web_stamp" 2> /dev/null)" = "$(hash_web)" ]
}
hash_web() {
  (cd "$web" && find . \( -name node_modules -o -name dist \) -prune -o -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum)
}
# Beside the old one first: what is cut off leaves no half page, and who reads the old one meanwhile finds it whole.
build_web() {
  local log=$root/artifacts/web.log new=$web/node_modules/.page hash
  ! is_web_built || return 0
  say "Building the page (src/Web)..."
  hash=$(hash_web)
  mortal node "$web/build.mjs" "$new" > "$log" 2>&1 || { cat "$log" >&2; die "The page could not be built."; }
  rm -rf "$web/dist"
  mv "$new" "$web/dist"
  echo "$hash" > "$web_stamp"
}

# Whether anything that the program is built of has changed since it was built; folders tell of removed files.
is_stale() {
  [ -x "$standalone/mediafunctions" ] && [ -f "$built" ] || return 0
  [ -n "$(find "$root"/Directory.*.props "$root/.editorconfig" "$root"/src/{Processing,Api,Client,Standalone} \
    \( -name bin -o -name obj \) -prune -o \( -type f -o -mindepth 1 -type d \) -newer "$built" -print -quit 2> /dev/null)" ]
}

need_standalone() { if is_stale; then alone build_standalone; fi; }
build_standalone() {
  is_stale || return 0
  say "Building src/Standalone..."
  build "$root/src/Standalone/MediaFunctions.Standalone.csproj"
}

# Output goes to a file first: a build that succeeds has nothing to say. Servers of the build must not hold the lock.
build() {
  local log=$root/artifacts/build.log start=$root/artifacts/.build-start
  touch "$start"
  mortal dotnet build "$1" -c "$configuration" -v q -nologo -nodeReuse:false > "$log" 2>&1 \
    || { cat "$log" >&2; die "The build failed."; }
  # As of its start: what is edited while it runs is newer.
  if [ -x "$standalone/mediafunctions" ]; then touch -r "$start" "$built"; fi
}
