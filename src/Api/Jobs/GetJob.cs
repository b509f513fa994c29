using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Api.Jobs;

/// <summary>Shows one job.</summary>
public sealed class GetJob(JobStore jobs, JobViewer viewer) : IApiHandler
{
    public const string Name = "GetJob";
    public const string Method = "GET";
    public const string Pattern = "api/jobs/{jobId}";

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Upload,
        Summary = "Tells a job's state, progress, outputs or error.",
        Resource = "Jobs",
        Handler = typeof(GetJob),
        Response = typeof(JobView),
        Refusals = [RefusalCode.NotFound],
    };

    public async Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken) =>
        await jobs.GetAsync(call.Route("jobId"), cancellationToken) is { } row
            ? Reply.Ok(viewer.View(row, call.BaseUrl), ApiJson.Default.JobView)
            : NoSuchJob.Refusal;
}
