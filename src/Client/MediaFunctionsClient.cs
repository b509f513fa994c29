using System.Globalization;
using MediaFunctions.Client.Api;
using MediaFunctions.Client.Uploads;

namespace MediaFunctions.Client;

/// <summary>The API of MediaFunctions: uploads go straight to R2, jobs and assets are asked for.</summary>
/// <remarks>
/// Every method throws <see cref="MediaFunctionsException"/> for what the API or R2 refuses and
/// <see cref="HttpRequestException"/> where neither can be reached. Reads are repeated after a fault, writes are not.
/// </remarks>
/// <param name="http">
/// Its <see cref="HttpClient.Timeout"/> holds for the PUT of a whole file too: make it infinite, uploads and calls have
/// deadlines of their own.
/// </param>
/// <param name="api">The API's address, without <c>/api</c>.</param>
/// <param name="apiKey">One of the service's keys.</param>
/// <param name="clock">What waiting goes by; null: the system's.</param>
public sealed class MediaFunctionsClient(HttpClient http, Uri api, string apiKey, TimeProvider? clock = null)
{
    private readonly ApiChannel channel = new(http, api, apiKey);
    private readonly Uploader uploader = new(http, new ApiChannel(http, api, apiKey));
    private readonly TimeProvider clock = clock ?? TimeProvider.System;

    /// <summary>How often waiting asks.</summary>
    public PollingPace Pace { get; init; } = new();

    /// <summary>Uploads a file: one PUT, or parts in parallel where the API says so.</summary>
    /// <param name="path">The file.</param>
    /// <param name="contentType">Its type, such as video/mp4.</param>
    /// <param name="options">Name, recipe, metadata; null: none.</param>
    /// <param name="progress">Bytes sent so far; it goes back where a part is sent again.</param>
    /// <param name="cancellationToken">Ends the upload and takes back what R2 holds of it.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task<Upload> UploadAsync(
        string path,
        string contentType,
        UploadOptions? options = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        using var file = File.OpenHandle(path, options: FileOptions.Asynchronous);
        options = (options ?? new UploadOptions()) with { FileName = options?.FileName ?? Path.GetFileName(path) };
        return await uploader.UploadAsync(new FileBytes(file), contentType, options, progress, cancellationToken);
    }

    /// <summary>Uploads a stream from its beginning.</summary>
    /// <param name="stream">Must be able to seek: its length is promised first, and a part may be sent again.</param>
    /// <param name="contentType">Its type, such as video/mp4.</param>
    /// <param name="options">Must name the file.</param>
    /// <param name="progress">Bytes sent so far; it goes back where a part is sent again.</param>
    /// <param name="cancellationToken">Ends the upload and takes back what R2 holds of it.</param>
    public async Task<Upload> UploadAsync(
        Stream stream,
        string contentType,
        UploadOptions options,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(options.FileName);
        using var bytes = new StreamBytes(stream);
        return await uploader.UploadAsync(bytes, contentType, options, progress, cancellationToken);
    }

    /// <summary>What an asset has become so far.</summary>
    public Task<Asset> GetAssetAsync(string assetId, CancellationToken cancellationToken = default) =>
        channel.GetAsync($"api/assets/{Uri.EscapeDataString(assetId)}", ClientJson.Default.Asset, cancellationToken);

    public Task<Job> GetJobAsync(string jobId, CancellationToken cancellationToken = default) =>
        channel.GetAsync(JobRoute(jobId), ClientJson.Default.Job, cancellationToken);

    /// <summary>One page of jobs, newest first.</summary>
    /// <param name="status">Only these; null: all.</param>
    /// <param name="top">At most so many; null: the API's own choice.</param>
    /// <param name="continuation">What the page before gave.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<JobPage> ListJobsAsync(
        JobState? status = null,
        int? top = null,
        string? continuation = null,
        CancellationToken cancellationToken = default)
    {
        List<string> query = [];
        if (status is { } state)
            query.Add($"status={state.Word()}");
        if (top is { } most)
            query.Add(string.Create(CultureInfo.InvariantCulture, $"top={most}"));
        if (continuation is not null)
            query.Add($"continuation={Uri.EscapeDataString(continuation)}");
        var route = query.Count == 0 ? "api/jobs" : $"api/jobs?{string.Join('&', query)}";
        return channel.GetAsync(route, ClientJson.Default.JobPage, cancellationToken);
    }

    /// <summary>Processes an object that is in the uploads bucket already.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="recipe">Null: as an event of this key would choose.</param>
    /// <param name="force">Makes it again even if this recipe was made of these bytes before.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Job> SubmitJobAsync(
        string key, string? recipe = null, bool force = false, CancellationToken cancellationToken = default) =>
        channel.SendAsync(
            HttpMethod.Post,
            "api/jobs",
            new JobWish(key, recipe, force ? true : null),
            ClientJson.Default.JobWish,
            ClientJson.Default.Job,
            cancellationToken);

    /// <summary>Brings a failed or cancelled job back.</summary>
    public Task<Job> RetryAsync(string jobId, CancellationToken cancellationToken = default) =>
        channel.SendAsync(HttpMethod.Post, $"{JobRoute(jobId)}/retry", ClientJson.Default.Job, cancellationToken);

    /// <summary>Cancels a job that has not committed.</summary>
    public Task<Job> CancelAsync(string jobId, CancellationToken cancellationToken = default) =>
        channel.SendAsync(HttpMethod.Delete, JobRoute(jobId), ClientJson.Default.Job, cancellationToken);

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

    /// <summary>Waits until a job of the asset is known: its upload has arrived and was reported.</summary>
    /// <param name="assetId">The asset.</param>
    /// <param name="recipe">Whose job; null: the first there is.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<AssetJob> WaitForAssetAsync(
        string assetId, string? recipe = null, CancellationToken cancellationToken = default)
    {
        foreach (var delay in Pace.Delays())
        {
            var asset = await GetAssetAsync(assetId, cancellationToken);
            if (asset.Recipes.FirstOrDefault(r => recipe is null || r.Key == recipe).Value is { } found)
                return found.Job;
            await Task.Delay(delay, clock, cancellationToken);
        }
        throw new InvalidOperationException("The pace has no end.");
    }

    private static string JobRoute(string jobId) => $"api/jobs/{Uri.EscapeDataString(jobId)}";
}
