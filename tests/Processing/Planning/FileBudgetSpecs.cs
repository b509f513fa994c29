using MediaFunctions.Processing;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Tests.Processing.Kinds;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Planning;

/// <summary>What cannot be streamed is budgeted before anything runs: above what it takes, and not absurdly so.</summary>
public sealed class FileBudgetSpecs(KindFixture kinds) : IClassFixture<KindFixture>
{
    private const long Function = 600L << 20;

    [Theory]
    [InlineData("clip.mp4", """{"kind":"transcode","preset":"240p"}""")]
    [InlineData("coded.mp4", """{"kind":"clip","from":"2s","to":"4s"}""")]
    [InlineData("coded.mp4", """{"kind":"clip","from":"1.2s","to":"4s"}""")]
    [InlineData("clip.mp4", """{"kind":"preview"}""")]
    [InlineData("clip.mp4", """{"kind":"preview","format":"mp4"}""")]
    [InlineData("clip.mp4", """{"kind":"audio","format":"aac","bitrate":"320k"}""")]
    [InlineData("white.wav", """{"kind":"audio","format":"flac"}""")]
    [InlineData("white.wav", """{"kind":"audio","format":"wav"}""")]
    [InlineData("white.wav", """{"kind":"audio","format":"aac"}""")]
    public async Task No_file_is_larger_than_its_budget(string sample, string output)
    {
        var made = await kinds.MakeAsync(AllSamples.Named(sample), output);

        Assert.InRange(new FileInfo(made.Path).Length, 1, FileBudget.Of(made.Run, made.Source, 0));
    }

    [Theory]
    [InlineData(15, """{"kind":"transcode","preset":"1080p"}""", true)]
    [InlineData(60, """{"kind":"transcode","preset":"1080p"}""", false)]
    [InlineData(25, """{"kind":"transcode","preset":"720p"}""", true)]
    [InlineData(240, """{"kind":"transcode","preset":"240p"}""", false)]
    [InlineData(240, """{"kind":"clip","from":"1s","to":"120s"}""", true)]
    [InlineData(240, """{"kind":"clip","from":"0s","to":"100%"}""", false)]
    [InlineData(240, """{"kind":"preview","format":"mp4"}""", true)]
    [InlineData(50, """{"kind":"audio","format":"wav"}""", true)]
    [InlineData(70, """{"kind":"audio","format":"wav"}""", false)]
    [InlineData(600, """{"kind":"audio","format":"aac"}""", false)]
    [InlineData(400, """{"kind":"audio","format":"aac"}""", true)]
    [InlineData(6000, """{"kind":"hls"}""", true)]
    [InlineData(6000, """{"kind":"audio"}""", true)]
    [InlineData(6000, """{"kind":"waveform"}""", true)]
    [InlineData(6000, """{"kind":"storyboard"}""", true)]
    public void What_a_function_has_room_for_is_planned_and_all_else_refused(double minutes, string output, bool fits)
    {
        var result = Plan(Lasting(minutes * 60), new RunRoom { FileBytes = Function }, output);

        Assert.Equal(fits ? null : FailureCode.OutOfSpace, result.Error?.Code);
    }

    [Fact]
    public void The_refusal_names_the_output_what_it_needs_what_there_is_and_what_to_do()
    {
        var byFile = Plan(Lasting(100), new RunRoom { FileBytes = 1000 }, """{"kind":"audio","format":"wav"}""").Error!;

        Assert.Equal(
            "The output \"o0\" needs a file of up to 17910336 bytes, and a run may write 1000 (Limits:FileBytes). Ask for a smaller preset, a lower "
            + "bit rate or a shorter part, or for what needs no file: hls for a film, mp3 or opus for sound.",
            byFile.Message);
        Assert.False(byFile.Retryable);
    }

    [Fact]
    public void A_disk_that_is_full_today_refuses_nothing_for_good()
    {
        Assert.Null(Plan(Lasting(100), new RunRoom { FileBytes = Function, DiskBytes = 1000 }, """{"kind":"audio","format":"wav"}""").Error);
    }

    [Fact]
    public void A_file_of_which_nobody_can_tell_how_long_it_gets_takes_as_much_as_a_run_may_write()
    {
        var endless = Sources.Film with { DurationSeconds = null, Video = [Sources.Film.Video[0] with { DurationSeconds = null }] };
        string[] films = ["""{"kind":"transcode","preset":"240p"}""", """{"kind":"transcode","preset":"360p"}""", """{"kind":"hls"}"""];

        var runs = Plan(endless, new RunRoom { FileBytes = 1000, DiskBytes = 1999 }, films).Value!.Runs;

        Assert.Equal(["o0 + o2", "o1"], runs.Select(run => run.Name));
        Assert.All(runs, run => Assert.Equal(1000, FileBudget.Of(run, endless, 1000)));
        Assert.Equal(long.MaxValue, FileBudget.Of(Assert.Single(Plan(endless, new RunRoom(), films).Value!.Runs), endless, long.MaxValue));
    }

    [Fact]
    public void Files_that_do_not_fit_the_disk_together_are_made_one_after_the_other()
    {
        string[] films = ["""{"kind":"transcode","preset":"240p"}""", """{"kind":"transcode","preset":"360p"}"""];

        var together = Plan(Lasting(100), new RunRoom { DiskBytes = 20_000_000 }, films).Value!.Runs;
        var apart = Plan(Lasting(100), new RunRoom { DiskBytes = 14_000_000 }, films).Value!.Runs;

        Assert.Equal(["o0 + o1"], together.Select(run => run.Name));
        Assert.Equal(["o0", "o1"], apart.Select(run => run.Name));
        Assert.EndsWith(" MB of disk, and a run may have 14 MB.", Assert.Single(apart[1].Reasons), StringComparison.Ordinal);
    }

    private static MediaInfo Lasting(double seconds) => Sources.Film with
    {
        DurationSeconds = seconds,
        SizeBytes = (long)(seconds * 1_000_000),
        Video = [Sources.Film.Video[0] with { DurationSeconds = seconds }],
        Audio = [Sources.Film.Audio[0] with { DurationSeconds = seconds }],
    };

    private static Result<JobPlan, Failure> Plan(MediaInfo source, RunRoom room, params string[] outputs) => Planner.Plan(
        Recipe.Parse("test", "{\"outputs\":{" + string.Join(',', outputs.Select((output, index) => $"\"o{index}\":{output}")) + "}}").Value!, source, room);
}
