using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Kinds.Frames;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Bench.Estimates;

/// <summary>What tells of decoders, filters and encoders of pictures.</summary>
internal sealed class PictureExperiments(TestClips clips)
{
    private const string H264 = "-c:v libx264 -preset veryfast -pix_fmt yuv420p -crf";

    /// <summary>Each with options for a small file and for a large one.</summary>
    private static readonly (string Name, string Extension, string Small, string Large)[] Codecs =
    [
        ("h264", "mp4", $"{H264} 26", $"{H264} 14"),
        ("h264 10 bit", "mp4", "-c:v libx264 -preset veryfast -pix_fmt yuv420p10le -crf 26", "-c:v libx264 -preset veryfast -pix_fmt yuv420p10le -crf 14"),
        ("hevc", "mp4", "-c:v libx265 -preset ultrafast -x265-params log-level=none -pix_fmt yuv420p -crf 28", "-c:v libx265 -preset ultrafast -x265-params log-level=none -pix_fmt yuv420p -crf 14"),
        ("hevc 10 bit", "mp4", "-c:v libx265 -preset ultrafast -x265-params log-level=none -pix_fmt yuv420p10le -crf 28", "-c:v libx265 -preset ultrafast -x265-params log-level=none -pix_fmt yuv420p10le -crf 14"),
        ("vp8", "webm", "-c:v libvpx -deadline realtime -cpu-used 8 -b:v 20M -crf 20", "-c:v libvpx -deadline realtime -cpu-used 8 -b:v 40M -crf 6"),
        ("vp9", "webm", "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 0 -crf 36", "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 0 -crf 16"),
        ("vp9 10 bit", "webm", "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -pix_fmt yuv420p10le -b:v 0 -crf 36", "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -pix_fmt yuv420p10le -b:v 0 -crf 16"),
        ("av1", "mp4", "-c:v libsvtav1 -preset 10 -crf 40", "-c:v libsvtav1 -preset 10 -crf 18"),
        ("av1 10 bit", "mp4", "-c:v libsvtav1 -preset 10 -pix_fmt yuv420p10le -crf 40", "-c:v libsvtav1 -preset 10 -pix_fmt yuv420p10le -crf 18"),
        ("mpeg1", "mpg", "-c:v mpeg1video -q:v 8", "-c:v mpeg1video -q:v 2"),
        ("mpeg2", "ts", "-c:v mpeg2video -q:v 8", "-c:v mpeg2video -q:v 2"),
        ("mpeg4", "mp4", "-c:v mpeg4 -q:v 8", "-c:v mpeg4 -q:v 2"),
        ("msmpeg4v2", "avi", "-c:v msmpeg4v2 -q:v 8", "-c:v msmpeg4v2 -q:v 2"),
        ("msmpeg4v3", "avi", "-c:v msmpeg4 -q:v 8", "-c:v msmpeg4 -q:v 2"),
        ("flv1", "flv", "-c:v flv -q:v 8", "-c:v flv -q:v 2"),
        ("wmv1", "asf", "-c:v wmv1 -q:v 8", "-c:v wmv1 -q:v 2"),
        ("wmv2", "asf", "-c:v wmv2 -q:v 8", "-c:v wmv2 -q:v 2"),
        ("theora", "ogv", "-c:v libtheora -q:v 4", "-c:v libtheora -q:v 9"),
        ("mjpeg", "mov", "-c:v mjpeg -pix_fmt yuvj420p -q:v 10", "-c:v mjpeg -pix_fmt yuvj420p -q:v 2"),
        ("prores", "mov", "-c:v prores_ks -profile:v 1", "-c:v prores_ks -profile:v 3"),
        ("dnxhd", "mov", "-c:v dnxhd -profile:v dnxhr_lb -pix_fmt yuv422p", "-c:v dnxhd -profile:v dnxhr_hq -pix_fmt yuv422p"),
        ("qtrle", "mov", "-c:v qtrle", "-c:v qtrle -g 1"),
        ("png", "mov", "-c:v png -pred 0", "-c:v png -pred 4"),
        ("gif", "gif", "-c:v gif", "-c:v gif -r 25"),
        ("rawvideo", "avi", "-c:v rawvideo -pix_fmt yuv420p", "-c:v rawvideo -pix_fmt yuyv422"),
        ("webp", "webp", "-frames:v 1 -c:v libwebp -quality 60", "-frames:v 1 -c:v libwebp -quality 98"),
        ("bmp", "bmp", "-frames:v 1 -c:v bmp -pix_fmt bgr24", "-frames:v 1 -c:v bmp -pix_fmt bgra"),
    ];

    /// <summary>All, the shortest first.</summary>
    public IEnumerable<Experiment> All() => [.. Basics(), .. Decoders(), .. Scalers(), .. Encoders(), .. Filters(), .. Seeks()];

    private IEnumerable<Experiment> Basics()
    {
        var tiny = Clip("mp4", Content.Screen(160, 90, 25), 1, $"{H264} 26");
        var many = Clip("mp4", Content.Screen(160, 90, 60), 40, $"{H264} 30");
        yield return new("open", tiny, Plans.Opened);
        foreach (var times in new[] { 2, 4, 8, 12 })
        {
            yield return new($"open the same {times} times", tiny, media => Plans.Joined(media, times, new SourceRead { MostFrames = 1 }));
            yield return new($"open the same {times} times, threads of frames", tiny, media => Plans.Joined(media, times, SourceRead.Whole));
        }
        yield return new("many small frames", many, media => Plans.Seen(media));
        yield return new("many small frames, through four graphs", many, media => Plans.Passed(media, 4));
        foreach (var (width, height) in new[] { (1280, 720), (1920, 1080), (3840, 2160) })
            yield return new($"open {width}", Clip("mp4", Content.Film(width, height, 25), 1, $"{H264} 23"), Plans.Opened);
        yield return new("copy", Clip("mp4", Content.Noise(1280, 720, 25), 8, $"{H264} 8"), Plans.Copied);
        yield return new("key frames of 60 s", Clip("mp4", Content.Film(640, 360, 25), 60, $"{H264} 23 -g 100 -keyint_min 100 -sc_threshold 0"), media => Plans.Of(media, """{"kind":"storyboard","interval":"5s"}"""));
    }

    private IEnumerable<Experiment> Decoders()
    {
        foreach (var (name, extension, small, large) in Codecs)
        {
            yield return new($"decode {name}, small", Clip(extension, Content.Film(1280, 720, 25), 2, small), media => Plans.Seen(media));
            yield return new($"first frame of {name}", Clip(extension, Content.Film(1280, 720, 25), 2, small), media => Plans.Of(media, """{"kind":"thumbnail","at":"0s"}"""));
            yield return new($"decode {name}, large", Clip(extension, Content.Detailed(1280, 720, 25), 2, large), media => Plans.Seen(media));
        }
        yield return new("decode h263", Clip("3gp", Content.Film(704, 576, 25), 2, "-c:v h263 -q:v 8"), media => Plans.Seen(media));
        yield return new("decode h264 of 4K", Clip("mp4", Content.Film(3840, 2160, 25), 1, $"{H264} 23"), media => Plans.Seen(media));
        yield return new("decode h264 of 1080p", Clip("mp4", Content.Noise(1920, 1080, 25), 2, $"{H264} 20"), media => Plans.Seen(media));
        yield return new("decode hevc of 1080p", Clip("mp4", Content.Screen(1920, 1080, 25), 2, "-c:v libx265 -preset ultrafast -x265-params log-level=none -pix_fmt yuv420p -crf 24"), media => Plans.Seen(media));
    }

    private IEnumerable<Experiment> Scalers()
    {
        foreach (var (width, height) in new[] { (1920, 1080), (3840, 2160) })
        {
            var film = Clip("mp4", Content.Film(width, height, 25), 1, $"{H264} 23");
            foreach (var target in new[] { 160, 640, 1280, width })
            {
                yield return new($"scale {width} to {target}", film, media => Plans.Seen(media, Scale(media, target, "bt709", "yuv420p")));
                yield return new($"scale {width} to {target}, RGB", film, media => Plans.Seen(media, Scale(media, target, null, "rgb24")));
            }
            var deep = Clip("mp4", Content.Film(width, height, 25), 1, "-c:v libx265 -preset ultrafast -x265-params log-level=none:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc -pix_fmt yuv420p10le -crf 24 -color_primaries bt2020 -color_trc smpte2084 -colorspace bt2020nc");
            foreach (var target in new[] { 160, 640, 1280, width })
            {
                yield return new($"tone-map {width} to {target}", deep, media => Plans.Seen(media, Scale(media, target, "bt709", "yuv420p")));
                yield return new($"scale {width} to {target}, 10 bit", deep, media => Plans.Seen(media, Scale(media, target, "bt709", "yuv420p", hdr: false)));
            }
        }
    }

    private IEnumerable<Experiment> Encoders()
    {
        foreach (var (name, picture) in new (string, Func<int, int, double, string>)[] { ("film", Content.Film), ("detail", Content.Detailed), ("screen", Content.Screen), ("noise", Content.Noise) })
        {
            var clip = Clip("mp4", picture(1920, 1080, 25), 2, $"{H264} 20");
            foreach (var width in new[] { 160, 426, 854, 1280, 1920 })
            {
                yield return new($"x264 {name} {width}", clip, media => Plans.Encoded(media, Scale(media, width, "bt709", "yuv420p"), "o.mp4", [.. Processing.Kinds.Encoding.H264.For(40000)]));
                if (width > 1280)
                    continue;
                yield return new($"x264 {name} {width}, hls", clip, media => Plans.Encoded(media, Scale(media, width, "bt709", "yuv420p"), "o.mp4", [.. Processing.Kinds.Encoding.H264.For(40000, threads: 2), new("bf:v", "0"), new("sc_threshold", "0"), new("g", "150")]));
                foreach (var quality in new[] { 4, 7, 16 })
                    yield return new($"jpeg {name} {width}, q {quality}", clip, media => Plans.Encoded(media, [new Filter("framestep", "5"), .. Scale(media, width, "smpte170m", "yuvj420p")], "o/p-%03d.jpg", new("c:v", "mjpeg"), new("q:v", $"{quality}"), new("fps_mode", "passthrough"), new("f", "image2")));
                foreach (var quality in new[] { 60, 80 })
                    yield return new($"webp {name} {width}, quality {quality}", clip, media => Plans.Encoded(media, [new Filter("framestep", "10"), .. Scale(media, width, "smpte170m", "yuv420p")], "o/p-%03d.webp", new("c:v", "libwebp"), new("quality", $"{quality}"), new("fps_mode", "passthrough"), new("f", "image2")));
                yield return new($"png {name} {width}", clip, media => Plans.Encoded(media, [new Filter("framestep", "10"), .. Scale(media, width, null, "rgb24")], "o/p-%03d.png", new("c:v", "png"), new("fps_mode", "passthrough"), new("f", "image2")));
            }
            foreach (var width in new[] { 240, 320, 480 })
            {
                yield return new($"gif {name} {width}", clip, media => Plans.Of(media, $$"""{"kind":"preview","format":"gif","width":{{width}}}"""));
                yield return new($"animated webp {name} {width}", clip, media => Plans.Of(media, $$"""{"kind":"preview","format":"webp","width":{{width}}}"""));
            }
        }
        yield return new("x264, one thread", Clip("mp4", Content.Film(1920, 1080, 25), 2, $"{H264} 20"), media => Plans.Encoded(media, Scale(media, 1280, "bt709", "yuv420p"), "o.mp4", [.. Processing.Kinds.Encoding.H264.For(40000, threads: 1)]));
        yield return new("hls of four sizes", Clip("mp4", Content.Film(1920, 1080, 25), 2, $"{H264} 20"), media => Plans.Of(media, """{"kind":"hls"}"""));
    }

    private IEnumerable<Experiment> Filters()
    {
        var clip = Clip("mp4", Content.Film(1280, 720, 25), 3, $"{H264} 20");
        yield return new("placeholder", clip, media => Plans.Of(media, """{"kind":"placeholder","at":"0s"}"""));
        foreach (var filter in new[] { "signalstats", "blurdetect", "scdet" })
            yield return new($"filter {filter}", clip, media => Plans.Seen(media, [.. Scale(media, 480, "bt709", "yuv420p"), new Filter(filter)]));
        yield return new("watermark", clip, media => Plans.Of(media, """{"kind":"watermark","image":"i.png","preset":"480p"}"""), Clip("png", Content.Screen(300, 200, 25), 1, "-frames:v 1"));
        yield return new("storyboard of all frames", clip, media => Plans.Of(media, """{"kind":"storyboard","interval":"1s"}"""));
    }

    private IEnumerable<Experiment> Seeks()
    {
        foreach (var (name, picture, rate) in new (string, string, int)[] { ("720p", Content.Film(1280, 720, 25), 25), ("1080p", Content.Detailed(1920, 1080, 25), 25) })
        {
            var clip = Clip("mp4", picture, 8, $"{H264} 20 -g {4 * rate} -keyint_min {4 * rate} -sc_threshold 0");
            // The place in a group where half of it lies before.
            yield return new($"the frame, {name}", clip, media => Plans.Of(media, """{"kind":"thumbnail","at":"6s"}"""));
            yield return new($"the key frame before, {name}", clip, media => Plans.Of(media, """{"kind":"thumbnail","at":"6s","exact":false}"""));
            yield return new($"the first frame, {name}", clip, media => Plans.Of(media, """{"kind":"thumbnail","at":"0s"}"""));
            yield return new($"one moment, {name}", clip, media => Plans.Of(media, """{"kind":"preview","format":"mp4","moments":2,"momentLength":"1s"}"""));
        }
    }

    private Func<Task<string>> Clip(string extension, string picture, double seconds, string encoding) =>
        () => clips.MakeAsync(extension, seconds, picture, null, encoding);

    private static Filter[] Scale(MediaInfo media, int width, string? matrix, string format, bool? hdr = null)
    {
        var video = media.MainVideo!;
        return [.. FrameFilters.Sdr(video with { IsHdr = hdr ?? video.IsHdr }, FrameSize.Fit(video, width, null, even: true), matrix, format)];
    }
}
