# Two tokens of the account, each for one thing. The deploying token makes them, and the app never sees that one.

data "cloudflare_account_api_token_permission_groups_list" "all" {
  account_id = var.account_id

  lifecycle {
    postcondition {
      condition = alltrue([for wanted in local.permissions : length([
        for group in self.result : group if group.name == wanted.name && contains(group.scopes, wanted.scope)
      ]) == 1])
      error_message = "Cloudflare lists no (or not one) permission group 'Workers R2 Storage Bucket Item Write' or 'Cache Purge': the token in CLOUDFLARE_API_TOKEN must hold 'Account API Tokens Write'."
    }
  }
}

locals {
  permissions = {
    # Reads, writes and lists objects; makes, lists and configures no bucket.
    objects = { name = "Workers R2 Storage Bucket Item Write", scope = "com.cloudflare.edge.r2.bucket" }
    purge   = { name = "Cache Purge", scope = "com.cloudflare.api.account.zone" }
  }

  permission_ids = { for key, wanted in local.permissions : key => one([
    for group in data.cloudflare_account_api_token_permission_groups_list.all.result : group.id
    if group.name == wanted.name && contains(group.scopes, wanted.scope)
  ]) }
}

# R2's S3 keys: the access key id is the token's id, the secret the SHA-256 of its value.
resource "cloudflare_account_token" "objects" {
  account_id = var.account_id
  name       = "media-${var.environment}-objects"

  policies = [{
    effect            = "allow"
    permission_groups = [{ id = local.permission_ids.objects }]
    resources = jsonencode({
      for bucket in cloudflare_r2_bucket.this :
      "com.cloudflare.edge.r2.bucket.${var.account_id}_${var.jurisdiction}_${bucket.name}" => "*"
    })
  }]
}

# Deleting an asset makes the CDN forget it, too.
resource "cloudflare_account_token" "purge" {
  account_id = var.account_id
  name       = "media-${var.environment}-purge"

  policies = [{
    effect            = "allow"
    permission_groups = [{ id = local.permission_ids.purge }]
    resources         = jsonencode({ "com.cloudflare.api.account.zone.${var.zone_id}" = "*" })
  }]
}
