# The test suites: which there are, how each is run, and what it counted. Sourced by ./test.

dotnet_suites() { (cd "$root/tests" && grep -l 'Microsoft.NET.Test.Sdk' -- */*.csproj | cut -d/ -f1); }
npm_suites() { (cd "$root/tests" && ls -- */package-lock.json 2> /dev/null | cut -d/ -f1); }
node_suites() { (cd "$root/tests" && ls -- */*.test.mjs 2> /dev/null | cut -d/ -f1 | sort -u); }

# The folder in tests/ that the filter names in whatever case, or nothing.
area_of() {
  local folder
  for folder in $(dotnet_suites) $(node_suites); do
    if [ -n "$1" ] && [ "${folder,,}" = "${1,,}" ]; then echo "$folder"; return; fi
  done
}

# Other programs than ours judge outputs: Debian's ffprobe, and its Chromium, which plays them; Chromium and rclone upload.
# shellcheck judges the script that deploys.
# Without what they recommend: that is a sound server, a network's announcer and other daemons.
need_judges() {
  local missing=() as_root=() log=$root/artifacts/apt.log
  [ -x /usr/bin/ffmpeg ] || missing+=(ffmpeg)
  [ -x "${CHROMIUM_PATH:-/usr/bin/chromium}" ] || missing+=(chromium)
  [ -x /usr/bin/rclone ] || missing+=(rclone)
  [ -x /usr/bin/shellcheck ] || missing+=(shellcheck)
  [ "${#missing[@]}" -gt 0 ] || return 0
  [ "$(id -u)" = 0 ] || as_root=(sudo -n)
  say "Installing what judges our outputs: ${missing[*]}..."
  mkdir -p "$root/artifacts"
  # An index that cannot be had may be of no matter: the installation decides.
  if ! {
    "${as_root[@]}" apt-get update
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
  } > "$log" 2>&1 < /dev/null; then
    tail -n 3 "$log" >&2
    die "They could not be installed (all of it: $log). As root: apt-get install --no-install-recommends ${missing[*]}"
  fi
}

# $1: folder, $2: part of a name or nothing.
run_dotnet() {
  local status=0
  say "== tests/$1"
  vstest "$1" "$2" || status=$?
  count_trx "$results/$1.trx" "$status"
}

# The same for suites that wait most of their time, one after the other beside all others: begun with one, awaited with the other.
begin_beside() {
  say "== $(printf 'tests/%s ' "$@")begin, beside the others"
  {
    for folder in "$@"; do
      status=0
      if is_dotnet "$folder"; then vstest "$folder" ""; else nodetest "$folder"; fi > "$results/$folder.log" 2>&1 || status=$?
      echo "$status" > "$results/$folder.status"
    done
  } &
  begun=$!
  trap 'kill "$begun" 2> /dev/null || true' EXIT
}
await_beside() {
  local folder status
  wait "$begun" || true
  trap - EXIT
  for folder in "$@"; do
    say "== tests/$folder"
    cat "$results/$folder.log" >&2
    status=$(cat "$results/$folder.status" 2> /dev/null || echo 1)
    if is_dotnet "$folder"; then count_trx "$results/$folder.trx" "$status"; else count_tap "$results/$folder.tap" "$status" ""; fi
  done
}

is_dotnet() { ls "$root/tests/$1"/*.csproj > /dev/null 2>&1; }

vstest() {
  local project arguments=()
  project=$(basename "$root/tests/$1"/*.csproj .csproj)
  if [ -n "$2" ]; then arguments=("--testcasefilter:FullyQualifiedName~$2"); fi
  dotnet vstest "$root/tests/$1/bin/$configuration/net10.0/$project.dll" \
    --logger:"trx;LogFileName=$1.trx" --logger:"console;verbosity=minimal" --ResultsDirectory:"$results" \
    "${arguments[@]}" >&2
}

# A run that ended badly without a failed test (a crash, no assembly) is a failure too.
count_trx() {
  local counters total=0 executed=0 good=0 bad=0
  counters=$(grep -o '<Counters [^>]*>' "$1" 2> /dev/null || true)
  if [ -n "$counters" ]; then
    total=$(counter total) executed=$(counter executed) good=$(counter passed)
    bad=$((executed - good))
  fi
  if [ "$2" != 0 ] && [ "$bad" = 0 ]; then bad=1; fi
  add "$good" "$bad" $((total - executed))
}
counter() { sed -E "s/.* $1=\"([0-9]+)\".*/\1/" <<< "$counters"; }

# $1: folder, $2: part of a name or nothing.
run_node() {
  local status=0 arguments=()
  if [ -n "$2" ]; then arguments=("--test-name-pattern=/${2//\//.}/i"); fi
  say "== tests/$1"
  nodetest "$1" "${arguments[@]}" || status=$?
  count_tap "$results/$1.tap" "$status" "$2"
}

# $1: folder; then arguments of node.
nodetest() {
  (cd "$root/tests/$1" && node --test "${@:2}" \
    --test-reporter=spec --test-reporter-destination=stderr \
    --test-reporter=tap --test-reporter-destination="$results/$1.tap" ./*.test.mjs)
}

count_tap() {
  local good bad skip
  good=$(tapped pass "$1") bad=$(($(tapped fail "$1") + $(tapped cancelled "$1")))
  skip=$(($(tapped skipped "$1") + $(tapped todo "$1")))
  # With a name pattern node counts what does not match as skipped, or the file as one passed test.
  if [ -n "$3" ]; then
    skip=0
    good=$(grep -E '^ *ok ' "$1" | grep -v '# SKIP' | grep -cvE '\.test\.mjs$' || true)
  fi
  if [ "$2" != 0 ] && [ "$bad" = 0 ]; then bad=1; fi
  add "$good" "$bad" "$skip"
}
tapped() { sed -nE "s/^# $1 ([0-9]+)$/\1/p" "$2" 2> /dev/null | tail -n 1 | grep . || echo 0; }

add() {
  passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3))
  say "   $1 passed, $2 failed, $3 skipped"
}
