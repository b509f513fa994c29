# What the stand-ins share. $STATE is the folder in which one "cloud" keeps what it is told; every call is a line of $STATE/calls.
name=$(basename "$0")
printf '%s\n' "$name $*" >> "$STATE/calls"
for secret in CLOUDFLARE_API_TOKEN TF_VAR_events_secrets; do
  [ -z "${!secret:-}" ] || echo "$name $secret" >> "$STATE/readers"
done

# A fault is a file of $STATE/faults: how often, a pattern of the call, what is said; the word SIGTERM ends the whole deployment.
for fault in "$STATE"/faults/*; do
  [ -f "$fault" ] || continue
  { read -r times; read -r pattern; read -r message; } < "$fault"
  # shellcheck disable=SC2254 # a pattern on purpose
  case "$name $*" in $pattern) ;; *) continue ;; esac
  [ "$times" -gt 0 ] || continue
  printf '%s\n' $((times - 1)) "$pattern" "$message" > "$fault"
  if [ "$message" = SIGTERM ]; then kill -TERM -- -"$(ps -o pgid= -p $$ | tr -d ' ')"; sleep 5; fi
  printf '%b\n' "$message" >&2
  exit 1
done

# The value behind an option: option ARGUMENTS... -> value
option() {
  local wanted=$1
  shift
  while [ $# -gt 0 ]; do
    if [ "$1" = "$wanted" ]; then echo "$2"; return; fi
    shift
  done
}
