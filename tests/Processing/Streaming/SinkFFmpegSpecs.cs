using MediaFunctions.Processing.Running;
using MediaFunctions.Processing.Streaming;
using MediaFunctions.Tests.Processing.Running;

namespace MediaFunctions.Tests.Processing.Streaming;

/// <summary>The real FFmpeg writes into a sink what it writes into files.</summary>
public sealed class SinkFFmpegSpecs : IDisposable
{
    private const string Put = "-method PUT";
    private const string Pictures = "testsrc2=s=320x180:r=25:d=6,format=yuv420p";
    private const string Film =
        $"-filter_complex {Pictures}[v] -filter_complex sine=d=6[a] -map [v] -map [a] -fflags +bitexact -flags:v +bitexact "
        + "-flags:a +bitexact -c:v libx264 -threads 1 -preset ultrafast -g 25 -c:a aac -b:a 64k";
    private const string Endless =
        "-filter_complex testsrc2=s=640x360:r=25,format=yuv420p -c:v libx264 -threads 1 -preset ultrafast -qp 1";

    private readonly TempFolder folder = new();
    private readonly MemoryStore store = new();

    [Theory]
    [InlineData("-http_persistent 1", 6)]
    [InlineData("-http_persistent 0", 6)]
    public async Task Hls_in_fmp4_arrives_as_it_stands_in_files_the_playlist_last(string persistence, int segments)
    {
        await using var sunk = await Sunk.OpenAsync(store);

        await RunAsync(Hls(sunk.Sink.Url.ToString(), $"{Put} {persistence}"));
        await sunk.CompleteAsync();

        Directory.CreateDirectory(folder.File("hls"));
        await RunAsync(Hls("", ""));
        AssertSameFiles(sunk);
        Assert.Equal(segments + 2, store.Objects.Count);
        Assert.Equal("put hls/v0.m3u8", store.Done[^1]);
        Assert.Equal(store.Objects["hls/v0.m3u8"], sunk.Sink.Files["hls/v0.m3u8"].Content);
    }

    [Fact]
    public async Task A_ladder_with_its_master_playlist_arrives_as_it_stands_in_files()
    {
        await using var sunk = await Sunk.OpenAsync(store);

        await RunAsync(Ladder(sunk.Sink.Url.ToString(), $"{Put} -http_persistent 1"));
        await sunk.CompleteAsync();

        Directory.CreateDirectory(folder.File("hls"));
        await RunAsync(Ladder("", ""));
        AssertSameFiles(sunk);
        Assert.Equal(1 + 3 + (3 * 4), store.Objects.Count);
    }

    [Theory]
    [InlineData("a.mp3", "-filter_complex sine=d=5 -c:a libmp3lame -b:a 128k -write_xing 0 -id3v2_version 0 -fflags +bitexact -flags:a +bitexact")]
    [InlineData("a.ogg", "-filter_complex sine=d=5 -c:a libopus -b:a 64k -fflags +bitexact -flags:a +bitexact")]
    [InlineData("a.ts", $"{Film} -f mpegts")]
    public async Task One_file_arrives_as_it_stands_on_disk(string name, string arguments)
    {
        await using var sunk = await Sunk.OpenAsync(store);

        await RunAsync($"{arguments} {Put} {sunk.Sink.Url}{name}");
        await sunk.CompleteAsync();

        await RunAsync($"{arguments} {name}");
        AssertSameFiles(sunk);
    }

    [Fact]
    public async Task A_file_beyond_8_mib_goes_in_parts_within_the_bound()
    {
        const string Large =
            "-filter_complex testsrc2=s=640x360:r=25:d=6,format=yuv420p -fflags +bitexact -flags +bitexact -c:v libx264 -threads 1 "
            + "-preset ultrafast -b:v 25M -minrate 25M -maxrate 25M -bufsize 25M -x264-params nal-hrd=cbr -f mpegts";
        var options = Sunk.Options with { SinkBytes = 16 * Sunk.MiB };
        await using var sunk = await Sunk.OpenAsync(store, options);

        await RunAsync($"{Large} {Put} {sunk.Sink.Url}a.ts");
        await sunk.CompleteAsync();

        await RunAsync($"{Large} a.ts");
        AssertSameFiles(sunk);
        Assert.InRange(store.Parts["a.ts"].Length, 2, 4);
        Assert.InRange(sunk.Sink.PeakBufferedBytes, 8 * Sunk.MiB, options.SinkBytes);
    }

    [Fact]
    public async Task A_picture_written_again_and_again_ends_as_the_last_one()
    {
        const string Picture = "-filter_complex testsrc2=s=320x180:r=25:d=4 -fflags +bitexact -flags +bitexact -f image2 -update 1";
        await using var sunk = await Sunk.OpenAsync(store);

        await RunAsync($"{Picture} -protocol_opts method=PUT {sunk.Sink.Url}a.jpg");
        await sunk.CompleteAsync();

        await RunAsync($"{Picture} a.jpg");
        AssertSameFiles(sunk);
    }

    [Fact]
    public async Task Many_pictures_on_as_many_connections_all_arrive()
    {
        const string Numbered = "-filter_complex testsrc2=s=64x36:r=25:d=6 -fflags +bitexact -flags +bitexact -f image2";
        await using var sunk = await Sunk.OpenAsync(store);

        await RunAsync($"{Numbered} {sunk.Sink.Url}%d.jpg");
        await sunk.CompleteAsync();

        await RunAsync($"{Numbered} %d.jpg");
        AssertSameFiles(sunk);
        Assert.Equal(150, store.Objects.Count);
    }

    [Fact]
    public async Task Several_outputs_of_one_process_arrive_together()
    {
        await using var sunk = await Sunk.OpenAsync(store);

        await RunAsync(
            $"-filter_complex {Pictures},split=2[v][w] -map [v] -c:v libx264 -threads 1 -preset ultrafast {Put} -f mpegts {sunk.Sink.Url}a.ts "
            + $"-filter_complex sine=d=6[s] -map [s] -c:a libmp3lame {Put} {sunk.Sink.Url}a.mp3 -map [w] -frames:v 1 -f image2 -update 1 {sunk.Sink.Url}a.jpg");
        await sunk.CompleteAsync();

        Assert.Equal(["a.jpg", "a.mp3", "a.ts"], sunk.Sink.Files.Keys.Order());
        Assert.All(sunk.Sink.Files.Values, file => Assert.NotEqual(0, file.Bytes));
    }

    [Fact]
    public async Task FFmpeg_ends_well_when_the_store_refuses_everything_and_the_sink_tells()
    {
        var ended = new TaskCompletionSource();
        store.Before = async (_, _) =>
        {
            await ended.Task;
            throw new IOException("500");
        };
        await using var sunk = await Sunk.OpenAsync(store);

        var result = await RunAsync(Hls(sunk.Sink.Url.ToString(), $"{Put} -http_persistent 1"));
        ended.SetResult();

        Assert.Equal(0, result.ExitCode);
        await Assert.ThrowsAsync<IOException>(sunk.CompleteAsync);
        Assert.NotNull(sunk.Sink.Fault);
        Assert.Empty(sunk.Sink.Files);
    }

    [Fact]
    public async Task A_killed_FFmpegs_file_is_not_stored()
    {
        using var kill = new CancellationTokenSource();
        store.Before = (request, _) => request.StartsWith("part", StringComparison.Ordinal) ? kill.CancelAsync() : Task.CompletedTask;
        await using var sunk = await Sunk.OpenAsync(store, rules: new SinkRules(long.MaxValue));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => RunAsync($"{Endless} {Put} -f mpegts {sunk.Sink.Url}a.ts", cancellationToken: kill.Token));

        await Assert.ThrowsAsync<SinkBrokenException>(sunk.CompleteAsync);
        Assert.Empty(store.Objects);
        Assert.Contains("abort a.ts", store.Done);
    }

    [Fact]
    public async Task The_fault_kills_an_FFmpeg_that_would_go_on()
    {
        store.Before = (_, _) => throw new IOException("500");
        await using var sunk = await Sunk.OpenAsync(store, rules: new SinkRules(long.MaxValue));

        await RunUntilFaultAsync(sunk);

        Assert.IsType<IOException>(sunk.Sink.Fault);
    }

    [Fact]
    public async Task An_output_that_grows_beyond_the_limit_is_ended()
    {
        await using var sunk = await Sunk.OpenAsync(store, rules: new SinkRules(3 * Sunk.MiB));

        await RunUntilFaultAsync(sunk);

        Assert.IsType<SinkFullException>(sunk.Sink.Fault);
        Assert.Empty(store.Objects);
    }

    private async Task RunUntilFaultAsync(Sunk sunk)
    {
        // Killed, or ended by its closed connection: whichever comes first.
        try
        {
            await RunAsync($"{Endless} {Put} -f mpegts {sunk.Sink.Url}a.ts", mustSucceed: false, sunk.Sink.Faulted);
        }
        catch (OperationCanceledException)
        {
            Assert.True(sunk.Sink.Faulted.IsCancellationRequested);
        }
    }

    private static string Hls(string address, string options) =>
        $"{Film} -f hls -hls_time 1 -hls_segment_type fmp4 -hls_playlist_type vod {options} -hls_fmp4_init_filename v0.mp4 "
        + $"-hls_segment_filename {address}hls/v0-%05d.m4s {address}hls/v0.m3u8";

    private static string Ladder(string address, string options) =>
        $"-filter_complex {Pictures},split=3[a][b][c] -map [a] -map [b] -map [c] -fflags +bitexact -flags:v +bitexact -c:v libx264 "
        + "-threads 1 -preset ultrafast -g 50 -b:v:0 900k -b:v:1 400k -b:v:2 200k -f hls -hls_time 2 -hls_segment_type fmp4 "
        + "-hls_playlist_type vod -hls_flags independent_segments -master_pl_name master.m3u8 "
        + $"-var_stream_map \"v:0,name:v0 v:1,name:v1 v:2,name:v2\" {options} -hls_fmp4_init_filename %v.mp4 "
        + $"-hls_segment_filename {address}hls/%v-%05d.m4s {address}hls/%v.m3u8";

    private async Task<FFmpegResult> RunAsync(string arguments, bool mustSucceed = true, CancellationToken cancellationToken = default)
    {
        var command = new FFmpegCommand("ffmpeg", arguments, Tools.Ample, folder.Path);
        var result = await Tools.Runner().RunAsync(command, null, cancellationToken);
        Assert.True(!mustSucceed || result.End == RunEnd.Completed, result.Log);
        return result;
    }

    private void AssertSameFiles(Sunk sunk)
    {
        var files = Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(folder.Path, path), File.ReadAllBytes);
        Assert.Equal(files.Keys.Order(), sunk.Store.Objects.Keys.Order());
        Assert.All(files, file => Assert.True(file.Value.AsSpan().SequenceEqual(sunk.Store.Objects[file.Key]), file.Key));
        Assert.All(files, file => Assert.Equal(file.Value.Length, sunk.Sink.Files[file.Key].Bytes));
    }

    public void Dispose() => folder.Dispose();
}
