using MediaFunctions.Processing.Running;
using MediaFunctions.Processing.Streaming;
using MediaFunctions.Tests.Processing.Running;

namespace MediaFunctions.Tests.Processing.Streaming;

/// <summary>What the real FFmpeg reads of a large file: an mp4 of some 60 MB with its index at the end.</summary>
public sealed class FFmpegOverHttpSpecs : IAsyncLifetime, IDisposable
{
    private const string Input = "-recv_buffer_size 65536 -i";

    private readonly TempFolder folder = new();
    private MemorySource source = new([]);

    public async Task InitializeAsync()
    {
        var film = folder.File("film.mp4");
        await Tools.MakeAsync(
            "-filter_complex testsrc2=s=1280x720:r=25:d=20,format=yuv420p -filter_complex sine=d=20 "
            + $"-c:v libx264 -preset ultrafast -g 50 -b:v 25M -minrate 25M -maxrate 25M -bufsize 25M -x264-params nal-hrd=cbr -c:a aac {film}");
        source = new MemorySource(await File.ReadAllBytesAsync(film));
    }

    [Fact]
    public async Task A_thumbnail_from_the_middle_reads_a_small_part_and_a_second_run_hardly_anything()
    {
        await using var served = await Served.StartAsync(source);
        Assert.InRange(source.SizeBytes, 40_000_000, 90_000_000);

        await RunAsync("ffprobe", $"-show_streams {Input} {served.Source.FewFramesUrl}");
        await ThumbnailAsync(served.Source, "first.jpg");
        var (bytes, requests) = (served.Source.BytesRead, served.Source.Requests);
        await ThumbnailAsync(served.Source, "second.jpg");

        // The first block, the index at the end, the key frame: a few blocks each.
        Assert.InRange(requests, 1, 32);
        // When FFmpeg hangs up is chance: what was still on its way then comes with the second run. Both together
        // stay within what one may read, and the second is less than the first.
        Assert.InRange(served.Source.BytesRead, 1, 4 * 1024 * 1024);
        Assert.InRange(served.Source.BytesRead - bytes, 0, bytes * 3 / 4);
        Assert.Equal(await File.ReadAllBytesAsync(folder.File("first.jpg")), await File.ReadAllBytesAsync(folder.File("second.jpg")));
    }

    [Fact]
    public async Task A_whole_read_gives_what_a_local_file_gives_in_few_requests()
    {
        await using var served = await Served.StartAsync(source);

        var streamed = await RunAsync("ffmpeg", $"{Input} {served.Source.Url} -map 0 -c copy -f framemd5 {folder.File("streamed")}");
        await RunAsync("ffmpeg", $"-i {folder.File("film.mp4")} -map 0 -c copy -f framemd5 {folder.File("local")}");

        Assert.Equal(RunEnd.Completed, streamed.End);
        Assert.Equal(await File.ReadAllTextAsync(folder.File("local")), await File.ReadAllTextAsync(folder.File("streamed")));
        Assert.InRange(served.Source.Requests, 1, 36);
        Assert.InRange(served.Source.BytesRead, source.SizeBytes, source.SizeBytes * 6 / 5);
    }

    [Fact]
    public async Task An_object_that_changes_under_the_run_ends_it_and_is_told_from_a_bad_file()
    {
        source.Before = (number, _) => number > 6 ? throw new SourceChangedException("412") : Task.CompletedTask;
        await using var served = await Served.StartAsync(source);

        await Tools.Runner().RunAsync(
            new FFmpegCommand("ffmpeg", $"{Input} {served.Source.Url} -f null -", Tools.Ample), null, default);

        Assert.IsType<SourceChangedException>(served.Source.Fault);
    }

    private async Task ThumbnailAsync(ServedSource served, string name)
    {
        var result = await RunAsync("ffmpeg",
            $"-nofind_stream_info -thread_type slice -ss 10 -noaccurate_seek {Input} {served.FewFramesUrl} -map 0:v:0 -fps_mode passthrough -frames:v 1 -y {folder.File(name)}");
        Assert.NotEqual(0, new FileInfo(folder.File(name)).Length);
        Assert.Equal(RunEnd.Completed, result.End);
    }

    private static async Task<FFmpegResult> RunAsync(string program, string arguments)
    {
        var result = await Tools.Runner().RunAsync(new FFmpegCommand(program, arguments, Tools.Ample), null, default);
        Assert.True(result.End == RunEnd.Completed, result.Log);
        return result;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => folder.Dispose();
}
