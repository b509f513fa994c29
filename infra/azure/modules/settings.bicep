import { pipelineOptions } from 'types.bicep'

@description('Seconds as .NET reads a time: hours, minutes, seconds, days before them where there are any.')
func clock(seconds int) string =>
  '${seconds >= 86400 ? '${seconds / 86400}.' : ''}${padLeft((seconds % 86400) / 3600, 2, '0')}:${padLeft((seconds % 3600) / 60, 2, '0')}:${padLeft(seconds % 60, 2, '0')}'

@description('S3 endpoint of the account: each jurisdiction has its own.')
func r2Endpoint(accountId string, jurisdiction string) string =>
  'https://${accountId}.${jurisdiction == 'default' ? '' : '${jurisdiction}.'}r2.cloudflarestorage.com'

@export()
@description('Settings that the function app and the heavy job have in common, but for secrets and addresses.')
func pipelineSettings(options pipelineOptions) { *: string } => {
  Api__Audiences: join(options.audiences, ',')
  Api__Issuers: join(options.issuers, ',')
  Api__Origins: join(options.origins, ',')
  Callbacks__AllowedHosts: join(options.callbackHosts, ',')
  Callbacks__Urls: join(options.callbackUrls, ',')
  Cdn__ZoneId: options.cloudflare.zoneId
  R2__Endpoint: r2Endpoint(options.cloudflare.accountId, options.cloudflare.jurisdiction)
  R2__MediaBucket: options.cloudflare.mediaBucket
  R2__PublicBaseUrl: 'https://${options.cloudflare.mediaDomain}'
  R2__UploadsBucket: options.cloudflare.uploadsBucket
  Recipes__Book: options.recipesBook
  Routing__Container: options.heavy ? 'true' : 'false'
  Uploads__MultipartLifetime: '${options.cloudflare.abortPartsAfterDays}.00:00:00'
  ...containerSettings(options.heavyTimeoutSeconds)
}

@export()
@description('''
What FFmpeg may take of a Flex Consumption instance: the worker and the host need some of it. With 512 MB x264 does not fit.
A look at a file decodes one frame: 256 MiB hold one of 64 million pixels, the most that is taken, with 24 bits each; of one
that does not fit, ffprobe tells what its header says.
''')
func instanceLimits(instanceMemoryMB int) { *: string } => {
  Limits__InstanceBytes: string(instanceMemoryMB * 1048576)
  Limits__MemoryBytes: string((instanceMemoryMB == 512 ? 256 : instanceMemoryMB == 2048 ? 1280 : 3072) * 1048576)
  Limits__ProbeMemoryBytes: string((instanceMemoryMB == 512 ? 256 : 1024) * 1048576)
}

@description('What the app must know of the container to send jobs there: its limits below, by their other names.')
func containerSettings(timeoutSeconds int) { *: string } => {
  Routing__ContainerBytes: string(8 * 1073741824)
  Routing__ContainerFileBytes: string(6 * 1073741824)
  Routing__ContainerMemoryBytes: string(6 * 1073741824)
  Routing__ContainerTime: clock(timeoutSeconds / 2)
}

@export()
@description('''
What a heavy job may take of 4 vCPU, 8 GiB of memory and 8 GiB of disk
(https://learn.microsoft.com/azure/container-apps/storage-mounts#ephemeral-storage). A job has half of the time of an
execution: an execution goes on with the next job until the queue is empty, or until its time would not do for another.
''')
func heavyLimits(timeoutSeconds int) { *: string } => {
  Limits__CpuTime: clock((timeoutSeconds / 2 - 300) * 4)
  Limits__FileBytes: string(6 * 1073741824)
  Limits__InstanceBytes: string(8 * 1073741824)
  Limits__JobTime: clock(timeoutSeconds / 2)
  Limits__MemoryBytes: string(6 * 1073741824)
  Limits__ProbeMemoryBytes: string(1073741824)
  Limits__RunTime: clock(timeoutSeconds / 2 - 300)
  Worker__ExecutionTime: clock(timeoutSeconds - 60)
}
