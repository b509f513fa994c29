# R2 notifies only a Queue; its consumer, the Forwarder, posts batches of events to the app, signed.

# A day is what the free plan keeps, and it refuses more. An app that is away for longer finds the uploads by its sweep.
resource "cloudflare_queue" "events" {
  account_id = var.account_id
  queue_name = "media-${var.environment}-events"

  settings = {
    message_retention_period = local.day_seconds
  }
}

# What the app refused or could not take for a day. Nothing reads it: the app's sweep finds the uploads by itself.
resource "cloudflare_queue" "dead_letters" {
  account_id = var.account_id
  queue_name = "media-${var.environment}-events-dead"

  settings = {
    message_retention_period = local.day_seconds
  }
}

# The whole bucket: which keys are processed is said by the recipe book's rules, and the intake ignores the rest.
resource "cloudflare_r2_bucket_event_notification" "uploads" {
  account_id   = var.account_id
  bucket_name  = cloudflare_r2_bucket.this["uploads"].name
  jurisdiction = var.jurisdiction
  queue_id     = cloudflare_queue.events.queue_id

  rules = [{
    description = "New originals, whatever their key"
    actions     = ["PutObject", "CompleteMultipartUpload", "CopyObject"]
  }]
}

locals {
  forwarder_source = "${path.module}/../../src/Forwarder/forwarder.mjs"
}

resource "cloudflare_workers_script" "forwarder" {
  account_id         = var.account_id
  script_name        = "media-${var.environment}-forwarder"
  main_module        = "forwarder.mjs"
  content_file       = local.forwarder_source
  content_sha256     = filesha256(local.forwarder_source)
  compatibility_date = "2026-07-01"

  bindings = [
    { name = "EVENTS_URL", type = "plain_text", text = var.events_url },
    { name = "EVENTS_SECRETS", type = "secret_text", text = var.events_secrets },
  ]

  observability = {
    enabled            = true
    head_sampling_rate = 1
  }
}

# A consumer has no business on the public internet.
resource "cloudflare_workers_script_subdomain" "forwarder" {
  account_id       = var.account_id
  script_name      = cloudflare_workers_script.forwarder.script_name
  enabled          = false
  previews_enabled = false
}

resource "cloudflare_queue_consumer" "forwarder" {
  account_id        = var.account_id
  queue_id          = cloudflare_queue.events.queue_id
  type              = "worker"
  script_name       = cloudflare_workers_script.forwarder.script_name
  dead_letter_queue = cloudflare_queue.dead_letters.queue_name

  settings = {
    batch_size       = 100
    max_wait_time_ms = 1000
    # The Forwarder's own delays (10 s, doubled up to an hour) make this 23 hours and 25 minutes: what is given up is a dead
    # letter just before the queue would delete it.
    max_retries = 31
    # Only where the Worker itself fails; else the Forwarder names the delay.
    retry_delay = 60
    # The app takes 100 events a request; a crowd waits here, where it costs nothing.
    max_concurrency = 5
  }
}
