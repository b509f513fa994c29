using System.Globalization;
using System.Text;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Tests.Processing.Planning;

public sealed class RealAudioSpecs(RealRun real) : IClassFixture<RealRun>
{
    private const string Song =
        "-f lavfi -i sine=f=440:d=5:r=44100 -f lavfi -i color=red:s=64x64:r=5:d=5 -map 0 -map 1 -ac 2 -c:a aac -c:v libx264 -pix_fmt yuv420p "
        + "-metadata title=SecretTitle -metadata artist=SecretArtist -metadata location=+48.2+16.3/";

    private static MediaInfo Film { get; } = Sources.Film with
    {
        DurationSeconds = 5,
        Audio = [Sources.Stereo with { Index = 0, DurationSeconds = 5 }],
    };

    [Theory]
    [InlineData("mp3", "mp3", 44100)]
    [InlineData("aac", "aac", 44100)]
    [InlineData("opus", "opus", 48000)]
    [InlineData("flac", "flac", 44100)]
    [InlineData("wav", "pcm_s16le", 44100)]
    public async Task Every_format_has_the_right_duration_no_metadata_and_the_same_bytes_twice(string format, string codec, int rate)
    {
        var sample = await real.SampleAsync("song.mp4", Song);
        var output = $$"""{"kind":"audio","format":"{{format}}"}""";

        var (path, used) = await real.MakeAsync(sample, Film, output);
        var (again, _) = await real.MakeAsync(sample, Film, output);

        Assert.Equal($"{codec},{rate},2", await RealRun.AskAsync(path, "stream=codec_name,sample_rate,channels"));
        var duration = double.Parse(await RealRun.AskAsync(path, "format=duration"), CultureInfo.InvariantCulture);
        Assert.InRange(duration, 4.95, 5.15);
        var bytes = await File.ReadAllBytesAsync(path);
        Assert.All(["Secret", "+48.2"], word => Assert.DoesNotContain(word, Encoding.Latin1.GetString(bytes), StringComparison.Ordinal));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(again));
        Assert.Equal(rate, used.Outputs[0].Facts.SampleRate);
    }

    [Fact]
    public async Task An_mp3_has_the_constant_bitrate_that_was_asked_for()
    {
        var sample = await real.SampleAsync("song.mp4", Song);

        var (path, _) = await real.MakeAsync(sample, Film, """{"kind":"audio","bitrate":"64k","channels":1}""");

        Assert.Equal("mp3,44100,1,64000", await RealRun.AskAsync(path, "stream=codec_name,sample_rate,channels,bit_rate"));
    }

    [Theory]
    [InlineData("""{"kind":"audio"}""", "mp3,48000,2")]
    [InlineData("""{"kind":"audio","format":"aac"}""", "aac,48000,2")]
    [InlineData("""{"kind":"audio","format":"opus","channels":6}""", "opus,48000,6")]
    [InlineData("""{"kind":"audio","format":"aac","channels":6}""", "aac,48000,6")]
    [InlineData("""{"kind":"audio","format":"flac"}""", "flac,96000,6")]
    [InlineData("""{"kind":"audio","format":"wav"}""", "pcm_s24le,96000,6")]
    public async Task Surround_at_96_kHz_is_mixed_down_where_the_format_asks_for_it(string output, string expected)
    {
        var sample = await real.SampleAsync("surround.mkv", "-f lavfi -i sine=d=2:r=96000 -af \"pan=5.1(side)|c0=c0|c1=c0|c2=c0|c3=c0|c4=c0|c5=c0\" -c:a pcm_s24le");
        var media = Sources.Surround with { Video = [], Audio = [Sources.Surround.Audio[0] with { Index = 0, DurationSeconds = 2 }] };

        var (path, _) = await real.MakeAsync(sample, media, output);

        Assert.Equal(expected, await RealRun.AskAsync(path, "stream=codec_name,sample_rate,channels"));
    }

    [Fact]
    public async Task Eight_kilohertz_mono_stays_what_it_is()
    {
        var sample = await real.SampleAsync("phone.wav", "-f lavfi -i sine=d=2:r=8000 -ac 1");
        var media = Film with { Video = [], Audio = [Film.Audio[0] with { Codec = "pcm_s16le", Channels = 1, SampleRate = 8000 }] };

        var (path, _) = await real.MakeAsync(sample, media, """{"kind":"audio"}""");

        Assert.Equal("mp3,8000,1", await RealRun.AskAsync(path, "stream=codec_name,sample_rate,channels"));
    }
}
