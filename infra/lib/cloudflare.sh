# Step 3 of infra/deploy: buckets, queue, Forwarder and tokens, by Terraform with its state in Azure. Sourced.

# The environment's token, or the one in a vault of the deployer's own: the app's identity must not be able to read it.
find_cloudflare_token() {
  if [ -z "$cloudflare_token" ] && [ -n "${DEPLOY_VAULT:-}" ]; then
    az keyvault secret show --vault-name "$DEPLOY_VAULT" --name cloudflare-api-token --query value --output tsv > "$work/token" \
      || die "The vault $DEPLOY_VAULT (DEPLOY_VAULT) does not give its secret cloudflare-api-token, for the reason above."
    cloudflare_token=$(< "$work/token")
  fi
  [ -n "$cloudflare_token" ] || [ "$only_doctor" = 1 ] \
    || die "CLOUDFLARE_API_TOKEN is not set: make a token (docs/deploy.md says with which rights), then read -rs CLOUDFLARE_API_TOKEN; export CLOUDFLARE_API_TOKEN."
}

# The token and the webhook's secret go by Terraform's own environment; the secret's name is a variable of infra/cloudflare.
terraforming() {
  CLOUDFLARE_API_TOKEN=$cloudflare_token TF_VAR_events_secrets=$(< "$work/events") TF_IN_AUTOMATION=1 ARM_SUBSCRIPTION_ID=$subscription \
    terraform -chdir="$root/infra/cloudflare" "$@"
}

prepare_terraform() {
  local lock=$root/infra/cloudflare/.terraform.lock.hcl is_pinned=0
  [ ! -f "$lock" ] || is_pinned=1
  get_secret events-secrets "$work/events"
  cp "$work/azure.auto.tfvars.json" "$root/infra/cloudflare/"
  # The state holds R2's keys: it lies in a container that only deployers read, and is opened by identity, not by a key.
  patiently "The storage account $storage" terraforming init -input=false -reconfigure \
    -backend-config="storage_account_name=$storage" -backend-config="container_name=$container" \
    -backend-config="key=cloudflare.tfstate" -backend-config="use_azuread_auth=true" > "$work/init" \
    || { cat "$work/output" >&2; die "Terraform could not begin, for the reason above. Nothing at Cloudflare was changed."; }
  [ $is_pinned = 1 ] || say "Terraform has chosen its provider and written down which, in infra/cloudflare/.terraform.lock.hcl: commit it."
}

# What failures of Terraform that have nothing to do with the files want done; $1: what it has said.
explain_terraform() {
  local id
  if grep -qE 'acquiring the state lock|already locked|LeaseAlreadyPresent' "$1"; then
    id=$(grep -oE 'ID: +[0-9a-f-]{36}' "$1" | grep -oE '[0-9a-f-]{36}' | head -n 1) || true
    say
    say "Terraform's state is locked. Either somebody else deploys just now (Who and Created above say who, and since when), or a run"
    say "was killed and has left its lock. Once you are sure that nobody deploys, take it away, and run infra/deploy again:"
    if [ -n "$id" ]; then
      say "  terraform -chdir=infra/cloudflare force-unlock $id"
    else
      say "  az storage blob lease break --account-name $storage --container-name $container --blob-name cloudflare.tfstate --auth-mode login"
    fi
    say
  elif grep -qE '10063|workers\.dev subdomain|subdomain_required' "$1"; then
    say
    say "This Cloudflare account has had no Worker yet, and lacks its workers.dev subdomain: open Workers & Pages once in the dashboard,"
    say "which makes it, then run infra/deploy again."
    say
  fi
}

# A command that takes the state's lock, for which it waits a while; it says itself what is wrong, and how to mend what we know.
locking() {
  local status=0 command=$1
  shift
  terraforming "$command" -input=false -lock-timeout=2m "$@" 2> "$work/said" || status=$?
  cat "$work/said" >&2
  [ $status = 0 ] || [ $status = 2 ] || explain_terraform "$work/said"
  return $status
}

# Leaves the plan in $work/plan. Status 0: there is nothing to do; 2: there is.
plan_terraform() {
  local status=0
  locking plan -detailed-exitcode -out="$work/plan" || status=$?
  [ $status = 0 ] || [ $status = 2 ] \
    || die "Terraform could not plan, for the reason above (a right that the token lacks? docs/deploy.md lists them). Nothing at Cloudflare was changed."
  return $status
}

plan_cloudflare() {
  step 3 "Cloudflare"
  secret_names > "$work/names" || die "The secrets of the vault $vault cannot be listed, for the reason above."
  if ! has events-secrets; then say "The plan can be shown once the vault has its secrets (step 2)."; return; fi
  prepare_terraform
  plan_terraform || true
}

apply_cloudflare() {
  prepare_terraform
  if plan_terraform; then
    say "Cloudflare is as it should be."
  else
    confirm "Apply this at Cloudflare?"
    locking apply "$work/plan" \
      || die "Terraform stopped, for the reason above. What it has made is in its state: correct the reason and run infra/deploy again."
  fi
  terraforming output -json > "$work/cloudflare.json" || die "Terraform's outputs cannot be read, for the reason above. Run infra/deploy again."
  values keys "$work/cloudflare.json" "$work" || die "Terraform puts out no keys: is infra/cloudflare/outputs.tf what it was?"
}
