using System.Text.Json;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Processing.Ledger;

/// <summary>The queue of jobs. Messages do not expire.</summary>
public sealed class JobQueue(AzureStorage storage)
{
    /// <summary>Light jobs: the queue that the function listens to.</summary>
    public const string Name = "media-jobs";

    /// <summary>Where the Functions host moves what it could not hand over; only transit.</summary>
    public const string PoisonName = Name + "-poison";

    /// <summary>Heavy jobs: the queue that starts the container job and that it drains.</summary>
    public const string HeavyName = Name + "-heavy";

    private static readonly TimeSpan Never = TimeSpan.FromSeconds(-1);

    /// <summary>Sends the message to where its job runs, to be seen after <paramref name="delay"/>.</summary>
    /// <param name="route">Of the job's row; null: not routed yet.</param>
    public async Task SendAsync(MediaJob job, TimeSpan delay, Route? route, CancellationToken cancellationToken)
    {
        var name = route == Route.Container ? HeavyName : Name;
        var queue = await storage.QueueAsync(name);
        await queue.SendMessageAsync(Write(job), delay, Never, cancellationToken);
    }

    public static string Write(MediaJob job) => JsonSerializer.Serialize(job, LedgerJson.Default.MediaJob);

    /// <summary>Reads a message; null where it is none of ours.</summary>
    public static MediaJob? Read(string text)
    {
        try
        {
            var job = JsonSerializer.Deserialize(text, LedgerJson.Default.MediaJob);
            return job is { Schema: >= 1 and <= MediaJob.CurrentSchema }
                && Ids.TryParseJobId(job.JobId, out _, out _) ? job : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
