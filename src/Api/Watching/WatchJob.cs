using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Api.Watching;

/// <summary>Tells a job's state and progress as they change.</summary>
public sealed class WatchJob(Ownership ownership, JobGlances glances, EventStreams streams) : IApiHandler
{
    public const string Name = "WatchJob";
    public const string Method = "GET";
    public const string Pattern = "api/jobs/{jobId}/events";

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Upload,
        Summary = "Server-sent events of a job: state, progress, end. Ends after 200 s; resumes by Last-Event-ID. 204: all was told.",
        Resource = "Jobs",
        Handler = typeof(WatchJob),
        Response = typeof(JobEvent),
        ContentType = EventStreams.ContentType,
        EmptyStatuses = [StatusCodes.Status204NoContent],
        Refusals = [RefusalCode.NotFound],
    };

    public async Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var jobId = call.Route("jobId");
        return (await ownership.JobAsync(call.Caller, jobId, cancellationToken)).Succeeded(out var row, out var refusal)
            ? streams.Begin(call, [row], token => ReadAsync(jobId, token))
            : refusal;
    }

    private async Task<IReadOnlyList<JobRow>?> ReadAsync(string jobId, CancellationToken cancellationToken) =>
        await glances.OfJobAsync(jobId, cancellationToken) is { } row ? [row] : null;
}
