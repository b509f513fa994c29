using MediaFunctions.Processing.Jobs;

namespace MediaFunctions.Api.Jobs;

/// <summary>Brings a failed or cancelled job back.</summary>
public sealed class RetryJob(Ownership ownership, JobCommands commands, JobViewer viewer) : IApiHandler
{
    public const string Name = "RetryJob";
    public const string Method = "POST";
    public const string Pattern = "api/jobs/{jobId}/retry";

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Caller,
        Summary = "Brings a failed or cancelled job back; its tries are counted anew.",
        Resource = "Jobs",
        Handler = typeof(RetryJob),
        Response = typeof(JobView),
        Statuses = [StatusCodes.Status202Accepted],
        Refusals = [RefusalCode.NotFound, RefusalCode.Conflict],
    };

    public async Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        if (!(await ownership.JobAsync(call.Caller, call.Route("jobId"), cancellationToken)).Succeeded(out var known, out var refusal))
            return refusal;
        var retried = await commands.RetryAsync(known.Job.JobId, cancellationToken);
        return retried.Succeeded(out var row, out refusal)
            ? Reply.Json(StatusCodes.Status202Accepted, viewer.View(row, call.Caller, call.BaseUrl), ApiJson.Default.JobView)
            : refusal;
    }
}
