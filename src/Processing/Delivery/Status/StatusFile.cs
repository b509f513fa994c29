using System.Text.Json;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Processing.Delivery.Status;

/// <summary>
/// One job's <c>status.json</c> in the hands of one writer, who writes it at most once a second: more R2 refuses of one
/// key (429). Writers of other processes are held off by its place: a worker that was taken for dead and wakes up late does not
/// overwrite what its successor wrote.
/// </summary>
public sealed class StatusFile(R2Bucket media, string key, TimeProvider clock)
{
    private const int MostRaces = 5;
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private Task writing = Task.CompletedTask;
    private long? written;
    private bool ended;

    /// <summary>Shows progress; leaves it out where the last one is too young or still under way: the next one tells more.</summary>
    public Task ShowAsync(PublicStatus status, StatusPlace place, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return ended || !writing.IsCompleted || Rest > TimeSpan.Zero
                ? Task.CompletedTask
                : writing = WriteAsync(status, place, cancellationToken);
        }
    }

    /// <summary>Shows the end; waits until it may be written, and nothing of this writer comes after it.</summary>
    public async Task EndAsync(PublicStatus status, StatusPlace place, CancellationToken cancellationToken)
    {
        Task before;
        lock (gate)
        {
            ended = true;
            before = writing;
        }
        // Whether it succeeded is its own writer's concern.
        await before.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        if (Rest > TimeSpan.Zero)
            await Task.Delay(Rest, clock, cancellationToken);
        await WriteAsync(status, place, cancellationToken);
    }

    private TimeSpan Rest => written is { } at ? Apart - clock.GetElapsedTime(at) : TimeSpan.Zero;

    private async Task WriteAsync(PublicStatus status, StatusPlace place, CancellationToken cancellationToken)
    {
        var content = new ObjectContent(
            "application/json", CachePolicy.OneSecond, JsonSerializer.SerializeToUtf8Bytes(status, DeliveryJson.Default.PublicStatus))
        {
            Metadata = new Dictionary<string, string> { [StatusPlace.Name] = place.ToString() },
        };
        for (var race = 0; race < MostRaces; race++)
        {
            var current = await media.HeadAsync(key, cancellationToken);
            if (current is not null && !place.MayReplace(current.Metadata))
                return;
            var condition = current is null ? PutCondition.Absent : PutCondition.Matches(current.ETag);
            var stands = await media.PutAsync(key, content, condition, cancellationToken);
            written = clock.GetTimestamp();
            if (stands)
                return;
        }
    }
}
