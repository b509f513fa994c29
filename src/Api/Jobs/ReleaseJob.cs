using MediaFunctions.Processing.Jobs;

namespace MediaFunctions.Api.Jobs;

/// <summary>Lifts the ceilings of cost for a job that waits under one.</summary>
public sealed class ReleaseJob(JobCommands commands, JobViewer viewer) : IApiHandler
{
    public const string Name = "ReleaseJob";
    public const string Method = "POST";
    public const string Pattern = "api/jobs/{jobId}/release";

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Key,
        Summary = "Lets a job go on that waits under a ceiling of cost. It is counted to its day all the same.",
        Resource = "Jobs",
        Handler = typeof(ReleaseJob),
        Response = typeof(JobView),
        Statuses = [StatusCodes.Status202Accepted],
        Refusals = [RefusalCode.NotFound, RefusalCode.Conflict],
    };

    public async Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var released = await commands.ReleaseAsync(call.Route("jobId"), cancellationToken);
        return released.Succeeded(out var row, out var refusal)
            ? Reply.Json(StatusCodes.Status202Accepted, viewer.View(row, call.Caller, call.BaseUrl), ApiJson.Default.JobView)
            : refusal;
    }
}
