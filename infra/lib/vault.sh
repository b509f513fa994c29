# Steps 2 and 4 of infra/deploy: the vault's secrets. They go by files that only this user can read. Sourced.

secret_names() { patiently "The vault $vault" az keyvault secret list --vault-name "$vault" --query '[].name' --output tsv; }

# $1: name; $2: file to write
get_secret() {
  patiently "The vault $vault" az keyvault secret show --vault-name "$vault" --name "$1" --query value --output tsv > "$work/shown" \
    || die "The secret $1 of the vault $vault cannot be read, for the reason above."
  printf %s "$(< "$work/shown")" > "$2"   # without the line's end
}

# $1: name; $2: file with the value, to the byte
set_secret() {
  patiently "The vault $vault" az keyvault secret set --vault-name "$vault" --name "$1" --file "$2" --encoding utf-8 --output none \
    || die "The secret $1 of the vault $vault cannot be written, for the reason above. Deleted it before? az keyvault secret recover --vault-name $vault --name $1"
}

# New secrets: a webhook's, as Standard Webhooks writes it; random letters; and of a key what Api:Keys has.
webhook_secret() { printf 'whsec_%s' "$(head -c 32 /dev/urandom | base64 -w 0)"; }
random_secret() { printf %s "$(head -c 32 /dev/urandom | base64 -w 0 | tr '+/' '-_' | tr -d =)"; }
key_hash() { printf 'owner:%s' "$(sha256sum < "$work/key" | cut -d ' ' -f 1)"; }

has() { grep -qxF "$1" "$work/names"; }

# $1: name; then the command that makes it. One that is there is never made anew.
make_secret() {
  local name=$1
  shift
  if has "$name"; then say "  $name: is there"; return; fi
  "$@" > "$work/secret"
  set_secret "$name" "$work/secret"
  say "  $name: made"
}

make_secrets() {
  secret_names > "$work/names" || die "The secrets of the vault $vault cannot be listed, for the reason above."
  make_secret events-secrets webhook_secret
  make_secret callbacks-secrets webhook_secret
  make_secret assets-id-secret random_secret
  # The app knows only the key's hash, so that the key comes first: after an interruption the hash is made of it.
  if has api-keys; then say "  api-keys: is there"; return; fi
  make_secret api-key-owner random_secret
  get_secret api-key-owner "$work/key"
  make_secret api-keys key_hash
}

is_rotatable() { [ "$1" = events ] || [ "$1" = callbacks ]; }

# Of these secrets two may hold at a time, the newer first. Whoever verifies takes either, so the order of the parts is no matter.
# What was done is not done twice: a run that was interrupted after this can be repeated as it was. $1: name
rotate_secret() {
  get_secret "$1" "$work/old"
  if grep -q ' ' "$work/old"; then
    say "  $1: two are there already, and stay. Once every receiver knows the newer: infra/deploy --retire ${1%-secrets}"
    return
  fi
  printf '%s %s' "$(webhook_secret)" "$(< "$work/old")" > "$work/secret"
  set_secret "$1" "$work/secret"
  say "  $1: a new one stands beside the old one. Once every receiver knows it: infra/deploy --retire ${1%-secrets}"
}

# $1: name
retire_secret() {
  local both
  get_secret "$1" "$work/old"
  both=$(< "$work/old")
  if [ "$both" = "${both%% *}" ]; then say "  $1: only one is there, and it stays"; return; fi
  printf %s "${both%% *}" > "$work/secret"
  set_secret "$1" "$work/secret"
  say "  $1: the older one is gone"
}

# What Terraform puts out under these names (r2_access_key_id...) lies in files of $work.
take_keys() {
  local name
  for name in r2-access-key-id r2-secret-access-key cdn-api-token; do
    if has $name; then
      get_secret $name "$work/old"
      if cmp -s "$work/old" "$work/$name"; then say "  $name: is as Cloudflare has it"; continue; fi
    fi
    set_secret $name "$work/$name"
    say "  $name: written"
  done
}
