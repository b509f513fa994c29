using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Api.Jobs;

/// <summary>Lists jobs, newest first, or sums them by day and recipe.</summary>
public sealed class ListJobs(JobStore jobs, JobSums sums, JobViewer viewer, TimeProvider clock) : IApiHandler
{
    public const string Name = "ListJobs";
    public const string Method = "GET";
    public const string Pattern = "api/jobs";

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Caller,
        Summary = "Lists jobs, newest first; with sum=day sums them by day and recipe.",
        Resource = "Jobs",
        Handler = typeof(ListJobs),
        Response = typeof(JobList),
        Query = JobQuery.Parameters,
        Refusals = [RefusalCode.InvalidRequest],
    };

    public async Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (!JobQuery.Read(call.Context.Request.Query, today).Succeeded(out var query, out var refusal))
            return refusal;
        if (query.Sum is { } days)
        {
            var summed = await sums.SumAsync(days.From, days.To, query.Continuation, cancellationToken);
            return Reply.Ok(new JobList([], summed.Continuation) { Sums = summed.Sums }, ApiJson.Default.JobList);
        }
        var page = await jobs.ListAsync(query.State, query.Top, query.Continuation, cancellationToken);
        var list = new JobList([.. page.Jobs.Select(row => viewer.View(row, call.BaseUrl))], page.Continuation);
        return Reply.Ok(list, ApiJson.Default.JobList);
    }
}
