using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Delivery.Status;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Ledger.Budget;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Routing;
using MediaFunctions.Processing.Routing.Stream;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Streaming;
using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Processing.Jobs;

/// <summary>What the steps of one job hand on to each other: each fills in what it found.</summary>
public sealed class JobWork(JobLease lease, TimeProvider clock) : IAsyncDisposable
{
    private readonly long started = clock.GetTimestamp();
    private readonly Lock gate = new();
    private long? committing;

    public JobLease Lease => lease;

    public JobRow Row => lease.Row;

    public MediaJob Job => lease.Row.Job;

    /// <summary>What the job asks of R2.</summary>
    public R2Meter Meter { get; } = new();

    /// <summary>What its processes take.</summary>
    public RunTotals Totals { get; } = new(clock);

    public TimeSpan Elapsed => clock.GetElapsedTime(started);

    /// <summary>Since the commit began; null while nothing is committed, or where another worker did it.</summary>
    public TimeSpan? CommitElapsed => Manifest is not null && committing is { } begun ? clock.GetElapsedTime(begun) : null;

    /// <summary>Where its outputs stand in the media bucket; a slash at its end.</summary>
    public string RunFolder => OutputNames.RunFolder(Job.AssetId, Job.Recipe, Job.Version, Row.RunId!);

    /// <summary>Where files go that need one, before they are in R2; gone with the work.</summary>
    public WorkFolder Folder { get; } = new();

    /// <summary>Where its state and progress are published; null where they are not.</summary>
    public StatusFile? Status { get; set; }

    /// <summary>What was promised for this key; null for an object that only a rule names.</summary>
    public UploadRow? Upload { get; set; }

    public ObjectHead? Source { get; set; }

    public ServedSource? Served { get; set; }

    public Recipe? Recipe { get; set; }

    /// <summary>What the recipe names beside the source, by key.</summary>
    public Dictionary<string, ServedObject> Objects { get; } = [];

    /// <summary>Everything beside the source that is served, of use or not.</summary>
    public List<ServedSource> Others { get; } = [];

    public MediaInfo? Media { get; set; }

    public JobPlan? Plan { get; set; }

    public RouteDecision? Route { get; set; }

    /// <summary>What it will cost there, US dollars.</summary>
    public decimal Usd { get; set; }

    /// <summary>Under which ceiling of cost it waited before it was claimed; null: under none.</summary>
    public JobHold? Waited { get; init; }

    /// <summary>It was to go to Stream, which does not answer now.</summary>
    public bool StreamIsAway { get; set; }

    /// <summary>The id of its video at Stream, from the moment that there is one; null where there is none.</summary>
    public string? StreamUid { get; set; } = lease.Row.StreamUid;

    /// <summary>The video, once it is ready.</summary>
    public StreamVideo? Video { get; set; }

    /// <summary>The address of its MP4; null where the recipe asks for none.</summary>
    public string? VideoFile { get; set; }

    /// <summary>What stands already, whoever has made it.</summary>
    public Checkpoint Checkpoint { get; set; } = Checkpoint.Nothing;

    /// <summary>Outputs that stand in the media bucket.</summary>
    public List<ManifestOutput> Outputs { get; } = [];

    /// <summary>Outputs that have no file: the manifest itself holds them.</summary>
    public List<ManifestDetail> WithoutFile { get; } = [];

    /// <summary>Outputs that the source turned out to have nothing for, beside those that the plan skips.</summary>
    public List<SkippedOutput> Skipped { get; } = [];

    /// <summary>Whether a run met the end of the source before its promised end.</summary>
    public bool Truncated { get; set; }

    /// <summary>The committed manifest; null before the commit.</summary>
    public Manifest? Manifest { get; set; }

    /// <summary>And what a run has made: several may end at once.</summary>
    public void Add(Checkpoint made)
    {
        lock (gate)
            Checkpoint = Checkpoint.With(made);
    }

    /// <summary>All outputs stand: what the job does from here on is its commit.</summary>
    public void BeginCommit() => committing = clock.GetTimestamp();

    public async ValueTask DisposeAsync()
    {
        if (Served is not null)
            await Served.DisposeAsync();
        foreach (var other in Others)
            await other.DisposeAsync();
        Folder.Dispose();
    }
}
