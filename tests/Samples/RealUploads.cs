using static MediaFunctions.Tests.Samples.Sources;

namespace MediaFunctions.Tests.Samples;

/// <summary>What real uploads are: held askew, wide in pixels, deep in colour, tagged, odd.</summary>
public static class RealUploads
{
    private const string Chapters = "data:text/plain;base64,O0ZGTUVUQURBVEExCltDSEFQVEVSXQpUSU1FQkFTRT0xLzEwMDAKU1RBUlQ9MApFTkQ9MTUwMAp0aXRsZT1TZWNyZXQgY2hhcHRlcgo=";

    /// <summary>The clip of the README and of most tests: 1080p, 30 s, H.264 and AAC, its index in front.</summary>
    public static readonly Sample Main = Sample.Encoded(
        "main.mp4", $"{FilmAndTone(30, "1920x1080")} {H264} -b:v 2M -g 50 {Aac} -movflags +faststart");

    public static readonly Sample MainIndexAtEnd = Sample.Remuxed("main-index-at-end.mp4", Main, "-c copy");

    /// <summary>Stored 320x240, turned a quarter clockwise by the display matrix: 240x320 to a viewer.</summary>
    public static readonly Sample Rotated = Sample.Edited("rotated.mp4", Containers.Mp4, "rotate 90, 1", Mp4Edits.TurnQuarterClockwise);

    /// <summary>Stored 320x240 with pixels 4:3 wide: 427x240 to a viewer.</summary>
    public static readonly Sample Anamorphic = Sample.Encoded("anamorphic.mp4", $"{FilmAndTone()} -vf setsar=4/3 {H264} {Aac}");

    public static readonly Sample FourTwoTwo = Sample.Encoded("422.mp4", $"{FilmAndTone()} -c:v libx264 -preset veryfast -pix_fmt yuv422p {Aac}");
    public static readonly Sample TenBit = Sample.Encoded("10bit.mp4", $"{FilmAndTone()} {Hevc10} {Aac}");
    /// <summary>The test picture lit as HDR10 lights it: shown as it is stored, it is grey.</summary>
    public static readonly Sample HdrPq = Sample.Encoded("hdr-pq.mp4", $"{FilmAndTone()} {Hdr("smpte2084")} {Aac}");

    /// <summary>The same in HLG.</summary>
    public static readonly Sample HdrHlg = Sample.Encoded("hdr-hlg.mp4", $"{FilmAndTone()} {Hdr("arib-std-b67")} {Aac}");

    public static readonly Sample CoverMp3 = Sample.Encoded(
        "cover.mp3", $"{Tone()} {Picture("200x200")} -map 0 -map 1 -c:a libmp3lame -c:v mjpeg -frames:v 1 -disposition:v attached_pic");
    public static readonly Sample CoverM4a = Sample.Encoded(
        "cover.m4a", $"{Tone()} {Picture("200x200")} -map 0 -map 1 {Aac} -c:v mjpeg -frames:v 1 -disposition:v attached_pic");

    public static readonly Sample AudioFirst = Sample.Encoded("audio-first.mp4", $"{FilmAndTone()} -map 1 -map 0 {H264} {Aac}");
    public static readonly Sample Brief = Sample.Encoded("short.mp4", $"{FilmAndTone(0.8)} {H264} {Aac}");
    public static readonly Sample LiveMkv = Sample.Encoded("live.mkv", $"{FilmAndTone()} {H264} {Aac} -f matroska -live 1");
    public static readonly Sample LiveFlv = Sample.Encoded("live.flv", $"{FilmAndTone()} {H264} {Aac} -flvflags no_duration_filesize");
    public static readonly Sample Fragmented = Sample.Encoded("fragmented.mp4", $"{FilmAndTone()} {H264} {Aac} -g 25 -movflags frag_keyframe+empty_moov");

    /// <summary>Place, device, names and chapters: nothing of it may reach an output.</summary>
    public static readonly Sample Tagged = Sample.Encoded(
        "tagged.mp4",
        $"{FilmAndTone()} -f ffmetadata -i \"{Chapters}\" -map 0 -map 1 -map_chapters 2 {H264} {Aac} -movflags +use_metadata_tags "
        + "-metadata location=+48.8577+002.2950/ -metadata com.apple.quicktime.location.ISO6709=+48.8577+002.2950/ "
        + "-metadata make=SecretMaker -metadata model=SecretPhone -metadata title=\"Secret title\" -metadata artist=\"Secret person\"");

    /// <summary>A JPEG of 320x240 whose EXIF says: turned a quarter, taken at a place, by a device.</summary>
    public static readonly Sample TaggedJpeg = Sample.Edited("tagged.jpg", Containers.Jpeg, "exif, 1", JpegEdits.AddExif);

    /// <summary>100 s of sound in 17.6 MB: more than one part of an upload in parts.</summary>
    public static readonly Sample Large = Sample.Encoded("large.wav", $"{Tone(100)} -c:a pcm_s16le");

    /// <summary>Two hours of silence in a small file: work for FFmpeg that lasts.</summary>
    public static readonly Sample Long = Sample.Encoded("long.flac", "-f lavfi -i anullsrc=r=44100:cl=stereo:d=7200 -c:a flac");

    public static readonly Sample SilentFilm = Sample.Encoded("silent.mp4", $"{Film()} {H264}");
    public static readonly Sample AudioOnly = Sample.Encoded("audio-only.mp4", $"{Tone()} {Aac}");
    public static readonly Sample Surround = Sample.Encoded(
        "surround.mp4", $"{Film()} -f lavfi -i aevalsrc=0.1*sin(440*t)|0.1*sin(550*t)|0.1*sin(660*t)|0.1*sin(77*t)|0.1*sin(880*t)|0.1*sin(990*t):c=5.1:d=3 {H264} {Aac}");
    public static readonly Sample OddSize = Sample.Encoded(
        "odd-size.mp4", $"{FilmAndTone(size: "640x480")} -vf format=yuv444p,crop=321:241 -c:v libx264 -preset veryfast {Aac}");

    /// <summary>All of the above.</summary>
    public static IReadOnlyList<Sample> All { get; } =
    [
        Main, MainIndexAtEnd, Rotated, Anamorphic, FourTwoTwo, TenBit, HdrPq, HdrHlg, CoverMp3, CoverM4a, AudioFirst, Brief, LiveMkv, LiveFlv,
        Fragmented, Tagged, TaggedJpeg, Large, Long, SilentFilm, AudioOnly, Surround, OddSize,
    ];

    // White at 203 nits, as ITU-R BT.2408 has it for SDR within HDR.
    private static string Hdr(string transfer) =>
        "-vf format=yuv420p,setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv,"
        + "zscale=transfer=linear:npl=203,format=gbrpf32le,"
        + $"zscale=primaries=bt2020:transfer={transfer}:matrix=bt2020nc:range=tv:npl=203,format=yuv420p10le "
        + $"{Hevc10} -color_primaries bt2020 -color_trc {transfer} -colorspace bt2020nc -color_range tv";
}
