namespace MediaFunctions.Bench.Estimates;

/// <summary>Uploads that no coefficient was measured with: other sizes, rates, lengths, codecs' settings and pictures.</summary>
internal sealed class EstimateSources(TestClips clips)
{
    private const string Sound = "aevalsrc='0.3*sin(2*PI*t*330)*(1+sin(2*PI*t*3))/2+0.05*random(0)|0.3*sin(2*PI*t*220)*(1+sin(2*PI*t*2))/2':s=44100";

    private static readonly (string Name, string Extension, double Seconds, string? Picture, string? Sound, string Encoding)[] Made =
    [
        ("phone 1080p30", "mp4", 10, Zoom(1920, 1080, 30), Sound, "-c:v libx264 -preset medium -pix_fmt yuv420p -b:v 9M -g 30 -c:a aac -b:a 128k"),
        ("web 720p24", "mp4", 20, "life=s=320x180:r=24:mold=10:ratio=0.15,scale=1280:720,gblur=3", Sound, "-c:v libx264 -preset medium -pix_fmt yuv420p -crf 23 -c:a aac -b:a 128k"),
        ("lecture vp9 15 fps", "webm", 30, "testsrc=s=1024x768:r=15", Sound, "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -pix_fmt yuv420p -b:v 600k -g 120 -c:a libopus -b:a 64k"),
        ("drone hevc 4K30", "mp4", 3, Zoom(3840, 2160, 30), null, "-c:v libx265 -preset ultrafast -x265-params log-level=none -pix_fmt yuv420p -crf 26"),
        ("HDR hevc 1440p24", "mp4", 4, Zoom(2560, 1440, 24), Sound, "-c:v libx265 -preset ultrafast -x265-params log-level=none:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc -pix_fmt yuv420p10le -crf 24 -color_primaries bt2020 -color_trc smpte2084 -colorspace bt2020nc -c:a aac -b:a 128k"),
        ("broadcast mpeg2 576p", "ts", 15, Zoom(720, 576, 25), Sound, "-c:v mpeg2video -b:v 4M -g 12 -c:a mp2 -b:a 192k"),
        ("old mpeg4 480p", "avi", 20, "cellauto=s=320x240:r=30,scale=640:480,gblur=2", Sound, "-c:v mpeg4 -q:v 5 -c:a libmp3lame -b:a 128k"),
        ("studio prores 720p", "mov", 3, Zoom(1280, 720, 25), Sound, "-c:v prores_ks -profile:v 2 -c:a pcm_s16le"),
        ("night 540p50", "mp4", 6, "color=c=0x202028:s=960x540:r=50,noise=alls=15:allf=t", Sound, "-c:v libx264 -preset fast -pix_fmt yuv420p -crf 22 -c:a aac -b:a 96k"),
        ("av1 480p", "mp4", 10, Zoom(854, 480, 30), Sound, "-c:v libsvtav1 -preset 10 -crf 35 -c:a libopus -b:a 96k"),
        ("podcast mp3", "mp3", 300, null, Sound, "-c:a libmp3lame -b:a 96k"),
        ("album flac", "flac", 120, null, Sound, "-c:a flac"),
        ("call opus mono", "ogg", 180, null, Sound, "-ac 1 -c:a libopus -b:a 32k"),
        ("cinema ac3 5.1", "ac3", 60, null, Sound, "-ac 6 -ar 48000 -c:a ac3 -b:a 384k"),
        ("photo 12 MP", "jpg", 1, Zoom(4000, 3000, 1), null, "-frames:v 1 -pix_fmt yuvj420p -q:v 3"),
        ("screenshot", "png", 1, "testsrc2=s=1440x900:r=1", null, "-frames:v 1 -pix_fmt rgb24"),
    ];

    /// <summary>Each by its name; files of the folder too, where there is one.</summary>
    public async Task<IReadOnlyList<(string Name, string Path)>> AllAsync()
    {
        var all = new List<(string, string)>();
        foreach (var (name, extension, seconds, picture, sound, encoding) in Made)
            all.Add((name, await clips.MakeAsync(extension, seconds, picture, sound, encoding)));
        return all;
    }

    /// <summary>What a camera that goes into a coast sees, if there were one.</summary>
    private static string Zoom(int width, int height, int rate) =>
        $"mandelbrot=s=480x270:r={rate}:start_x=-1.25:start_y=0.02:start_scale=0.4:end_scale=0.25:end_pts=120:maxiter=150,scale={width}:{height},gblur=1.4,noise=alls=6:allf=t";
}
