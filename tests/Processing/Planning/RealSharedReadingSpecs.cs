using System.Globalization;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Recipes;

namespace MediaFunctions.Tests.Processing.Planning;

/// <summary>Outputs that share a reading come out as they do by themselves.</summary>
public sealed class RealSharedReadingSpecs(RealRun real) : IClassFixture<RealRun>
{
    private const double Seconds = 150;

    private static readonly MediaInfo Film = Sources.Silent with
    {
        SizeBytes = 100_000_000,
        DurationSeconds = Seconds,
        Video = [Sources.Hd with { CodedWidth = 320, CodedHeight = 180, DisplayWidth = 320, DisplayHeight = 180, FrameRate = 25, DurationSeconds = Seconds }],
    };

    [Theory]
    [InlineData("""{"kind":"thumbnail","at":"best"}""", """{"kind":"placeholder","at":"best"}""")]
    [InlineData("""{"kind":"thumbnail","at":"70s"}""", """{"kind":"thumbnail","at":"70s","format":"png"}""")]
    [InlineData("""{"kind":"preview"}""", """{"kind":"preview","format":"gif"}""")]
    [InlineData("""{"kind":"storyboard"}""", """{"kind":"storyboard","format":"webp"}""")]
    public async Task Both_have_the_bytes_that_each_has_alone(string first, string second)
    {
        await real.SampleAsync("shared.mp4", $"-f lavfi -i testsrc2=s=320x180:r=25:d={Seconds} -c:v libx264 -preset ultrafast -pix_fmt yuv420p -g 50");

        var together = await MadeAsync($$"""{"a":{{first}},"b":{{second}}}""");
        var alone = (await MadeAsync($$"""{"a":{{first}}}""")).Concat(await MadeAsync($$"""{"b":{{second}}}"""));

        Assert.Equal(alone.OrderBy(file => file.Key, StringComparer.Ordinal), together.OrderBy(file => file.Key, StringComparer.Ordinal));
    }

    /// <summary>Measured frame by frame: light, sharpness, times.</summary>
    [Theory]
    [InlineData("mp4", "")]
    [InlineData("ts", "-bf 3 -output_ts_offset 7")]
    public async Task The_best_frame_of_a_short_film_is_chosen_by_the_same_numbers_beside_a_ladder_as_alone(string container, string encoding)
    {
        var sample = $"short.{container}";
        var film = Film with { SizeBytes = 1_000_000, DurationSeconds = 12, Video = [Film.Video[0] with { DurationSeconds = 12 }] };
        const string Best = """ "best": {"kind":"thumbnail","at":"best"} """;
        const string Ladder = """ "film": {"kind":"transcode","preset":"240p"}, "hls": {"kind":"hls"}, "tiles": {"kind":"storyboard","interval":"1s"} """;
        await real.SampleAsync(sample, $"-f lavfi -i testsrc2=s=320x180:r=25:d=12 -c:v libx264 -pix_fmt yuv420p -g 50 {encoding}");

        var together = await MadeAsync($"{{{Best},{Ladder}}}", film, sample, asksAll: true);
        var alone = (await MadeAsync($"{{{Best}}}", film, sample)).Concat(await MadeAsync($"{{{Ladder}}}", film, sample));

        Assert.Equal(alone.OrderBy(file => file.Key, StringComparer.Ordinal), together.OrderBy(file => file.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Films_streams_sounds_and_stills_of_one_decode_have_the_bytes_that_each_has_alone()
    {
        string[] outputs =
        [
            """ "film": {"kind":"transcode","preset":"240p"} """,
            """ "hls": {"kind":"hls"} """,
            """ "marked": {"kind":"watermark","image":"logo.png","preset":"240p"} """,
            """ "still": {"kind":"thumbnail","at":"7.3s","exact":true} """,
            """ "mp3": {"kind":"audio"} """,
            """ "flac": {"kind":"audio","format":"flac"} """,
            """ "peaks": {"kind":"waveform"} """,
            """ "level": {"kind":"audio","format":"aac","loudness":-16} """,
        ];
        var film = Sources.Film with
        {
            SizeBytes = 1_000_000,
            DurationSeconds = 12,
            Video = [Film.Video[0] with { DurationSeconds = 12 }],
            Audio = [Sources.Stereo with { SampleRate = 48000, DurationSeconds = 12 }],
        };
        await real.SampleAsync(
            "whole.mp4", "-f lavfi -i testsrc2=s=320x180:r=25:d=12 -f lavfi -i aevalsrc='sin(2000*t*t)|sin(900*t)':s=48000:d=12 -c:v libx264 -pix_fmt yuv420p -g 50 -c:a aac");

        await AreAsAloneAsync(outputs, film, "whole.mp4");
    }

    [Theory]
    [InlineData("late-picture.ts", "-vf trim=start=0.8")]
    [InlineData("late-sound.ts", "-af atrim=start=0.8")]
    public async Task A_transport_stream_that_does_not_begin_with_all_its_streams_has_one_time_whoever_reads_it(string name, string late)
    {
        string[] outputs =
        [
            """ "film": {"kind":"transcode","preset":"240p"} """,
            """ "first": {"kind":"thumbnail","at":"0s"} """,
            """ "still": {"kind":"thumbnail","at":"7.3s","exact":true} """,
            """ "sheets": {"kind":"storyboard","interval":"1s"} """,
            """ "sound": {"kind":"audio","format":"aac"} """,
            """ "peaks": {"kind":"waveform"} """,
        ];
        var film = Sources.Film with
        {
            Container = "mpegts",
            SizeBytes = 1_000_000,
            DurationSeconds = 12,
            Video = [Film.Video[0] with { DurationSeconds = 12 }],
            Audio = [Sources.Stereo with { SampleRate = 48000, DurationSeconds = 12 }],
        };
        var path = await real.SampleAsync(
            name, $"-f lavfi -i testsrc2=s=320x180:r=25:d=12 -f lavfi -i aevalsrc='sin(2000*t*t)|sin(900*t)':s=48000:d=12 {late} -c:v libx264 -pix_fmt yuv420p -g 50 -c:a aac");

        var starts = (await RealRun.AskAsync(path, "stream=start_time")).Split(['\n', ','], StringSplitOptions.RemoveEmptyEntries)
            .Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToList();
        film = film with
        {
            StartSeconds = starts.Take(2).Min(),
            Video = [film.Video[0] with { StartSeconds = starts[0] }],
            Audio = [film.Audio[0] with { StartSeconds = starts[1] }],
        };

        await AreAsAloneAsync(outputs, film, name);
    }

    /// <summary>One run makes all of them, with the bytes that each has in a run of its own.</summary>
    private async Task AreAsAloneAsync(IReadOnlyList<string> outputs, MediaInfo film, string sample)
    {
        var together = await MadeAsync($"{{{string.Join(',', outputs)}}}", film, sample, asksAll: true);
        var alone = new Dictionary<string, string>();
        foreach (var output in outputs)
            alone = alone.Concat(await MadeAsync($"{{{output}}}", film, sample)).ToDictionary();

        Assert.Equal(alone.OrderBy(file => file.Key, StringComparer.Ordinal), together.OrderBy(file => file.Key, StringComparer.Ordinal));
    }

    /// <summary>The files of the first run, by name.</summary>
    /// <param name="asksAll">That run is to make all that the recipe asks for.</param>
    private async Task<Dictionary<string, string>> MadeAsync(string outputs, MediaInfo? film = null, string sample = "shared.mp4", bool asksAll = false)
    {
        var recipe = Recipe.Parse("r", $$"""{"outputs":{{outputs}}}""").Value!;
        var run = Planner.Plan(recipe, film ?? Film).Value!.Runs[0];
        Assert.True(!asksAll || run.Outputs.Count == recipe.Outputs.Count);
        var work = Directory.CreateTempSubdirectory("shared").FullName;
        foreach (var name in run.Outputs.Select(output => Path.GetDirectoryName(output.File.Name)))
            Directory.CreateDirectory(Path.Combine(work, name!));
        var log = await real.ExecuteAsync(run, sample, work, film);
        var files = Directory.EnumerateFiles(work, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(work, file), file => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))));
        Assert.True(files.Count >= run.Outputs.Count, log);
        Directory.Delete(work, recursive: true);
        return files;
    }
}
