namespace MediaFunctions.Bench;

/// <summary>The sources, made once a machine and kept outside the clone.</summary>
/// <param name="ffmpeg">Our FFmpeg.</param>
/// <param name="folder">Where they are kept.</param>
internal sealed class Clips(string ffmpeg, string folder)
{
    // Debian's ffmpeg: ours has no noise filter, without which no test picture takes a camera's bit rate.
    private const string NoiseMaker = "/usr/bin/ffmpeg";

    /// <summary>H.264 and AAC, 1080p, 30 s.</summary>
    public Task<string> ShortAsync() => MadeAsync("short-1080p-30s.mp4", path => Child.FFmpegAsync(
        ffmpeg,
        "-filter_complex", "testsrc2=s=1920x1080:r=30:d=30[v];sine=d=30:sample_rate=48000[a]", "-map", "[v]", "-map", "[a]",
        "-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-g", "60", "-c:a", "aac", "-b:a", "128k", path));

    /// <summary>As phones film: H.264 at 16 Mbit/s and AAC, 1080p, 30 s, a little noise, colours said to be those of BT.709.</summary>
    public Task<string> PhoneAsync() => MadeAsync("phone-1080p-30s.mp4", path => Child.FFmpegAsync(
        NoiseMaker,
        "-f", "lavfi", "-i", "testsrc2=s=1920x1080:r=30:d=30,noise=alls=6:allf=t", "-f", "lavfi", "-i", "sine=d=30:sample_rate=48000",
        "-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p",
        "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv",
        "-c:v", "libx264", "-preset", "veryfast", "-b:v", "16M", "-maxrate", "20M", "-bufsize", "20M", "-g", "60", "-c:a", "aac", "-b:a", "128k", path));

    /// <summary>H.264 and AAC, 720p, 10 s.</summary>
    public Task<string> TinyAsync() => MadeAsync("tiny-720p-10s.mp4", path => Child.FFmpegAsync(
        ffmpeg,
        "-filter_complex", "testsrc2=s=1280x720:r=30:d=10[v];sine=d=10:sample_rate=48000[a]", "-map", "[v]", "-map", "[a]",
        "-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-g", "60", "-c:a", "aac", "-b:a", "128k", path));

    /// <summary>H.264 and AAC, 480p, this many minutes: two frames a second, each so full that all bit rates are spent.</summary>
    public Task<string> LongAsync(int minutes) => MadeAsync($"long-480p-{minutes}min.mp4", path => Child.FFmpegAsync(
        NoiseMaker,
        "-f", "lavfi", "-i", $"testsrc2=s=854x480:r=2:d={minutes * 60},noise=alls=60:allf=t", "-f", "lavfi", "-i", $"sine=d={minutes * 60}:sample_rate=48000",
        "-c:v", "libx264", "-preset", "ultrafast", "-b:v", "3M", "-pix_fmt", "yuv420p", "-g", "12", "-c:a", "aac", "-b:a", "128k", path));

    /// <summary>1080p at a phone's 16 Mbit/s, of this size, its index at the end.</summary>
    public async Task<string> LargeAsync(long bytes)
    {
        var loop = await MadeAsync("loop-16mbps.mp4", path => Child.FFmpegAsync(
            NoiseMaker,
            "-f", "lavfi", "-i", "testsrc2=s=1920x1080:r=30:d=20,noise=alls=40:allf=t", "-f", "lavfi", "-i", "sine=d=20:sample_rate=48000",
            "-c:v", "libx264", "-preset", "ultrafast", "-b:v", "16M", "-maxrate", "16M", "-bufsize", "16M", "-pix_fmt", "yuv420p",
            "-g", "60", "-c:a", "aac", "-b:a", "128k", path));
        var more = Math.Max(0, (int)Math.Ceiling((double)bytes / new FileInfo(loop).Length) - 1);
        return await MadeAsync($"large-{bytes / 1_000_000}mb.mp4", path => Child.FFmpegAsync(
            ffmpeg, "-stream_loop", $"{more}", "-i", loop, "-c", "copy", path));
    }

    private async Task<string> MadeAsync(string name, Func<string, Task> make)
    {
        var path = Path.Combine(folder, name);
        if (File.Exists(path))
            return path;
        Console.Error.WriteLine($"bench: making {name}");
        // Under another name first: a run that is cut off must not leave half a clip for the next.
        var unfinished = Path.Combine(folder, $"{Environment.ProcessId}-{name}");
        await make(unfinished);
        File.Move(unfinished, path, overwrite: true);
        return path;
    }
}
