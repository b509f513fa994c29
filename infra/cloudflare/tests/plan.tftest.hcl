# What a plan must say, against the provider's own schema; the provider itself is a mock.

mock_provider "cloudflare" {
  source          = "./tests/mocks"
  override_during = plan
}

# Each token has an id and a value of its own: one in the other's place shows.
override_resource {
  target          = cloudflare_account_token.objects
  override_during = plan
  values          = { id = "0a1b2c3d4e5f60718293a4b5c6d7e8f9", value = "the-token-of-objects" }
}

override_resource {
  target          = cloudflare_account_token.purge
  override_during = plan
  values          = { id = "f9e8d7c6b5a493827160f5e4d3c2b1a0", value = "the-token-to-purge" }
}

variables {
  account_id                = "0123456789abcdef0123456789abcdef"
  zone_id                   = "fedcba9876543210fedcba9876543210"
  environment               = "test"
  jurisdiction              = "eu"
  location                  = "weur"
  uploads_bucket            = "acme-uploads"
  media_bucket              = "acme-media"
  media_domain              = "media.example.com"
  origins                   = ["https://app.example.com", "http://localhost:5173"]
  events_url                = "https://media-test.azurewebsites.net/api/events/r2"
  abort_parts_after_days    = 2
  expire_uploads_after_days = 30
  cache_rules               = true
  events_secrets            = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
}

run "nothing_is_open_but_the_media_domain" {
  command = plan

  assert {
    condition     = { for key, domain in cloudflare_r2_managed_domain.this : key => domain.enabled } == { uploads = false, media = false }
    error_message = "r2.dev must be off for both buckets."
  }

  assert {
    condition     = cloudflare_r2_custom_domain.media.bucket_name == "acme-media" && cloudflare_r2_custom_domain.media.domain == "media.example.com"
    error_message = "Only the media bucket has a domain."
  }

  assert {
    condition     = cloudflare_r2_custom_domain.media.enabled
    error_message = "Results are read at the media domain."
  }

  assert {
    condition     = cloudflare_r2_custom_domain.media.min_tls == "1.2"
    error_message = "The media domain must refuse TLS before 1.2."
  }

  assert {
    condition     = cloudflare_workers_script_subdomain.forwarder.enabled == false && cloudflare_workers_script_subdomain.forwarder.previews_enabled == false
    error_message = "The Forwarder has no address."
  }
}

run "each_bucket_has_what_is_its_own" {
  command = plan

  assert {
    condition     = { for key, bucket in cloudflare_r2_bucket.this : key => bucket.name } == { uploads = "acme-uploads", media = "acme-media" }
    error_message = "Uploads are private, and outputs public."
  }

  assert {
    condition = [
      cloudflare_r2_bucket_lifecycle.uploads.bucket_name,
      cloudflare_r2_bucket_cors.uploads[0].bucket_name,
      cloudflare_r2_bucket_event_notification.uploads.bucket_name,
      output.uploads_bucket,
    ] == ["acme-uploads", "acme-uploads", "acme-uploads", "acme-uploads"]
    error_message = "What is for uploads is at another bucket."
  }

  assert {
    condition     = [cloudflare_r2_bucket_lifecycle.media.bucket_name, cloudflare_r2_bucket_cors.media[0].bucket_name, output.media_bucket] == ["acme-media", "acme-media", "acme-media"]
    error_message = "What is for outputs is at another bucket."
  }
}

run "a_jurisdiction_is_everywhere_a_bucket_is_named" {
  command = plan

  assert {
    condition = toset(concat(
      [for bucket in cloudflare_r2_bucket.this : bucket.jurisdiction],
      [for domain in cloudflare_r2_managed_domain.this : domain.jurisdiction],
      [
        cloudflare_r2_custom_domain.media.jurisdiction,
        cloudflare_r2_bucket_cors.uploads[0].jurisdiction,
        cloudflare_r2_bucket_cors.media[0].jurisdiction,
        cloudflare_r2_bucket_lifecycle.uploads.jurisdiction,
        cloudflare_r2_bucket_lifecycle.media.jurisdiction,
        cloudflare_r2_bucket_event_notification.uploads.jurisdiction,
      ],
    )) == toset(["eu"])
    error_message = "A resource asks for the bucket of another jurisdiction."
  }

  assert {
    condition     = output.r2_endpoint == "https://0123456789abcdef0123456789abcdef.eu.r2.cloudflarestorage.com"
    error_message = "The S3 endpoint is the jurisdiction's."
  }
}

run "without_a_jurisdiction_the_hint_says_where_the_buckets_are" {
  command = plan

  variables {
    jurisdiction = "default"
  }

  assert {
    condition     = toset([for bucket in cloudflare_r2_bucket.this : bucket.location]) == toset(["weur"])
    error_message = "The location hint is lost."
  }

  assert {
    condition     = output.r2_endpoint == "https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com"
    error_message = "The S3 endpoint is the account's."
  }
}

run "pages_upload_by_the_policy_that_local_runs_hold_them_to" {
  command = plan

  assert {
    condition     = one(cloudflare_r2_bucket_cors.uploads[0].rules).allowed.origins == tolist(["https://app.example.com", "http://localhost:5173"])
    error_message = "The pages of the uploads bucket are the owner's, and no sample's."
  }

  assert {
    condition     = toset(one(cloudflare_r2_bucket_cors.uploads[0].rules).allowed.methods) == toset(["GET", "HEAD", "PUT", "POST", "DELETE"])
    error_message = "Uppy uploads with PUT and POST, lists with GET, gives up with DELETE."
  }

  assert {
    condition     = contains(one(cloudflare_r2_bucket_cors.uploads[0].rules).expose_headers, "ETag")
    error_message = "A page must read each part's ETag."
  }

  assert {
    condition     = toset(one(cloudflare_r2_bucket_cors.media[0].rules).allowed.methods) == toset(["GET", "HEAD"])
    error_message = "A player reads, and no more."
  }
}

run "where_no_page_uploads_there_is_no_policy" {
  command = plan

  variables {
    origins = []
  }

  assert {
    condition     = length(cloudflare_r2_bucket_cors.uploads) == 0 && length(cloudflare_r2_bucket_cors.media) == 0
    error_message = "R2 refuses a policy without an origin."
  }
}

run "abandoned_parts_go_when_the_app_promises_no_longer_and_uploads_when_their_owner_says" {
  command = plan

  assert {
    condition     = [for rule in cloudflare_r2_bucket_lifecycle.uploads.rules : rule.id] == ["abort-abandoned-parts", "expire-uploads"] && [for rule in cloudflare_r2_bucket_lifecycle.media.rules : rule.id] == ["abort-abandoned-parts"]
    error_message = "Parts must go in both buckets, and outputs never."
  }

  assert {
    condition     = alltrue([for rule in concat(cloudflare_r2_bucket_lifecycle.uploads.rules, cloudflare_r2_bucket_lifecycle.media.rules) : rule.enabled])
    error_message = "A rule of R2's is off."
  }

  assert {
    condition = [for rule in concat(cloudflare_r2_bucket_lifecycle.uploads.rules, cloudflare_r2_bucket_lifecycle.media.rules) :
    rule.abort_multipart_uploads_transition.condition.max_age if rule.abort_multipart_uploads_transition != null] == [172800, 172800]
    error_message = "Parts must go after two days, in both buckets."
  }

  assert {
    condition = [for rule in concat(cloudflare_r2_bucket_lifecycle.uploads.rules, cloudflare_r2_bucket_lifecycle.media.rules) :
    [rule.conditions.prefix, rule.delete_objects_transition.condition.max_age] if rule.delete_objects_transition != null] == [["uploads/", 2592000]]
    error_message = "Uploads must go after 30 days, and the recipe book and outputs never."
  }
}

run "the_least_that_an_upload_is_kept_is_four_days_more_than_one_in_parts_may_take" {
  command = plan

  variables {
    abort_parts_after_days    = 7
    expire_uploads_after_days = 11
  }

  assert {
    condition     = one([for rule in cloudflare_r2_bucket_lifecycle.uploads.rules : rule.delete_objects_transition.condition.max_age if rule.delete_objects_transition != null]) == 950400
    error_message = "Uploads must go after 11 days."
  }
}

run "uploads_stay_where_their_owner_says_never" {
  command = plan

  variables {
    expire_uploads_after_days = 0
  }

  assert {
    condition     = [for rule in cloudflare_r2_bucket_lifecycle.uploads.rules : rule.id] == ["abort-abandoned-parts"]
    error_message = "Nothing must expire."
  }
}

run "every_new_object_is_an_event_and_a_deleted_one_is_none" {
  command = plan

  assert {
    condition     = toset(one(cloudflare_r2_bucket_event_notification.uploads.rules).actions) == toset(["PutObject", "CompleteMultipartUpload", "CopyObject"])
    error_message = "The intake takes these three actions."
  }

  assert {
    condition     = one(cloudflare_r2_bucket_event_notification.uploads.rules).prefix == null && one(cloudflare_r2_bucket_event_notification.uploads.rules).suffix == null
    error_message = "Which keys are processed is the recipe book's business."
  }

  assert {
    condition     = cloudflare_r2_bucket_event_notification.uploads.queue_id == cloudflare_queue_consumer.forwarder.queue_id
    error_message = "R2 notifies another queue than the one that the Forwarder reads."
  }
}

run "an_event_that_is_given_up_lies_in_the_dead_letter_queue" {
  command = plan

  assert {
    condition     = cloudflare_queue_consumer.forwarder.dead_letter_queue == cloudflare_queue.dead_letters.queue_name && output.dead_letter_queue == "media-test-events-dead"
    error_message = "The consumer's dead-letter queue is not the one that is made."
  }

  assert {
    condition     = cloudflare_queue.events.settings.message_retention_period == 86400 && cloudflare_queue.dead_letters.settings.message_retention_period == 86400
    error_message = "Events and dead letters are kept for the day that the free plan allows."
  }
}

run "the_tokens_reach_what_they_are_for" {
  command = plan

  assert {
    condition = jsondecode(one(cloudflare_account_token.objects.policies).resources) == {
      "com.cloudflare.edge.r2.bucket.0123456789abcdef0123456789abcdef_eu_acme-uploads" = "*"
      "com.cloudflare.edge.r2.bucket.0123456789abcdef0123456789abcdef_eu_acme-media"   = "*"
    }
    error_message = "R2's keys must open the two buckets and nothing else."
  }

  assert {
    condition     = one(one(cloudflare_account_token.objects.policies).permission_groups).id == "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
    error_message = "R2's keys must read and write objects and configure nothing."
  }

  assert {
    condition     = jsondecode(one(cloudflare_account_token.purge.policies).resources) == { "com.cloudflare.api.account.zone.fedcba9876543210fedcba9876543210" = "*" }
    error_message = "The purge token must reach one zone."
  }

  assert {
    condition     = one(one(cloudflare_account_token.purge.policies).permission_groups).id == "cccccccccccccccccccccccccccccccc"
    error_message = "The purge token must purge and do nothing else."
  }

  assert {
    condition     = output.r2_access_key_id == "0a1b2c3d4e5f60718293a4b5c6d7e8f9" && output.r2_secret_access_key == sha256("the-token-of-objects")
    error_message = "The access key id is the token's id, the secret the SHA-256 of its value."
  }

  assert {
    condition     = output.cdn_api_token == "the-token-to-purge"
    error_message = "The purge token is handed on as it is."
  }
}

run "no_token_ends_by_itself" {
  command = plan

  assert {
    condition     = cloudflare_account_token.objects.expires_on == null && cloudflare_account_token.purge.expires_on == null
    error_message = "With its token's end the app would end."
  }

  assert {
    condition     = one(cloudflare_account_token.objects.policies).effect == "allow" && one(cloudflare_account_token.purge.policies).effect == "allow"
    error_message = "A token must allow what it is for."
  }
}

run "no_crowd_of_forwarders_runs_into_the_app" {
  command = plan

  assert {
    condition     = cloudflare_queue_consumer.forwarder.settings.max_concurrency >= 1 && cloudflare_queue_consumer.forwarder.settings.max_concurrency <= 10
    error_message = "More than ten requests of a hundred events at once are too many."
  }
}

run "the_cdn_keeps_what_the_app_says" {
  command = plan

  assert {
    condition     = cloudflare_ruleset.cache[0].phase == "http_request_cache_settings" && one(cloudflare_ruleset.cache[0].rules).expression == "(http.host eq \"media.example.com\")"
    error_message = "The rule is for the media domain alone."
  }

  assert {
    condition     = one(cloudflare_ruleset.cache[0].rules).action_parameters.cache && one(cloudflare_ruleset.cache[0].rules).action_parameters.edge_ttl.mode == "bypass_by_default"
    error_message = "Every type must be kept as long as its Cache-Control says, and a 404 not at all."
  }
}

run "a_zone_may_keep_its_own_cache_rules" {
  command = plan

  variables {
    cache_rules = false
  }

  assert {
    condition     = length(cloudflare_ruleset.cache) == 0
    error_message = "The zone's rules must be left alone."
  }
}

run "while_a_secret_is_rotated_there_are_two" {
  command = plan

  variables {
    events_secrets = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE= whsec_YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXphYmNkZWY="
  }

  assert {
    condition     = one([for binding in cloudflare_workers_script.forwarder.bindings : binding.text if binding.name == "EVENTS_SECRETS" && binding.type == "secret_text"]) == var.events_secrets
    error_message = "The Forwarder signs with all that the vault has."
  }

  assert {
    condition     = one([for binding in cloudflare_workers_script.forwarder.bindings : binding.text if binding.name == "EVENTS_URL" && binding.type == "plain_text"]) == var.events_url
    error_message = "The Forwarder posts to the app."
  }
}
