using System.Security.Cryptography;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Processing.Jobs;

/// <summary>Puts outputs into the media bucket, under names that only a manifest will tell.</summary>
public sealed class OutputPublisher(
    [FromKeyedServices("media")] R2Bucket media, R2Settings r2, ICrashPoints crashPoints)
{
    private const int AtOnce = 4;

    /// <summary>
    /// Puts all files of an output that were not streamed; returns its entry in the manifest, or null where it has no file
    /// and stands in the manifest itself.
    /// </summary>
    public async Task<ManifestOutput?> PublishAsync(JobWork work, MadeOutput made, CancellationToken cancellationToken)
    {
        var files = made.Finished.Files;
        if (files.Count == 0)
            return null;

        var bytes = new long[files.Count];
        var sha256 = await HashAsync(work, made, files[0].Name, cancellationToken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(1, files.Count, options, async (index, token) =>
            bytes[index] = await PutAsync(work, made, files[index], token));
        // Last, for it names the others: nothing public may name what is not there.
        bytes[0] = await PutAsync(work, made, files[0], cancellationToken);
        var key = work.RunFolder + files[0].Name;
        return new ManifestOutput
        {
            Name = made.Planned.Name,
            Kind = made.Planned.Kind,
            Key = key,
            Url = OutputNames.Url(r2.PublicBaseUrl, key),
            ContentType = files[0].ContentType,
            Bytes = bytes[0],
            Sha256 = sha256,
            Width = made.Finished.Width,
            Height = made.Finished.Height,
            Duration = made.Finished.DurationSeconds,
            At = made.Planned.Facts.AtSeconds,
            Clamped = made.Planned.Facts.Clamped ? true : null,
            Files = files.Count > 1 ? new ManifestFiles(files.Count, bytes.Sum()) : null,
            Details = PublicDetails.Of(made.Finished.Details),
        };
    }

    /// <returns>The file's size, bytes.</returns>
    private async Task<long> PutAsync(JobWork work, MadeOutput made, FinishedFile file, CancellationToken cancellationToken)
    {
        var path = Path.Combine(work.Folder.Path, file.Name);
        var isHere = File.Exists(path);
        if (!isHere && made.Streamed[file.Name] is { IsStored: true } stored)
            return stored.Bytes;

        var content = isHere
            ? new ObjectContent(file.ContentType, CachePolicy.Immutable) { FilePath = path }
            : new ObjectContent(file.ContentType, CachePolicy.Immutable, made.Streamed[file.Name].Content!);
        var bytes = content.SizeBytes;
        await media.MeteredBy(work.Meter).PutAsync(work.RunFolder + file.Name, content, PutCondition.None, cancellationToken);
        crashPoints.Passed(CrashPoint.OutputPut);
        // The disk is small: what is in R2 need not stay on it.
        File.Delete(path);
        return bytes;
    }

    private static async Task<string> HashAsync(JobWork work, MadeOutput made, string name, CancellationToken cancellationToken)
    {
        var path = Path.Combine(work.Folder.Path, name);
        if (!File.Exists(path))
            return made.Streamed[name].Sha256;
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }
}
