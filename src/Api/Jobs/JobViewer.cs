using System.Text.Json;
using MediaFunctions.Api.Assets;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Delivery.Status;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Api.Jobs;

/// <summary>Shows a job's row to whoever may see it.</summary>
public sealed class JobViewer(R2Settings r2, StatusAddress status)
{
    /// <param name="caller">
    /// What the job took is shown to who pays for it, and whom it tells (many a hook's path is its secret) to who set it up: our
    /// own keys.
    /// </param>
    public JobView View(JobRow row, Caller caller, string baseUrl)
    {
        var job = row.Job;
        var manifest = row.ManifestJson is { } json ? JsonSerializer.Deserialize(json, DeliveryJson.Default.Manifest) : null;
        return new JobView
        {
            JobId = job.JobId,
            AssetId = job.AssetId,
            Version = job.Version,
            Recipe = job.Recipe,
            State = row.State,
            Progress = row.Progress,
            CreatedAt = row.CreatedAt,
            UpdatedAt = row.UpdatedAt,
            StartedAt = row.StartedAt,
            FinishedAt = row.FinishedAt,
            Tries = row.Tries,
            Source = new JobSource(job.Key, job.ETag, manifest?.Source.Size, manifest?.Source.ContentType),
            Outputs = manifest?.Outputs ?? [],
            Skipped = manifest?.Skipped ?? [],
            Truncated = manifest?.Truncated,
            Hold = HoldView.Of(row.Hold, caller),
            Route = row.Route,
            RouteReasons = row.RouteReasons,
            Plan = Parse(row.PlanJson),
            Probe = Parse(row.ProbeJson),
            Receipt = caller.SeesAll && row.ReceiptJson is { } receipt
                ? JsonSerializer.Deserialize(receipt, DeliveryJson.Default.Receipt)
                : null,
            Error = JobError.Of(row.Failure),
            SupersededBy = row.SupersededBy,
            Callbacks = caller.SeesAll ? [.. row.Callbacks.Select(CallbackView.Of)] : [],
            Links = new JobLinks(
                AssetLinks.Job(baseUrl, job.JobId),
                AssetLinks.Asset(baseUrl, job.AssetId),
                manifest is null ? null : OutputNames.Url(r2.PublicBaseUrl, OutputNames.ManifestKey(job.AssetId, job.Recipe, job.Version)))
            {
                Status = status.Of(job.AssetId, job.Recipe, job.Version),
            },
        };
    }

    private static JsonElement? Parse(string? json) => json is null ? null : JsonElement.Parse(json);
}
