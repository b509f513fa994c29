using static MediaFunctions.Tests.Samples.Sources;

namespace MediaFunctions.Tests.Samples;

/// <summary>Every container and codec that real uploads bring, three seconds each.</summary>
public static class Containers
{
    public static readonly Sample Mp4 = Sample.Encoded("clip.mp4", $"{FilmAndTone()} {H264} {Aac} -movflags +faststart");
    public static readonly Sample Mov = Sample.Encoded("clip.mov", $"{FilmAndTone()} {H264} -c:a pcm_s16le");
    public static readonly Sample ThreeGp = Sample.Encoded("h263.3gp", $"{FilmAndTone(size: "176x144")} -c:v h263 {Aac} -ac 1");
    public static readonly Sample Mkv = Sample.Encoded("clip.mkv", $"{FilmAndTone()} {H264} -c:a ac3");
    public static readonly Sample Vp8 = Sample.Encoded("vp8.webm", $"{FilmAndTone()} -c:v libvpx -b:v 300k -deadline realtime -c:a libvorbis");
    public static readonly Sample Vp9 = Sample.Encoded("vp9.webm", $"{FilmAndTone()} -c:v libvpx-vp9 -b:v 300k -deadline realtime -cpu-used 8 -c:a libopus");
    public static readonly Sample Av1 = Sample.Encoded("av1.mp4", $"{FilmAndTone(1)} -c:v libaom-av1 -b:v 300k -cpu-used 8 -usage realtime {Aac}");
    public static readonly Sample Hevc = Sample.Encoded(
        "hevc.mp4", $"{FilmAndTone()} -c:v libx265 -preset ultrafast -x265-params log-level=error:pools=2 -tag:v hvc1 {Aac}");
    public static readonly Sample Flv = Sample.Encoded("clip.flv", $"{FilmAndTone()} -c:v flv -c:a libmp3lame");
    public static readonly Sample Avi = Sample.Encoded("mpeg4.avi", $"{FilmAndTone()} -c:v mpeg4 -c:a libmp3lame");
    public static readonly Sample MotionJpeg = Sample.Encoded("mjpeg.avi", $"{FilmAndTone(1)} -c:v mjpeg -pix_fmt yuvj420p -c:a pcm_s16le");
    public static readonly Sample TransportStream = Sample.Encoded("mpeg2.ts", $"{FilmAndTone()} -c:v mpeg2video -b:v 1M -c:a mp2");
    public static readonly Sample BluRayStream = Sample.Encoded("clip.m2ts", $"{FilmAndTone()} {H264} -c:a ac3 -mpegts_m2ts_mode 1 -f mpegts");
    public static readonly Sample ProgramStream = Sample.Encoded("mpeg2.mpg", $"{FilmAndTone()} -c:v mpeg2video -b:v 1M -c:a mp2 -f vob");
    public static readonly Sample Mpeg1Video = Sample.Encoded("mpeg1.m1v", $"{Film()} -c:v mpeg1video -f mpeg1video");
    public static readonly Sample Asf = Sample.Encoded("clip.wmv", $"{FilmAndTone()} -c:v wmv2 -c:a wmav2");
    public static readonly Sample Ivf = Sample.Encoded("vp8.ivf", $"{Film()} -c:v libvpx -b:v 300k -deadline realtime");
    public static readonly Sample ProRes = Sample.Encoded("prores.mov", $"{Film(1)} -c:v prores_ks -profile:v 0");

    public static readonly Sample Mp3 = Sample.Encoded("tone.mp3", $"{Tone()} -c:a libmp3lame -b:a 96k");
    public static readonly Sample Mp3WithoutTag = Sample.Encoded("bare.mp3", $"{Tone()} -c:a libmp3lame -b:a 96k -id3v2_version 0 -write_xing 0");
    public static readonly Sample M4a = Sample.Encoded("tone.m4a", $"{Tone()} {Aac}");
    public static readonly Sample AdtsAac = Sample.Encoded("tone.aac", $"{Tone()} {Aac}");
    public static readonly Sample Ogg = Sample.Encoded("tone.ogg", $"{Tone()} -c:a libvorbis");
    public static readonly Sample Opus = Sample.Encoded("tone.opus", $"{Tone()} -c:a libopus");
    public static readonly Sample Flac = Sample.Encoded("tone.flac", $"{Tone()} -c:a flac");
    public static readonly Sample Wav = Sample.Encoded("tone.wav", $"{Tone()} -c:a pcm_s16le");
    public static readonly Sample Wave64 = Sample.Encoded("tone.w64", $"{Tone()} -c:a pcm_s16le");
    public static readonly Sample Aiff = Sample.Encoded("tone.aiff", $"{Tone()} -c:a pcm_s16be");
    public static readonly Sample Caf = Sample.Encoded("tone.caf", $"{Tone()} -c:a pcm_s16be");
    public static readonly Sample Ac3 = Sample.Encoded("tone.ac3", $"{Tone()} -c:a ac3");
    public static readonly Sample Amr = Sample.Written("speech.amr", "AMR-NB, 150 frames, 1", Amrs.ThreeSeconds);

    public static readonly Sample Jpeg = Sample.Encoded("picture.jpg", $"{Picture()} -frames:v 1 -q:v 3");
    public static readonly Sample Png = Sample.Encoded("picture.png", $"{Picture()} -frames:v 1");
    public static readonly Sample Webp = Sample.Encoded("picture.webp", $"{Picture()} -frames:v 1 -c:v libwebp");
    public static readonly Sample Bmp = Sample.Encoded("picture.bmp", $"{Picture()} -frames:v 1");
    public static readonly Sample Gif = Sample.Encoded("picture.gif", $"{Picture()} -frames:v 1");
    public static readonly Sample Avif = Sample.Encoded("picture.avif", $"{Picture()} -frames:v 1 -c:v libaom-av1 -still-picture 1 -cpu-used 8");
    public static readonly Sample MovingGif = Sample.Encoded("moving.gif", Film(1, "64x48"));
    public static readonly Sample MovingPng = Sample.Encoded("moving.apng", $"{Film(1, "64x48")} -plays 0 -f apng");
    public static readonly Sample MovingWebp = Sample.Encoded("moving.webp", $"{Film(1, "64x48")} -c:v libwebp_anim -loop 0");

    /// <summary>All of the above.</summary>
    public static IReadOnlyList<Sample> All { get; } =
    [
        Mp4, Mov, ThreeGp, Mkv, Vp8, Vp9, Av1, Hevc, Flv, Avi, MotionJpeg, TransportStream, BluRayStream, ProgramStream, Mpeg1Video, Asf,
        Ivf, ProRes, Mp3, Mp3WithoutTag, M4a, AdtsAac, Ogg, Opus, Flac, Wav, Wave64, Aiff, Caf, Ac3, Amr, Jpeg, Png, Webp, Bmp, Gif, Avif,
        MovingGif, MovingPng, MovingWebp,
    ];
}
