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

# What vault, storage and Resource Manager say to somebody whose role they do not know (yet). Not every 403: a secret that is
# disabled, or a firewall, is not mended by waiting.
is_refusal() {
  grep -qiE 'AuthorizationFailed|AuthorizationPermissionMismatch|ForbiddenByRbac|is not authorized to perform|not authorized to perform this operation using this permission|does not have secrets|BlobUploadFailed.*403' "$1"
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
# What the module is tested with: it mocks the provider's answers.
oldest_terraform=1.11.0
# What the templates are linted and built with.
oldest_bicep=0.49.0

# Whether a version is at least another; $1: the oldest that will do.
is_recent() { [ "$(printf '%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

check_tools() {
  local account version
  command -v az > /dev/null || die "az is missing: install the Azure CLI, $oldest_az or later (https://aka.ms/azure-cli)."
  version=$(az version --query '"azure-cli"' --output tsv)
  is_recent $oldest_az "$version" || die "az is $version, and $oldest_az is the oldest that can do this: az upgrade."
  # None at all is no matter: az fetches the newest when it builds.
  version=$(az bicep version 2> /dev/null | grep -oE '[0-9]+\.[0-9]+\.[0-9]+' | head -n 1) || true
  [ -z "$version" ] || is_recent $oldest_bicep "$version" \
    || die "Bicep is $version, and $oldest_bicep is the oldest that can do this: az bicep upgrade."
  command -v terraform > /dev/null || die "terraform is missing: install it, $oldest_terraform or later (https://developer.hashicorp.com/terraform/install)."
  version=$(terraform version 2> /dev/null | sed -n '1s/^Terraform v//p')
  is_recent $oldest_terraform "$version" \
    || die "terraform is ${version:-of an unknown version}, and $oldest_terraform is the oldest that can do this: https://developer.hashicorp.com/terraform/install."
  need_tools
  account=$(az account show --query "join('|', [id, name])" --output tsv 2> /dev/null) \
    || die "az is not logged in: az login, and where you have several subscriptions az account set --subscription NAME."
  subscription=${account%%|*}
  say "Azure subscription: ${account#*|} ($subscription)"
}
