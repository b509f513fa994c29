using MediaFunctions.Tests.Parts;

namespace MediaFunctions.Bench;

/// <summary>What all benchmarks use: the parts around the pipeline, our FFmpeg, the clips.</summary>
internal sealed class Workshop : IAsyncDisposable
{
    private readonly LocalParts parts;

    private Workshop(LocalParts parts) => this.parts = parts;

    /// <summary>Our FFmpeg, the bare program.</summary>
    public string FFmpeg { get; } = Variable("BENCH_FFMPEG");

    /// <summary>Where clips are kept on this machine.</summary>
    public string Cache { get; } = Variable("BENCH_CACHE");

    public Clips Clips { get; } = new(Variable("BENCH_FFMPEG"), Variable("BENCH_CACHE"));

    public static async Task<Workshop> OpenAsync()
    {
        var parts = await LocalParts.StartAsync(new Uri("http://127.0.0.1:9/api/events/r2"));
        await parts.NotifyAsync(on: false);
        return new Workshop(parts);
    }

    /// <summary>The settings of a pipeline on real local R2.</summary>
    public Dictionary<string, string?> Settings()
    {
        var settings = parts.Addresses.Settings();
        settings["Assets:IdSecret"] = new string('b', 32);
        settings["Recipes:Book"] = Recipes.Json;
        settings["FFmpeg:Path"] = Path.Combine(Path.GetDirectoryName(FFmpeg)!, "ffbox");
        return settings;
    }

    /// <summary>The settings of a pipeline whose objects stand on the range server.</summary>
    public Dictionary<string, string?> SettingsFor(RangeServer server)
    {
        var settings = Settings();
        settings["R2:Endpoint"] = server.Address;
        settings["R2:UploadsBucket"] = "uploads";
        settings["R2:MediaBucket"] = "media";
        settings["R2:PublicBaseUrl"] = $"{server.Address}/media";
        return settings;
    }

    public ValueTask DisposeAsync() => parts.DisposeAsync();

    internal static string Variable(string name) => Environment.GetEnvironmentVariable(name)
        ?? throw new InvalidOperationException($"{name} is not set: use bench/run, which sets it.");
}
