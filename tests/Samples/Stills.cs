using static MediaFunctions.Tests.Samples.Sources;

namespace MediaFunctions.Tests.Samples;

/// <summary>Films that have good frames and bad ones, at known times, and shapes that stills are made of rarely.</summary>
public static class Stills
{
    private const string Size = "s=320x240:r=25";

    // The default of x264 is a key frame every 10 s and at cuts: none within a fade.
    private const string LongGroups = H264 + " -g 250";

    /// <summary>Black for 2.4 s, then a chart until 4 s.</summary>
    public static readonly Sample BlackLeadIn = Joined("black-lead-in.mp4", $"color=black:{Size}:d=2.4", $"testsrc2={Size}:d=1.6");

    /// <summary>A chart that fades in from black for 1.6 s, is lit until 2.4 s and fades out to white.</summary>
    public static readonly Sample Faded = Sample.Encoded(
        "faded.mp4", $"-f lavfi -i testsrc2={Size}:d=4 -vf fade=in:st=0:d=1.6,fade=out:st=2.4:d=1.6:color=white {LongGroups}");

    /// <summary>One chart until 1 s, another from 3 s on, both of them in between.</summary>
    public static readonly Sample Crossing = Sample.Encoded(
        "crossing.mp4",
        $"-f lavfi -i smptebars={Size}:d=3 -f lavfi -i allrgb=r=25:d=3 -filter_complex [1]scale=320:240,setsar=1[n];[0][n]xfade=duration=2:offset=1 "
        + $"{LongGroups} -x264-params scenecut=0:keyint=250");

    /// <summary>A chart out of focus until 2.6 s, then in focus until 4 s.</summary>
    public static readonly Sample FocusPulled = Joined("focus.mp4", $"testsrc2={Size}:d=2.6,gblur=sigma=5", $"testsrc2={Size}:d=1.4");

    /// <summary>Red, green and white cards for 0.8 s each, a chart from 2.4 s to 3.2 s, and a blue card.</summary>
    public static readonly Sample Cards = Joined(
        "cards.mp4", $"color=red:{Size}:d=0.8", $"color=green:{Size}:d=0.8", $"color=white:{Size}:d=0.8", $"testsrc2={Size}:d=0.8", $"color=blue:{Size}:d=0.8");

    /// <summary>A chart with a white flash from 1.8 s to 2.2 s: where a film's thumbnail is by default.</summary>
    public static readonly Sample Flash = Joined("flash.mp4", $"testsrc2={Size}:d=1.8", $"color=white:{Size}:d=0.4", $"testsrc2={Size}:d=1.8");

    /// <summary>Nothing but blue for 4 s.</summary>
    public static readonly Sample Flat = Joined("flat.mp4", $"color=blue:{Size}:d=4");

    /// <summary>150 s, too long to be measured whole: black but for the chart from 90 s to 120 s.</summary>
    public static readonly Sample RareLight = Joined(
        "rare-light.mp4", "color=black:s=160x120:r=10:d=90", "testsrc2=s=160x120:r=10:d=30", "color=black:s=160x120:r=10:d=30");

    /// <summary>The same as a transport stream, which has no index.</summary>
    public static readonly Sample RareLightStream = Sample.Remuxed("rare-light.ts", RareLight, "-c copy");

    /// <summary>The same cut off at 60 % of its bytes, its index in front.</summary>
    public static readonly Sample RareLightCut = Sample.Edited(
        "rare-light-cut.mp4", Sample.Remuxed("rare-light-front.mp4", RareLight, "-c copy -movflags +faststart"), "keep 0.6, 1", bytes => bytes[..(int)(bytes.Length * 0.6)]);

    public static readonly Sample OneFrame = Sample.Encoded("one-frame.mp4", $"-f lavfi -i testsrc2={Size}:d=1 -frames:v 1 {H264}");

    /// <summary>Left half red, right half transparent.</summary>
    public static readonly Sample HalfTransparent = Sample.Encoded(
        "half-transparent.png", "-f lavfi -i color=red:s=80x60,format=rgba -vf pad=160:60:0:0:color=black@0 -frames:v 1");

    /// <summary>Two thirds red, a third blue: the mean is a purple that is nowhere.</summary>
    public static readonly Sample MostlyRed = Sample.Encoded("mostly-red.png", "-f lavfi -i color=0xD02010:s=240x120 -vf drawbox=x=160:c=0x1020C0:t=fill,format=rgb24 -frames:v 1");

    public static readonly Sample Panorama = Sample.Encoded("panorama.png", $"{Picture("2000x20")} -frames:v 1");

    /// <summary>All of the above.</summary>
    public static IReadOnlyList<Sample> All { get; } =
    [
        BlackLeadIn, Faded, Crossing, FocusPulled, Cards, Flash, Flat, RareLight, RareLightStream, RareLightCut, OneFrame,
        HalfTransparent, MostlyRed, Panorama,
    ];

    /// <summary>One after the other, by hard cuts.</summary>
    private static Sample Joined(string name, params string[] sources) => Sample.Encoded(
        name,
        $"{string.Join(' ', sources.Select(source => $"-f lavfi -i {source}"))} -filter_complex concat=n={sources.Length} {LongGroups}");
}
