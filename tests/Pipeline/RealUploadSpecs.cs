using System.Text;
using MediaFunctions.Client;
using MediaFunctions.Tests.Pipeline.Judges;
using MediaFunctions.Tests.Pipeline.Product;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Pipeline;

/// <summary>What real uploads are: held askew, wide in pixels, deep in colour, tagged, odd.</summary>
[Collection(PipelineCollection.Name)]
public sealed class RealUploadSpecs
{
    /// <summary>The mean difference of bytes that JPEG and another scaler make of one picture.</summary>
    private const double Alike = 12;

    private readonly PipelineFixture pipeline;

    public RealUploadSpecs(PipelineFixture pipeline)
    {
        this.pipeline = pipeline;
        pipeline.Begin(
        [
            RealUploads.Rotated, RealUploads.TaggedJpeg, RealUploads.Anamorphic, RealUploads.FourTwoTwo, RealUploads.TenBit, RealUploads.HdrPq,
            RealUploads.HdrHlg, RealUploads.CoverMp3, RealUploads.CoverM4a, RealUploads.AudioFirst, RealUploads.Brief, RealUploads.LiveMkv,
            RealUploads.LiveFlv, RealUploads.Fragmented, RealUploads.Tagged, RealUploads.Surround, RealUploads.OddSize,
        ]);
    }

    public static TheoryData<Sample> HighDynamicRange => [RealUploads.HdrPq, RealUploads.HdrHlg];

    public static TheoryData<Sample> Covers => [RealUploads.CoverMp3, RealUploads.CoverM4a];

    public static TheoryData<Sample> WithoutDuration => [RealUploads.LiveMkv, RealUploads.LiveFlv, RealUploads.Fragmented];

    public static TheoryData<Sample, int, int> Sizes => new()
    {
        { RealUploads.Anamorphic, 427, 240 },
        { RealUploads.FourTwoTwo, 320, 240 },
        { RealUploads.TenBit, 320, 240 },
        { RealUploads.AudioFirst, 320, 240 },
        { RealUploads.Surround, 320, 240 },
        { RealUploads.OddSize, 321, 241 },
    };

    [Theory]
    [InlineData("rotated.mp4")]
    [InlineData("tagged.jpg")]
    public async Task A_thumbnail_of_what_was_held_upright_is_upright(string name)
    {
        var sample = AllSamples.Named(name);
        var done = await pipeline.ProcessAsync(sample);
        var file = done.Files["thumbnail"];

        var image = await pipeline.MediaInfo.TrackAsync(file, "Image");
        Assert.Equal((240, 320), (image.GetProperty("Width").GetInt32(), image.GetProperty("Height").GetInt32()));
        string[] input = name == "rotated.mp4" ? ["-noautorotate", "-ss", "2"] : ["-noautorotate"];
        var shown = await DebianTools.PixelsAsync(file);
        var upright = await DebianTools.PixelsAsync(await sample.PathAsync(), "transpose=clock", input);
        var upsideDown = await DebianTools.PixelsAsync(await sample.PathAsync(), "transpose=cclock", input);
        Assert.InRange(Pictures.Difference(shown, upright), 0, Alike);
        Assert.InRange(Pictures.Difference(shown, upsideDown), 3 * Alike, 255);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task A_thumbnail_has_the_displayed_size_and_the_right_colours(Sample sample, int width, int height)
    {
        var done = await pipeline.ProcessAsync(sample);
        var file = done.Files["thumbnail"];

        await DebianTools.DecodeAsync(file);
        var image = await pipeline.MediaInfo.TrackAsync(file, "Image");
        Assert.Equal((width, height), (image.GetProperty("Width").GetInt32(), image.GetProperty("Height").GetInt32()));
        var original = await DebianTools.PixelsAsync(await sample.PathAsync(), "null", "-ss", "2");
        Assert.InRange(Pictures.Difference(await DebianTools.PixelsAsync(file), original), 0, Alike);
    }

    [Theory]
    [MemberData(nameof(HighDynamicRange))]
    public async Task High_dynamic_range_is_tone_mapped_and_not_grey(Sample sample)
    {
        var done = await pipeline.ProcessAsync(sample);
        var file = done.Files["thumbnail"];

        var plain = Pictures.Saturation(await DebianTools.PixelsAsync(await sample.PathAsync(), "null", "-ss", "2"));
        var shown = Pictures.Saturation(await DebianTools.PixelsAsync(file));
        Assert.InRange(shown, 1.25 * plain, 1);
        var track = await pipeline.MediaInfo.TrackAsync(file, "Image");
        Assert.Equal(8, track.GetProperty("BitDepth").GetInt32());
    }

    [Theory]
    [MemberData(nameof(Covers))]
    public async Task A_cover_picture_becomes_the_thumbnail_and_the_sound_is_made(Sample sample)
    {
        var done = await pipeline.ProcessAsync(sample);

        var image = await pipeline.MediaInfo.TrackAsync(done.Files["thumbnail"], "Image");
        Assert.Equal((200, 200), (image.GetProperty("Width").GetInt32(), image.GetProperty("Height").GetInt32()));
        var tracks = await pipeline.MediaInfo.TracksAsync(done.Files["audio"]);
        Assert.Equal(["General", "Audio"], tracks.Select(track => track.GetProperty("@type").GetString()));
        Assert.InRange(tracks[1].GetProperty("Duration").GetDouble(), 2.8, 3.2);
    }

    [Fact]
    public async Task Sound_first_and_picture_second_gives_both()
    {
        var done = await pipeline.ProcessAsync(RealUploads.AudioFirst);

        Assert.Equal(["audio", "thumbnail"], done.Files.Keys.Order());
        await DebianTools.DecodeAsync(done.Files["audio"]);
    }

    [Fact]
    public async Task The_time_of_a_clip_shorter_than_2_s_is_clamped_and_the_manifest_says_so()
    {
        var done = await pipeline.ProcessAsync(RealUploads.Brief);

        await DebianTools.DecodeAsync(done.Files["thumbnail"]);
        var thumbnail = done.Output("thumbnail");
        Assert.True(thumbnail.GetProperty("clamped").GetBoolean());
        Assert.InRange(thumbnail.GetProperty("at").GetDouble(), 0, 0.8);
        var main = await pipeline.ProcessAsync(RealUploads.AudioFirst);
        Assert.False(main.Output("thumbnail").TryGetProperty("clamped", out _));
    }

    [Theory]
    [MemberData(nameof(WithoutDuration))]
    public async Task A_file_that_does_not_say_how_long_it_is_gives_both_outputs_whole(Sample sample)
    {
        var done = await pipeline.ProcessAsync(sample);

        await DebianTools.DecodeAsync(done.Files["thumbnail"]);
        var audio = await pipeline.MediaInfo.TrackAsync(done.Files["audio"], "Audio");
        Assert.InRange(audio.GetProperty("Duration").GetDouble(), 2.8, 3.2);
        Assert.False(done.Manifest.TryGetProperty("truncated", out _));
    }

    [Theory]
    [InlineData("tagged.mp4")]
    [InlineData("tagged.jpg")]
    public async Task Place_device_names_and_chapters_are_gone_from_every_output(string name)
    {
        var sample = AllSamples.Named(name);
        string[] secrets = ["Secret", "48.8577", "48.857", "2.2950", "Sec\0", "Pho\0", "Exif", "GPS", "Lavf", "Lavc"];
        var original = Encoding.Latin1.GetString(await sample.BytesAsync());
        Assert.Contains(secrets, secret => original.Contains(secret, StringComparison.Ordinal));
        var done = await pipeline.ProcessAsync(sample);

        Assert.Equal(JobState.Succeeded, done.Job.State);
        foreach (var file in done.Files.Values)
        {
            var bytes = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
            var words = await pipeline.MediaInfo.DescribeAsync(file);
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, bytes, StringComparison.Ordinal));
            Assert.All(
                ["Recorded", "Encoded_Hardware", "Title", "Performer", "Comment", "Menu", "extra"],
                field => Assert.DoesNotContain(field, words, StringComparison.Ordinal));
            var probed = await DebianTools.ProbeAsync(file);
            Assert.Empty(probed.GetProperty("chapters").EnumerateArray());
            Assert.False(probed.GetProperty("format").TryGetProperty("tags", out _));
        }
        Assert.DoesNotContain("Secret", done.Manifest.GetRawText(), StringComparison.Ordinal);
    }
}
