using System.Diagnostics;
using System.Text.Json;
using MediaFunctions.Tests.Parts;

namespace MediaFunctions.Tests.Pipeline.Judges;

/// <summary>MediaInfo (npm mediainfo.js), which shares no code with FFmpeg, in a process of its own (judge.mjs).</summary>
public sealed class MediaInfoJudge : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly SemaphoreSlim oneFile = new(1, 1);

    private MediaInfoJudge(Process process) => this.process = process;

    public static MediaInfoJudge Start()
    {
        var folder = Repository.File("tests", "Pipeline");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
            throw new InvalidOperationException("The judge is not installed: run `npm ci` in tests/Pipeline, or ./test, which does it.");
        return new MediaInfoJudge(Process.Start(new ProcessStartInfo("node", ["judge.mjs"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!);
    }

    /// <summary>All that it says of the file, as JSON text.</summary>
    public async Task<string> DescribeAsync(string path)
    {
        await oneFile.WaitAsync();
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            await process.StandardInput.WriteLineAsync(path);
            await process.StandardInput.FlushAsync(patience.Token);
            return await process.StandardOutput.ReadLineAsync(patience.Token)
                ?? throw new InvalidOperationException("judge.mjs ended; its message is above.");
        }
        finally
        {
            oneFile.Release();
        }
    }

    /// <summary>The one track of this type: General, Image, Audio, Video.</summary>
    public async Task<JsonElement> TrackAsync(string path, string type) =>
        (await TracksAsync(path)).Single(track => track.GetProperty("@type").GetString() == type);

    /// <summary>All tracks, the General one first.</summary>
    public async Task<IReadOnlyList<JsonElement>> TracksAsync(string path) =>
        [.. JsonElement.Parse(await DescribeAsync(path)).GetProperty("tracks").EnumerateArray()];

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(Patience);
        process.Dispose();
        oneFile.Dispose();
    }
}
