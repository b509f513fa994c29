using MediaFunctions.Processing;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Running;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Media;

/// <summary>Bad input ends in one stable code, before it costs anything where that can be.</summary>
public sealed class BadInputSpecs(MediaFixture fixture) : IClassFixture<MediaFixture>
{
    [Theory]
    [InlineData("text.mp4")]
    [InlineData("empty.mp4")]
    [InlineData("hls.mp4")]
    [InlineData("dash.mp4")]
    [InlineData("concat.mp4")]
    [InlineData("sdp.mp4")]
    public async Task Text_and_playlists_are_no_media_and_no_process_opens_them(string name)
    {
        var runner = new DirectRunner();
        var result = await fixture.ProbeAsync(await AllSamples.Named(name).PathAsync(), runner: runner);

        Assert.Equal(FailureCode.NotMedia, result.Error?.Code);
        Assert.Empty(runner.Ran);
    }

    [Fact]
    public async Task Bytes_that_mean_nothing_are_no_media() =>
        Assert.Equal(FailureCode.NotMedia, (await fixture.FailureAsync(BadInput.Noise)).Code);

    [Fact]
    public async Task A_film_without_its_index_is_corrupt() =>
        Assert.Equal(FailureCode.Corrupt, (await fixture.FailureAsync(BadInput.IndexMissing)).Code);

    [Theory]
    [InlineData("end-missing.mp4")]
    [InlineData("cut.mkv")]
    [InlineData("cut.avi")]
    public async Task A_film_whose_end_is_missing_is_truncated(string name)
    {
        var media = await fixture.InfoAsync(AllSamples.Named(name));

        Assert.True(media.Truncated);
        Assert.NotNull(media.MainVideo);
    }

    [Theory]
    [InlineData("huge.png")]
    [InlineData("huge.jpg")]
    public async Task A_picture_of_144_megapixels_is_refused_before_anything_decodes_it(string name)
    {
        var sample = AllSamples.Named(name);
        var runner = new DirectRunner();

        var result = await fixture.ProbeAsync(await sample.PathAsync(), runner: runner);

        Assert.InRange(new FileInfo(await sample.PathAsync()).Length, 1, 256 * 1024);
        Assert.Equal(FailureCode.TooManyPixels, result.Error?.Code);
        Assert.Contains("12000 x 12000", result.Error?.Message, StringComparison.Ordinal);
        Assert.Empty(runner.Ran);
    }

    [Theory]
    [InlineData("clip.mp4")]
    [InlineData("mpeg2.ts")]
    [InlineData("mjpeg.avi")]
    [InlineData("picture.avif")]
    public async Task A_film_of_too_many_pixels_is_refused(string name)
    {
        var limits = new MediaLimits { MaxPixels = 10_000 };
        var result = await fixture.ProbeAsync(AllSamples.Named(name), limits);

        var failure = result.Error ?? new LimitChecker(limits).Check(result.Value!);

        Assert.Equal(FailureCode.TooManyPixels, failure?.Code);
    }

    [Fact]
    public async Task A_cover_of_too_many_pixels_does_not_stop_the_song()
    {
        var limits = new MediaLimits { MaxPixels = 10_000 };
        var result = await fixture.ProbeAsync(RealUploads.CoverMp3, limits);

        Assert.Null(result.Error);
        Assert.Null(result.Value!.MainVideo);
        Assert.NotNull(result.Value.MainAudio);
        Assert.Null(new LimitChecker(limits).Check(result.Value));
    }

    [Fact]
    public async Task A_codec_that_nobody_knows_is_reported_beside_the_good_stream()
    {
        var media = await fixture.InfoAsync(BadInput.UnknownAudio);

        Assert.Null(media.MainAudio);
        Assert.False(Assert.Single(media.Audio).Decodable);
        Assert.Equal("h264", media.MainVideo?.Codec);
    }

    [Fact]
    public async Task A_film_of_a_codec_that_nobody_knows_is_reported_and_left_to_the_planner()
    {
        var media = await fixture.InfoAsync(BadInput.UnknownVideo);

        Assert.Null(media.MainVideo);
        Assert.False(Assert.Single(media.Video).Decodable);
    }

    [Fact]
    public async Task Subtitles_alone_give_no_output() =>
        Assert.Equal(FailureCode.NoOutput, (await fixture.FailureAsync(BadInput.OnlySubtitles)).Code);

    [Fact]
    public async Task An_absurd_frame_rate_is_not_believed()
    {
        var media = await fixture.InfoAsync(BadInput.AbsurdRate);

        Assert.True(media.MainVideo?.FrameRate is null or (> 0 and <= 960));
    }

    [Fact]
    public async Task Storage_that_does_not_answer_is_no_fault_of_the_file()
    {
        var bytes = await Containers.Mp4.BytesAsync();
        var result = await fixture.Prober().ProbeAsync(
            new Uri(fixture.Files.AddressOf("gone"), "/unknown"),
            (offset, buffer, _) =>
            {
                var part = bytes.AsMemory((int)offset)[..(int)Math.Min(buffer.Length, bytes.Length - offset)];
                part.CopyTo(buffer);
                return ValueTask.FromResult(part.Length);
            },
            bytes.Length,
            CancellationToken.None);

        Assert.True(result.Error is { Code: FailureCode.StorageUnavailable, Retryable: true }, result.Error?.ToString());
    }

    [Theory]
    [InlineData(RunEnd.WallTimeExceeded, FailureCode.TimedOut)]
    [InlineData(RunEnd.CpuTimeExceeded, FailureCode.TimedOut)]
    [InlineData(RunEnd.MemoryExceeded, FailureCode.OutOfMemory)]
    [InlineData(RunEnd.SpaceExceeded, FailureCode.OutOfSpace)]
    [InlineData(RunEnd.Crashed, FailureCode.Corrupt)]
    [InlineData(RunEnd.Refused, FailureCode.Corrupt)]
    public async Task A_probe_that_meets_a_limit_says_which(RunEnd end, FailureCode code)
    {
        var runner = new CannedRunner(new FFmpegResult(end, 1, "", "", TimeSpan.Zero, 0, TimeSpan.Zero));

        var result = await fixture.ProbeAsync(await Containers.Mp4.PathAsync(), runner: runner);

        Assert.Equal(code, result.Error?.Code);
    }

    [Fact]
    public async Task Absurd_numbers_in_the_answer_count_as_not_known()
    {
        const string Answer =
            """
            {"streams":[{"index":0,"codec_type":"video","codec_name":"h264","width":320,"height":240,"sample_aspect_ratio":"0:1",
              "r_frame_rate":"57600/1","avg_frame_rate":"0/0","duration":"-9223372036854775808",
              "side_data_list":[{"rotation":-9223372036854775808}]},
              {"index":1,"codec_type":"audio","codec_name":"aac","channels":-3,"sample_rate":"N/A","duration":"N/A"},
              {"index":2,"codec_type":"data"}],
             "format":{"format_name":"mov,mp4,m4a,3gp,3g2,mj2","duration":"1e300"}}
            """;
        var runner = new CannedRunner(new FFmpegResult(RunEnd.Completed, 0, Answer, "", TimeSpan.Zero, 0, TimeSpan.Zero));

        var media = (await fixture.ProbeAsync(await Containers.Mp4.PathAsync(), runner: runner)).Value;

        Assert.True(media?.Video is [{ DisplayWidth: 320, RotationDegrees: 0, FrameRate: null, DurationSeconds: null }]);
        Assert.True(media.Audio is [{ Channels: 0, SampleRate: 0, DurationSeconds: null }]);
        Assert.Null(media.DurationSeconds);
    }

    [Fact]
    public async Task An_answer_that_is_none_is_a_mistake_of_ours()
    {
        var runner = new CannedRunner(new FFmpegResult(RunEnd.Completed, 0, "{\"streams\":", "", TimeSpan.Zero, 0, TimeSpan.Zero));

        var result = await fixture.ProbeAsync(await Containers.Mp4.PathAsync(), runner: runner);

        Assert.Equal(FailureCode.Internal, result.Error?.Code);
    }
}
