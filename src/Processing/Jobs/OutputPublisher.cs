using System.Security.Cryptography;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Processing.Jobs;

/// <summary>Puts outputs into the media bucket, under names that only a manifest will tell.</summary>
public sealed class OutputPublisher(
    [FromKeyedServices("media")] R2Bucket media, R2Settings r2, ICrashPoints crashPoints)
{
    public async Task<ManifestOutput> PublishAsync(JobWork work, MadeOutput made, CancellationToken cancellationToken)
    {
        var folder = OutputNames.RunFolder(work.Job.AssetId, work.Job.Recipe, work.Job.Version, work.Row.RunId!);
        var key = folder + made.Planned.File.Name;
        var content = new ObjectContent(made.Planned.File.ContentType, CachePolicy.Immutable) { FilePath = made.FilePath };
        var sha256 = await HashAsync(made.FilePath, cancellationToken);
        await media.MeteredBy(work.Meter).PutAsync(key, content, PutCondition.None, cancellationToken);
        crashPoints.Passed(CrashPoint.OutputPut);

        var entry = new ManifestOutput
        {
            Name = made.Planned.Name,
            Kind = made.Planned.Kind,
            Key = key,
            Url = OutputNames.Url(r2.PublicBaseUrl, key),
            ContentType = made.Planned.File.ContentType,
            Bytes = content.SizeBytes,
            Sha256 = sha256,
            Width = made.Facts.Width,
            Height = made.Facts.Height,
            Duration = made.Facts.DurationSeconds,
            At = made.Planned.Facts.AtSeconds,
            Clamped = made.Planned.Facts.Clamped ? true : null,
        };
        // The disk is small: what is in R2 need not stay on it.
        File.Delete(made.FilePath);
        return entry;
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }
}
