using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Api.Jobs;

/// <summary>Lists jobs, newest first, or sums them by day and recipe.</summary>
public sealed class ListJobs(JobLister jobs, JobSums sums, JobViewer viewer, TimeProvider clock) : IApiHandler
{
    public const string Name = "ListJobs";
    public const string Method = "GET";
    public const string Pattern = "api/jobs";

    private static readonly Refusal OnlyForKeys = new(
        RefusalCode.Forbidden, "Sums are over everybody's jobs: they are for API keys only.");

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Caller,
        Summary = "Lists the jobs that the caller may see, newest first. With sum=day sums all by day and recipe.",
        Resource = "Jobs",
        Handler = typeof(ListJobs),
        Response = typeof(JobList),
        Query = JobQuery.Parameters,
        Refusals = [RefusalCode.InvalidRequest, RefusalCode.Forbidden],
    };

    public async Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (!JobQuery.Read(call.Context.Request.Query, today).Succeeded(out var query, out var refusal))
            return refusal;
        if (query.Sum is { } days)
        {
            if (!call.Caller.SeesAll)
                return OnlyForKeys;
            var summed = await sums.SumAsync(days.From, days.To, query.Continuation, cancellationToken);
            return Reply.Ok(new JobList([], summed.Continuation) { Sums = summed.Sums }, ApiJson.Default.JobList);
        }
        var filter = query.Filter with { Owner = call.Caller.SeesAll ? null : call.Caller.Id };
        var page = await jobs.ListAsync(filter, query.Top, query.Continuation, cancellationToken);
        var list = new JobList([.. page.Jobs.Select(row => viewer.View(row, call.Caller, call.BaseUrl))], page.Continuation);
        return Reply.Ok(list, ApiJson.Default.JobList);
    }
}
