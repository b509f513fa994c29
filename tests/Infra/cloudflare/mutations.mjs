// Changes that plan and deploy without a word and lose something: what is changed, where, and a part of what must be said.

const ABORT = "max_age = var.abort_parts_after_days * local.day_seconds";
const EXPIRE = "max_age = var.expire_uploads_after_days * local.day_seconds";
const named = (bucket) => `bucket_name  = cloudflare_r2_bucket.this["${bucket}"].name`;
const block = (type, name) => `resource "${type}" "${name}" {`;

/** Whose bucket is another one's. */
const ofBucket = (what, file, type, name, from, to, between = "\n  account_id   = var.account_id\n  ") =>
  [what, file, `${block(type, name)}${between}${named(from)}`, `${block(type, name)}${between}${named(to)}`, `${type}.${name}.bucket_name is`];
const COUNTED = "\n  count = length(var.origins) > 0 ? 1 : 0\n\n  account_id   = var.account_id\n  ";

/** What R2 deletes. */
export const KEEPING = [
  ["uploads that are gone in half a minute", "buckets.tf", EXPIRE, "max_age = var.expire_uploads_after_days", "local.expire_uploads_rule: of 30 days 30 s are made"],
  ["parts that are gone in a second", "buckets.tf", ABORT, "max_age = var.abort_parts_after_days", "local.abort_parts_rule: of 3 days 3 s are made"],
  ["parts that go a day later, whatever was promised", "buckets.tf", ABORT, "max_age = local.day_seconds", "local.abort_parts_rule: of 3 days 86400 s are made"],
  ["uploads that go when parts do", "buckets.tf", EXPIRE, ABORT, "local.expire_uploads_rule: of 30 days 259200 s are made"],
  ["a recipe book that expires", "buckets.tf", 'conditions                         = { prefix = "uploads/" }', 'conditions                         = { prefix = "" }',
    "local.expire_uploads_rule: objects under '' are taken"],
  ["parts of recipe books alone that go", "buckets.tf", 'conditions = { prefix = "" }', 'conditions = { prefix = "recipes/" }', "local.abort_parts_rule: objects under 'recipes/' are taken"],
  ["a rule that is off", "buckets.tf", "    enabled                            = true", "    enabled                            = false", "local.expire_uploads_rule: it is not enabled"],
  ["objects that go with abandoned parts", "buckets.tf", "    delete_objects_transition = null", '    delete_objects_transition = { condition = { type = "Age", max_age = 86400 } }',
    "local.abort_parts_rule: it has a delete_objects_transition, too"],
  ["outputs that expire", "buckets.tf", "[local.abort_parts_rule]\n}", "[local.abort_parts_rule, local.expire_uploads_rule]\n}", "cloudflare_r2_bucket_lifecycle.media.rules.length is '2'"],
  ["outputs that expire in the place of parts", "buckets.tf", "= [local.abort_parts_rule]\n}", "= [local.expire_uploads_rule]\n}", "cloudflare_r2_bucket_lifecycle.media.rules.0 is"],
  ["uploads that expire where their owner says never", "buckets.tf", "var.expire_uploads_after_days == 0 ?", "var.expire_uploads_after_days != 0 ?", "cloudflare_r2_bucket_lifecycle.uploads.rules is"],
  ["a media bucket that keeps abandoned parts", "buckets.tf", block("cloudflare_r2_bucket_lifecycle", "media"), block("cloudflare_r2_bucket_lifecycle", "more"),
    "cloudflare_r2_bucket_lifecycle.media: it is missing"],
  ["a bucket that a plan could destroy, for nothing says that it must not", "buckets.tf", "    prevent_destroy = true\n", "", "a plan could destroy it"],
  ["a bucket that another hint replaces", "buckets.tf", "    ignore_changes = [location]\n", "", "cloudflare_r2_bucket.this.lifecycle.0.ignore_changes.0 is"],
  ["a bucket whose name may change unseen", "buckets.tf", "ignore_changes = [location]", "ignore_changes = [name]", "cloudflare_r2_bucket.this.lifecycle.0.ignore_changes.0 is"],
];

/** What stands in another one's place. */
export const SWAPS = [
  ["uploads in the public bucket", "buckets.tf", "uploads = var.uploads_bucket, media = var.media_bucket", "uploads = var.media_bucket, media = var.uploads_bucket", "local.buckets.uploads is"],
  ofBucket("the rules of uploads for outputs", "buckets.tf", "cloudflare_r2_bucket_lifecycle", "uploads", "uploads", "media"),
  ofBucket("the rules of outputs for uploads", "buckets.tf", "cloudflare_r2_bucket_lifecycle", "media", "media", "uploads"),
  ofBucket("a domain for the uploads, by another check", "buckets.tf", "cloudflare_r2_custom_domain", "media", "media", "uploads"),
  ofBucket("events of outputs", "events.tf", "cloudflare_r2_bucket_event_notification", "uploads", "uploads", "media"),
  ofBucket("the policy of uploads for outputs", "cors.tf", "cloudflare_r2_bucket_cors", "uploads", "uploads", "media", COUNTED),
  ofBucket("the policy of outputs for uploads", "cors.tf", "cloudflare_r2_bucket_cors", "media", "media", "uploads", COUNTED),
  ["an output that names the other bucket", "outputs.tf", 'value       = cloudflare_r2_bucket.this["uploads"].name', 'value       = cloudflare_r2_bucket.this["media"].name', "output uploads_bucket is"],
  ["a media domain that is off", "buckets.tf", "enabled      = true", "enabled      = false", "cloudflare_r2_custom_domain.media.enabled is 'false'"],
  ["a domain of another name", "buckets.tf", "= var.media_domain", '= "media.example.com"', "cloudflare_r2_custom_domain.media.domain is"],
  ["another jurisdiction", "events.tf", "jurisdiction = var.jurisdiction", 'jurisdiction = "default"', "cloudflare_r2_bucket_event_notification.uploads.jurisdiction is 'default'"],
  ["another zone", "cache.tf", "zone_id     = var.zone_id", "zone_id     = var.account_id", "cloudflare_ruleset.cache.zone_id is"],

  ["a secret that S3 does not take", "outputs.tf", "sha256(cloudflare_account_token.objects.value)", "cloudflare_account_token.objects.value", "output r2_secret_access_key is"],
  ["the secret of the other token", "outputs.tf", "sha256(cloudflare_account_token.objects.value)", "sha256(cloudflare_account_token.purge.value)", "output r2_secret_access_key is"],
  ["the id of the other token", "outputs.tf", "cloudflare_account_token.objects.id", "cloudflare_account_token.purge.id", "output r2_access_key_id is"],
  ["R2's token for purging", "outputs.tf", "= cloudflare_account_token.purge.value", "= cloudflare_account_token.objects.value", "output cdn_api_token is"],
  ["a hashed token for purging", "outputs.tf", "= cloudflare_account_token.purge.value", "= sha256(cloudflare_account_token.purge.value)", "output cdn_api_token is"],
  ["R2's keys with the permission to purge", "tokens.tf", "[{ id = local.permission_ids.objects }]", "[{ id = local.permission_ids.purge }]",
    "cloudflare_account_token.objects.policies.0.permission_groups.0.id is"],
  ["a token to purge that writes objects", "tokens.tf", "[{ id = local.permission_ids.purge }]", "[{ id = local.permission_ids.objects }]",
    "cloudflare_account_token.purge.policies.0.permission_groups.0.id is"],
  ["permissions under each other's names", "tokens.tf", 'objects = { name = "Workers R2 Storage Bucket Item Write"', 'objects = { name = "Cache Purge"', "local.permissions.objects is"],
  ["a policy that forbids", "tokens.tf", 'effect            = "allow"\n    permission_groups = [{ id = local.permission_ids.objects }]', 'effect            = "deny"\n    permission_groups = [{ id = local.permission_ids.objects }]',
    "cloudflare_account_token.objects.policies.0.effect is 'deny'"],
  ["keys that end some day", "tokens.tf", '-objects"\n', '-objects"\n  expires_on = "2027-01-01T00:00:00Z"\n', "cloudflare_account_token.objects.expires_on: a token that ends or is off"],
  ["a token that is off", "tokens.tf", '-purge"\n', '-purge"\n  status = "disabled"\n', "cloudflare_account_token.purge.status: a token that ends or is off"],

  ["a secret that is the address", "events.tf", "text = var.events_secrets", "text = var.events_url", "the binding EVENTS_SECRETS must be secret_text of ${var.events_secrets}"],
  ["an address that is the bucket's", "events.tf", "text = var.events_url", 'text = "https://${var.media_domain}"', "the binding EVENTS_URL must be plain_text of ${var.events_url}"],
  ["a rule for all hosts but the media domain", "cache.tf", "(http.host eq ", "(http.host ne ", "cloudflare_ruleset.cache.rules.0.expression is"],
  ["a rule for the whole zone", "cache.tf", '"(http.host eq \\"${cloudflare_r2_custom_domain.media.domain}\\")"', '"true"', "cloudflare_ruleset.cache.rules.0.expression is 'true'"],
  ["a list of rules where the owner wants none", "cache.tf", "var.cache_rules ? 1 : 0", "var.cache_rules ? 0 : 1", "cloudflare_ruleset.cache.count is"],
];
