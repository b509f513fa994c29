using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Running;
using MediaFunctions.Processing.Streaming;
using Microsoft.Extensions.Logging.Abstractions;

namespace MediaFunctions.Bench.Estimates;

/// <summary>Probes files and runs plans of them, read as in a job, through the source server; measures each process.</summary>
internal sealed class Laboratory(string ffmpeg) : IAsyncDisposable
{
    private readonly SourceServer server = new(new StreamingOptions(), TimeProvider.System, NullLoggerFactory.Instance);
    private readonly Dictionary<string, (ServedSource Served, MediaInfo Media)> opened = [];
    private readonly FFmpegRunner runner = new(Tool(ffmpeg), TimeProvider.System, NullLogger<FFmpegRunner>.Instance);
    // Of memory and of files: more than there is.
    private const long Unlimited = 1L << 40;

    private readonly List<double> probes = [];
    private CodecCatalog? codecs;

    /// <summary>Version and hash of the build.</summary>
    public string Build { get; } = $"{Tool(ffmpeg).Version} {Tool(ffmpeg).BuildHash}";

    /// <summary>CPU seconds of the probe of each file that was opened.</summary>
    public IReadOnlyList<double> Probes => probes;

    /// <summary>What the probe says of a file.</summary>
    public async Task<MediaInfo> ProbeAsync(string path) => (await OpenAsync(path)).Media;

    /// <summary>Runs it once.</summary>
    /// <param name="image">The file for what the run reads beside its source.</param>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public async Task<Measured> RunAsync(PlannedRun run, string path, string? image)
    {
        var (result, measured) = await RunWithinAsync(run, path, image, Unlimited);
        return measured ?? throw new InvalidOperationException($"{run.Name} of {path} failed: {result.End}, {result.ExitCode}, {result.Log}");
    }

    /// <summary>Whether it can be run with so much address space.</summary>
    public async Task<bool> FitsAsync(PlannedRun run, string path, string? image, double megabytes) =>
        (await RunWithinAsync(run, path, image, (long)(megabytes * 1e6))).Measured is not null;

    private async Task<(FFmpegResult Result, Measured? Measured)> RunWithinAsync(PlannedRun run, string path, string? image, long addressBytes)
    {
        var (served, media) = await OpenAsync(path);
        using var folder = new TempFolder();
        foreach (var name in run.Outputs.Select(output => Path.GetDirectoryName(output.File.Name)).Where(name => name is { Length: > 0 }))
            Directory.CreateDirectory(folder.File(name!));
        var inputs = new List<RunInput>();
        foreach (var read in run.Inputs)
        {
            var (from, info) = read.ObjectKey is null ? (served, media) : await OpenAsync(image!);
            inputs.Add(new RunInput(from.Url, new SourceFlags { FormatWhitelist = info.FormatWhitelist }));
        }
        var limits = new RunLimits(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10), addressBytes, Unlimited);
        var result = await runner.RunAsync(
            new FFmpegCommand("ffmpeg", ArgumentWriter.Write(run, inputs, folder.ToString()), limits, folder.ToString()), null, CancellationToken.None);
        return (result, result.End == RunEnd.Completed
            ? new Measured(result.CpuTime.TotalSeconds, result.PeakRssBytes / 1e6, Size(folder.ToString()))
            : null);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (served, _) in opened.Values)
            await served.DisposeAsync();
        await server.DisposeAsync();
        codecs?.Dispose();
    }

    private async Task<(ServedSource Served, MediaInfo Media)> OpenAsync(string path)
    {
        if (opened.TryGetValue(path, out var known))
            return known;
        var served = await server.ServeAsync(new FileSource(path), CancellationToken.None);
        if (codecs is null)
            await (codecs = new CodecCatalog(runner)).DecodableAsync(CancellationToken.None);
        var totals = new RunTotals(TimeProvider.System);
        var probed = await new MediaProber(new MeteredRunner(runner, totals), codecs, new MediaLimits()).ProbeAsync(
            served.Url, served.ReadAsync, served.SizeBytes, CancellationToken.None);
        probes.Add(totals.CpuTime.TotalSeconds);
        return opened[path] = (served, probed.Succeeded(out var media, out var failure) ? media : throw new InvalidDataException($"{path}: {failure.Message}"));
    }

    private static double Size(string folder) =>
        new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => (double)file.Length);

    private static FFmpegTool Tool(string ffmpeg) => new FFmpegLocator(
        new FFmpegOptions { Path = Path.Combine(Path.GetDirectoryName(ffmpeg)!, "ffbox") }, NullLogger<FFmpegLocator>.Instance).Locate();
}
