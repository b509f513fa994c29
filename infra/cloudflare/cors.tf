locals {
  # The policy that the local pipeline holds browsers to as well; only the origins are the owner's.
  upload_rules = jsondecode(file("${path.module}/cors.json")).rules
}

resource "cloudflare_r2_bucket_cors" "uploads" {
  count = length(var.origins) > 0 ? 1 : 0

  account_id   = var.account_id
  bucket_name  = cloudflare_r2_bucket.this["uploads"].name
  jurisdiction = var.jurisdiction

  rules = [for rule in local.upload_rules : {
    id = rule.id
    allowed = {
      origins = var.origins
      methods = rule.allowed.methods
      headers = rule.allowed.headers
    }
    expose_headers  = rule.exposeHeaders
    max_age_seconds = rule.maxAgeSeconds
  }]
}

# Players fetch manifests, playlists, segments and WebVTT by script, ranges of them too.
resource "cloudflare_r2_bucket_cors" "media" {
  count = length(var.origins) > 0 ? 1 : 0

  account_id   = var.account_id
  bucket_name  = cloudflare_r2_bucket.this["media"].name
  jurisdiction = var.jurisdiction

  rules = [{
    id = "players"
    allowed = {
      origins = var.origins
      methods = ["GET", "HEAD"]
      headers = ["range"]
    }
    expose_headers  = ["Accept-Ranges", "Content-Length", "Content-Range", "ETag"]
    max_age_seconds = 86400
  }]
}
