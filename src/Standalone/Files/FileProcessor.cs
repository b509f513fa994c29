using System.Text.Json;
using MediaFunctions.Client;

namespace MediaFunctions.Standalone.Files;

/// <summary>Takes files through a pipeline, as any client of the API would: upload, wait, fetch.</summary>
internal sealed class FileProcessor(
    MediaFunctionsClient client, HttpClient http, string? recipe, IFileView view, Timings timings, TimeProvider clock)
{
    private const int AtOnce = 4;
    private const double UploadShare = 30;

    // An event needs about a second here. When it is lost, what a person would do then is asked for: process the key.
    private static readonly TimeSpan EventPatience = TimeSpan.FromSeconds(15);

    private readonly OutputDownloader downloader = new(http);

    /// <summary>Processes all files; a file that fails keeps no other from succeeding.</summary>
    /// <param name="files">Paths as given.</param>
    /// <param name="folders">Where the outputs of each go; null: nowhere.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<FileResult>> ProcessAsync(
        IReadOnlyList<string> files, IReadOnlyList<string>? folders, CancellationToken cancellationToken)
    {
        var results = new FileResult[files.Count];
        await Parallel.ForAsync(
            0,
            files.Count,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (i, token) =>
            {
                results[i] = await TryAsync(i, files[i], folders?[i], token);
                view.Show(i, new FileStage(results[i].Error?.Code ?? "succeeded", 100));
            });
        return results;
    }

    private async Task<FileResult> TryAsync(int index, string file, string? folder, CancellationToken cancellationToken)
    {
        if (InputFile.Objection(file) is { } objection)
            return FileResult.Failed(file, "invalid-request", objection);
        try
        {
            return await ProcessAsync(index, file, folder, cancellationToken);
        }
        catch (MediaFunctionsException e)
        {
            return FileResult.Failed(file, e.Code, e.Detail);
        }
        catch (HttpRequestException e)
        {
            return FileResult.Failed(file, "storage-unavailable", $"The pipeline does not answer: {e.Message}");
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // A fault with one file is no reason to lose what became of the others.
            return FileResult.Failed(file, "internal", e.Message);
        }
    }

    private async Task<FileResult> ProcessAsync(int index, string file, string? folder, CancellationToken cancellationToken)
    {
        var size = Math.Max(1, new FileInfo(file).Length);
        var sending = new Report<long>(sent => view.Show(index, new FileStage("uploading", UploadShare * sent / size)));
        var began = clock.GetTimestamp();
        var upload = await client.UploadAsync(
            file, ContentTypes.Of(file), new UploadOptions { Recipe = recipe }, sending, cancellationToken);
        timings.Add($"upload[{index}]", clock.GetElapsedTime(began));
        var uploaded = clock.GetUtcNow();

        view.Show(index, new FileStage("queued", UploadShare));
        var working = new Report<Job>(job => view.Show(index, StageOf(job)));
        var job = await client.WaitForJobAsync(await JobOfAsync(upload, cancellationToken), working, cancellationToken);
        // The rule that its name and type suggested was not that of its content.
        while (job.SupersededBy is { } other)
            job = await client.WaitForJobAsync(other, working, cancellationToken);
        AddTimings(index, uploaded, job);
        if (job.State != JobState.Succeeded)
            return Unsuccessful(file, job);

        var bytes = await http.GetByteArrayAsync(job.Links.Manifest, cancellationToken);
        var manifest = JsonElement.Parse(bytes);
        if (folder is not null)
            await downloader.DownloadAsync(folder, manifest, job.Outputs, cancellationToken);
        return new FileResult(file, manifest, job, null);
    }

    private async Task<string> JobOfAsync(Upload upload, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(EventPatience);
        try
        {
            return (await client.WaitForAssetAsync(upload.AssetId, null, patience.Token)).JobId;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (await client.SubmitJobAsync(upload.Key, recipe, cancellationToken: cancellationToken)).JobId;
        }
    }

    private void AddTimings(int index, DateTimeOffset uploaded, Job job)
    {
        if (job is not { StartedAt: { } started, FinishedAt: { } finished })
            return;
        timings.Add($"queue[{index}]", started - uploaded);
        timings.Add($"job[{index}]", finished - started);
        timings.Add($"noticed[{index}]", clock.GetUtcNow() - finished);
    }

    private static FileResult Unsuccessful(string file, Job job) => job.Error is { } error
        ? FileResult.Failed(file, error.Code, error.Message, job)
        : FileResult.Failed(file, "conflict", $"The job ended as {job.State.Word()}: the upload is gone or was replaced.", job);

    private static FileStage StageOf(Job job) => new(
        job.Progress?.Step ?? job.State.Word(),
        UploadShare + (100 - UploadShare) * (job.Progress?.Percent ?? 0) / 100)
    {
        Detail = job.Progress is { } progress ? ProgressWords.Of(progress) : "",
    };
}
