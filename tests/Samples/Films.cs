using static MediaFunctions.Tests.Samples.Sources;

namespace MediaFunctions.Tests.Samples;

/// <summary>Films that tell their time, and films of odd times.</summary>
public static class Films
{
    /// <summary>
    /// Six seconds of 25 frames: the left half's luma is 16 + 20 for each second, the right half's 16 + 7 for each frame in
    /// it; a beep of 100 ms at every full second. A key frame every two seconds, two B-frames between others.
    /// </summary>
    public static readonly Sample Coded = Sample.Encoded("coded.mp4", $"{Code()} {Beeps()} {CodedH264} {Aac}");

    /// <summary>The same where a seek needs the cluster's times.</summary>
    public static readonly Sample CodedMkv = Sample.Remuxed("coded.mkv", Coded, "-c copy");

    /// <summary>The same without an index, and not from zero: TS begins at 1.4 s.</summary>
    public static readonly Sample CodedTs = Sample.Remuxed("coded.ts", Coded, "-c copy");

    /// <summary>The same in fragments of two seconds.</summary>
    public static readonly Sample CodedInFragments = Sample.Remuxed("coded-fragments.mp4", Coded, "-c copy -movflags frag_keyframe+delay_moov");

    /// <summary>The same in fragments, without the edit list that moves its first frame to zero: all is two frames later.</summary>
    public static readonly Sample CodedInLateFragments = Sample.Remuxed("coded-late-fragments.mp4", Coded, "-c copy -movflags frag_keyframe+empty_moov");

    /// <summary>The same where the frames before a key frame need those before them, too.</summary>
    public static readonly Sample CodedOpen = Sample.Encoded(
        "coded-open.mp4", $"{Code()} {Beeps()} -c:v libx265 -preset ultrafast -x265-params log-level=error:pools=2:open-gop=1:keyint=50:min-keyint=50:bframes=4:b-adapt=0:scenecut=0 -crf 8 -pix_fmt yuv420p -tag:v hvc1 {Aac}");

    /// <summary>The same at 29.97 frames: no key frame stands on a whole millisecond.</summary>
    public static readonly Sample CodedNtsc = Sample.Encoded("coded-ntsc.mp4", $"{Code("30000/1001", 30)} {Beeps()} {CodedH264} -g 60 {Aac}");

    /// <summary>The same with nothing that says which frames are key frames.</summary>
    public static readonly Sample CodedWithoutKeyFrames = Sample.Edited("coded-no-stss.mp4", Coded, "stss to free, 1", Mp4Edits.HideKeyFrames);

    /// <summary>The beeps and the picture of 6 s, but the sound's first second is missing.</summary>
    public static readonly Sample LateSound = Sample.Remuxed("late-sound.mkv", Coded, "-c:v copy -af atrim=start=0.95 -c:a aac -copyts");

    /// <summary>The picture's first second is missing, in an edit list.</summary>
    public static readonly Sample LatePicture = Sample.Encoded("late-picture.mp4", $"{Code()} {Beeps()} -vf trim=start=1 {CodedH264} {Aac}");

    /// <summary>The whole, and its clock says 5 s at the first frame.</summary>
    public static readonly Sample StartsLate = Sample.Remuxed("starts-late.mkv", Coded, "-c copy -output_ts_offset 5");

    /// <summary>Bars of HD, in the colours of HD, and it says so.</summary>
    public static readonly Sample HdBars = Sample.Encoded(
        "hd-bars.ts", "-f lavfi -i rgbtestsrc=s=1280x720:r=5:d=1 -vf scale=out_color_matrix=bt709:out_range=tv,format=yuv420p -colorspace bt709 -c:v libx264 -qp 10");

    /// <summary>The same without a word of its colours.</summary>
    public static readonly Sample HdBarsUnnamed = Sample.Remuxed(
        "hd-bars-unnamed.ts", HdBars, "-c copy -bsf:v h264_metadata=matrix_coefficients=2");

    /// <summary>A recording of a screen: 30 frames a second while something moves, then one a second.</summary>
    public static readonly Sample Screen = Sample.Encoded(
        "screen.mp4", $"{Film(6, "128x96", 30)} -vf select='lt(mod(t,3),1)+not(mod(n,30))',settb=1/57600 -fps_mode vfr -enc_time_base 1/57600 {H264}");

    /// <summary>Two seconds of 10 frames, ten in which nothing comes, two more; frames are stored in another order than shown.</summary>
    public static readonly Sample Paused = Sample.Encoded(
        "paused.mp4", $"{Film(4, "128x96", 10)} -vf setpts='if(lt(N,20),N,N+100)/10/TB' -fps_mode vfr {H264} -bf 2");

    /// <summary>Half an hour of a still screen, and sound only then.</summary>
    public static readonly Sample VeryLateSound = Sample.Encoded(
        "very-late-sound.mkv", $"-f lavfi -i testsrc2=size=64x48:rate=1:duration=1802 -itsoffset 1800 {Tone(2)} {H264} {Aac}");

    public static readonly Sample LargeBrief = Sample.Encoded("large-brief.mp4", $"{Film(0.2, "1280x720")} {H264}");
    public static readonly Sample PortraitBrief = Sample.Encoded("portrait-brief.mp4", $"{Film(0.2, "720x1280")} {H264}");
    public static readonly Sample OneFrameASecond = Sample.Encoded("1fps.mp4", $"{Film(4, "128x96", 1)} {Tone(4)} {H264} {Aac}");

    /// <summary>Pictures of a talk, one a second: an encoder that looks ahead gives none of them for a quarter of a minute.</summary>
    public static readonly Sample Slides = Sample.Encoded("slides-film.mp4", $"{Film(30, "640x360", 1)} {Tone(30)} {H264} {Aac}");

    /// <summary>More than the bit rate of any of our sizes can show.</summary>
    public static readonly Sample Noise = Sample.Encoded("noisy-film.mp4", $"{Film(4, "640x360", 30)} {Tone(4)} -vf noise=alls=60:allf=t {H264} -crf 20 {Aac}");

    public static readonly Sample SlowMotion = Sample.Encoded("240fps.mp4", $"{Film(2, "128x96", 240)} {Tone(2)} {H264} {Aac}");
    public static readonly Sample Mono8k = Sample.Encoded(
        "mono-8k.mov", $"{Film(2, "128x96")} -f lavfi -i sine=440:sample_rate=8000:duration=2 {H264} -c:a pcm_alaw -ac 1");

    /// <summary>One colour in BT.709, for marks to stand on: 640x360, a second.</summary>
    /// <summary>A minute with something to do for an encoder.</summary>
    public static readonly Sample Minute = Sample.Encoded("minute.mp4", $"{Film(60, "640x360", 25)} {Tone(60)} {H264} {Aac}");

    public static readonly Sample Green = Sample.Encoded("green.mp4", $"{Plain("0x20A040")} {H264} {Bt709}");

    public static readonly Sample GreenUpright = Sample.Edited("green-upright.mp4", Green, "rotate 90, 1", Mp4Edits.TurnQuarterClockwise);
    public static readonly Sample GreenWide = Sample.Encoded("green-wide.mp4", $"{Plain("0x20A040", ",setsar=4/3")} {H264} {Bt709}");

    /// <summary>A mark of one red, twice as wide as high.</summary>
    public static readonly Sample RedPng = Sample.Encoded("red.png", "-f lavfi -i color=red:size=200x100,format=rgba -frames:v 1");

    /// <summary>The left half is red, the right half is nothing.</summary>
    public static readonly Sample HalfPng = Sample.Encoded(
        "half.png", "-f lavfi -i color=red:size=200x100,format=rgba,geq=r=255:g=0:b=0:a='if(lt(X,100),255,0)' -frames:v 1");

    public static readonly Sample HalfWebp = Sample.Remuxed("half.webp", HalfPng, "-c:v libwebp -lossless 1");
    public static readonly Sample RedJpeg = Sample.Remuxed("red.jpg", RedPng, "-q:v 2 -pix_fmt yuvj420p");

    /// <summary>Twice as high as wide to a viewer: its EXIF says that it lies on its side.</summary>
    public static readonly Sample TurnedJpeg = Sample.Edited("red-turned.jpg", RedJpeg, "exif, 1", JpegEdits.AddExif);

    public static readonly Sample LargePng = Sample.Encoded("large-red.png", "-f lavfi -i color=red:size=3000x4000,format=rgba -frames:v 1");

    /// <summary>All of the above.</summary>
    public static IReadOnlyList<Sample> All { get; } =
    [
        Coded, CodedMkv, CodedTs, CodedInFragments, CodedInLateFragments, CodedOpen, CodedNtsc, CodedWithoutKeyFrames, LateSound, LatePicture, StartsLate, Screen, Paused, VeryLateSound, LargeBrief, PortraitBrief, OneFrameASecond, Slides, Noise,
        SlowMotion, Mono8k, Green, GreenUpright, GreenWide, RedPng, HalfPng, HalfWebp, RedJpeg, TurnedJpeg, LargePng,
    ];

    private const string CodedH264 = "-c:v libx264 -preset veryfast -g 50 -bf 2 -sc_threshold 0 -crf 8 -pix_fmt yuv420p -threads 2";
    private const string Bt709 = "-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv";

    private static string Code(string rate = "25", int frames = 25) =>
        $"-f lavfi -i \"color=black:size=128x96:rate={rate}:duration=6,geq=lum='16+if(lt(X,64),20*floor((N+0.01)/{frames}),7*mod(N,{frames}))':cb=128:cr=128\"";

    private static string Beeps() => "-f lavfi -i \"aevalsrc=0.5*sin(2000*PI*t)*lt(mod(t\\,1)\\,0.1):s=48000:d=6\" -ac 2";

    private static string Plain(string color, string more = "") =>
        $"-f lavfi -i \"color={color}:size=640x360:rate=10:duration=1,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p{more}\"";
}
