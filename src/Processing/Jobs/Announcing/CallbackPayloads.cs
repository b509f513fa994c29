using System.Text.Json;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Processing.Jobs.Announcing;

/// <summary>Makes a callback's body of a job that has ended: of nothing but its rows, so that every attempt has the same bytes.</summary>
public sealed class CallbackPayloads(UploadStore uploads, R2Settings r2)
{
    /// <summary>What Standard Webhooks suggests at the most.</summary>
    public const int MostBytes = 20 * 1024;

    public async Task<byte[]> OfAsync(JobRow row, CancellationToken cancellationToken)
    {
        var upload = await uploads.ForKeyAsync(row.Job.Key, cancellationToken);
        return Write(row, upload?.Metadata is { Count: > 0 } metadata ? metadata : null, r2.PublicBaseUrl);
    }

    internal static byte[] Write(JobRow row, IReadOnlyDictionary<string, string>? metadata, string publicBaseUrl)
    {
        var payload = Payload(row, metadata, publicBaseUrl);
        var bytes = Bytes(payload);
        foreach (var shorter in Shorter(payload.Data))
        {
            if (bytes.Length <= MostBytes)
                break;
            bytes = Bytes(payload with { Data = shorter });
        }
        return bytes;
    }

    /// <summary>The manifest tells the outputs too, nothing public the metadata: outputs go first, and both only where they must.</summary>
    private static IEnumerable<CallbackJob> Shorter(CallbackJob job)
    {
        var withoutOutputs = job.Outputs is null ? job : job with { Outputs = null, OutputsOmitted = true };
        yield return withoutOutputs;
        if (job.Metadata is null)
            yield break;
        yield return job with { Metadata = null, MetadataOmitted = true };
        yield return withoutOutputs with { Metadata = null, MetadataOmitted = true };
    }

    private static CallbackPayload Payload(JobRow row, IReadOnlyDictionary<string, string>? metadata, string publicBaseUrl)
    {
        var job = row.Job;
        var manifest = row is { State: JobState.Succeeded, ManifestJson: { } json }
            ? JsonSerializer.Deserialize(json, DeliveryJson.Default.Manifest)
            : null;
        return new CallbackPayload(
            $"job.{row.State.Word()}",
            row.FinishedAt ?? row.UpdatedAt,
            new CallbackJob
            {
                JobId = job.JobId,
                AssetId = job.AssetId,
                Version = job.Version,
                Recipe = job.Recipe,
                State = row.State,
                Key = job.Key,
                Outputs = manifest?.Outputs,
                ManifestUrl = manifest is null
                    ? null
                    : OutputNames.Url(publicBaseUrl, OutputNames.ManifestKey(job.AssetId, job.Recipe, job.Version)),
                Error = row.Failure,
                Metadata = metadata,
            });
    }

    private static byte[] Bytes(CallbackPayload payload) =>
        JsonSerializer.SerializeToUtf8Bytes(payload, AnnouncingJson.Default.CallbackPayload);
}
