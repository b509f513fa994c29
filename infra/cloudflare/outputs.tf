# What infra/deploy takes on: names and addresses to check, and three secrets for the vault.

output "uploads_bucket" {
  description = "R2__UploadsBucket."
  value       = cloudflare_r2_bucket.this["uploads"].name
}

output "media_bucket" {
  description = "R2__MediaBucket."
  value       = cloudflare_r2_bucket.this["media"].name
}

output "media_base_url" {
  description = "R2__PublicBaseUrl."
  value       = "https://${cloudflare_r2_custom_domain.media.domain}"
}

output "r2_endpoint" {
  description = "R2__Endpoint: the account's, in the jurisdiction."
  value       = "https://${var.account_id}${var.jurisdiction == "default" ? "" : ".${var.jurisdiction}"}.r2.cloudflarestorage.com"
}

output "r2_access_key_id" {
  description = "The vault's secret r2-access-key-id."
  value       = cloudflare_account_token.objects.id
  sensitive   = true
}

output "r2_secret_access_key" {
  description = "The vault's secret r2-secret-access-key."
  value       = sha256(cloudflare_account_token.objects.value)
  sensitive   = true
}

output "cdn_api_token" {
  description = "The vault's secret cdn-api-token."
  value       = cloudflare_account_token.purge.value
  sensitive   = true
}

output "events_queue" {
  description = "The queue that R2 notifies."
  value       = cloudflare_queue.events.queue_name
}

output "dead_letter_queue" {
  description = "Where events lie that were given up."
  value       = cloudflare_queue.dead_letters.queue_name
}

output "forwarder" {
  description = "The Worker; its logs are under this name in the dashboard."
  value       = cloudflare_workers_script.forwarder.script_name
}
