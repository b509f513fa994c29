using Azure;
using MediaFunctions.Processing.Ledger.Budget;

namespace MediaFunctions.Processing.Ledger;

/// <summary>All that is known of one job. Changed only by compare-and-swap on <see cref="ETag"/>.</summary>
public sealed record JobRow
{
    public required MediaJob Job { get; init; }

    public required JobState State { get; init; }

    /// <summary>The recipe as it was when the job was made (canonical JSON): editing the book changes no job that exists.</summary>
    public required string RecipeJson { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When the newest message of this job was sent.</summary>
    public DateTimeOffset SentAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the newest try began.</summary>
    public DateTimeOffset? ClaimedAt { get; init; }

    /// <summary>When its worker last told of itself; others write into the row, too.</summary>
    public DateTimeOffset? AliveAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The delivery that owns the job, whoever holds the lease.</summary>
    public string? OwnerDeliveryId { get; init; }

    /// <summary>The worker's secret of this claim; null while nobody works on the job.</summary>
    public string? LeaseToken { get; init; }

    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>Claims so far, whatever message brought them.</summary>
    public int Tries { get; init; }

    /// <summary>The folder of this job's outputs: kept over takeovers, new with another FFmpeg build.</summary>
    public string? RunId { get; init; }

    /// <summary>The build hash of the FFmpeg that <see cref="RunId"/> was made for.</summary>
    public string? FFmpegBuild { get; init; }

    /// <summary>The commit has begun, by whichever worker: the job can no longer be cancelled, takeover or not.</summary>
    public bool Committing { get; init; }

    /// <summary>The source's time in R2, by which the pointer moves forward; null before the commit.</summary>
    public DateTimeOffset? SourceModifiedAt { get; init; }

    public bool CancelRequested { get; init; }

    /// <summary>Where it was sent; null while it is where it was first taken up.</summary>
    public Route? Route { get; init; }

    /// <summary>Why there, a sentence each; empty before routing.</summary>
    public IReadOnlyList<string> RouteReasons { get; init; } = [];

    /// <summary>It ran into the limits of the place that took it up first. Kept over retries: nobody need learn it twice.</summary>
    public bool Misjudged { get; init; }

    /// <summary>Outputs of this run that stand already, as JSON: whoever takes it over goes on with the others.</summary>
    public string? MadeJson { get; init; }

    /// <summary>The id of its video at Cloudflare Stream; null where there is none.</summary>
    public string? StreamUid { get; init; }

    /// <summary>Since when it is at Stream; null: it is not.</summary>
    public DateTimeOffset? AtStreamSince { get; init; }

    /// <summary>Why it is not to go to Stream again, as a sentence; null: nothing speaks against it.</summary>
    public string? NotAtStream { get; init; }

    /// <summary>For when a worker's next look at its video is on the queue; null, or past: none is.</summary>
    public DateTimeOffset? LookAt { get; init; }

    /// <summary>Under which ceiling of cost it waits; null: under none.</summary>
    public JobHold? Hold { get; init; }

    /// <summary>An operator has lifted the ceilings for it.</summary>
    public bool Released { get; init; }

    /// <summary>Where it is counted; null: nowhere, or nobody has noted it.</summary>
    public BudgetEntry? Budget { get; init; }

    /// <summary>What it has cost up to now.</summary>
    public JobSpent Spent { get; init; } = JobSpent.Nothing;

    public Failure? Failure { get; init; }

    public JobProgress? Progress { get; init; }

    /// <summary>Where it runs and why, as JSON; null before routing.</summary>
    public string? PlanJson { get; init; }

    /// <summary>What the probe found, as JSON; null before probing.</summary>
    public string? ProbeJson { get; init; }

    /// <summary>The public manifest, as JSON; null before success.</summary>
    public string? ManifestJson { get; init; }

    /// <summary>What the job took, as JSON; null before the end of a run.</summary>
    public string? ReceiptJson { get; init; }

    /// <summary>The source is nothing for the rule that brought it; <see cref="SupersededBy"/> makes it, or no rule wants it.</summary>
    public bool RuleMissed { get; init; }

    /// <summary>The id of the job that makes the outputs instead; null where there is none.</summary>
    public string? SupersededBy { get; init; }

    /// <summary>Which end of the job is to come, or has come: one more each time that it is brought back.</summary>
    public int Round { get; init; }

    /// <summary>Attempts to tell of its ends, the oldest first; the newest hundred.</summary>
    public IReadOnlyList<CallbackAttempt> Callbacks { get; init; } = [];

    /// <summary>The table's ETag; default for a row that is not stored yet.</summary>
    public ETag ETag { get; init; }

    /// <summary>The name under which it is counted: brought back, or going on after a wait, it counts once more.</summary>
    public string BudgetId => (Round == 0 ? Job.JobId : $"{Job.JobId}-{Round}") + (Spent.Closed == 0 ? "" : $".{Spent.Closed}");

    /// <summary>
    /// How long workers were at it that died, seconds. Of the one whose lease still stands in the row it is the time until it last
    /// wrote, as far as is known: to be asked only where nobody works on it.
    /// </summary>
    public double LostSeconds => Spent.LostSeconds
        + (LeaseToken is not null && AliveAt - ClaimedAt is { Ticks: > 0 } time ? time.TotalSeconds : 0);

    /// <summary>Where it stands while nobody works on it.</summary>
    public JobState Waiting => Route is null or Processing.Route.Here ? JobState.Queued : JobState.Routed;

    public bool LeaseAlive(DateTimeOffset now) => LeaseToken is not null && LeaseUntil > now;

    /// <summary>The same job from its beginning, for a new delivery.</summary>
    public JobRow Anew(string deliveryId, DateTimeOffset now) => this with
    {
        State = JobState.Queued,
        OwnerDeliveryId = deliveryId,
        LeaseToken = null,
        LeaseUntil = null,
        Tries = 0,
        RunId = null,
        FFmpegBuild = null,
        Route = null,
        RouteReasons = [],
        MadeJson = null,
        StreamUid = null,
        AtStreamSince = null,
        NotAtStream = null,
        LookAt = null,
        Hold = null,
        Budget = null,
        Spent = JobSpent.Nothing,
        ClaimedAt = null,
        AliveAt = null,
        Committing = false,
        CancelRequested = false,
        Failure = null,
        Progress = null,
        ReceiptJson = null,
        FinishedAt = null,
        RuleMissed = false,
        SupersededBy = null,
        Round = Round + 1,
        SentAt = now,
    };
}
