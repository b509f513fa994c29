using MediaFunctions.Processing;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Running;
using MediaFunctions.Tests.Processing.Media;
using MediaFunctions.Tests.Processing.Running;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Kinds;

/// <summary>
/// Makes outputs for real, without queue and storage: probe, plan, measure, refine, run, finish, by the bundled FFmpeg with
/// the limits of a function, over a range server on loopback.
/// </summary>
public sealed class KindFixture : IAsyncLifetime, IDisposable
{
    private readonly MediaFixture media = new();
    private readonly TempFolder folder = new();
    private readonly FFmpegRunner runner = Tools.Runner();
    private readonly JobSettings settings = new();

    public Task InitializeAsync() => media.InitializeAsync();

    public Task DisposeAsync() => media.DisposeAsync();

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
    public async Task<KindResult> MakeAsync(Sample sample, string output, IReadOnlyDictionary<string, string>? objects = null)
    {
        var source = await ProbeAsync(sample);
        var recipe = OneOutput.Read(output);
        Assert.True(recipe.Succeeded(out var read, out var mistakes), mistakes?.ToString());
        var plan = Planner.Plan(read, source);
        Assert.True(plan.Succeeded(out var planned, out var failure), failure?.Message);
        var run = Assert.Single(planned.Runs);
        var work = Directory.CreateDirectory(folder.File(Guid.NewGuid().ToString("N"))).FullName;
        var log = "";

        if (run.Measure is { } measure)
        {
            log += (await RunAsync(measure.Run, sample, source, work, objects)).Log;
            var file = new FileInfo(Path.Combine(work, measure.Run.Outputs[0].File.Name));
            run = Planner.Run(read.Outputs[0].Kind.Refine(
                measure.Completes, read.Outputs[0].Options, source, file is { Exists: true, Length: > 0 } ? file.FullName : null));
        }
        foreach (var attempt in run.Fallbacks.Prepend(run))
        {
            var result = await RunAsync(attempt, sample, source, work, objects);
            // As in a job, where a limit ends it and no fallback follows.
            Assert.False(result.End is RunEnd.MemoryExceeded or RunEnd.SpaceExceeded or RunEnd.CpuTimeExceeded or RunEnd.WallTimeExceeded, $"{result.End}: {result.Log}");
            log += $"{result.End} {result.ExitCode} {result.Log}";
            var ended = new FinishedRun(work, source, new OutputProbe(runner, new MediaLimits()));
            if (await read.Outputs[0].Kind.FinishAsync(attempt.Outputs[0], read.Outputs[0].Options, ended, CancellationToken.None) is { } finished)
                return new KindResult(source, attempt, finished, work, result);
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

    private async Task<FFmpegResult> RunAsync(
        PlannedRun run, Sample sample, MediaInfo source, string work, IReadOnlyDictionary<string, string>? objects)
    {
        foreach (var name in run.Outputs.Select(output => Path.GetDirectoryName(output.File.Name)))
            Directory.CreateDirectory(Path.Combine(work, name!));
        var path = await sample.PathAsync();
        var inputs = run.Inputs.Select(read => read.ObjectKey is { } key
            ? new RunInput(media.Files.AddressOf(objects![key]), new SourceFlags { FormatWhitelist = "png_pipe,jpeg_pipe,webp_pipe" })
            : new RunInput(media.Files.AddressOf(path), new SourceFlags { FormatWhitelist = source.FormatWhitelist }));
        var limits = new RunLimits(settings.RunTime, settings.CpuTime, settings.MemoryBytes, settings.FileBytes);
        var command = new FFmpegCommand("ffmpeg", ArgumentWriter.Write(run, [.. inputs], work), limits, work);
        return await runner.RunAsync(command, null, CancellationToken.None);
    }
}
