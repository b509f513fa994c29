using static MediaFunctions.Tests.Samples.Sources;

namespace MediaFunctions.Tests.Samples;

/// <summary>
/// Uploads whose size says little of the work that they are: what routes are chosen for. Long ones repeat a short one by
/// copying its packets, so that an hour of film takes a second to make.
/// </summary>
public static class Heavies
{
    // Ten seconds of 4K in AV1 whose picture only slides a little: 28 kB.
    private static readonly Sample Av1Moment = Sample.Encoded(
        "av1-4k-10s.mp4",
        "-f lavfi -i \"smptehdbars=size=3840x2160:rate=24:duration=10,scroll=h=0.0003\" -c:v libsvtav1 -preset 12 -crf 63 -g 240 -pix_fmt yuv420p");

    /// <summary>Six minutes of it in about a megabyte: 8640 pictures of eight megapixels to decode.</summary>
    public static readonly Sample Av1FourK = Sample.Looped("av1-4k-6min.mp4", Av1Moment, 36);

    /// <summary>A ninth of that.</summary>
    public static readonly Sample FortySecondsOfAv1 = Sample.Looped("av1-4k-40s.mp4", Av1Moment, 4);

    private static readonly Sample EightKMoment = Sample.Encoded(
        "hevc-8k-moment.mp4",
        $"{Film(0.5, "7680x4320", 24)} -c:v libx265 -preset ultrafast -x265-params log-level=error:pools=2 -crf 34 -pix_fmt yuv420p -tag:v hvc1");

    /// <summary>Twenty seconds of 8K at 24 frames, as the phones that film it write it: HEVC, 12 Mbit/s.</summary>
    public static readonly Sample EightK = Sample.Looped("hevc-8k-20s.mp4", EightKMoment, 40);

    private static readonly Sample Talk = Sample.Encoded(
        "talk-1min.mp3",
        "-f lavfi -i \"aevalsrc='0.25*sin(2*PI*(120+20*sin(t))*t)*max(0\\,sin(9*t))*gt(mod(t\\,2.5)\\,0.7)':s=44100:d=60\" -ac 1 -c:a libmp3lame -b:a 32k");

    /// <summary>Three hours of somebody who talks: 43 MB of mp3.</summary>
    public static readonly Sample ThreeHours = Sample.Looped("talk-3h.mp3", Talk, 180);

    private static readonly Sample FilmMoment = Sample.Encoded(
        "film-10s.mp4",
        $"-f lavfi -i \"smptehdbars=size=1920x1080:rate=24:duration=10,scroll=h=0.001\" {Tone(10)} {H264} -crf 51 -g 240 -c:a aac -b:a 32k");

    /// <summary>A feature film of 1080p and two hours. Nobody encodes it in a test.</summary>
    public static readonly Sample TwoHours = Sample.Looped("film-2h.mp4", FilmMoment, 720);

    /// <summary>Forty seconds of it.</summary>
    public static readonly Sample FortySecondsOfFilm = Sample.Looped("film-40s.mp4", FilmMoment, 4);

    /// <summary>Ten seconds as a phone films them, held upright: 1080p at 12 Mbit/s with the grain of a small lens.</summary>
    public static readonly Sample Phone = Sample.Edited(
        "phone-10s.mp4",
        Sample.Encoded(
            "phone-10s-lying.mp4",
            $"-f lavfi -i testsrc2=s=1920x1080:r=30:d=10,noise=alls=6:allf=t {Tone(10)} {H264} -b:v 12M -maxrate 15M -bufsize 15M -g 30 -c:a aac -b:a 128k"),
        "rotate 90, 1",
        Mp4Edits.TurnQuarterClockwise);

    /// <summary>All of the above that are uploads.</summary>
    public static IReadOnlyList<Sample> All { get; } = [Av1FourK, FortySecondsOfAv1, EightK, ThreeHours, TwoHours, FortySecondsOfFilm, Phone];
}
