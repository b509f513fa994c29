using static MediaFunctions.Tests.Samples.Sources;

namespace MediaFunctions.Tests.Samples;

/// <summary>What must end in a clear code, or in as much as can be made of it.</summary>
public static class BadInput
{
    private const double Kept = 0.6;

    public static readonly Sample Text = Sample.OfText("text.mp4", "This is no film, whatever its name says.\n");
    public static readonly Sample Empty = Sample.OfText("empty.mp4", "");
    public static readonly Sample Noise = Sample.Written("noise.mp4", "64 KiB of seed 7, 1", Noises.Bytes);

    /// <summary>The index would be at the end, and the end is missing.</summary>
    public static readonly Sample IndexMissing = Sample.Edited("index-missing.mp4", RealUploads.AudioFirst, "keep 0.6, 1", Cut);

    /// <summary>The index is in front, the last samples are missing.</summary>
    public static readonly Sample EndMissing = Sample.Edited("end-missing.mp4", Containers.Mp4, "keep 0.6, 1", Cut);

    /// <summary>The same, and the sound is shorter than the picture.</summary>
    public static readonly Sample EndMissingOfShortSound = Sample.Edited(
        "end-missing-short-sound.mp4", Sample.Encoded("short-sound.mp4", $"{Film(6)} {Tone(5.5)} {H264} {Aac} -movflags +faststart"), "keep 0.6, 1", Cut);

    /// <summary>Two broadcasts in one file: its times jump by half an hour, and it lasts three seconds.</summary>
    public static readonly Sample FarApart = FarApartOf(
        Sample.Encoded("apart-1.ts", $"{Film(1.5)} {Tone(1.4)} {H264} {Aac}"),
        Sample.Encoded("apart-2.ts", $"{Film(1.5)} {Tone(1.4)} {H264} {Aac} -output_ts_offset 1800"));

    /// <summary>One fragment, in which the sound comes behind all of the picture, and is missing.</summary>
    public static readonly Sample SoundMissing = Sample.Edited(
        "sound-missing.mp4", Sample.Encoded("one-fragment.mp4", $"{Film(3)} {Tone(3)} {H264} {Aac} -movflags frag_keyframe+empty_moov"), "keep 0.6, 1", Cut);

    public static readonly Sample CutMkv = Sample.Edited("cut.mkv", Containers.Mkv, "keep 0.6, 1", Cut);
    public static readonly Sample CutAvi = Sample.Edited("cut.avi", Containers.Avi, "keep 0.6, 1", Cut);

    public static readonly Sample HlsPlaylist = Sample.OfText("hls.mp4", "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n");
    public static readonly Sample DashManifest = Sample.OfText(
        "dash.mp4",
        """
        <?xml version="1.0"?>
        <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT10S"><Period><AdaptationSet mimeType="video/mp4">
        <Representation id="1" bandwidth="1000"><BaseURL>http://127.0.0.1:9/never.mp4</BaseURL></Representation></AdaptationSet></Period></MPD>

        """);
    public static readonly Sample ConcatScript = Sample.OfText("concat.mp4", "ffconcat version 1.0\nfile /etc/passwd\n");
    public static readonly Sample SessionDescription = Sample.OfText(
        "sdp.mp4", "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 9 RTP/AVP 96\na=rtpmap:96 H264/90000\n");

    /// <summary>144 megapixels in 140 KB.</summary>
    public static readonly Sample HugePng = Sample.Written("huge.png", "12000x12000 grey, 1", HugePictures.Png);

    /// <summary>A small JPEG whose header says 144 megapixels.</summary>
    public static readonly Sample HugeJpeg = Sample.Edited("huge.jpg", Containers.Jpeg, "12000x12000, 1", JpegEdits.SayHuge);

    /// <summary>Good video beside audio of a codec that nobody knows.</summary>
    public static readonly Sample UnknownAudio = Sample.Edited(
        "unknown-audio.mp4", Containers.Mp4, "mp4a to zzzz, 2", bytes => Mp4Edits.RenameCodec(bytes, "mp4a", "zzzz"));

    public static readonly Sample UnknownVideo = Sample.Edited(
        "unknown-video.mp4", RealUploads.SilentFilm, "avc1 to zzzz, 1", bytes => Mp4Edits.RenameCodec(bytes, "avc1", "zzzz"));

    public static readonly Sample OnlySubtitles = Sample.Encoded(
        "subtitles.mkv", "-f srt -i \"data:text/plain;base64,MQowMDowMDowMCwwMDAgLS0+IDAwOjAwOjAyLDAwMApIZWxsbwo=\" -c:s srt");

    /// <summary>A display matrix of nothing but zeros, which reads as a rotation of INT64_MIN.</summary>
    public static readonly Sample BrokenMatrix = Sample.Edited("broken-matrix.mp4", Containers.Mp4, "zero matrix, 1", Mp4Edits.BreakMatrix);

    /// <summary>A film whose frames follow each other within milliseconds.</summary>
    public static readonly Sample AbsurdRate = Sample.Encoded("absurd-rate.mkv", $"{Film(1)} -vf settb=1/57600,setpts=N -fps_mode passthrough {H264}");

    /// <summary>All of the above.</summary>
    public static IReadOnlyList<Sample> All { get; } =
    [
        Text, Empty, Noise, IndexMissing, EndMissing, EndMissingOfShortSound, FarApart, SoundMissing, CutMkv, CutAvi, HlsPlaylist, DashManifest, ConcatScript, SessionDescription, HugePng,
        HugeJpeg, UnknownAudio, UnknownVideo, OnlySubtitles, BrokenMatrix, AbsurdRate,
    ];

    private static Sample FarApartOf(Sample one, Sample other) => new(
        "far-apart.ts",
        $"{one.Text}\n{other.Text}\njoined, 1",
        async (path, cancellationToken) => await File.WriteAllBytesAsync(
            path, [.. await one.BytesAsync(cancellationToken), .. await other.BytesAsync(cancellationToken)], cancellationToken));

    private static byte[] Cut(byte[] whole) => whole[..(int)(whole.Length * Kept)];
}
