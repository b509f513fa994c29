using static MediaFunctions.Tests.Samples.Sources;

namespace MediaFunctions.Tests.Samples;

/// <summary>Films whose picture and sound can be told apart in time: a white frame and a beep at every full second.</summary>
public static class Streams
{
    public static readonly Sample Signal = Sample.Encoded("signal.mp4", $"{Flashes()} {Beeps()} {H264} {Aac}");
    public static readonly Sample SignalTs = Sample.Encoded("signal.ts", $"{Flashes()} {Beeps()} {H264} {Aac}");
    public static readonly Sample SignalNtsc = Sample.Encoded("signal-ntsc.mp4", $"{Flashes("30000/1001", 8)} {Beeps(8)} {H264} {Aac}");
    public static readonly Sample SignalFast = Sample.Encoded("signal-60fps.mp4", $"{Flashes("60")} {Beeps()} {H264} {Aac}");

    /// <summary>The sound's first 0.6 s are missing, which an edit list says.</summary>
    public static readonly Sample SignalLateSound = Sample.Encoded("signal-late-sound.mp4", $"{Flashes()} {Beeps()} -af atrim=start=0.6 {H264} {Aac}");

    /// <summary>The same, which the first timestamps say.</summary>
    public static readonly Sample SignalLateSoundTs = Sample.Encoded("signal-late-sound.ts", $"{Flashes()} {Beeps()} -af atrim=start=0.6 {H264} {Aac}");

    /// <summary>The picture's first 0.4 s are missing.</summary>
    public static readonly Sample SignalLatePicture = Sample.Encoded("signal-late-picture.mp4", $"{Flashes()} {Beeps()} -vf trim=start=0.4 {H264} {Aac}");

    /// <summary>Sound for two of 40 seconds.</summary>
    public static readonly Sample SoundEndsEarly = Sample.Encoded(
        "sound-ends-early.mp4", $"-f lavfi -i testsrc2=size=64x48:rate=10:duration=40 {Tone(2)} {H264} {Aac}");

    /// <summary>720p for a second, and upright.</summary>
    public static readonly Sample Hd = Sample.Encoded("hd-second.mp4", $"{Film(1, "1280x720")} {Tone(1)} {H264} {Aac}");

    /// <summary>HDR10, upright, without sound.</summary>
    public static readonly Sample HdrPortrait = Sample.Remuxed("hdr-portrait.mp4", RealUploads.HdrPq, $"-an -vf transpose=1,scale=270:480 {Hevc10} {Pq}");

    /// <summary>4K HDR10, as phones make it, for a second.</summary>
    public static readonly Sample HdrUhd = Sample.Remuxed("hdr-uhd.mp4", RealUploads.HdrPq, $"-t 1 -vf scale=3840:2160:flags=neighbor,setsar=1 {Hevc10} {Pq} -c:a copy");

    /// <summary>A few frames.</summary>
    public static readonly Sample Blink = Sample.Encoded("blink.mp4", $"-f lavfi -i testsrc2=size=64x48:rate=25:duration=0.3 {Tone(0.3)} {H264} {Aac}");

    public static readonly Sample Tiny = Sample.Encoded("tiny.mp4", $"{Film(1, "64x48")} {H264}");
    public static readonly Sample OneFrameASecond = Sample.Encoded("slow-stream.mp4", $"-f lavfi -i testsrc2=size=128x96:rate=1:duration=5 {Tone(5)} {H264} {Aac}");
    public static readonly Sample SlowMotion = Sample.Encoded("fast-stream.mp4", $"-f lavfi -i testsrc2=size=128x96:rate=240:duration=1.5 {H264}");
    public static readonly Sample Mono8k = Sample.Encoded("mono-8k.wav", "-f lavfi -i sine=440:sample_rate=8000:duration=5 -c:a pcm_s16le");

    /// <summary>Long enough that an mp3 of 320 kbit/s of it has more than 8 MiB.</summary>
    public static readonly Sample Minutes = Sample.Encoded("minutes.mp4", $"{Film(220, "160x90")} {Tone(220)} {H264} {Aac}");

    /// <summary>All of the above.</summary>
    public static IReadOnlyList<Sample> All { get; } =
    [
        Signal, SignalTs, SignalNtsc, SignalFast, SignalLateSound, SignalLateSoundTs, SignalLatePicture, SoundEndsEarly, Hd, HdrPortrait, HdrUhd, Blink, Tiny, Minutes,
        OneFrameASecond, SlowMotion, Mono8k,
    ];

    private const string Pq = "-color_primaries bt2020 -color_trc smpte2084 -colorspace bt2020nc -color_range tv";

    private static string Flashes(string rate = "25", int seconds = 4) =>
        $"-f lavfi -i \"color=black:size=160x120:rate={rate}:duration={seconds},geq=lum='if(lt(mod(T+0.002,1),0.9/({rate})),235,16)':cb=128:cr=128\"";

    private static string Beeps(int seconds = 4) =>
        $"-f lavfi -i \"aevalsrc=0.5*sin(2000*PI*t)*lt(mod(t\\,1)\\,0.05):s=48000:d={seconds}\" -ac 2";
}
