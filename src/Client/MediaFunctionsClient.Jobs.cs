using System.Runtime.CompilerServices;
using MediaFunctions.Client.Api;
using MediaFunctions.Client.Http;

namespace MediaFunctions.Client;

public sealed partial class MediaFunctionsClient
{
    public Task<Job> GetJobAsync(string jobId, CancellationToken cancellationToken = default) =>
        channel.AskAsync(ApiRequest.Get(JobRoute(jobId)), ClientJson.Default.Job, cancellationToken);

    /// <summary>All jobs that fit, newest first; the next page is asked for when it is needed.</summary>
    /// <param name="filter">Null: all.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public async IAsyncEnumerable<Job> ListJobsAsync(
        JobFilter? filter = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string? continuation = null;
        do
        {
            var page = await GetJobPageAsync(filter, continuation, cancellationToken);
            foreach (var job in page.Jobs)
                yield return job;
            continuation = page.Continuation;
        }
        while (continuation is not null);
    }

    /// <summary>One page of jobs, newest first, for who shows pages.</summary>
    /// <param name="filter">Null: all.</param>
    /// <param name="continuation">What the page before gave.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<JobPage> GetJobPageAsync(
        JobFilter? filter = null, string? continuation = null, CancellationToken cancellationToken = default) =>
        channel.AskAsync(
            ApiRequest.Get(JobQuery.Route(filter ?? new JobFilter(), continuation)), ClientJson.Default.JobPage, cancellationToken);

    /// <summary>Sums of the jobs by day and recipe, the newest day first.</summary>
    /// <param name="from">The first day; null: the API's own choice.</param>
    /// <param name="to">The last day; null: today.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    public async Task<IReadOnlyList<JobSum>> SumJobsAsync(
        DateOnly? from = null, DateOnly? to = null, CancellationToken cancellationToken = default)
    {
        List<JobSum> lines = [];
        string? continuation = null;
        do
        {
            var route = JobQuery.SumRoute(from, to, continuation);
            var page = await channel.AskAsync(ApiRequest.Get(route), ClientJson.Default.JobPage, cancellationToken);
            lines.AddRange(page.Sums ?? []);
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return [.. lines.GroupBy(line => (line.Day, line.Recipe)).Select(same => same.Aggregate(JobSum.Add))
            .OrderByDescending(line => line.Day).ThenBy(line => line.Recipe, StringComparer.Ordinal)];
    }

    /// <summary>Processes an object that is in the uploads bucket already.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="recipe">Null: as an event of this key would choose.</param>
    /// <param name="force">Makes it again even if this recipe was made of these bytes before.</param>
    /// <param name="callbackUrl">Where the end is told, besides where the service's settings say; null: where its upload said.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Job> SubmitJobAsync(
        string key,
        string? recipe = null,
        bool force = false,
        string? callbackUrl = null,
        CancellationToken cancellationToken = default)
    {
        var ask = ApiRequest.Post("api/jobs", new JobWish(key, recipe, force ? true : null, callbackUrl), ClientJson.Default.JobWish);
        // The same wish is the same job, unless it is to be made again.
        return channel.AskAsync(
            force ? ask : ask with { Repetition = Repetition.AfterFaults }, ClientJson.Default.Job, cancellationToken);
    }

    /// <summary>Brings a failed or cancelled job back.</summary>
    public Task<Job> RetryAsync(string jobId, CancellationToken cancellationToken = default) =>
        channel.AskAsync(ApiRequest.Post($"{JobRoute(jobId)}/retry"), ClientJson.Default.Job, cancellationToken);

    /// <summary>Lets a job go on that waits under a ceiling of cost.</summary>
    public Task<Job> ReleaseAsync(string jobId, CancellationToken cancellationToken = default) =>
        channel.AskAsync(ApiRequest.Post($"{JobRoute(jobId)}/release"), ClientJson.Default.Job, cancellationToken);

    /// <summary>Cancels a job that has not committed.</summary>
    public Task<Job> CancelAsync(string jobId, CancellationToken cancellationToken = default) =>
        channel.AskAsync(ApiRequest.Delete(JobRoute(jobId)), ClientJson.Default.Job, cancellationToken);

    /// <summary>Follows a job to its end: a call that is answered as things happen, instead of many that ask.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="afterEventId">Goes on after this event (<see cref="JobEvent.Id"/>); null: from how it is now.</param>
    /// <param name="cancellationToken">Ends the watching, not the job.</param>
    public IAsyncEnumerable<JobEvent> WatchJobAsync(
        string jobId, string? afterEventId = null, CancellationToken cancellationToken = default) =>
        watch.FollowAsync($"{JobRoute(jobId)}/events", afterEventId, cancellationToken);

    /// <summary>Waits until the job has ended, however it ends.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="progress">Is told what every look at the job showed.</param>
    /// <param name="cancellationToken">Ends the waiting, not the job.</param>
    public async Task<Job> WaitForJobAsync(
        string jobId, IProgress<Job>? progress = null, CancellationToken cancellationToken = default)
    {
        foreach (var delay in Pace.Delays())
        {
            var job = await GetJobAsync(jobId, cancellationToken);
            progress?.Report(job);
            if (job.State.IsFinal())
                return job;
            await Task.Delay(delay, clock, cancellationToken);
        }
        throw new InvalidOperationException("The pace has no end.");
    }
}
