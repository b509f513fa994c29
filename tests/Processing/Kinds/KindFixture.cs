using MediaFunctions.Processing;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Running;
using MediaFunctions.Processing.Streaming;
using MediaFunctions.Tests.Processing.Media;
using MediaFunctions.Tests.Processing.Running;
using MediaFunctions.Tests.Samples;
using Microsoft.Extensions.Logging.Abstractions;

namespace MediaFunctions.Tests.Processing.Kinds;

/// <summary>
/// Makes outputs for real, without queue and storage: probe, plan, measure, refine, run, finish, by the bundled FFmpeg with
/// the limits of a function, over a range server on loopback, and through a sink like a job's.
/// </summary>
public sealed class KindFixture : IAsyncLifetime, IDisposable
{
    private readonly MediaFixture media = new();
    private readonly TempFolder folder = new();
    private readonly FFmpegRunner runner = Tools.Runner();
    private readonly JobSettings settings = new();
    private readonly SourceServer sources = new(new StreamingOptions(), TimeProvider.System, NullLoggerFactory.Instance);
    private readonly SinkServer sinks = new(new StreamingOptions(), TimeProvider.System, NullLoggerFactory.Instance);

    public Task InitializeAsync() => media.InitializeAsync();

    public async Task DisposeAsync()
    {
        await media.DisposeAsync();
        await sources.DisposeAsync();
    }

    public void Dispose()
    {
        media.Dispose();
        folder.Dispose();
    }

    /// <summary>What the probe says of a sample.</summary>
    public async Task<MediaInfo> ProbeAsync(Sample sample) => await media.InfoAsync(sample);

    /// <summary>Makes one output, which must succeed.</summary>
    /// <param name="output">Its JSON in the recipe, e.g. <c>{"kind":"audio"}</c>; it is named <c>o</c>.</param>
    /// <param name="objects">Files for the keys that the output names beside the source.</param>
    /// <param name="streams">Whether what can be streamed goes through a sink, as in a job; else all goes to the disk.</param>
    public async Task<KindResult> MakeAsync(
        Sample sample, string output, IReadOnlyDictionary<string, string>? objects = null, bool streams = true) =>
        await MakeAsync(sample, await ProbeAsync(sample), output, objects, streams);

    /// <summary>The same with a source that says other things of itself.</summary>
    public async Task<KindResult> MakeAsync(
        Sample sample, MediaInfo source, string output, IReadOnlyDictionary<string, string>? objects = null, bool streams = true)
    {
        var recipe = OneOutput.Read(output);
        Assert.True(recipe.Succeeded(out var read, out var mistakes), mistakes?.ToString());
        var plan = Planner.Plan(read, source);
        Assert.True(plan.Succeeded(out var planned, out var failure), failure?.Message);
        var run = planned.Runs[^1];
        var work = Directory.CreateDirectory(folder.File(Guid.NewGuid().ToString("N"))).FullName;
        var log = "";

        if (run.After is not null)
        {
            log += (await RunAsync(planned.Runs[0], sample, source, work, objects, null)).Result.Log;
            var measuring = Assert.Single(planned.Runs[0].Parts);
            var file = new FileInfo(Path.Combine(work, measuring.Output.File.Name));
            run = PlannedRun.Of(read.Outputs[0].Kind.Refine(
                measuring.Completes!, read.Outputs[0].Options, source, file is { Exists: true, Length: > 0 } ? file.FullName : null));
        }
        foreach (var attempt in run.Parts[0].Fallbacks.Select(PlannedRun.Of).Prepend(run))
        {
            var store = streams ? new FolderStore(folder.File(Guid.NewGuid().ToString("N"))) : null;
            var (result, streamed) = await RunAsync(attempt, sample, source, work, objects, store);
            // As in a job, where a limit ends it and no fallback follows.
            Assert.False(result.End is RunEnd.MemoryExceeded or RunEnd.SpaceExceeded or RunEnd.CpuTimeExceeded or RunEnd.WallTimeExceeded, $"{result.End}: {result.Log}");
            log += $"{result.End} {result.ExitCode} {result.Log}";
            var files = store is null ? null : new StreamedFiles(streamed, store.OpenAsync, sources);
            var ended = new FinishedRun(work, source, new OutputProbe(runner, new MediaLimits()), files);
            if (await read.Outputs[0].Kind.FinishAsync(attempt.Outputs[0], read.Outputs[0].Options, ended, CancellationToken.None) is not { } finished)
                continue;
            foreach (var name in finished.Files.Select(file => file.Name).Where(name => !File.Exists(Path.Combine(work, name))))
                await File.WriteAllBytesAsync(Path.Combine(work, name), streamed[name].Content ?? await File.ReadAllBytesAsync(store!.PathOf(name)));
            return new KindResult(source, attempt, finished, work, result) { Streamed = [.. streamed.Keys] };
        }
        Assert.Fail($"{sample} gave nothing: {log}");
        throw new InvalidOperationException();
    }

    /// <summary>Why the sample cannot give the output.</summary>
    public async Task<Skip> SkipAsync(Sample sample, string output)
    {
        var recipe = OneOutput.Read(output).Value!.Outputs[0];
        var result = recipe.Kind.Plan("o", recipe.Options, await ProbeAsync(sample));
        Assert.False(result.Succeeded(out _, out var skip));
        return skip;
    }

    private async Task<EndedRun> RunAsync(
        PlannedRun run, Sample sample, MediaInfo source, string work, IReadOnlyDictionary<string, string>? objects, FolderStore? store)
    {
        foreach (var name in run.Outputs.Select(output => Path.GetDirectoryName(output.File.Name)))
            Directory.CreateDirectory(Path.Combine(work, name!));
        var path = await sample.PathAsync();
        var inputs = run.Inputs.Select(read => read.ObjectKey is { } key
            ? new RunInput(media.Files.AddressOf(objects![key]), new SourceFlags { FormatWhitelist = "png_pipe,jpeg_pipe,webp_pipe" })
            : new RunInput(media.Files.AddressOf(path), SourceFlags.Of(source)));
        var limits = new RunLimits(settings.RunTime, settings.CpuTime, settings.MemoryBytes, settings.FileBytes);
        await using var sink = store is null
            ? null
            : await sinks.OpenAsync(store, RunLauncher.Rules(settings.FileBytes), CancellationToken.None);
        var command = new FFmpegCommand("ffmpeg", ArgumentWriter.Write(run, [.. inputs], work, sink?.Url), limits, work);
        var result = await runner.RunAsync(command, null, CancellationToken.None);
        if (sink is null)
            return new EndedRun(result, new Dictionary<string, SinkFile>());
        await sink.CompleteAsync(CancellationToken.None);
        return new EndedRun(result, sink.Files);
    }
}
