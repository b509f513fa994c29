using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;
using Microsoft.Extensions.Hosting;

namespace MediaFunctions.Api.Watching;

/// <summary>Begins streams of events for those who may listen.</summary>
public sealed class EventStreams(R2Settings r2, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    public const string ContentType = "text/event-stream";

    private const string LastEventId = "Last-Event-ID";

    /// <summary>
    /// The stream; or 204, which makes an <c>EventSource</c> give up, where the client was told everything and nothing
    /// more comes.
    /// </summary>
    /// <param name="first">The jobs as they are now.</param>
    /// <param name="read">The same, later; null where they are gone.</param>
    public Reply Begin(ApiCall call, IReadOnlyList<JobRow> first, Func<CancellationToken, Task<IReadOnlyList<JobRow>?>> read)
    {
        var lastId = call.Header(LastEventId);
        var dry = new JobFollower(JobMarks.Read(lastId), r2);
        if (!dry.Follow(first).Any() && dry.IsOver)
            return new Reply(TypedResults.NoContent());
        var follower = new JobFollower(JobMarks.Read(lastId), r2);
        return new Reply(new EventStream(read, first, follower, clock, lifetime.ApplicationStopping));
    }
}
