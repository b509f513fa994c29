using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Planning.Estimating;
using MediaFunctions.Tests.Processing.Kinds;

namespace MediaFunctions.Tests.Processing.Planning.Estimating;

public sealed class CoefficientsSpecs
{
    private static readonly string[] Codecs =
    [
        "h264", "h264-deep", "hevc", "hevc-deep", "vp8", "vp9", "vp9-deep", "av1", "av1-deep", "mpeg1video", "mpeg2video", "mpeg4",
        "msmpeg4v2", "msmpeg4v3", "h263", "flv1", "wmv1", "wmv2", "theora", "mjpeg", "prores-deep", "dnxhd", "qtrle", "png", "gif",
        "rawvideo", "webp", "bmp",
    ];

    private static readonly string[] Sounds =
    [
        "aac", "mp3", "mp2", "ac3", "eac3", "opus", "vorbis", "flac", "alac", "wmav1", "wmav2", "adpcm_ms", "adpcm_ima_wav", "adpcm_ima_qt",
        "pcm_s16le", "pcm_s24le", "pcm_s32le", "pcm_f32le", "pcm_u8", "pcm_alaw", "pcm_mulaw", "pcm_s16be", "pcm_s24be",
    ];

    /// <summary>Every kind, and every format of it.</summary>
    private static readonly string[] Outputs =
    [
        """{"kind":"thumbnail"}""", """{"kind":"thumbnail","format":"png"}""", """{"kind":"thumbnail","format":"webp"}""", """{"kind":"thumbnail","at":"best"}""",
        """{"kind":"placeholder"}""", """{"kind":"storyboard"}""", """{"kind":"storyboard","interval":"3s","format":"webp"}""",
        """{"kind":"preview"}""", """{"kind":"preview","format":"gif"}""", """{"kind":"preview","format":"mp4"}""",
        """{"kind":"audio"}""", """{"kind":"audio","format":"aac"}""", """{"kind":"audio","format":"opus"}""", """{"kind":"audio","format":"flac"}""",
        """{"kind":"audio","format":"wav"}""", """{"kind":"audio","loudness":-16}""", """{"kind":"waveform"}""", """{"kind":"waveform","format":"png"}""",
        """{"kind":"transcode","preset":"720p"}""", """{"kind":"clip","from":"1s","to":"3s"}""", """{"kind":"watermark","image":"i.png"}""", """{"kind":"hls"}""",
    ];

    private static string Text
    {
        get
        {
            using var stream = new StreamReader(typeof(Coefficients).Assembly.GetManifestResourceStream(
                $"MediaFunctions.Processing.Planning.Coefficients.{Coefficients.BuiltIn.Date}.json")!);
            return stream.ReadToEnd();
        }
    }

    [Fact]
    public void The_file_says_when_on_what_and_with_which_build_it_was_measured()
    {
        Assert.Matches(@"^\d{4}-\d\d-\d\d$", Coefficients.BuiltIn.Date);
        Assert.Contains("vCPU", Coefficients.BuiltIn.Machine, StringComparison.Ordinal);
        Assert.Matches(@"^\d+\.\d+\S* [0-9a-f]{12,}", Coefficients.BuiltIn.FFmpeg);
    }

    [Fact]
    public void Every_decoder_that_uploads_need_was_measured()
    {
        Assert.Equal([], Codecs.Except(Members("decode/", Coefficients.BuiltIn.CpuSeconds)));
        Assert.Equal([], Codecs.Select(codec => codec.Replace("-deep", "", StringComparison.Ordinal)).Except(Members("decode/", Coefficients.BuiltIn.Memory)));
        Assert.Equal([], Sounds.Except(Members("hear/", Coefficients.BuiltIn.CpuSeconds)));
    }

    [Fact]
    public void Every_encoder_that_a_kind_uses_was_measured()
    {
        var names = Outputs.SelectMany(output => new[] { Sources.Film, Sources.Hdr }, (output, source) => Planner.Plan(OneOutput.Read(output).Value!, source).Value!)
            .SelectMany(plan => plan.Runs).SelectMany(run => RunWork.Of(run, Sources.Film, Coefficients.BuiltIn).Cpu.All.Keys)
            .Where(name => name.StartsWith("encode/", StringComparison.Ordinal) || name.StartsWith("say/", StringComparison.Ordinal)).Distinct();

        Assert.Equal([], names.Except(Coefficients.BuiltIn.CpuSeconds.All.Keys));
    }

    [Theory]
    [InlineData("{", "$")]
    [InlineData("null", "expected an object")]
    [InlineData("""{"dates":"2026-11-24"}""", "dates")]
    [InlineData("""{"date":"yesterday"}""", "$.date: expected a date")]
    [InlineData("""{"date":"2026-11-24","cpuSeconds":{}}""", "$.cpuSeconds['process']: expected a number; found nothing")]
    [InlineData("""{"cpuSeconds":{"process":-1}}""", "$.cpuSeconds['process']: expected a number from 0")]
    [InlineData("""{"cpuSeconds":{"process":"dear"}}""", "$.cpuSeconds")]
    public void A_mistake_is_named_by_its_path(string text, string named)
    {
        Assert.False(CoefficientsReader.Read(text).Succeeded(out _, out var mistakes));

        Assert.Contains(named, mistakes.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_written_is_read_as_it_was()
    {
        Assert.True(CoefficientsReader.Read(Text).Succeeded(out var read, out _));

        Assert.Equal(Coefficients.BuiltIn.CpuSeconds.All, read.CpuSeconds.All);
    }

    private static IEnumerable<string> Members(string group, Rates rates) => rates.All.Keys
        .Where(name => name.StartsWith(group, StringComparison.Ordinal)).Select(name => name[group.Length..]);
}
