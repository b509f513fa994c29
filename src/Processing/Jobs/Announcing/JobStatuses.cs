using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Delivery.Status;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Processing.Jobs.Announcing;

/// <summary>
/// Publishes what jobs are at, where the settings want it. A status that cannot be written is a status that is old, and never
/// the job's failure.
/// </summary>
public sealed partial class JobStatuses(
    [FromKeyedServices("media")] R2Bucket media,
    DeliverySettings settings,
    R2Settings r2,
    TimeProvider clock,
    ILogger<JobStatuses> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The file of this job, for the worker that works on it; null where none is published.</summary>
    public StatusFile? Open(MediaJob job, R2Meter? meter) => settings.PublicStatus
        ? new StatusFile(media.MeteredBy(meter), OutputNames.StatusKey(job.AssetId, job.Recipe, job.Version), clock)
        : null;

    /// <summary>Shows where the job is, in a while; does not wait, does not throw.</summary>
    public void Show(StatusFile? file, JobRow row)
    {
        if (file is not null && !row.State.IsFinal())
            _ = TryAsync(row, token => file.ShowAsync(StatusOf(row), PlaceOf(row), token), CancellationToken.None);
    }

    /// <summary>Shows how the job ends.</summary>
    /// <param name="file">The worker's; null: nobody works on it.</param>
    /// <param name="ending">The row as it will be.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task EndAsync(StatusFile? file, JobRow ending, CancellationToken cancellationToken)
    {
        if ((file ?? Open(ending.Job, null)) is { } shown)
            await TryAsync(ending, token => shown.EndAsync(StatusOf(ending), PlaceOf(ending), token), cancellationToken);
    }

    private async Task TryAsync(JobRow row, Func<CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            await write(both.Token);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            NotWritten(row.Job.JobId, e);
        }
    }

    private PublicStatus StatusOf(JobRow row)
    {
        var job = row.Job;
        return new PublicStatus
        {
            State = row.State.Word(),
            Progress = row.State == JobState.Processing && row.Progress is { } at
                ? new PublicProgress(at.Step, at.Percent, at.SecondsLeft)
                : null,
            UpdatedAt = clock.GetUtcNow(),
            ManifestUrl = row.State == JobState.Succeeded
                ? OutputNames.Url(r2.PublicBaseUrl, OutputNames.ManifestKey(job.AssetId, job.Recipe, job.Version))
                : null,
            Error = row.State.IsFinal() ? row.Failure?.Code : null,
        };
    }

    private static StatusPlace PlaceOf(JobRow row) => new(row.Round, row.Tries, row.State.IsFinal());

    [LoggerMessage(Level = LogLevel.Warning, Message = "The public status of job {JobId} could not be written")]
    private partial void NotWritten(string jobId, Exception exception);
}
