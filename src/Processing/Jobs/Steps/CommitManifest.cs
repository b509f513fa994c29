using System.Text.Json.Nodes;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Running;

namespace MediaFunctions.Processing.Jobs.Steps;

/// <summary>The commit: the versioned manifest, put only where none is.</summary>
public sealed class CommitManifest(
    ManifestStore manifests, FFmpegTool tool, TimeProvider clock, ICrashPoints crashPoints) : IJobStep
{
    public async Task<StepEnd?> RunAsync(JobWork work, CancellationToken cancellationToken)
    {
        var media = work.Media!;
        var manifest = new Manifest
        {
            AssetId = work.Job.AssetId,
            Version = work.Job.Version,
            RunId = work.Row.RunId!,
            Recipe = work.Job.Recipe,
            CreatedAt = clock.GetUtcNow().UtcDateTime,
            Source = media.ForManifest(),
            Outputs = work.Outputs,
            Skipped = [.. work.Plan!.Skipped.Concat(work.Skipped).Select(s => new ManifestSkip(s.Output, s.Reason))],
            Truncated = media.Truncated || work.Truncated ? true : null,
            Ffmpeg = work.Video is not null ? null : new ManifestFFmpeg(tool.Version, tool.BuildHash),
            Details = PublicDetails.Of(new JsonObject(work.WithoutFile.Select(made =>
                KeyValuePair.Create<string, JsonNode?>(made.Kind, made.Details.DeepClone())))),
        };
        work.Manifest = await manifests.CommitAsync(manifest, work.Meter, cancellationToken);
        crashPoints.Passed(CrashPoint.ManifestPut);
        return null;
    }
}
