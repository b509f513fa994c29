using MediaFunctions.Bench.Estimates;

namespace MediaFunctions.Bench;

/// <summary>What people upload: a phone's film at 12 Mbit/s and more, a recording. Long ones repeat ten seconds.</summary>
/// <param name="ffmpeg">Our FFmpeg.</param>
/// <param name="folder">Where they are kept.</param>
internal sealed class CostClips(string ffmpeg, string folder)
{
    private const int Least = 10;

    private readonly TestClips clips = new(folder);

    /// <summary>1080p, 30 frames a second, H.264 and AAC.</summary>
    public async Task<string> FilmAsync(int seconds)
    {
        var once = await clips.MakeAsync("mp4", Least, Content.Film(1920, 1080, 30), Content.Sound,
            "-c:v libx264 -preset veryfast -pix_fmt yuv420p -b:v 12M -maxrate 15M -bufsize 15M -g 30 -c:a aac -b:a 128k");
        return await RepeatedAsync(once, seconds);
    }

    /// <summary>Stereo, mp3 at 192 kbit/s.</summary>
    public Task<string> SoundAsync(int seconds) => clips.MakeAsync("mp3", seconds, null, Content.Sound, "-c:a libmp3lame -b:a 192k");

    private async Task<string> RepeatedAsync(string once, int seconds)
    {
        var path = Path.ChangeExtension(once, $"{seconds}s.mp4");
        if (seconds > Least && !File.Exists(path))
            await Child.FFmpegAsync(ffmpeg, "-stream_loop", $"{(seconds / Least) - 1}", "-i", once, "-c", "copy", path);
        return seconds > Least ? path : once;
    }
}
