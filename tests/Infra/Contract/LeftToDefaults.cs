namespace MediaFunctions.Tests.Infra.Contract;

/// <summary>
/// Settings that infra does not set, each with why. Whoever wants another value sets it by the parameter
/// <c>appSettings</c> of main.bicep.
/// </summary>
internal static class LeftToDefaults
{
    private const string Moderate = "the default fits a function, and no parameter changes what it must fit";
    private const string Choice = "a choice of the owner's; the default is safe";
    private const string Local = "for local runs and tests";

    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
        ["AzureWebJobsStorage"] = "a connection string holds an account key; infra gives the account's name and an identity",
        ["R2:AccountId"] = "R2:Endpoint says it, with the jurisdiction",
        ["Uploads:MaxBytes"] = Choice,
        ["Uploads:AllowedTypes"] = Choice,
        ["Uploads:UrlLifetime"] = Choice,
        ["Uploads:MultipartFrom"] = Choice,
        ["Uploads:MaxPerHour"] = Choice,
        ["Uploads:MaxBytesPerHour"] = Choice,
        ["Limits:LeaseDuration"] = Moderate,
        ["Limits:Heartbeat"] = Moderate,
        ["Limits:MaxTries"] = "host.json says the same number, and a test compares",
        ["Limits:CheckpointAfter"] = "a run of two seconds is worth a write to a table, wherever it runs",
        ["Budget:JobUsd"] = Choice,
        ["Budget:CallerUsdPerDay"] = Choice,
        ["Budget:UsdPerDay"] = Choice,
        ["Routing:Route"] = "auto; recipes say what they want, and appSettings what all of them do",
        ["Routing:Deadline"] = "the longest that a heavy execution runs by default",
        ["Routing:ContainerStart"] = "KEDA's polling and the image's pull, which no parameter changes",
        ["Limits:JobTime"] = "lies below host.json's functionTimeout, which no parameter changes",
        ["Limits:RunTime"] = "lies below Limits:JobTime",
        ["Limits:CpuTime"] = Moderate,
        ["Limits:FileBytes"] = "lies below the disk of a function, which is the same for every size of instance",
        ["Limits:MaxBytes"] = Choice,
        ["Limits:MaxPixels"] = Choice,
        ["Limits:MaxDurationSeconds"] = Choice,
        ["Limits:ProbeWallSeconds"] = Moderate,
        ["Limits:ProbeCpuSeconds"] = Moderate,
        ["Limits:SourceCacheBytes"] = Moderate,
        ["Limits:SweepGrace"] = Moderate,
        ["Limits:SweepPage"] = Moderate,
        ["Limits:RequeueAfter"] = Moderate,
        ["Limits:AbandonedAfter"] = Moderate,
        ["Callbacks:AllowPrivate"] = Local,
        ["Delivery:PublicStatus"] = Choice,
        ["Prices:List"] = Choice,
        ["Cdn:ApiBaseUrl"] = Local,
        ["Stream:AccountId"] = Choice,
        ["Stream:ApiToken"] = "goes with Stream:AccountId; a reference to the vault, by appSettings",
        ["Stream:WebhookSecret"] = "goes with Stream:AccountId; Cloudflare makes it, and tells it once the app's address stands",
        ["Stream:ApiBaseUrl"] = Local,
        ["Stream:UrlLifetime"] = Moderate,
        ["Stream:Patience"] = Choice,
        ["Web:Folder"] = "the package and the image bring their own",
        ["Web:ClientId"] = Choice,
        ["Web:Issuer"] = "goes with Web:ClientId, where there are several of Api:Issuers",
        ["Web:Scope"] = "goes with Web:ClientId",
        ["FFmpeg:Path"] = "the package and the image bring their own",
        ["FFmpeg:CacheFolder"] = Local,
    };
}
