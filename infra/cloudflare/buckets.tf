locals {
  buckets     = { uploads = var.uploads_bucket, media = var.media_bucket }
  day_seconds = 86400

  # As long as a promised upload in parts may take (Uploads:MultipartLifetime): what is older nobody completes.
  abort_parts_rule = {
    id         = "abort-abandoned-parts"
    enabled    = true
    conditions = { prefix = "" }
    abort_multipart_uploads_transition = {
      condition = { type = "Age", max_age = var.abort_parts_after_days * local.day_seconds }
    }
    delete_objects_transition = null
  }

  # What the app has clients upload, and no more: the recipe book and images of recipes may stand in this bucket, too.
  expire_uploads_rule = {
    id                                 = "expire-uploads"
    enabled                            = true
    conditions                         = { prefix = "uploads/" }
    abort_multipart_uploads_transition = null
    delete_objects_transition = {
      condition = { type = "Age", max_age = var.expire_uploads_after_days * local.day_seconds }
    }
  }
}

resource "cloudflare_r2_bucket" "this" {
  for_each = local.buckets

  account_id    = var.account_id
  name          = each.value
  jurisdiction  = var.jurisdiction
  location      = var.jurisdiction == "default" ? var.location : null
  storage_class = "Standard"

  lifecycle {
    prevent_destroy = true
    # R2 may place a bucket elsewhere than the hint says; the provider would then want to replace it.
    ignore_changes = [location]
  }
}

# Neither bucket is open at r2.dev: what is public is read at its own domain, through the CDN.
resource "cloudflare_r2_managed_domain" "this" {
  for_each = cloudflare_r2_bucket.this

  account_id   = var.account_id
  bucket_name  = each.value.name
  jurisdiction = var.jurisdiction
  enabled      = false
}

resource "cloudflare_r2_custom_domain" "media" {
  account_id   = var.account_id
  bucket_name  = cloudflare_r2_bucket.this["media"].name
  jurisdiction = var.jurisdiction
  zone_id      = var.zone_id
  domain       = var.media_domain
  enabled      = true
  min_tls      = "1.2"
}

resource "cloudflare_r2_bucket_lifecycle" "uploads" {
  account_id   = var.account_id
  bucket_name  = cloudflare_r2_bucket.this["uploads"].name
  jurisdiction = var.jurisdiction
  rules        = concat([local.abort_parts_rule], var.expire_uploads_after_days == 0 ? [] : [local.expire_uploads_rule])
}

resource "cloudflare_r2_bucket_lifecycle" "media" {
  account_id   = var.account_id
  bucket_name  = cloudflare_r2_bucket.this["media"].name
  jurisdiction = var.jurisdiction
  rules        = [local.abort_parts_rule]
}
