using MediaFunctions.Processing;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Running;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Media;

/// <summary>A real ffprobe over a real range server, for files of any origin.</summary>
public sealed class MediaFixture : IAsyncLifetime, IDisposable
{
    private readonly CodecCatalog codecs;
    private LoopbackFiles? files;

    public MediaFixture() => codecs = new CodecCatalog(Runner);

    internal IFFmpegRunner Runner { get; } = new DirectRunner();

    internal LoopbackFiles Files => files!;

    public async Task InitializeAsync() => files = await LoopbackFiles.StartAsync();

    public async Task DisposeAsync() => await Files.DisposeAsync();

    public void Dispose() => codecs.Dispose();

    internal MediaProber Prober(MediaLimits? limits = null, IFFmpegRunner? runner = null) =>
        new(runner ?? Runner, codecs, limits ?? new MediaLimits());

    internal async Task<MediaInfo> InfoAsync(Sample sample)
    {
        var result = await ProbeAsync(sample);
        Assert.True(result.Succeeded(out var media, out var failure), $"{sample}: {failure}");
        return media;
    }

    internal async Task<Failure> FailureAsync(Sample sample, MediaLimits? limits = null)
    {
        var result = await ProbeAsync(sample, limits);
        Assert.False(result.Succeeded(out var media, out var failure), $"{sample}: {media}");
        return failure;
    }

    internal async Task<Result<MediaInfo, Failure>> ProbeAsync(Sample sample, MediaLimits? limits = null) =>
        await ProbeAsync(await sample.PathAsync(), limits);

    internal async Task<Result<MediaInfo, Failure>> ProbeAsync(string path, MediaLimits? limits = null, IFFmpegRunner? runner = null)
    {
        using var file = File.OpenHandle(path);
        return await Prober(limits, runner).ProbeAsync(
            Files.AddressOf(path),
            (offset, buffer, cancellationToken) => RandomAccess.ReadAsync(file, buffer, offset, cancellationToken),
            RandomAccess.GetLength(file),
            CancellationToken.None);
    }
}
