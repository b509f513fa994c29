# Without a rule the CDN keeps only what its list of file extensions names: no m3u8, m4s, vtt or json. With it, it keeps
# what the app's Cache-Control allows: outputs a year, the pointer until it is asked for again, a status a second.
#
# A zone has one list of cache rules, and Cloudflare refuses to make a second: "exceeded maximum number of zone rulesets for
# phase http_request_cache_settings" (terraform-provider-cloudflare 5247), even where the dashboard has emptied it. Where
# another environment has made it, or the zone has rules of its own, set cacheRules in infra/azure/main.bicepparam to false
# and add this rule by hand; or import the list (README.md). A list that is ours is kept as it stands here: what somebody
# adds to it elsewhere, the next run takes out.
resource "cloudflare_ruleset" "cache" {
  count = var.cache_rules ? 1 : 0

  zone_id     = var.zone_id
  name        = "Cache rules"
  description = "Made by infra/cloudflare of MediaFunctions"
  kind        = "zone"
  phase       = "http_request_cache_settings"

  rules = [{
    ref         = "media-${var.environment}"
    description = "Media: as long as the app says"
    expression  = "(http.host eq \"${cloudflare_r2_custom_domain.media.domain}\")"
    action      = "set_cache_settings"
    action_parameters = {
      cache = true
      # What has no Cache-Control is none of our objects: a 404, which would be kept for 3 minutes and hide what comes next.
      edge_ttl    = { mode = "bypass_by_default" }
      browser_ttl = { mode = "respect_origin" }
      # Ranges and revalidation need the ETag as R2 gave it.
      respect_strong_etags = true
      # An old pointer names outputs that may be gone.
      serve_stale = { disable_stale_while_updating = true }
    }
  }]
}
