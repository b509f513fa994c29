using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Delivery.Callbacks;
using MediaFunctions.Processing.Delivery.Cdn;
using MediaFunctions.Processing.Delivery.Prices;
using MediaFunctions.Processing.Events;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Jobs.Sweep;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Ledger.Budget;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Routing;
using MediaFunctions.Processing.Routing.Stream;
using MediaFunctions.Processing.Running;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Streaming;
using MediaFunctions.Processing.Uploads;
using Microsoft.Extensions.Configuration;

namespace MediaFunctions.Processing.Settings;

/// <summary>Every setting of the pipeline, read and checked once at start.</summary>
public sealed record PipelineSettings
{
    public required R2Settings R2 { get; init; }

    public required AzureStorageSettings AzureStorage { get; init; }

    public required AssetSettings Assets { get; init; }

    public required UploadSettings Uploads { get; init; }

    public required EventSettings Events { get; init; }

    public required LeaseSettings Leases { get; init; }

    public required JobSettings Jobs { get; init; }

    public required MediaLimits Media { get; init; }

    public required SweepSettings Sweep { get; init; }

    public required FFmpegOptions FFmpeg { get; init; }

    public required StreamingOptions Streaming { get; init; }

    public required CallbackSettings Callbacks { get; init; }

    public required DeliverySettings Delivery { get; init; }

    public required PriceList Prices { get; init; }

    public required CdnSettings Cdn { get; init; }

    public required RoutingSettings Routing { get; init; }

    public required BudgetSettings Budget { get; init; }
    public required StreamSettings Stream { get; init; }

    /// <summary>Reads them all.</summary>
    /// <exception cref="SettingsException">Some are missing or wrong; it names each.</exception>
    public static PipelineSettings Read(IConfiguration configuration)
    {
        var reader = new SettingsReader(configuration);
        var prices = PriceListReader.FromSettings(reader.Text("Prices:List"));
        var settings = new PipelineSettings
        {
            R2 = new R2Settings
            {
                AccountId = reader.Text("R2:AccountId"),
                Endpoint = reader.Text("R2:Endpoint"),
                AccessKeyId = reader.Text("R2:AccessKeyId", ""),
                SecretAccessKey = reader.Text("R2:SecretAccessKey", ""),
                UploadsBucket = reader.Text("R2:UploadsBucket", ""),
                MediaBucket = reader.Text("R2:MediaBucket", ""),
                PublicBaseUrl = reader.Text("R2:PublicBaseUrl", ""),
            },
            AzureStorage = new AzureStorageSettings(
                reader.Text("AzureWebJobsStorage"),
                reader.Text("AzureWebJobsStorage:accountName"),
                reader.Text("AzureWebJobsStorage:clientId")),
            Assets = new AssetSettings { IdSecret = reader.Text("Assets:IdSecret", "") },
            Uploads = ReadUploads(reader, new UploadSettings()),
            Events = new EventSettings { Secrets = reader.List("Events:Secrets", []) },
            Leases = ReadLeases(reader, new LeaseSettings()),
            Jobs = ReadJobs(reader, new JobSettings()),
            Media = ReadMedia(reader, new MediaLimits()),
            Sweep = ReadSweep(reader, new SweepSettings()),
            FFmpeg = new FFmpegOptions
            {
                Path = reader.Text("FFmpeg:Path"),
                CacheFolder = reader.Text("FFmpeg:CacheFolder"),
            },
            Streaming = new StreamingOptions { CacheBytes = reader.Number("Limits:SourceCacheBytes", new StreamingOptions().CacheBytes) },
            Callbacks = new CallbackSettings
            {
                Urls = reader.List("Callbacks:Urls", []),
                Secrets = reader.List("Callbacks:Secrets", []),
                AllowedHosts = reader.List("Callbacks:AllowedHosts", []),
                AllowPrivate = reader.Flag("Callbacks:AllowPrivate", false),
            },
            Delivery = new DeliverySettings { PublicStatus = reader.Flag("Delivery:PublicStatus", false) },
            Prices = prices.Value ?? PriceList.BuiltIn,
            Cdn = new CdnSettings
            {
                ZoneId = reader.Text("Cdn:ZoneId"),
                ApiToken = reader.Text("Cdn:ApiToken"),
                ApiBaseUrl = reader.Text("Cdn:ApiBaseUrl", CdnSettings.UsualApi),
            },
            Routing = ReadRouting(reader, new RoutingSettings()),
            Budget = new BudgetSettings
            {
                JobUsd = reader.Amount("Budget:JobUsd"),
                CallerUsdPerDay = reader.Amount("Budget:CallerUsdPerDay"),
                UsdPerDay = reader.Amount("Budget:UsdPerDay"),
            },
            Stream = ReadStream(reader, new StreamSettings()),
        };
        List<string> mistakes =
        [
            .. reader.Mistakes,
            .. settings.R2.Mistakes(),
            .. settings.AzureStorage.Mistakes(),
            .. settings.Assets.Mistakes(),
            .. settings.Uploads.Mistakes(),
            .. settings.Events.Mistakes(),
            .. settings.Leases.Mistakes(),
            .. settings.Jobs.Mistakes(),
            .. settings.Sweep.Mistakes(),
            .. settings.Callbacks.Mistakes(),
            .. settings.Media.Problems(),
            .. settings.Cdn.Mistakes(),
            .. settings.Routing.Mistakes(),
            .. settings.Stream.Mistakes(),
            .. prices.Error?.All.Select(mistake => $"Prices:List: {mistake}") ?? [],
        ];
        return mistakes.Count == 0 ? settings : throw new SettingsException(mistakes);
    }

    private static UploadSettings ReadUploads(SettingsReader reader, UploadSettings usual) => new()
    {
        MaxBytes = reader.Number("Uploads:MaxBytes", usual.MaxBytes),
        AllowedTypes = reader.List("Uploads:AllowedTypes", usual.AllowedTypes),
        UrlLifetime = reader.Time("Uploads:UrlLifetime", usual.UrlLifetime),
        MultipartFrom = reader.Number("Uploads:MultipartFrom", usual.MultipartFrom),
        MultipartLifetime = reader.Time("Uploads:MultipartLifetime", usual.MultipartLifetime),
        MaxPerHour = reader.Number("Uploads:MaxPerHour", usual.MaxPerHour),
        MaxBytesPerHour = reader.Number("Uploads:MaxBytesPerHour", usual.MaxBytesPerHour),
    };

    private static LeaseSettings ReadLeases(SettingsReader reader, LeaseSettings usual) => new()
    {
        LeaseDuration = reader.Time("Limits:LeaseDuration", usual.LeaseDuration),
        Heartbeat = reader.Time("Limits:Heartbeat", usual.Heartbeat),
        MaxTries = reader.Count("Limits:MaxTries", usual.MaxTries),
    };

    private static JobSettings ReadJobs(SettingsReader reader, JobSettings usual) => new()
    {
        JobTime = reader.Time("Limits:JobTime", usual.JobTime),
        RunTime = reader.Time("Limits:RunTime", usual.RunTime),
        CpuTime = reader.Time("Limits:CpuTime", usual.CpuTime),
        CheckpointAfter = reader.Time("Limits:CheckpointAfter", usual.CheckpointAfter),
        MemoryBytes = reader.Number("Limits:MemoryBytes", usual.MemoryBytes),
        FileBytes = reader.Number("Limits:FileBytes", usual.FileBytes),
        InstanceBytes = reader.Number("Limits:InstanceBytes", usual.InstanceBytes),
    };

    private static MediaLimits ReadMedia(SettingsReader reader, MediaLimits usual) => usual with
    {
        MaxBytes = reader.Number("Limits:MaxBytes", usual.MaxBytes),
        MaxPixels = reader.Number("Limits:MaxPixels", usual.MaxPixels),
        MaxDurationSeconds = reader.Number("Limits:MaxDurationSeconds", (long)usual.MaxDurationSeconds),
        ProbeWallSeconds = reader.Count("Limits:ProbeWallSeconds", usual.ProbeWallSeconds),
        ProbeCpuSeconds = reader.Count("Limits:ProbeCpuSeconds", usual.ProbeCpuSeconds),
        ProbeMemoryBytes = reader.Number("Limits:ProbeMemoryBytes", usual.ProbeMemoryBytes),
    };

    private static RoutingSettings ReadRouting(SettingsReader reader, RoutingSettings usual) => new()
    {
        Container = reader.Flag("Routing:Container", usual.Container),
        Wish = reader.Word("Routing:Route", usual.Wish),
        Deadline = reader.Time("Routing:Deadline", usual.Deadline),
        ContainerStart = reader.Time("Routing:ContainerStart", usual.ContainerStart),
        ContainerTime = reader.Time("Routing:ContainerTime", usual.ContainerTime),
        ContainerBytes = reader.Number("Routing:ContainerBytes", usual.ContainerBytes),
        ContainerMemoryBytes = reader.Number("Routing:ContainerMemoryBytes", usual.ContainerMemoryBytes),
        ContainerFileBytes = reader.Number("Routing:ContainerFileBytes", usual.ContainerFileBytes),
    };

    private static StreamSettings ReadStream(SettingsReader reader, StreamSettings usual) => new()
    {
        AccountId = reader.Text("Stream:AccountId"),
        ApiToken = reader.Text("Stream:ApiToken"),
        WebhookSecret = reader.Text("Stream:WebhookSecret"),
        ApiBaseUrl = reader.Text("Stream:ApiBaseUrl", StreamSettings.UsualApi),
        UrlLifetime = reader.Time("Stream:UrlLifetime", usual.UrlLifetime),
        Patience = reader.Time("Stream:Patience", usual.Patience),
    };

    private static SweepSettings ReadSweep(SettingsReader reader, SweepSettings usual) => new()
    {
        Grace = reader.Time("Limits:SweepGrace", usual.Grace),
        Page = reader.Count("Limits:SweepPage", usual.Page),
        RequeueAfter = reader.Time("Limits:RequeueAfter", usual.RequeueAfter),
        AbandonedAfter = reader.Time("Limits:AbandonedAfter", usual.AbandonedAfter),
    };
}
