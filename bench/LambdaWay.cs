using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Bench;

/// <summary>
/// The common way of a function over object storage: download the object to the disk, run Debian's ffmpeg for each
/// output, upload each. With the pipeline's own client of the storage, and nothing around it: no queue, no claim, no
/// probe, no manifest.
/// </summary>
internal sealed class LambdaWay(Desk desk)
{
    public const string FFmpeg = "/usr/bin/ffmpeg";

    private const int CopyBytes = 1024 * 1024;

    /// <summary>Makes the outputs of the object; returns FFmpeg's peak memory in bytes.</summary>
    /// <param name="key">The object in the uploads bucket.</param>
    /// <param name="outputs">Each by its key in the media bucket, with FFmpeg's arguments for a source's path.</param>
    public async Task<double> RunAsync(string key, params IReadOnlyList<(string Key, Func<string, string[]> Arguments)> outputs)
    {
        using var folder = new TempFolder();
        var source = folder.File("source.mp4");
        await DownloadAsync(desk, key, source);
        var peak = 0.0;
        foreach (var (output, arguments) in outputs)
        {
            var path = folder.File(output);
            peak = Math.Max(peak, await Child.FFmpegAsync(FFmpeg, [.. arguments(source), path]));
            var content = new ObjectContent("application/octet-stream", "private") { FilePath = path };
            await desk.Media.PutAsync(output, content, PutCondition.None, CancellationToken.None);
        }
        return peak;
    }

    /// <summary>The whole object by one request.</summary>
    public static async Task DownloadAsync(Desk desk, string key, string path)
    {
        var head = await desk.Uploads.HeadAsync(key, CancellationToken.None)
            ?? throw new InvalidOperationException($"There is no object {key}.");
        await using var body = await desk.Uploads.OpenRangeAsync(key, head.ETag, 0, head.SizeBytes - 1, CancellationToken.None);
        await using var file = File.Create(path);
        await body.CopyToAsync(file, CopyBytes);
    }
}
