# What all steps of infra/deploy share. Sourced; $root, $work and the options are set by it.
patience=${DEPLOY_PATIENCE:-300} pause=${DEPLOY_PAUSE:-15}   # seconds

usage() {
  [ $# = 0 ] || say "$1"
  sed -n '2,/^set/{/^set/!s/^# \{0,1\}//p}' "$root/infra/deploy" >&2
  exit 64
}

step() { say; say "== $1 of 7: $2"; }
values() { node "$root/infra/lib/values.mjs" "$@"; }

confirm() {
  local answer=
  [ "$yes" = 0 ] || return 0
  [ -t 0 ] || die "Nobody is there to answer '$1'. --yes answers yes, --plan only looks. Nothing of this step was done."
  read -rp "$1 [y/N] " answer || true
  [[ $answer == [yY]* ]] || die "Stopped. Nothing of this step was done; infra/deploy goes on from here when it is run again."
}

is_refusal() {
  grep -qE 'Forbidden|AuthorizationPermissionMismatch|AuthorizationFailure|BlobUploadFailed|(^|[^0-9])403([^0-9]|$)' "$1"
}

# Runs a command again as long as it is refused for want of a right: a role that was just given is known everywhere only
# after minutes. $1: what is asked for its right; then the command. Prints what the last try printed.
patiently() {
  local what=$1 told=0 deadline=$((SECONDS + patience))
  shift
  until "$@" > "$work/output" 2> "$work/errors"; do
    if ! is_refusal "$work/errors"; then cat "$work/errors" >&2; return 1; fi
    if [ "$SECONDS" -ge "$deadline" ]; then
      cat "$work/errors" >&2
      say "$what has refused for $patience seconds. If you were given your rights just now, run infra/deploy again in some"
      say "minutes. Else you lack one: who deploys must be Owner of the resource group, or Contributor and Role Based Access"
      say "Control Administrator."
      return 1
    fi
    [ $told = 1 ] || say "$what refuses: roles that were just given take minutes to be known. Trying for up to $patience seconds..."
    told=1
    sleep "$pause"
  done
  cat "$work/output"
}

# 2.60 is the first that deploys to Flex Consumption.
oldest_az=2.60.0

check_tools() {
  local account version
  command -v az > /dev/null || die "az is missing: install the Azure CLI, $oldest_az or later (https://aka.ms/azure-cli)."
  version=$(az version --query '"azure-cli"' --output tsv)
  [ "$(printf '%s\n' $oldest_az "$version" | sort -V | head -n 1)" = $oldest_az ] \
    || die "az is $version, and $oldest_az is the oldest that can do this: az upgrade."
  command -v terraform > /dev/null || die "terraform is missing: install it, 1.9 or later (https://developer.hashicorp.com/terraform/install)."
  need_tools
  account=$(az account show --query "join('|', [id, name])" --output tsv 2> /dev/null) \
    || die "az is not logged in: az login, and where you have several subscriptions az account set --subscription NAME."
  subscription=${account%%|*}
  say "Azure subscription: ${account#*|} ($subscription)"
}
