using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Running;
using MediaFunctions.Processing.Streaming;
using Microsoft.Extensions.Logging.Abstractions;

namespace MediaFunctions.Bench.Estimates;

/// <summary>Probes files and runs plans of them, read as in a job, through the source server; measures each process.</summary>
internal sealed partial class Laboratory(string ffmpeg) : IAsyncDisposable
{
    private readonly SourceServer server = new(new StreamingOptions(), TimeProvider.System, NullLoggerFactory.Instance);
    private readonly Dictionary<string, (ServedSource Served, MediaInfo Media)> opened = [];
    private readonly FFmpegRunner runner = new(Tool(ffmpeg), TimeProvider.System, NullLogger<FFmpegRunner>.Instance);
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
    public async Task<Measured> RunAsync(PlannedRun run, string path, string? image = null)
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
        var line = $"ffmpeg -hide_banner -nostdin -nostats -loglevel warning {ArgumentWriter.Write(run, inputs, folder.ToString())}";
        return (await MeasureAsync(line, folder.ToString())) with { Bytes = Size(folder.ToString()) };
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

    private async Task<Measured> MeasureAsync(string arguments, string folder)
    {
        var start = new ProcessStartInfo(Tool(ffmpeg).Path, arguments) { RedirectStandardError = true, WorkingDirectory = folder };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var ended = process.WaitForExitAsync();
        var address = 0.0;
        // The kernel keeps the peak as long as the process lives: the last look is within some milliseconds of its end.
        while (!ended.IsCompleted)
        {
            address = Math.Max(address, PeakAddress(process.Id));
            await Task.WhenAny(ended, Task.Delay(5));
        }
        var log = await errors;
        if (process.ExitCode != 0 || LastLine().Match(log) is not { Success: true } end)
            throw new InvalidOperationException($"{arguments} ended with {process.ExitCode}: {log}");
        return new Measured(Number(end, "cpu") / 1000, Number(end, "peak") * 1024 / 1e6, address * 1024 / 1e6, 0);
    }

    /// <summary>Of the launcher's child, kibibytes.</summary>
    private static double PeakAddress(int launcher)
    {
        try
        {
            var child = File.ReadAllText($"/proc/{launcher}/task/{launcher}/children").Trim();
            return child.Length > 0 && PeakLine().Match(File.ReadAllText($"/proc/{child}/status")) is { Success: true } peak ? Number(peak, "peak") : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static double Size(string folder) =>
        new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => (double)file.Length);

    private static double Number(Match match, string group) => double.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static FFmpegTool Tool(string ffmpeg) => new FFmpegLocator(
        new FFmpegOptions { Path = Path.Combine(Path.GetDirectoryName(ffmpeg)!, "ffbox") }, NullLogger<FFmpegLocator>.Instance).Locate();

    [GeneratedRegex(@"^ffbox: exit=\d+ signal=\d+ cpu_ms=(?<cpu>\d+) peak_kb=(?<peak>\d+)", RegexOptions.Multiline | RegexOptions.RightToLeft)]
    private static partial Regex LastLine();

    [GeneratedRegex(@"VmPeak:\s+(?<peak>\d+)")]
    private static partial Regex PeakLine();
}
