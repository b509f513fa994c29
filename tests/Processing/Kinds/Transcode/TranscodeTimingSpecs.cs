using MediaFunctions.Tests.Processing.Kinds.Films;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Kinds.Transcode;

public sealed class TranscodeTimingSpecs(KindFixture kinds) : IClassFixture<KindFixture>
{
    private const string Small = """{"kind":"transcode","preset":"240p"}""";
    private const double HalfFrame = 0.02;

    [Fact]
    public async Task A_film_that_goes_on_after_a_pause_ends_with_its_last_frame()
    {
        var made = await kinds.MakeAsync(Samples.Films.Paused, """{"kind":"transcode","preset":"480p"}""");

        Assert.Equal(40, (await Judge.FrameTimesAsync(made.Path)).Count);
        Assert.Equal(14, await Judge.DurationAsync(made.Path), 0.2);
        Assert.Equal(14, made.Finished.DurationSeconds!.Value, 0.2);
    }

    [Fact]
    public async Task Every_frame_of_an_ordinary_film_is_there_at_its_time()
    {
        var made = await kinds.MakeAsync(Samples.Films.Coded, Small);

        Assert.Equal(Enumerable.Range(0, 150).Select(frame => (frame / 25, frame % 25)), await Judge.CodesAsync(made.Path));
        Assert.All((await Judge.FrameTimesAsync(made.Path)).Index(), frame => Assert.Equal(frame.Index / 25.0, frame.Item, 3));
    }

    [Fact]
    public async Task A_screens_recording_keeps_its_own_times()
    {
        var made = await kinds.MakeAsync(Samples.Films.Screen, Small);

        var before = await Judge.FrameTimesAsync(await Samples.Films.Screen.PathAsync());
        Assert.All(before.Zip(await Judge.FrameTimesAsync(made.Path)), times => Assert.Equal(times.First, times.Second, 3));
        Assert.Equal(before.Count, (await Judge.FrameTimesAsync(made.Path)).Count);
        // Its last frame stands for a second: FFmpeg's own sum of durations leaves that out.
        Assert.Equal(await Judge.DurationAsync(made.Path), made.Finished.DurationSeconds!.Value, 2);
        Assert.InRange(made.Finished.DurationSeconds!.Value, before[^1], before[^1] + 0.1);
    }

    [Fact]
    public async Task One_frame_a_second_stays_one()
    {
        var made = await kinds.MakeAsync(Samples.Films.OneFrameASecond, Small);

        Assert.Equal([0, 1, 2, 3], await Judge.FrameTimesAsync(made.Path));
        Assert.Equal(4, await Judge.DurationAsync(made.Path), 1);
    }

    [Fact]
    public async Task Slow_motion_comes_down_to_60_frames_at_normal_speed()
    {
        var times = await Judge.FrameTimesAsync((await kinds.MakeAsync(Samples.Films.SlowMotion, Small)).Path);

        Assert.Equal(120, times.Count);
        Assert.All(times.Index(), frame => Assert.Equal(frame.Index / 60.0, frame.Item, 3));
    }

    [Fact]
    public async Task An_absurd_rate_floods_nothing()
    {
        var times = await Judge.FrameTimesAsync((await kinds.MakeAsync(BadInput.AbsurdRate, Small)).Path);

        Assert.InRange(times.Count, 1, 61);
    }

    [Fact]
    public async Task A_player_finds_a_key_frame_every_two_seconds()
    {
        var times = await Judge.KeyFrameTimesAsync((await kinds.MakeAsync(Samples.Films.Coded, Small)).Path);

        Assert.Equal(0, times[0]);
        Assert.All(times.Append(6).Zip(times.Skip(1).Append(6)), gap => Assert.InRange(gap.Second - gap.First, 0, 2.001));
    }

    [Theory]
    [InlineData("coded.mp4")]
    [InlineData("coded.mkv")]
    [InlineData("coded.ts")]
    [InlineData("late-sound.mkv")]
    [InlineData("late-picture.mp4")]
    public async Task Sound_and_picture_stay_together(string name)
    {
        var made = await kinds.MakeAsync(AllSamples.Named(name), Small);

        var times = await Judge.FrameTimesAsync(made.Path);
        var codes = await Judge.CodesAsync(made.Path);
        var flashes = times.Zip(codes).Where(frame => frame.Second.Frame == 0 && frame.Second.Second is > 1 and < 6).Select(frame => frame.First).ToList();
        var beeps = (await Judge.OnsetsAsync(made.Path)).ToList();
        Assert.Equal(4, flashes.Count);
        Assert.All(flashes, flash => Assert.Contains(beeps, beep => Math.Abs(beep - flash) < HalfFrame));
    }

    [Fact]
    public async Task Sound_that_comes_half_an_hour_late_is_not_filled_up_in_memory()
    {
        var made = await kinds.MakeAsync(Samples.Films.VeryLateSound, Small);

        Assert.InRange(made.Ended.PeakRssBytes, 1, 200L << 20);
        Assert.Equal(1800, double.Parse((await Judge.StreamAsync(made.Path, "audio")).GetProperty("start_time").GetString()!, System.Globalization.CultureInfo.InvariantCulture), 1);
    }
}
