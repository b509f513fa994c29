@export()
@description('What Terraform is told too, and the app through its settings.')
@sealed()
type cloudflareSettings = {
  @description('Cloudflare account id: 32 hexadecimal digits.')
  @minLength(32)
  @maxLength(32)
  accountId: string

  @description('Cloudflare zone that holds mediaDomain: 32 hexadecimal digits.')
  @minLength(32)
  @maxLength(32)
  zoneId: string

  @description('Where R2 promises to keep the data: no promise, or the European Union.')
  jurisdiction: 'default' | 'eu'

  @description('R2 location hint of both buckets: the region nearest to the function app.')
  location: 'weur' | 'eeur' | 'wnam' | 'enam' | 'apac' | 'oc'

  @description('Private bucket for uploads.')
  @minLength(3)
  @maxLength(63)
  uploadsBucket: string

  @description('Public bucket for what is made of them.')
  @minLength(3)
  @maxLength(63)
  mediaBucket: string

  @description('Host name under which the media bucket is read, in the zone above.')
  @minLength(4)
  mediaDomain: string

  @description('How many days an upload in parts may take; R2 then drops the parts of one that was not completed.')
  @minValue(1)
  @maxValue(7)
  abortPartsAfterDays: int

  @description('After how many days an upload is deleted: at least 4 more than abortPartsAfterDays; 0: never.')
  @minValue(0)
  expireUploadsAfterDays: int

  @description('Whether the list of cache rules of the zone, of which there is one, is made here.')
  cacheRules: bool
}

@export()
@description('Variables of infra/cloudflare, by their names there.')
@sealed()
type cloudflareVariables = {
  @description('Cloudflare account id.')
  account_id: string

  @description('Cloudflare zone of media_domain.')
  zone_id: string

  @description('Which environment this is.')
  environment: string

  @description('Jurisdiction of both buckets.')
  jurisdiction: string

  @description('Location hint of both buckets.')
  location: string

  @description('Private bucket for uploads.')
  uploads_bucket: string

  @description('Public bucket.')
  media_bucket: string

  @description('Host name of the public bucket.')
  media_domain: string

  @description('Origins of pages that may upload.')
  origins: string[]

  @description('Where the Forwarder posts events.')
  events_url: string

  @description('After how many days the parts of an upload that was not completed are dropped.')
  abort_parts_after_days: int

  @description('After how many days an upload is deleted; 0: never.')
  expire_uploads_after_days: int

  @description('Whether the list of cache rules of the zone is made.')
  cache_rules: bool
}

@export()
@description('What the app and the heavy job are told alike.')
@sealed()
type pipelineOptions = {
  @description('Cloudflare account, zone and buckets.')
  cloudflare: cloudflareSettings

  @description('Origins of pages that may call and upload.')
  origins: string[]

  @description('OpenID Connect issuers whose tokens are believed.')
  issuers: string[]

  @description('What a token must be made for.')
  audiences: string[]

  @description('The recipe book; empty: the presets.')
  recipesBook: string

  @description('Who is told of the end of every job.')
  callbackUrls: string[]

  @description('Hosts that an upload or a job may name as its callback address.')
  callbackHosts: string[]

  @description('Whether heavy jobs go to the container job.')
  heavy: bool

  @description('Seconds after which one execution of the heavy job is ended.')
  heavyTimeoutSeconds: int
}

@export()
@description('A user-assigned identity.')
@sealed()
type identityInfo = {
  @description('Resource id.')
  id: string

  @description('Client id.')
  clientId: string

  @description('Object id of the service principal.')
  principalId: string
}
