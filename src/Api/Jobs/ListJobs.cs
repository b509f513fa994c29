using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Api.Jobs;

/// <summary>Lists jobs, newest first.</summary>
public sealed class ListJobs(JobStore jobs, JobViewer viewer) : IApiHandler
{
    public const string Name = "ListJobs";
    public const string Method = "GET";
    public const string Pattern = "api/jobs";

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Key,
        Summary = "Lists jobs, newest first.",
        Resource = "Jobs",
        Handler = typeof(ListJobs),
        Response = typeof(JobList),
        Query = JobQuery.Parameters,
        Refusals = [RefusalCode.InvalidRequest],
    };

    public async Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        if (!JobQuery.Read(call.Context.Request.Query).Succeeded(out var query, out var refusal))
            return refusal;
        var page = await jobs.ListAsync(query.State, query.Top, query.Continuation, cancellationToken);
        var list = new JobList([.. page.Jobs.Select(row => viewer.View(row, call.BaseUrl))], page.Continuation);
        return Reply.Ok(list, ApiJson.Default.JobList);
    }
}
