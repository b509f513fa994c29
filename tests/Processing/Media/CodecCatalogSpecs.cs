using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Running;

namespace MediaFunctions.Tests.Processing.Media;

public sealed class CodecCatalogSpecs
{
    [Fact]
    public async Task The_tool_itself_says_what_it_decodes_and_is_asked_once()
    {
        var runner = new DirectRunner();
        using var codecs = new CodecCatalog(runner);

        var first = await codecs.DecodableAsync(CancellationToken.None);
        var second = await codecs.DecodableAsync(CancellationToken.None);

        Assert.Superset(new HashSet<string> { "h264", "hevc", "av1", "vp8", "vp9", "mpeg2video", "h263", "aac", "mp3", "amr_nb" }, first.ToHashSet());
        Assert.DoesNotContain("bin_data", first);
        Assert.Same(first, second);
        Assert.Single(runner.Ran);
    }

    [Fact]
    public async Task A_tool_that_says_nothing_is_asked_again_the_next_time()
    {
        using var codecs = new CodecCatalog(new CannedRunner(new FFmpegResult(RunEnd.Crashed, 139, "", "gone", TimeSpan.Zero, 0, TimeSpan.Zero)));

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await codecs.DecodableAsync(CancellationToken.None));
        var again = await Assert.ThrowsAsync<InvalidOperationException>(async () => await codecs.DecodableAsync(CancellationToken.None));

        Assert.Contains("139", again.Message, StringComparison.Ordinal);
    }
}
