using MediaFunctions.Processing;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Running;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Media;

public sealed class LimitSpecs(MediaFixture fixture) : IClassFixture<MediaFixture>
{
    [Fact]
    public async Task An_object_above_the_size_limit_is_refused_unread()
    {
        var failure = await fixture.FailureAsync(Containers.Mp4, new MediaLimits { MaxBytes = 1000 });

        Assert.Equal(FailureCode.TooLarge, failure.Code);
    }

    [Fact]
    public async Task A_film_above_the_length_limit_is_too_long()
    {
        var media = await fixture.InfoAsync(Containers.Mp4);

        Assert.Equal(FailureCode.TooLong, new LimitChecker(new MediaLimits { MaxDurationSeconds = 2 }).Check(media)?.Code);
        Assert.Null(new LimitChecker(new MediaLimits()).Check(media));
    }

    [Fact]
    public void The_most_pixels_are_allowed_and_one_line_more_is_not()
    {
        var checker = new LimitChecker(new MediaLimits { MaxPixels = 800 * 600 });

        Assert.Null(checker.Check(Frame(800, 600)));
        Assert.Equal(FailureCode.TooManyPixels, checker.Check(Frame(800, 601))?.Code);
        Assert.Equal(FailureCode.TooManyPixels, checker.Check(Frame(int.MaxValue, int.MaxValue))?.Code);
    }

    [Fact]
    public async Task The_probe_runs_within_its_limits_and_whitelists()
    {
        var runner = new CannedRunner(new FFmpegResult(RunEnd.Refused, 1, "", "", TimeSpan.Zero, 0, TimeSpan.Zero));

        await fixture.ProbeAsync(await Containers.Mp4.PathAsync(), runner: runner);

        Assert.Equal(new RunLimits(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(10), 1 << 30, 1 << 20), runner.Command?.Limits);
        Assert.Contains("-protocol_whitelist http,tcp -rw_timeout 15000000 -format_whitelist mov -f mov ", runner.Command?.Arguments, StringComparison.Ordinal);
        Assert.Contains("-max_pixels 64000000 ", runner.Command?.Arguments, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_that_allows_nothing_is_named() =>
        Assert.Equal(["Limits:MaxPixels is 0; expected a number above 0."], new MediaLimits { MaxPixels = 0 }.Problems());

    private static MediaInfo Frame(int width, int height) => new()
    {
        Container = "png_pipe",
        ContentType = "image/png",
        FormatWhitelist = "png_pipe",
        SizeBytes = 1,
        Audio = [],
        Video =
        [
            new VideoStream
            {
                Index = 0, Codec = "png", Decodable = true, CodedWidth = width, CodedHeight = height, DisplayWidth = width, DisplayHeight = height,
            },
        ],
    };
}
