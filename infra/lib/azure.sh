# Step 1 of infra/deploy: the resource group and what infra/azure/main.bicep says. Sourced.
deployment=mediafunctions
# What the last that ended well has put out: one that fails takes the place of the one before, and puts out nothing.
last=$deployment-last

# The template and the parameters as JSON, once: whatever is wrong in them is told before anything is touched.
read_parameters() {
  local known
  [ -f "$parameters" ] || die "$parameters is not there: name the file with --parameters."
  az bicep build-params --file "$parameters" --stdout > "$work/built.json" \
    || die "$parameters does not build: correct what Bicep says above."
  values parameters "$work/built.json" "$work" > "$work/known" || die "Fill in $parameters, then run infra/deploy again."
  mapfile -t known < "$work/known"
  workload=${known[0]} environment=${known[1]} location=${known[2]} image=${known[3]}
  [ -z "$expected" ] || [ "$expected" = "$environment" ] \
    || die "$parameters is of the environment $environment, not $expected: name $expected's own file with --parameters."
  group=${group:-${workload:-media}-$environment}
  say "Resource group: $group, environment: $environment"
}

group_exists() { [ "$(az group exists --name "$group" --output tsv)" = true ]; }

make_group() {
  if group_exists; then return; fi
  [ -n "$location" ] || die "The resource group $group does not exist, and $parameters names no location to make it in."
  confirm "Make the resource group $group in $location?"
  az group create --name "$group" --location "$location" --tags "workload=${workload:-media}" "environment=$environment" --output none \
    || die "The resource group could not be made: you need Contributor on the subscription, or somebody who has it makes the group."
  say "Made the resource group $group in $location."
}

job_exists() {
  [ -n "$(az resource list --resource-group "$group" --resource-type Microsoft.App/jobs --query '[].name' --output tsv)" ]
}

state_of_deployment() {
  az deployment group show --resource-group "$group" --name $deployment --query properties.provisioningState --output tsv 2> /dev/null || true
}

# A run that was killed leaves Azure at work, and Azure takes no second deployment of a name meanwhile (DeploymentActive).
wait_for_deployment() {
  local state told=0 deadline=$((SECONDS + 6 * patience))
  while state=$(state_of_deployment); case $state in '' | Succeeded | Failed | Canceled) false ;; esac; do
    [ "$SECONDS" -lt "$deadline" ] \
      || die "The deployment $deployment of $group is still $state. See what it does in the portal (the group, Deployments), or end it: az deployment group cancel --resource-group $group --name $deployment. Then run infra/deploy again."
    [ $told = 1 ] || say "An earlier deployment of $group is still $state: waiting for its end, for up to $((6 * patience)) seconds..."
    told=1
    sleep "$pause"
  done
}

# Azure makes no budget that begins in a month that is over, and lets none that is there begin at another time.
check_budget() {
  local first
  first=$(values budget "$work/parameters.json")
  [ -n "$first" ] || return 0
  if group_exists; then
    az rest --method get --url "$(group_address)/providers/Microsoft.Consumption/budgets?api-version=2023-05-01" --query 'value[].name' --output tsv > "$work/budgets" \
      || die "It cannot be seen whether $group has a budget, for the reason above. Nothing was changed."
    if [ -s "$work/budgets" ]; then return; fi
  fi
  die "budgetStartDate is in a month that is over, and there is no budget yet: set it to '$first' in $parameters, and leave it so. Nothing was changed."
}
group_address() { echo "https://management.azure.com/subscriptions/$subscription/resourceGroups/$group"; }

# $1: parameters
what_if() {
  az deployment group what-if --resource-group "$group" --name $deployment --template-file "$work/template.json" --parameters "$1" \
    --exclude-change-types NoChange Ignore \
    || die "Azure refuses the template or its parameters: correct what it says above. Nothing of this step was done."
}

plan_azure() {
  step 1 "Azure"
  if group_exists; then
    what_if "$work/parameters.json"
  else
    say "The resource group $group does not exist yet. It would be made in $location, with everything in infra/azure in it."
  fi
}

# $1: parameters; $2: what is special about it
apply_azure() {
  wait_for_deployment
  say "What would change${2:+ ($2)}:"
  what_if "$1"
  confirm "Apply this to the resource group $group?"
  say "Deploying to $group: 3 to 10 minutes the first time..."
  az deployment group create --resource-group "$group" --name $deployment --template-file "$work/template.json" --parameters "$1" \
    --query properties.outputs --output json > "$work/outputs.json" 2> "$work/errors" \
    || { cat "$work/errors" >&2; explain_image; die "The deployment failed for the reason above. Correct it and run infra/deploy again: what is made already stays."; }
  cat "$work/errors" >&2
  know_outputs || die "The deployment puts out no app, vault or storage account: is infra/azure/main.bicep what it was?"
  az deployment group create --resource-group "$group" --name $last --template-file "$work/outputs.template.json" --output none \
    || say "(What it puts out could not be kept beside it. If the next deployment fails, --doctor and --plan will not know it.)"
  say "The app is $app ($url), its vault $vault."
}

explain_image() {
  grep -qiE "MANIFEST_UNKNOWN|manifest (unknown|tagged)|\.image' is invalid|ImagePull" "$work/errors" || return 0
  say "Azure cannot pull heavyImage, $image: push it there first. ${registry:+The registry of this group is $registry (az acr login --name ${registry%%.*}). }Until then leave heavyImage empty: all else is deployed without it."
}

know_outputs() {
  local known
  values outputs "$work/outputs.json" "$work" > "$work/known" || return 1
  mapfile -t known < "$work/known"
  app=${known[0]} url=${known[1]} vault=${known[2]} storage=${known[3]} container=${known[4]} registry=${known[5]}
}

# What the last deployment that ended well has put out; status 1 where there is none.
read_outputs() {
  local name
  for name in $deployment $last; do
    az deployment group show --resource-group "$group" --name $name --query properties.outputs --output json > "$work/outputs.json" 2> /dev/null || continue
    if know_outputs; then
      [ $name = $deployment ] || say "(The last deployment to $group is $(state_of_deployment). What follows goes by the one before.)"
      return 0
    fi
  done
  return 1
}

die_without_outputs() {
  local state
  state=$(state_of_deployment)
  [ -z "$state" ] || die "The first deployment to $group is $state: it has put out no app to look at. Run infra/deploy, which goes on from there."
  die "Nothing is deployed in the resource group $group: run infra/deploy first, or name the group with --resource-group."
}
