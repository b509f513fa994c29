namespace MediaFunctions.Api.Jobs;

/// <summary>Shows one job.</summary>
public sealed class GetJob(Ownership ownership, JobViewer viewer) : IApiHandler
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
        (await ownership.JobAsync(call.Caller, call.Route("jobId"), cancellationToken)).Succeeded(out var row, out var refusal)
            ? Reply.Ok(viewer.View(row, call.Caller, call.BaseUrl), ApiJson.Default.JobView)
            : refusal;
}
