using MediaFunctions.Client;
using MediaFunctions.Tests.Pipeline.Judges;
using MediaFunctions.Tests.Pipeline.Product;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Pipeline;

/// <summary>Bad input ends at once, with a clear code, and leaves nothing.</summary>
[Collection(PipelineCollection.Name)]
public sealed class BadInputSpecs
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly PipelineFixture pipeline;

    public BadInputSpecs(PipelineFixture pipeline)
    {
        this.pipeline = pipeline;
        pipeline.Begin([.. Refused.Select(row => (Sample)row[0]), .. CutShort, BadInput.UnknownAudio, BadInput.BrokenMatrix, BadInput.AbsurdRate]);
    }

    public static TheoryData<Sample, string> Refused => new()
    {
        { BadInput.Text, "not-media" },
        { BadInput.Empty, "not-media" },
        { BadInput.Noise, "not-media" },
        { BadInput.IndexMissing, "corrupt" },
        { BadInput.HlsPlaylist, "not-media" },
        { BadInput.DashManifest, "not-media" },
        { BadInput.ConcatScript, "not-media" },
        { BadInput.SessionDescription, "not-media" },
        { BadInput.HugePng, "too-many-pixels" },
        { BadInput.HugeJpeg, "too-many-pixels" },
        { BadInput.UnknownVideo, "unsupported-codec" },
        { BadInput.OnlySubtitles, "no-output" },
    };

    public static TheoryData<Sample> CutShort => [BadInput.EndMissing, BadInput.CutMkv, BadInput.CutAvi];

    public static TheoryData<Sample> Odd => [BadInput.BrokenMatrix, BadInput.AbsurdRate];

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task It_fails_with_its_code_at_the_first_try_and_leaves_no_output(Sample sample, string code)
    {
        var done = await pipeline.ProcessAsync(sample);

        Assert.Equal((JobState.Failed, code), (done.Job.State, done.Job.Error?.Code));
        Assert.False(done.Job.Error!.Retryable);
        Assert.NotEmpty(done.Job.Error.Message);
        Assert.DoesNotContain(pipeline.Dev.TempFolder, done.Job.Error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", done.Job.Error.Message, StringComparison.Ordinal);
        Assert.Equal(1, done.Job.Tries);
        Assert.Null(done.Pointer);
        using var buckets = new Buckets(pipeline.Dev.Addresses);
        Assert.Empty(await buckets.PublicKeysAsync(done.Upload.AssetId));
    }

    [Fact]
    public async Task Its_receipt_tells_of_the_probe_and_of_no_commit()
    {
        var receipt = (await pipeline.ProcessAsync(BadInput.IndexMissing)).JobJson.GetProperty("receipt");

        Assert.InRange(receipt.GetProperty("ffmpegWallMs").GetInt64(), 1, receipt.GetProperty("wallMs").GetInt64());
        Assert.False(receipt.TryGetProperty("commitMs", out _));
    }

    [Theory]
    [MemberData(nameof(CutShort))]
    public async Task What_decodes_of_a_file_without_its_end_is_made_and_the_manifest_says_truncated(Sample sample)
    {
        var done = await pipeline.ProcessAsync(sample);

        Assert.Equal((JobState.Succeeded, 1), (done.Job.State, done.Job.Tries));
        Assert.True(done.Manifest.GetProperty("truncated").GetBoolean());
        await DebianTools.DecodeAsync(done.Files["thumbnail"]);
        await DebianTools.DecodeAsync(done.Files["audio"]);
        var audio = await pipeline.MediaInfo.TrackAsync(done.Files["audio"], "Audio");
        Assert.InRange(audio.GetProperty("Duration").GetDouble(), 0.5, 2.9);
    }

    [Fact]
    public async Task Sound_that_nobody_knows_is_skipped_and_the_good_picture_beside_it_is_made()
    {
        var done = await pipeline.ProcessAsync(BadInput.UnknownAudio);

        Assert.Equal((JobState.Succeeded, 1), (done.Job.State, done.Job.Tries));
        Assert.Equal(["audio"], done.Skipped);
        Assert.Equal(new Skip("audio", "The source's sound is of a codec that cannot be decoded here."), Assert.Single(done.Job.Skipped));
        Assert.Equal(["thumbnail"], done.Files.Keys);
        await DebianTools.DecodeAsync(done.Files["thumbnail"]);
    }

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task Absurd_numbers_in_a_header_stop_nobody(Sample sample)
    {
        var done = await pipeline.ProcessAsync(sample);

        Assert.Equal((JobState.Succeeded, 1), (done.Job.State, done.Job.Tries));
        await DebianTools.DecodeAsync(done.Files["thumbnail"]);
    }

    [Fact]
    public async Task After_all_of_it_no_temporary_file_and_no_FFmpeg_is_left()
    {
        await pipeline.QuietAsync();

        var work = Path.Combine(pipeline.Dev.TempFolder, $"mediafunctions-{Environment.UserName}", "work");
        await ProcessTree.UntilAsync(
            () => (!Directory.Exists(work) || !Directory.EnumerateFileSystemEntries(work).Any())
                && ProcessTree.FFmpegsOf(pipeline.Dev.Id).Count == 0,
            Patience,
            () => $"Left in {work}: {string.Join(", ", Directory.EnumerateFileSystemEntries(work))}; "
                + $"left running: {string.Join(", ", ProcessTree.FFmpegsOf(pipeline.Dev.Id))}");
    }
}
