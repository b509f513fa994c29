# What the variables refuse, before anything is asked of Cloudflare.

mock_provider "cloudflare" {
  source          = "./tests/mocks"
  override_during = plan
}

variables {
  account_id                = "0123456789abcdef0123456789abcdef"
  zone_id                   = "fedcba9876543210fedcba9876543210"
  environment               = "prod"
  jurisdiction              = "default"
  location                  = "weur"
  uploads_bucket            = "acme-uploads"
  media_bucket              = "acme-media"
  media_domain              = "media.example.com"
  origins                   = ["https://app.example.com"]
  events_url                = "https://media-prod.azurewebsites.net/api/events/r2"
  abort_parts_after_days    = 1
  expire_uploads_after_days = 0
  cache_rules               = true
  events_secrets            = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
}

run "an_events_url_that_is_not_encrypted" {
  command = plan
  variables {
    events_url = "http://media-prod.azurewebsites.net/api/events/r2"
  }
  expect_failures = [var.events_url]
}

run "an_events_url_of_another_route" {
  command = plan
  variables {
    events_url = "https://media-prod.azurewebsites.net/api/webhooks/r2"
  }
  expect_failures = [var.events_url]
}

run "every_page_of_the_web" {
  command = plan
  variables {
    origins = ["*"]
  }
  expect_failures = [var.origins]
}

run "every_page_of_a_domain" {
  command = plan
  variables {
    origins = ["https://app.example.com", "https://*.example.com"]
  }
  expect_failures = [var.origins]
}

run "a_page_that_is_not_encrypted" {
  command = plan
  variables {
    origins = ["http://app.example.com"]
  }
  expect_failures = [var.origins]
}

run "an_origin_with_a_slash" {
  command = plan
  variables {
    origins = ["https://app.example.com/"]
  }
  expect_failures = [var.origins]
}

run "a_secret_without_its_prefix" {
  command = plan
  variables {
    events_secrets = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
  }
  expect_failures = [var.events_secrets]
}

run "a_secret_that_can_be_guessed" {
  command = plan
  variables {
    events_secrets = "whsec_c2VjcmV0"
  }
  expect_failures = [var.events_secrets]
}

run "three_secrets" {
  command = plan
  variables {
    events_secrets = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE= whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE= whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
  }
  expect_failures = [var.events_secrets]
}

run "one_bucket_for_both" {
  command = plan
  variables {
    media_bucket = "acme-uploads"
  }
  expect_failures = [var.media_bucket]
}

run "a_bucket_name_that_r2_refuses" {
  command = plan
  variables {
    uploads_bucket = "Acme_Uploads"
  }
  expect_failures = [var.uploads_bucket]
}

run "an_address_in_the_place_of_a_domain" {
  command = plan
  variables {
    media_domain = "https://media.example.com"
  }
  expect_failures = [var.media_domain]
}

run "half_a_day" {
  command = plan
  variables {
    expire_uploads_after_days = 0.5
  }
  expect_failures = [var.expire_uploads_after_days]
}

run "uploads_that_expire_while_they_may_still_wait" {
  command = plan
  variables {
    expire_uploads_after_days = 4
  }
  expect_failures = [var.expire_uploads_after_days]
}

run "uploads_that_expire_while_one_in_parts_may_still_wait" {
  command = plan
  variables {
    abort_parts_after_days    = 7
    expire_uploads_after_days = 10
  }
  expect_failures = [var.expire_uploads_after_days]
}

run "parts_that_go_at_once" {
  command = plan
  variables {
    abort_parts_after_days = 0
  }
  expect_failures = [var.abort_parts_after_days]
}

run "parts_that_r2_would_not_keep_so_long" {
  command = plan
  variables {
    abort_parts_after_days = 8
  }
  expect_failures = [var.abort_parts_after_days]
}

run "a_jurisdiction_and_a_hint_that_are_none" {
  command = plan
  variables {
    jurisdiction = "europe"
    location     = "westeurope"
  }
  expect_failures = [var.jurisdiction, var.location]
}

run "ids_that_were_copied_wrong" {
  command = plan
  variables {
    account_id = "my account"
    zone_id    = "example.com"
  }
  expect_failures = [var.account_id, var.zone_id]
}

run "an_environment_of_another_name" {
  command = plan
  variables {
    environment = "staging"
  }
  expect_failures = [var.environment]
}

run "a_deploying_token_that_may_make_no_tokens" {
  command = plan

  override_data {
    target = data.cloudflare_account_api_token_permission_groups_list.all
    values = { result = [] }
  }

  expect_failures = [data.cloudflare_account_api_token_permission_groups_list.all]
}
