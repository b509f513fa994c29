using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Running;
using MediaFunctions.Tests.Processing.Media;
using MediaFunctions.Tests.Processing.Running;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Planning;

/// <summary>Many outputs of one decode, by the real FFmpeg.</summary>
public sealed class MergedRunSpecs(MediaFixture media) : IClassFixture<MediaFixture>, IDisposable
{
    private readonly TempFolder folder = new();

    public static TheoryData<string> Recipes =>
    [
        """{ "outputs": { "film": { "kind": "transcode", "preset": "240p" }, "stream": { "kind": "hls" } } }""",
        """{ "outputs": { "sound": { "kind": "audio" }, "film": { "kind": "transcode", "preset": "240p" }, "stream": { "kind": "hls" } } }""",
        """
        { "outputs": {
            "peaks": { "kind": "waveform" }, "drawing": { "kind": "waveform", "format": "png" },
            "still": { "kind": "thumbnail", "exact": true }, "film": { "kind": "transcode", "preset": "240p" } } }
        """,
    ];

    /// <summary>One run tells little: with a graph for each track, a third of them stood still.</summary>
    [Theory]
    [MemberData(nameof(Recipes))]
    public async Task Many_outputs_of_one_decode_do_not_bring_FFmpeg_to_a_standstill(string text)
    {
        var source = await media.InfoAsync(Films.LateSound);
        var run = Assert.Single(Planner.Plan(Recipe.Parse("r", text).Value!, source).Value!.Runs);
        foreach (var output in run.Outputs.Where(output => output.File.Name.Contains('/', StringComparison.Ordinal)))
            Directory.CreateDirectory(Path.Combine(folder.Path, Path.GetDirectoryName(output.File.Name)!));
        var flags = new SourceFlags { FormatWhitelist = source.FormatWhitelist };
        var arguments = ArgumentWriter.Write(run, media.Files.AddressOf(await Films.LateSound.PathAsync()), folder.Path, flags);
        var limits = Tools.Ample with { WallTime = TimeSpan.FromMinutes(1) };

        foreach (var _ in Enumerable.Range(0, 15))
        {
            var result = await Tools.Runner().RunAsync(new FFmpegCommand("ffmpeg", arguments, limits, folder.Path), null, CancellationToken.None);

            Assert.Equal(RunEnd.Completed, result.End);
        }
    }

    public void Dispose() => folder.Dispose();
}
