using CsCheck;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Planning.Estimating;
using MediaFunctions.Processing.Recipes;

namespace MediaFunctions.Tests.Processing.Planning.Estimating;

public sealed class RunEstimateSpecs
{
    private static readonly string[] Outputs =
    [
        """{"kind":"thumbnail"}""", """{"kind":"thumbnail","at":"best"}""", """{"kind":"storyboard","interval":"1s"}""", """{"kind":"preview"}""",
        """{"kind":"audio"}""", """{"kind":"waveform"}""", """{"kind":"transcode","preset":"480p"}""", """{"kind":"hls"}""",
        """{"kind":"watermark","image":"i.png","preset":"360p"}""", """{"kind":"clip","from":"0s","to":"90%"}""",
    ];

    /// <summary>Those that take all of a film; others take a few places of it, or a coarser step where it is longer.</summary>
    private static readonly string[] Whole =
    [
        """{"kind":"audio"}""", """{"kind":"waveform"}""", """{"kind":"transcode","preset":"480p"}""", """{"kind":"hls"}""",
        """{"kind":"watermark","image":"i.png","preset":"360p"}""", """{"kind":"clip","from":"0s","to":"100%"}""",
    ];

    private static readonly Gen<MediaInfo> Films =
        from codec in Of("h264", "hevc", "vp9", "av1", "mpeg2video", "prores", "unheard-of")
        from width in Gen.Int[64, 4000]
        from height in Gen.Int[64, 3000]
        from rate in Gen.Double[5, 60]
        from seconds in Gen.Double[130, 5000]
        from megabytes in Gen.Int[1, 5000]
        select Film(codec, width, height, rate, seconds, megabytes);

    [Fact]
    public void More_of_a_film_is_never_cheaper()
    {
        Gen.Select(Films, Of(Whole), Gen.Double[1, 3]).Sample((film, output, times) =>
        {
            var video = film.MainVideo!;
            var longer = film with
            {
                DurationSeconds = film.DurationSeconds * times,
                SizeBytes = (long)(film.SizeBytes * times),
                Video = [video with { DurationSeconds = video.DurationSeconds * times }],
                Audio = [film.Audio[0] with { DurationSeconds = film.Audio[0].DurationSeconds * times }],
            };

            Assert.True(Cpu(One(output), longer) >= Cpu(One(output), film) * 0.999);
        }, iter: 300);
    }

    [Fact]
    public void A_sound_that_is_brought_to_a_loudness_is_dearer_in_its_second_pass_by_the_limiter_that_most_sounds_need()
    {
        var film = Sources.Film with { DurationSeconds = 3600 };
        var plain = Planner.Plan(Recipe.Parse("r", """{"outputs":{"a":{"kind":"audio"}}}""").Value!, film).Value!.Runs[^1];
        var loud = Planner.Plan(Recipe.Parse("r", """{"outputs":{"a":{"kind":"audio","loudness":-16}}}""").Value!, film).Value!.Runs[^1];

        Assert.NotNull(loud.After);
        Assert.InRange(RunEstimate.For(loud, film).CpuSeconds / RunEstimate.For(plain, film).CpuSeconds, 1.2, 2);
    }

    [Theory]
    [InlineData("""{"kind":"hls"}""", "film")]
    [InlineData("""{"kind":"storyboard","interval":"1s"}""", "picture")]
    [InlineData("""{"kind":"audio"}""", "sound")]
    public void The_busiest_thread_takes_the_part_that_was_measured_of_such_runs(string output, string character)
    {
        var estimate = RunEstimate.For(Assert.Single(Plan(One(output), Sources.Film)), Sources.Film);

        Assert.Equal(Coefficients.BuiltIn.Serial.Of(character) * estimate.CpuSeconds, estimate.SerialSeconds, 6);
    }

    [Fact]
    public void More_pixels_are_never_cheaper_and_take_no_less_memory()
    {
        Gen.Select(Films, Gen.Int[1, 3]).Sample((film, times) =>
        {
            var video = film.MainVideo!;
            var larger = film with
            {
                Video = [video with { CodedWidth = video.CodedWidth * times, CodedHeight = video.CodedHeight * times, DisplayWidth = video.DisplayWidth * times, DisplayHeight = video.DisplayHeight * times }],
            };
            // What is made stays as large, so that the source alone is what grows.
            var output = One("""{"kind":"thumbnail","width":32}""");

            Assert.True(Cpu(output, larger) >= Cpu(output, film) * 0.999);
            Assert.True(Plan(output, larger).Max(run => RunEstimate.For(run, larger).MemoryBytes) >= Plan(output, film).Max(run => RunEstimate.For(run, film).MemoryBytes));
        }, iter: 300);
    }

    [Fact]
    public void More_frames_a_second_are_never_cheaper()
    {
        Gen.Select(Films, Gen.Double[1, 2]).Sample((film, times) =>
        {
            var faster = film with { Video = [film.MainVideo! with { FrameRate = film.MainVideo.FrameRate * times }] };

            Assert.True(Cpu(One("""{"kind":"transcode","preset":"360p"}"""), faster) >= Cpu(One("""{"kind":"transcode","preset":"360p"}"""), film) * 0.999);
        }, iter: 3000);
    }

    [Fact]
    public void One_more_output_is_never_cheaper()
    {
        Gen.Select(Films, Of(Outputs), Of(Outputs)).Sample(
            (film, first, second) => Assert.True(Cpu(One(first, second), film) >= Cpu(One(first), film) * 0.999), iter: 300);
    }

    [Fact]
    public void Outputs_that_share_a_decode_are_cheaper_than_each_by_itself()
    {
        Gen.Select(Films, Of("""{"kind":"transcode","preset":"240p"}""", """{"kind":"hls","ladder":["360p"]}""")).Sample((film, other) =>
        {
            const string First = """{"kind":"transcode","preset":"480p"}""";

            Assert.True(Cpu(One(First, other), film) < Cpu(One(First), film) + Cpu(One(other), film));
        }, iter: 300);
    }

    [Fact]
    public void Every_number_is_one_that_can_be_shown()
    {
        Gen.Select(Films, Of(Outputs)).Sample((film, output) =>
        {
            foreach (var run in Plan(One(output), film))
            {
                var estimate = RunEstimate.For(run, film);
                Assert.True(double.IsFinite(estimate.CpuSeconds) && estimate.CpuSeconds > 0);
                Assert.InRange(estimate.BytesRead, 1, film.SizeBytes);
                Assert.True(estimate.MemoryBytes > 1 << 20);
                Assert.True(estimate.AddressBytes > 1 << 20);
                Assert.True(estimate.BytesWritten >= 0);
            }
        }, iter: 300);
    }

    [Fact]
    public void A_codec_that_nobody_knows_is_as_dear_as_the_dearest()
    {
        var unknown = Cpu(One("""{"kind":"transcode","preset":"240p"}"""), Film("unheard-of", 1920, 1080, 25, 130, 100));

        foreach (var codec in new[] { "h264", "hevc", "vp9", "av1", "prores" })
            Assert.True(unknown >= Cpu(One("""{"kind":"transcode","preset":"240p"}"""), Film(codec, 1920, 1080, 25, 130, 100)) * 0.9, codec);
    }

    [Fact]
    public void Where_no_duration_is_told_the_size_tells_one()
    {
        var small = Sources.Stream with { SizeBytes = 10_000_000 };
        var large = Sources.Stream with { SizeBytes = 1_000_000_000 };

        Assert.InRange(Cpu(One("""{"kind":"transcode","preset":"240p"}"""), large) / Cpu(One("""{"kind":"transcode","preset":"240p"}"""), small), 50, 101);
        Assert.InRange(Cpu(One("""{"kind":"audio"}"""), Sources.Podcast with { DurationSeconds = null, Audio = [Sources.Podcast.Audio[0] with { DurationSeconds = null }] }), 0.01, 100);
    }

    [Fact]
    public void Where_no_duration_is_told_small_pictures_last_longer_than_large_ones_of_as_many_bytes()
    {
        // A recording of a browser: 8 s, and 43 kB each.
        var told = Film("vp8", 320, 180, 30, 8, 1) with { SizeBytes = 341_471 };
        var untold = told with
        {
            DurationSeconds = null,
            Video = [told.MainVideo! with { DurationSeconds = null }],
            Audio = [told.MainAudio! with { DurationSeconds = null }],
        };
        var output = One("""{"kind":"transcode","preset":"240p"}""");

        Assert.InRange(Cpu(output, untold) / Cpu(output, told), 0.5, 2);
    }

    [Fact]
    public void A_still_picture_is_one_frame()
    {
        var photo = RunEstimate.For(Plan(One("""{"kind":"thumbnail"}"""), Sources.Photo)[0], Sources.Photo);

        Assert.Equal(Sources.Photo.SizeBytes, photo.BytesRead);
        Assert.InRange(photo.CpuSeconds, 0.01, 2);
        Assert.InRange(photo.BytesWritten, 1_000, 2_000_000);
    }

    [Fact]
    public void A_placeholder_is_no_file_and_what_only_measures_is_none_either()
    {
        Assert.Equal((0, 0), Written("""{"kind":"placeholder"}"""));
        Assert.Equal(0, RunEstimate.For(Plan(One("""{"kind":"thumbnail","at":"best"}"""), Sources.Film)[0], Sources.Film).BytesWritten);
    }

    [Fact]
    public void A_sound_of_a_constant_bit_rate_is_as_large_as_that_and_segments_are_counted()
    {
        Assert.Equal((30 * 16000, 1), Written("""{"kind":"audio","bitrate":"128k"}"""));
        Assert.InRange(Written("""{"kind":"hls","ladder":["480p"],"segment":6}""").Files, 11, 20);
    }

    [Fact]
    public void Looking_for_the_best_frame_of_a_long_film_reads_some_seconds_at_each_place()
    {
        var film = Film("h264", 1920, 1080, 25, 1800, 1000);

        var measure = Plan(One("""{"kind":"thumbnail","at":"best"}"""), film)[0];

        Assert.Equal(12, measure.Inputs.Count);
        Assert.InRange(RunEstimate.For(measure, film).BytesRead, 10_000_000, 40_000_000);
    }

    [Fact]
    public void A_limit_allows_for_more_than_the_middle()
    {
        var estimate = RunEstimate.For(Plan(One("""{"kind":"hls"}"""), Sources.Film)[0], Sources.Film);

        Assert.Equal(RunEstimate.Margin, (double)estimate.AddressNeeded / estimate.AddressBytes, 3);
        Assert.True(RunEstimate.Margin > 1);
    }

    private static Gen<string> Of(params string[] words) => Gen.Int[0, words.Length - 1].Select(index => words[index]);

    private static (long Bytes, int Files) Written(string output)
    {
        var estimate = RunEstimate.For(Assert.Single(Plan(One(output), Sources.Film)), Sources.Film);
        return (estimate.BytesWritten, estimate.Files);
    }

    private static double Cpu(string recipe, MediaInfo media) => Plan(recipe, media).Sum(run => RunEstimate.For(run, media).CpuSeconds);

    private static IReadOnlyList<PlannedRun> Plan(string recipe, MediaInfo media) =>
        Planner.Plan(Recipe.Parse("r", recipe).Value!, media).Value!.Runs;

    private static string One(params string[] outputs) =>
        "{\"outputs\":{" + string.Join(',', outputs.Select((output, index) => $"\"o{index}\":{output}")) + "}}";

    private static MediaInfo Film(string codec, int width, int height, double rate, double seconds, int megabytes) => Sources.Film with
    {
        SizeBytes = megabytes * 1_000_000L,
        DurationSeconds = seconds,
        Video = [Sources.Hd with { Codec = codec, CodedWidth = width, CodedHeight = height, DisplayWidth = width, DisplayHeight = height, FrameRate = rate, DurationSeconds = seconds }],
        Audio = [Sources.Stereo with { DurationSeconds = seconds }],
    };
}
