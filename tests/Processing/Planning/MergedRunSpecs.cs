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

    [Fact]
    public async Task Peaks_of_a_few_samples_beside_a_film_do_not_bring_FFmpeg_to_a_standstill()
    {
        var source = await media.InfoAsync(Containers.Mp4);
        var recipe = Recipe.Parse(
            "r",
            """
            { "outputs": {
                "peaks": { "kind": "waveform" }, "drawing": { "kind": "waveform", "format": "png" },
                "film": { "kind": "transcode", "preset": "240p" } } }
            """).Value!;
        var run = Assert.Single(Planner.Plan(recipe, source).Value!.Runs);
        var flags = new SourceFlags { FormatWhitelist = source.FormatWhitelist };
        var arguments = ArgumentWriter.Write(run, media.Files.AddressOf(await Containers.Mp4.PathAsync()), folder.Path, flags);

        var limits = Tools.Ample with { WallTime = TimeSpan.FromMinutes(1) };
        var result = await Tools.Runner().RunAsync(new FFmpegCommand("ffmpeg", arguments, limits, folder.Path), null, CancellationToken.None);

        Assert.Equal(RunEnd.Completed, result.End);
    }

    public void Dispose() => folder.Dispose();
}
