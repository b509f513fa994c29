# All but the last are the members of the output `cloudflare` of infra/azure/main.bicep, which infra/deploy writes
# to azure.auto.tfvars.json: infra/azure/main.bicepparam is the one file that an owner edits.

variable "account_id" {
  type        = string
  description = "The Cloudflare account."

  validation {
    condition     = can(regex("^[0-9a-f]{32}$", var.account_id))
    error_message = "account_id must be 32 lower-case hex digits: copy it from the account's overview in the dashboard."
  }
}

variable "zone_id" {
  type        = string
  description = "The zone of media_domain."

  validation {
    condition     = can(regex("^[0-9a-f]{32}$", var.zone_id))
    error_message = "zone_id must be 32 lower-case hex digits: copy it from the overview of the domain's zone in the dashboard."
  }
}

variable "environment" {
  type        = string
  description = "What the names of queues, Worker and tokens tell one deployment from another by."

  validation {
    condition     = contains(["dev", "test", "prod"], var.environment)
    error_message = "environment must be dev, test or prod, as in infra/azure/main.bicepparam."
  }
}

variable "jurisdiction" {
  type        = string
  description = "Where R2 guarantees to keep the buckets. It is part of the S3 endpoint and of a bucket's identity."

  validation {
    condition     = contains(["default", "eu"], var.jurisdiction)
    error_message = "jurisdiction must be default or eu. A bucket never changes it: choose other bucket names with it."
  }
}

variable "location" {
  type        = string
  description = "Near whom R2 should make the buckets, where no jurisdiction decides it. A hint, heeded once."

  validation {
    condition     = contains(["weur", "eeur", "wnam", "enam", "apac", "oc"], var.location)
    error_message = "location must be one of R2's hints: weur, eeur, wnam, enam, apac or oc; take the one next to the Azure region."
  }
}

variable "uploads_bucket" {
  type        = string
  description = "The private bucket that clients upload to."

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", var.uploads_bucket))
    error_message = "uploads_bucket must be 3 to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends."
  }
}

variable "media_bucket" {
  type        = string
  description = "The bucket whose objects everybody may read at media_domain."

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", var.media_bucket))
    error_message = "media_bucket must be 3 to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends."
  }

  validation {
    condition     = var.media_bucket != var.uploads_bucket
    error_message = "media_bucket must be another bucket than uploads_bucket: all that it holds is public."
  }
}

variable "media_domain" {
  type        = string
  description = "The host name of the media bucket, in the zone."

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,}$", var.media_domain))
    error_message = "media_domain must be a bare host name in lower case, such as media.example.com: no scheme, no path."
  }
}

variable "origins" {
  type        = list(string)
  description = "The pages that may upload and read from a browser. Empty where no browser does."

  validation {
    condition     = alltrue([for origin in var.origins : can(regex("^(https://[a-z0-9.-]+|http://(localhost|127\\.0\\.0\\.1))(:[0-9]{1,5})?$", origin))])
    error_message = "origins must be whole https origins such as https://app.example.com, without a path, a slash at the end or a wildcard; http is for localhost alone."
  }
}

variable "events_url" {
  type        = string
  description = "Where the Forwarder posts R2's events: the output eventsUrl of infra/azure."

  validation {
    condition     = can(regex("^https://[a-z0-9.-]+/api/events/r2$", var.events_url))
    error_message = "events_url must be https://HOST/api/events/r2: take the output eventsUrl of the Azure deployment."
  }
}

variable "abort_parts_after_days" {
  type        = number
  description = "After how many days the parts of an upload that was not completed are dropped: as long as the app promises it, Uploads:MultipartLifetime."

  validation {
    condition     = contains([1, 2, 3, 4, 5, 6, 7], var.abort_parts_after_days)
    error_message = "abort_parts_after_days must be a whole number of days, 1 to 7: R2 and the app take no more."
  }
}

variable "expire_uploads_after_days" {
  type        = number
  description = "After how many days what was uploaded is deleted; 0 keeps it."

  validation {
    condition     = var.expire_uploads_after_days == floor(var.expire_uploads_after_days) && var.expire_uploads_after_days >= 0
    error_message = "expire_uploads_after_days must be a whole number of days, or 0 for never."
  }

  # Its age may count from its first part. Then a day in R2's queue, and three of an app that is down: the sweep finds it after.
  validation {
    condition     = var.expire_uploads_after_days == 0 || var.expire_uploads_after_days >= var.abort_parts_after_days + 4
    error_message = "expire_uploads_after_days must be 0 for never, or at least 4 more than abort_parts_after_days: sooner it could take an upload that still waits to be processed."
  }
}

variable "cache_rules" {
  type        = bool
  description = "Whether the zone's list of cache rules is made here. A zone has one: false where another environment has made it, or the zone has rules of its own."
}

variable "events_secrets" {
  type        = string
  sensitive   = true
  description = "What the Forwarder signs with: the vault's secret events-secrets, in TF_VAR_events_secrets. Two while one is rotated."

  validation {
    condition     = can(regex("^whsec_[A-Za-z0-9+/]{32,}={0,2}( whsec_[A-Za-z0-9+/]{32,}={0,2})?$", var.events_secrets))
    error_message = "events_secrets must be one secret, or two with a space between them, each whsec_ and the base64 of at least 24 bytes: echo whsec_$(openssl rand -base64 32)."
  }
}
