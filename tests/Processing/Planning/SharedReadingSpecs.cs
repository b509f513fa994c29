using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Recipes;

namespace MediaFunctions.Tests.Processing.Planning;

/// <summary>Which outputs one process makes of one reading.</summary>
public sealed class SharedReadingSpecs
{
    private static readonly MediaInfo Long = Sources.Film with
    {
        SizeBytes = 800_000_000,
        DurationSeconds = 600,
        Video = [Sources.Hd with { DurationSeconds = 600 }],
        Audio = [Sources.Stereo with { DurationSeconds = 600 }],
    };

    [Fact]
    public void Two_outputs_of_the_best_frame_measure_at_the_same_places_once()
    {
        var runs = Runs("""{"t":{"kind":"thumbnail","at":"best"},"p":{"kind":"placeholder","at":"best"}}""", Long);

        Assert.Equal(["t (measure) + p (measure)", "t", "p"], runs.Select(run => run.Name));
        Assert.Equal(12, runs[0].Inputs.Count);
        Assert.All(runs.Skip(1), waiting => Assert.Equal(runs[0].Name, waiting.After));
    }

    [Fact]
    public void The_best_frame_of_a_short_film_is_looked_for_in_the_decode_that_its_ladder_needs_anyway()
    {
        var small = Sources.Film with { Video = [Sources.Hd with { CodedWidth = 640, CodedHeight = 360, DisplayWidth = 640, DisplayHeight = 360 }] };

        var runs = Runs("""{"h":{"kind":"hls"},"s":{"kind":"storyboard","interval":"1s"},"t":{"kind":"thumbnail","at":"best"}}""", small);

        Assert.Equal(["h + s + t (measure)", "t"], runs.Select(run => run.Name));
        Assert.Single(runs[0].Inputs);
    }

    [Fact]
    public void Two_stills_of_the_same_time_are_made_of_one_frame()
    {
        var run = Assert.Single(Runs("""{"t":{"kind":"thumbnail","at":"9s"},"p":{"kind":"thumbnail","at":"9s","format":"png"}}""", Long));

        Assert.Single(run.Inputs);
        Assert.Equal(2, run.Parts.Count);
    }

    [Fact]
    public void Stills_of_two_times_are_two_runs()
    {
        Assert.Equal(2, Runs("""{"t":{"kind":"thumbnail","at":"9s"},"p":{"kind":"thumbnail","at":"10s"}}""", Long).Count);
    }

    [Fact]
    public void A_still_is_a_branch_of_a_decode_that_runs_anyway_unless_a_seek_is_cheaper_than_all_the_frames_before_it()
    {
        const string Both = """{"t":{"kind":"thumbnail","at":"90%","exact":true},"f":{"kind":"transcode","preset":"240p"}}""";

        Assert.Single(Runs(Both, Sources.Film));
        Assert.Equal(2, Runs(Both, Sources.Lecture).Count);
    }

    [Theory]
    [InlineData("29s", false, 2)]
    [InlineData("99s", false, 2)]
    [InlineData("15s", false, 1)]
    [InlineData("15s", true, 2)]
    public void A_still_that_may_lie_behind_the_last_frame_is_a_seek_of_its_own(string at, bool truncated, int runs)
    {
        var film = Sources.Film with { Truncated = truncated };

        Assert.Equal(runs, Runs($$"""{ "t": { "kind": "thumbnail", "at": "{{at}}" }, "f": { "kind": "transcode", "preset": "240p" } }""", film).Count);
    }

    [Fact]
    public void A_storyboard_of_key_frames_stands_beside_a_film_of_all_frames()
    {
        var runs = Runs("""{"s":{"kind":"storyboard"},"f":{"kind":"transcode","preset":"480p"}}""", Long);

        Assert.Equal(["s", "f"], runs.SelectMany(run => run.Parts).Select(part => part.Output.Name));
    }

    [Fact]
    public void What_does_not_fit_the_memory_of_one_run_is_two_and_the_second_says_so()
    {
        var needed = Together(Films).AddressNeeded;

        Assert.Single(Runs(Films, Long, new RunRoom { MemoryBytes = needed }));
        var apart = Runs(Films, Long, new RunRoom { MemoryBytes = needed - 1 });
        Assert.Equal(["a", "b"], apart.Select(run => run.Name));
        Assert.DoesNotContain("Beside", Assert.Single(apart[0].Reasons), StringComparison.Ordinal);
        Assert.EndsWith(
            $" Beside a it needs {(needed + 999_999) / 1_000_000} MB of address space, and a run may have {(needed - 1) / 1_000_000} MB.",
            Assert.Single(apart[1].Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_fit_the_time_of_one_run_is_two_and_the_second_says_so()
    {
        const string FilmAndLadder = """{"a":{"kind":"transcode","preset":"720p"},"b":{"kind":"hls"}}""";
        var needed = Together(FilmAndLadder).CpuSecondsNeeded;

        Assert.Single(Runs(FilmAndLadder, Long, new RunRoom { CpuSeconds = needed }));
        var apart = Runs(FilmAndLadder, Long, new RunRoom { CpuSeconds = needed - 1 });
        Assert.Equal(["a", "b"], apart.Select(run => run.Name));
        Assert.EndsWith(
            $" Beside a it needs {(int)Math.Ceiling(needed)} s of CPU time, and a run may have {(int)(needed - 1)} s.",
            Assert.Single(apart[1].Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void What_joins_a_run_of_its_own_is_told_from_what_began_it()
    {
        const string Three = """{"a":{"kind":"transcode","preset":"1080p"},"b":{"kind":"transcode","preset":"720p"},"c":{"kind":"audio"}}""";
        var room = new RunRoom { MemoryBytes = Math.Max(Together("""{"a":{"kind":"transcode","preset":"1080p"}}""").AddressNeeded, Together("""{"b":{"kind":"transcode","preset":"720p"},"c":{"kind":"audio"}}""").AddressNeeded) };

        var second = Runs(Three, Long, room)[1];

        Assert.Equal("b + c", second.Name);
        Assert.Contains("Beside a it needs ", second.Reasons[1], StringComparison.Ordinal);
        Assert.DoesNotContain("Beside", second.Reasons[2], StringComparison.Ordinal);
    }

    [Fact]
    public void What_copies_packets_gets_no_filters_beside_a_film()
    {
        var runs = Runs("""{"c":{"kind":"clip","from":"0s","to":"3s"},"f":{"kind":"transcode","preset":"240p"}}""", Sources.Film);

        var copied = runs.SelectMany(run => run.Outputs).Where(output => output.Copies(StreamKinds.Video)).ToList();
        Assert.NotEmpty(copied);
        Assert.All(copied.SelectMany(output => output.Tracks.OfType<StreamTrack>()), track => Assert.Empty(track.Filters));
    }

    [Theory]
    [InlineData("""{"m":{"kind":"watermark","image":"logo.png"},"h":{"kind":"hls"}}""")]
    [InlineData("""{"h":{"kind":"hls"},"m":{"kind":"watermark","image":"logo.png"}}""")]
    public void A_ladder_stands_beside_a_watermark_in_any_order(string outputs)
    {
        var run = Assert.Single(Runs(outputs, Sources.Film));
        var flags = new SourceFlags { FormatWhitelist = "mov" };

        var arguments = ArgumentWriter.Write(run, new Uri("http://127.0.0.1:9/s"), "/run", flags);

        Assert.Contains("var_stream_map", arguments, StringComparison.Ordinal);
    }

    private const string Films = """{"a":{"kind":"transcode","preset":"1080p"},"b":{"kind":"transcode","preset":"720p"}}""";

    private static RunEstimate Together(string outputs) => RunEstimate.For(Assert.Single(Runs(outputs, Long)), Long);

    private static IReadOnlyList<PlannedRun> Runs(string outputs, MediaInfo media, RunRoom? room = null) =>
        Planner.Plan(Recipe.Parse("r", $$"""{"outputs":{{outputs}}}""").Value!, media, room).Value!.Runs;
}
