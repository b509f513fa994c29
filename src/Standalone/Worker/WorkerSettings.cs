using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Settings;

namespace MediaFunctions.Standalone.Worker;

/// <summary>How this process works off the queue (settings section <c>Worker</c>).</summary>
internal sealed record WorkerSettings
{
    private const int MostSlots = 32;

    /// <summary>The queue of jobs that this process works off; no setting, but a choice of its command.</summary>
    public string Queue { get; init; } = JobQueue.Name;

    /// <summary>Messages at once.</summary>
    public int Slots { get; init; } = 1;

    /// <summary>How long a running message is hidden from others; renewed half-way. As the Functions host has it.</summary>
    public TimeSpan Visibility { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>After what time a message that failed is shown again.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest pause between two looks at an empty queue: every look is billed.</summary>
    public TimeSpan LongestIdle { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a message is tried before it goes to the poison queue. As host.json has it.</summary>
    public int MaxDequeueCount { get; init; } = 5;

    /// <summary>How often the sweep looks for what events missed.</summary>
    public TimeSpan SweepEvery { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long this process may run before whoever started it ends it (Container Apps: <c>replicaTimeout</c>); null: for ever.
    /// </summary>
    public TimeSpan? ExecutionTime { get; init; }

    /// <summary>How long one job may take; no setting of this section, but <c>Limits:JobTime</c>.</summary>
    public TimeSpan JobTime { get; init; } = new JobSettings().JobTime;

    /// <summary>For how long from its start this process takes jobs: what it takes later might not be done in time.</summary>
    public TimeSpan? TakesFor => ExecutionTime - JobTime;

    /// <summary>Reads them.</summary>
    /// <exception cref="SettingsException">Some are wrong; it names each.</exception>
    public static WorkerSettings Read(IConfiguration configuration)
    {
        var reader = new SettingsReader(configuration);
        var usual = new WorkerSettings();
        var settings = new WorkerSettings
        {
            Slots = reader.Count("Worker:Slots", usual.Slots),
            Visibility = reader.Time("Worker:Visibility", usual.Visibility),
            RetryDelay = reader.Time("Worker:RetryDelay", usual.RetryDelay),
            LongestIdle = reader.Time("Worker:LongestIdle", usual.LongestIdle),
            MaxDequeueCount = reader.Count("Worker:MaxDequeueCount", usual.MaxDequeueCount),
            ExecutionTime = reader.Time("Worker:ExecutionTime", TimeSpan.MaxValue) is var time && time < TimeSpan.MaxValue ? time : null,
            JobTime = reader.Time("Limits:JobTime", usual.JobTime),
            SweepEvery = reader.Time("Worker:SweepEvery", usual.SweepEvery),
        };
        List<string> mistakes = [.. reader.Mistakes, .. settings.Mistakes()];
        return mistakes.Count == 0 ? settings : throw new SettingsException(mistakes);
    }

    private IEnumerable<string> Mistakes()
    {
        if (Slots is < 1 or > MostSlots)
            yield return $"Worker:Slots is {Slots}, expected 1 to {MostSlots}.";
        if (MaxDequeueCount < 1)
            yield return $"Worker:MaxDequeueCount is {MaxDequeueCount}, expected 1 or more.";
        if (TakesFor <= TimeSpan.Zero)
            yield return $"Worker:ExecutionTime is {ExecutionTime}, expected more than Limits:JobTime ({JobTime}): no job would be taken.";
        // Azure's own longest is 7 days; a message that is hidden for days is one that nobody misses in time.
        if (Visibility < TimeSpan.FromSeconds(1) || Visibility > TimeSpan.FromDays(1))
            yield return $"Worker:Visibility is {Visibility}, expected 00:00:01 to 1.00:00:00.";
    }
}
