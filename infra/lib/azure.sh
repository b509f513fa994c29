# Step 1 of infra/deploy: the resource group and what infra/azure/main.bicep says. Sourced.
deployment=mediafunctions

# The template and the parameters as JSON, once: whatever is wrong in them is told before anything is touched.
read_parameters() {
  local known workload environment
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
  az group create --name "$group" --location "$location" --output none \
    || die "The resource group could not be made: you need Contributor on the subscription, or somebody who has it makes the group."
  say "Made the resource group $group in $location."
}

job_exists() {
  [ -n "$(az resource list --resource-group "$group" --resource-type Microsoft.App/jobs --query '[].name' --output tsv)" ]
}

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
  say "What would change${2:+ ($2)}:"
  what_if "$1"
  confirm "Apply this to the resource group $group?"
  say "Deploying to $group: 3 to 10 minutes the first time..."
  az deployment group create --resource-group "$group" --name $deployment --template-file "$work/template.json" --parameters "$1" \
    --query properties.outputs --output json > "$work/outputs.json" \
    || die "The deployment failed for the reason above. Correct it and run infra/deploy again: what is made already stays."
  know_outputs || die "The deployment puts out no app, vault or storage account: is infra/azure/main.bicep what it was?"
  say "The app is $app ($url), its vault $vault."
}

know_outputs() {
  local known
  values outputs "$work/outputs.json" "$work" > "$work/known" || return 1
  mapfile -t known < "$work/known"
  app=${known[0]} url=${known[1]} vault=${known[2]} storage=${known[3]} container=${known[4]}
}

# What the last deployment has put out; status 1 where there is none.
read_outputs() {
  az deployment group show --resource-group "$group" --name $deployment --query properties.outputs --output json \
    > "$work/outputs.json" 2> /dev/null && know_outputs
}
