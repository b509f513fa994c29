# Steps 0, 6 and 7 of infra/deploy: the package, what the app refers to, and whether all of it works. Sourced.

# FFmpeg and the page are in it, or it is not made: src/Functions/Packaging.targets.
make_package() {
  local folder=$root/artifacts/app
  if [ -n "$package" ]; then
    [ -f "$package" ] || die "The package $package is not there. Nothing was changed."
    say "The package is $package."
    return
  fi
  package=$root/artifacts/app.zip
  "$root/ffmpeg/build" > /dev/null || die "FFmpeg could not be built, for the reason above; ffmpeg/README.md says what it needs. Nothing was changed."
  "$root/setup/web" > /dev/null || die "The page could not be built, for the reason above. Nothing was changed."
  say "Publishing src/Functions, with FFmpeg and the page..."
  rm -rf "$folder" "$package"
  # The package is not secret, and the host's user must be able to read it.
  (umask 022 && dotnet publish "$root/src/Functions" -c Release -o "$folder" -nologo -v q -p:RequireFFmpeg=true -p:RequireWeb=true -p:PackageFile="$package") >&2 \
    || die "src/Functions could not be published, for the reason above. Nothing was changed."
  if ! [ -x "$folder/ffmpeg/ffbox" ] || ! [ -f "$folder/host.json" ] || ! [ -f "$folder/web/index.html" ] || ! [ -f "$package" ]; then
    die "The package in $folder lacks host.json, the page or an FFmpeg that can be executed: is src/Functions/Packaging.targets imported? Nothing was changed."
  fi
  say "Packed $package ($(($(stat -c %s "$package") / 1000000)) MB)."
}

references() { echo "https://management.azure.com/subscriptions/$subscription/resourceGroups/$group/providers/Microsoft.Web/sites/$app/config/configreferences/appsettings"; }

# The app keeps a secret's value for up to a day unless it is told to look again. What Azure says of it may be late, so that
# only the app's own health decides in the end.
refresh_references() {
  local deadline=$((SECONDS + patience))
  az rest --method post --url "$(references)/refresh?api-version=2022-03-01" --output none \
    || die "The app could not be told to read its secrets again, for the reason above. Run infra/deploy again."
  while true; do
    az rest --method get --url "$(references)?api-version=2022-03-01" --output json > "$work/references.json" \
      || die "It cannot be seen whether the app's secrets are there, for the reason above. Run infra/deploy again."
    values unresolved "$work/references.json" > "$work/unresolved"
    if ! [ -s "$work/unresolved" ]; then say "The app reads its secrets."; return; fi
    if [ "$SECONDS" -ge "$deadline" ]; then
      say "The app cannot read these secrets of $vault yet:"
      cat "$work/unresolved" >&2
      say "(Denied: the app's role on the vault is not known everywhere yet. Missing: they were deleted since step 4.) Going on:"
      say "if the app does not answer below, wait some minutes and run infra/deploy again."
      return
    fi
    sleep "$pause"
  done
}

deploy_package() {
  say "Deploying the package to $app: a minute or two. Jobs that run are given back and taken up by the new instances..."
  patiently "The app's own storage" az functionapp deployment source config-zip --resource-group "$group" --name "$app" --src "$package" --timeout 600 --output none \
    || die "The package was not deployed, for the reason above; the app runs what it ran before. Run infra/deploy again."
}

# Instances of before may answer for some minutes, so that the version is waited for: it ends with the commit it is built of.
wait_for_health() {
  local commit
  commit=$(git -C "$root" rev-parse HEAD 2> /dev/null) || commit=
  values health "$url/api/health" "$patience" "$pause" "$commit" > "$work/health" \
    || die "The app is deployed and does not answer as it should. What it says at its start: in the portal, the function app $app, Log stream; or the first query of docs/operate.md#the-log."
  say "The app answers: $url/api/health"
  cat "$work/health" >&2
}

# ./run doctor with the settings that the app has, and the owner's key for its round trip; in the deployer's own name where the
# app uses its identity.
run_doctor() {
  local pair pairs
  az functionapp config appsettings list --resource-group "$group" --name "$app" --output json > "$work/settings.json" \
    || die "The app's settings cannot be read, for the reason above."
  mkdir -p "$work/secrets"
  values referenced "$work/settings.json" > "$work/referenced"
  mapfile -t pairs < "$work/referenced"
  for pair in "${pairs[@]}"; do get_secret "${pair#* }" "$work/secrets/${pair% *}"; done
  values environment "$work/settings.json" "$work/secrets" > "$work/environment"
  secret_names > "$work/names" || die "The secrets of the vault $vault cannot be listed, for the reason above."
  : > "$work/key"
  if has api-key-owner; then get_secret api-key-owner "$work/key"; fi
  (
    umask 022
    MEDIAFUNCTIONS_KEY=$(< "$work/key")
    [ -z "$MEDIAFUNCTIONS_KEY" ] || export MEDIAFUNCTIONS_KEY
    while IFS= read -rd '' pair; do export "${pair?}"; done < "$work/environment"
    "$root/run" doctor --environment
  ) || die "Everything is deployed, and the doctor has found something: the lines above say what to do. infra/deploy --doctor looks again."
}

# Before the doctor: what it finds wrong is looked into by these.
tell_names() {
  say "For the commands of docs/operate.md:"
  echo "API=$url VAULT=$vault STORAGE=$storage${registry:+ REGISTRY=$registry}"
  # shellcheck disable=SC2016 # is for the reader's shell
  echo 'KEY=$(az keyvault secret show --vault-name "$VAULT" --name api-key-owner --query value --output tsv)'
}
