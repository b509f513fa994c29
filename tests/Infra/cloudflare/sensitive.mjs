// What the provider marks as sensitive; the npm package drops the mark, its source (source.mjs) has it. From its source, version 5.14.0:
// github.com/cloudflare/terraform-provider-cloudflare, internal/services/{account_token,workers_script}/schema.go.
export const SENSITIVE = {
  cloudflare_account_token: ["value"],
  cloudflare_workers_script: ["assets.jwt", "bindings.text", "bindings.key_base64", "bindings.key_jwk"],
};
