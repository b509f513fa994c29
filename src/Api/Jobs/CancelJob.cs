using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Api.Jobs;

/// <summary>Cancels a job that has not committed.</summary>
public sealed class CancelJob(Ownership ownership, JobCommands commands, JobViewer viewer) : IApiHandler
{
    public const string Name = "CancelJob";
    public const string Method = "DELETE";
    public const string Pattern = "api/jobs/{jobId}";

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Caller,
        Summary = "Cancels a job. 200: it is cancelled; 202: its worker stops within a heartbeat.",
        Resource = "Jobs",
        Handler = typeof(CancelJob),
        Response = typeof(JobView),
        Statuses = [StatusCodes.Status200OK, StatusCodes.Status202Accepted],
        Refusals = [RefusalCode.NotFound, RefusalCode.Conflict],
    };

    public async Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        if (!(await ownership.JobAsync(call.Caller, call.Route("jobId"), cancellationToken)).Succeeded(out var known, out var refusal))
            return refusal;
        var cancelled = await commands.CancelAsync(known.Job.JobId, cancellationToken);
        if (!cancelled.Succeeded(out var row, out refusal))
            return refusal;
        var status = row.State == JobState.Cancelled ? StatusCodes.Status200OK : StatusCodes.Status202Accepted;
        return Reply.Json(status, viewer.View(row, call.Caller, call.BaseUrl), ApiJson.Default.JobView);
    }
}
