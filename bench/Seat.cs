using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Running;
using MediaFunctions.Processing.Settings;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Streaming;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Bench;

/// <summary>FFmpeg reading an object through the pipeline's source server: probe, plan and run, and nothing around them.</summary>
internal sealed class Seat : IAsyncDisposable
{
    private static readonly RunLimits Limits =
        new(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10), 4L << 30, 4L << 30);

    private readonly ServiceProvider services;
    private readonly SourceServer server;

    /// <param name="streaming">Replaces the streaming settings; null: as they are by default.</param>
    public Seat(Dictionary<string, string?> settings, StreamingOptions? streaming = null)
    {
        var collection = new ServiceCollection()
            .AddLogging()
            .AddPipeline(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        if (streaming is not null)
            collection.AddSingleton(streaming);
        services = collection.BuildServiceProvider();
        server = services.GetRequiredService<SourceServer>();
    }

    /// <summary>Carries out the recipe's plan, which took the time; the probe before it is left out of it.</summary>
    /// <param name="change">What is done to a run's arguments; they are one line.</param>
    public async Task<Sample> RunAsync(string key, string recipe, string folder, Func<string, string>? change = null)
    {
        var bucket = services.GetRequiredKeyedService<R2Bucket>("uploads");
        var head = await bucket.HeadAsync(key, CancellationToken.None)
            ?? throw new InvalidOperationException($"There is no object {key}.");
        await using var served = await server.ServeAsync(new R2SourceObject(bucket, head), CancellationToken.None);
        var media = await ProbeAsync(served);
        var probed = served.BytesRead;
        var plan = Plans.Of(recipe, media);
        var runner = services.GetRequiredService<IFFmpegRunner>();
        var sample = await Plans.RunAsync(plan, folder, async (run, own) =>
        {
            var arguments = ArgumentWriter.Write(run, run.Inputs[0].IsShort ? served.FewFramesUrl : served.Url, own, SourceFlags.Of(media));
            var command = new FFmpegCommand("ffmpeg", change?.Invoke(arguments) ?? arguments, Limits, own);
            var result = await runner.RunAsync(command, null, CancellationToken.None);
            return result.End == RunEnd.Completed
                ? new Sample { CpuSeconds = result.CpuTime.TotalSeconds, FFmpegBytes = result.PeakRssBytes }
                : throw new InvalidOperationException($"{command.Arguments} ended with {result.ExitCode}: {result.Log}");
        });
        return sample with { ProbeBytes = probed };
    }

    /// <summary>What the probe says of an object.</summary>
    public async Task<MediaInfo> ProbeAsync(string key)
    {
        var bucket = services.GetRequiredKeyedService<R2Bucket>("uploads");
        await using var served = await server.ServeAsync(
            new R2SourceObject(bucket, (await bucket.HeadAsync(key, CancellationToken.None))!), CancellationToken.None);
        return await ProbeAsync(served);
    }

    private async Task<MediaInfo> ProbeAsync(ServedSource served)
    {
        var probe = services.GetRequiredService<ServedProbe>();
        return (await probe.ProbeAsync(new RunTotals(TimeProvider.System), served, CancellationToken.None)).Succeeded(out var media, out var end)
            ? media
            : throw new InvalidOperationException(end.Failure.Message);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
