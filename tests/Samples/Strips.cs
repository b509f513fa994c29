using static MediaFunctions.Tests.Samples.Sources;

namespace MediaFunctions.Tests.Samples;

/// <summary>Films that tell the time: their grey is 20 at the start and 16 more every second.</summary>
public static class Strips
{
    /// <summary>Twelve seconds, a key frame every two.</summary>
    public static readonly Sample KeyEveryTwo = Timed("key-every-two.mp4", 50);

    /// <summary>Twelve seconds, a key frame at the start only.</summary>
    public static readonly Sample OneKey = Timed("one-key.mp4", 9999);

    /// <summary>The same in a transport stream: no index, and a key frame every four seconds.</summary>
    public static readonly Sample Broadcast = Timed("broadcast.ts", 100);

    /// <summary>A frame a second.</summary>
    public static readonly Sample Slow = Sample.Encoded("slow.mp4", $"{Grey(12, 1)} {H264}");

    /// <summary>240 frames a second.</summary>
    public static readonly Sample Fast = Sample.Encoded("fast.mp4", $"{Grey(2, 240)} {H264}");

    /// <summary>A slide for three seconds each, with no frame between: 0, 3, 6, 9.</summary>
    public static readonly Sample Slides = Sample.Encoded(
        "slides.mkv", $"{Grey(12, 25)} -vf select='not(mod(n,75))' -fps_mode passthrough {H264} -bf 0");

    /// <summary>A picture of 160x90 until 3 s and of 240x136 from there on, as calls are recorded.</summary>
    public static readonly Sample Resized = Joined("resized.ts");

    /// <summary>Like browsers record: the length is not in the header.</summary>
    public static readonly Sample Recorded = Sample.Encoded(
        "recorded.webm", $"{Grey(6, 25)} -c:v libvpx -b:v 200k -g 50 -deadline realtime -f webm -live 1");

    /// <summary>The second half is missing, the index in front tells of twelve seconds.</summary>
    public static readonly Sample Half = Sample.Edited("half.mp4", Noisy, "half, 1", file => file[..(file.Length / 2)]);

    /// <summary>All but the first fifth is missing.</summary>
    public static readonly Sample Fifth = Sample.Edited("fifth.mp4", Noisy, "fifth, 1", file => file[..(file.Length / 5)]);

    /// <summary>Twelve seconds of sound, three of picture.</summary>
    public static readonly Sample LongSound = Sample.Encoded("long-sound.mkv", $"{Grey(3, 25)} {Tone(12)} {H264} -c:a libmp3lame");

    /// <summary>All of the above.</summary>
    public static IReadOnlyList<Sample> All { get; } =
        [KeyEveryTwo, OneKey, Broadcast, Slow, Fast, Slides, Resized, Recorded, Half, Fifth, LongSound];

    /// <summary>The second that a grey of RGB (0 to 255) tells.</summary>
    public static double SecondOf(double grey) => ((grey * 219 / 255) + 16 - 20) / 16;

    // Noise takes as many bytes in every second: half of the file is half of the film.
    private static Sample Noisy => Sample.Encoded(
        "noisy.mp4", $"{Grey(12, 25)} -vf noise=c0s=20:c0f=t {H264} -g 50 -movflags +faststart");

    private static string Grey(double seconds, int rate) => FormattableString.Invariant(
        $"-f lavfi -i color=gray:s=160x90:r={rate}:d={seconds},geq=lum='20+16*T':cb=128:cr=128");

    private static Sample Timed(string name, int keyEvery) => Sample.Encoded(
        name, $"{Grey(12, 25)} {H264} -g {keyEvery} -keyint_min {keyEvery} -x264-params scenecut=0 -movflags +faststart");

    private static Sample Joined(string name)
    {
        var small = Sample.Encoded("resized-1.ts", $"{Grey(3, 25)} {H264} -g 25");
        var large = Sample.Encoded("resized-2.ts", $"{Grey(6, 25)} -vf trim=start=3,setpts=PTS-STARTPTS,scale=240:136 {H264} -g 25 -output_ts_offset 3");
        return new Sample(name, $"{small.Text}\n{large.Text}\njoined, 1", async (path, cancellationToken) =>
            await File.WriteAllBytesAsync(path, [.. await small.BytesAsync(cancellationToken), .. await large.BytesAsync(cancellationToken)], cancellationToken));
    }
}
