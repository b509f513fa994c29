# What Cloudflare answers: ids, and the permission groups among which ours are found by name.

mock_data "cloudflare_account_api_token_permission_groups_list" {
  defaults = {
    result = [
      { id = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", name = "Workers R2 Storage Bucket Item Read", scopes = ["com.cloudflare.edge.r2.bucket"] },
      { id = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", name = "Workers R2 Storage Bucket Item Write", scopes = ["com.cloudflare.edge.r2.bucket"] },
      { id = "cccccccccccccccccccccccccccccccc", name = "Cache Purge", scopes = ["com.cloudflare.api.account.zone"] },
      { id = "dddddddddddddddddddddddddddddddd", name = "Account API Tokens Write", scopes = ["com.cloudflare.api.account"] },
    ]
  }
}

mock_resource "cloudflare_queue" {
  defaults = { queue_id = "11111111111111111111111111111111" }
}
