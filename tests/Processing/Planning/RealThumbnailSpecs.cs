using MediaFunctions.Processing.Media;

namespace MediaFunctions.Tests.Processing.Planning;

public sealed class RealThumbnailSpecs(RealRun real) : IClassFixture<RealRun>
{
    // Red for a second, then green, then blue, then white: the colour tells the second. One key frame only.
    private const string Seconds =
        "-f lavfi -i color=red:s=320x240:r=25:d=1 -f lavfi -i color=green:s=320x240:r=25:d=1 "
        + "-f lavfi -i color=blue:s=320x240:r=25:d=1 -f lavfi -i color=white:s=320x240:r=25:d=1 "
        + "-filter_complex [0][1][2][3]concat=n=4 -pix_fmt yuv420p ";

    private const string LongGroup = Seconds + "-c:v libx264 -g 1000 -x264-params scenecut=0:open_gop=0 ";

    private static VideoStream Small { get; } = Sources.Hd with
    {
        CodedWidth = 320,
        CodedHeight = 240,
        DisplayWidth = 320,
        DisplayHeight = 240,
        FrameRate = 25,
        DurationSeconds = 4,
    };

    private static MediaInfo FourSeconds { get; } = Sources.Silent with { DurationSeconds = 4, Video = [Small] };

    [Theory]
    [InlineData("""{"kind":"thumbnail","at":"2s"}""", "blue")]
    [InlineData("""{"kind":"thumbnail","at":"1.96s"}""", "green")]
    [InlineData("""{"kind":"thumbnail","at":"3.5s"}""", "white")]
    [InlineData("""{"kind":"thumbnail","at":"99s"}""", "white")]
    [InlineData("""{"kind":"thumbnail","at":"0s"}""", "red")]
    [InlineData("""{"kind":"thumbnail","at":"3.5s","exact":false}""", "red")]
    [InlineData("""{"kind":"thumbnail","at":"75%","exact":true}""", "white")]
    public async Task The_frame_is_exact_in_a_long_group_of_pictures_and_the_key_frame_where_that_was_asked(string output, string colour)
    {
        var sample = await real.SampleAsync("long-group.mp4", LongGroup);

        var (path, _) = await real.MakeAsync(sample, FourSeconds, output);

        Assert.Equal(colour, Name(await RealRun.ColourAsync(path)));
    }

    [Theory]
    [InlineData("long.mkv", "-c:v libx264 -g 1000")]
    [InlineData("long.ts", "-c:v libx264 -g 1000")]
    [InlineData("no-scenes.ts", "-c:v libx264 -g 1000 -sc_threshold 0")]
    [InlineData("long.ps.mpg", "-c:v mpeg2video -g 12 -f mpeg")]
    [InlineData("long.avi", "-c:v mpeg4 -g 100")]
    [InlineData("long.flv", "-c:v flv -g 100")]
    [InlineData("long.webm", "-c:v libvpx -g 1000 -deadline realtime")]
    [InlineData("vp9.webm", "-c:v libvpx-vp9 -g 1000 -deadline realtime")]
    [InlineData("hevc.mov", "-c:v libx265 -x265-params log-level=error:keyint=250")]
    [InlineData("mjpeg.avi", "-c:v mjpeg -pix_fmt yuvj420p")]
    public async Task The_frame_at_two_seconds_is_the_one_of_that_second_in_every_container(string name, string encoding)
    {
        var sample = await real.SampleAsync(name, Seconds + encoding);

        var (path, _) = await real.MakeAsync(sample, FourSeconds with { Container = Container(name) }, """{"kind":"thumbnail","at":"2.2s"}""");

        Assert.Equal("blue", Name(await RealRun.ColourAsync(path)));
    }

    [Fact]
    public async Task A_time_past_the_end_of_a_source_without_a_duration_gives_a_frame_all_the_same()
    {
        var sample = await real.SampleAsync("long.ts", Seconds + "-c:v libx264 -g 1000");
        var unknown = FourSeconds with { Container = "mpegts", DurationSeconds = null, Video = [Small with { DurationSeconds = null }] };

        var (path, used) = await real.MakeAsync(sample, unknown, """{"kind":"thumbnail","at":"60s"}""");

        Assert.Equal("320,240", await RealRun.AskAsync(path, "stream=width,height"));
        Assert.True(used.Outputs[0].Facts.Clamped);
    }

    [Fact]
    public async Task A_truncated_source_gives_the_last_key_frame_that_is_there()
    {
        var whole = await real.SampleAsync("faststart.mp4",
            "-f lavfi -i testsrc2=s=640x360:r=25:d=8 -c:v libx264 -pix_fmt yuv420p -g 25 -movflags +faststart");
        var half = Path.Combine(Path.GetDirectoryName(whole)!, "half.mp4");
        var bytes = await File.ReadAllBytesAsync(whole);
        await File.WriteAllBytesAsync(half, bytes[..(bytes.Length / 2)]);
        var media = FourSeconds with { Truncated = true, DurationSeconds = 8, Video = [Sources.Hd with { DisplayWidth = 640, DisplayHeight = 360, FrameRate = 25, DurationSeconds = 8 }] };

        var (path, used) = await real.MakeAsync(half, media, """{"kind":"thumbnail","at":"7s"}""");

        Assert.Equal("640,360", await RealRun.AskAsync(path, "stream=width,height"));
        Assert.Null(used.Outputs[0].Facts.AtSeconds);
        Assert.True(used.Outputs[0].Facts.Clamped);
    }

    [Theory]
    [InlineData("jpg")]
    [InlineData("png")]
    [InlineData("webp")]
    public async Task It_is_upright_of_the_displayed_size_and_has_the_same_bytes_twice(string format)
    {
        // Left half red, right half blue, stored lying: turned upright by 90 degrees clockwise, red is on top.
        await real.SampleAsync("lying.mp4", "-f lavfi -i color=red:s=320x360:d=1 -f lavfi -i color=blue:s=320x360:d=1 -filter_complex [0][1]hstack -c:v libx264 -pix_fmt yuv420p");
        var sample = await real.SampleAsync("turned.mp4", "-i \"{in}/lying.mp4\" -c copy -metadata:s:v rotate=270 -metadata location=+48.2+16.3/");
        var media = FourSeconds with { DurationSeconds = 1, Video = [Sources.Hd with { CodedWidth = 640, CodedHeight = 360, DisplayWidth = 360, DisplayHeight = 640, RotationDegrees = 90, DurationSeconds = 1, FrameRate = 25 }] };
        var output = $$"""{"kind":"thumbnail","format":"{{format}}","height":320}""";

        var (path, _) = await real.MakeAsync(sample, media, output);
        var (again, _) = await real.MakeAsync(sample, media, output);

        Assert.Equal("180,320", await RealRun.AskAsync(path, "stream=width,height"));
        var (top, bottom) = (Name(await RealRun.ColourAsync(path, "iw:ih/3:0:0")), Name(await RealRun.ColourAsync(path, "iw:ih/3:0:ih*2/3")));
        Assert.True((top, bottom) is ("red", "blue") or ("blue", "red"), $"{top} over {bottom}");
        Assert.Equal(await File.ReadAllBytesAsync(path), await File.ReadAllBytesAsync(again));
    }

    [Fact]
    public async Task Anamorphic_pixels_become_square()
    {
        var sample = await real.SampleAsync("anamorphic.mp4", "-f lavfi -i testsrc2=s=720x576:d=1 -vf setsar=64/45 -c:v libx264 -pix_fmt yuv420p");
        var media = FourSeconds with { DurationSeconds = 1, Video = [Sources.Hd with { CodedWidth = 720, CodedHeight = 576, DisplayWidth = 1024, DisplayHeight = 576, DurationSeconds = 1, FrameRate = 25 }] };

        var (path, _) = await real.MakeAsync(sample, media, """{"kind":"thumbnail","format":"png"}""");

        Assert.Equal("640,360,1:1", await RealRun.AskAsync(path, "stream=width,height,sample_aspect_ratio"));
    }

    [Theory]
    [InlineData("jpg")]
    [InlineData("png")]
    [InlineData("webp")]
    public async Task The_place_the_device_and_the_colour_profile_of_a_photo_are_not_in_the_thumbnail(string format)
    {
        var sample = await real.SampleAsync("plain.jpg", "-f lavfi -i testsrc2=s=400x300 -frames:v 1 -pix_fmt yuvj420p -f image2");
        var photo = await PhotoWithExifAsync(sample, orientation: 1);
        var media = Sources.Photo with { Video = [Sources.Photo.Video[0] with { DisplayWidth = 400, DisplayHeight = 300, RotationDegrees = 0 }] };

        var (path, _) = await real.MakeAsync(photo, media, $$"""{"kind":"thumbnail","format":"{{format}}"}""");

        var text = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(path));
        Assert.Contains("SecretCam", System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(photo)), StringComparison.Ordinal);
        Assert.All(["SecretCam", "Exif", "EXIF", "eXIf", "ICC_PROFILE", "iCCP", "ICCP", "Lavc", "Lavf"],
            word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
        Assert.Equal("400,300", await RealRun.AskAsync(path, "stream=width,height"));
    }

    [Fact]
    public async Task A_photo_that_says_how_it_was_held_is_upright()
    {
        await real.SampleAsync("halves.jpg", "-f lavfi -i color=red:s=320x320:d=1 -f lavfi -i color=blue:s=320x320:d=1 -filter_complex [0][1]hstack -frames:v 1 -pix_fmt yuvj420p -f image2");
        var photo = await PhotoWithExifAsync(await real.SampleAsync("halves.jpg", ""), orientation: 6);
        var media = Sources.Photo with { Video = [Sources.Photo.Video[0] with { CodedWidth = 640, CodedHeight = 320, DisplayWidth = 320, DisplayHeight = 640 }] };

        var (path, _) = await real.MakeAsync(photo, media, """{"kind":"thumbnail"}""");

        // Orientation 6: to be turned 90 degrees clockwise, so that left becomes top.
        Assert.Equal("320,640", await RealRun.AskAsync(path, "stream=width,height"));
        Assert.Equal("red", Name(await RealRun.ColourAsync(path, "iw:ih/3:0:0")));
        Assert.Equal("blue", Name(await RealRun.ColourAsync(path, "iw:ih/3:0:ih*2/3")));
    }

    [Fact]
    public async Task A_cover_beside_the_sound_is_a_thumbnail_too()
    {
        await real.SampleAsync("cover.jpg", "-f lavfi -i color=green:s=300x300 -frames:v 1 -f image2");
        var sample = await real.SampleAsync("album.mp3", "-f lavfi -i sine=d=3 -i \"{in}/cover.jpg\" -map 0 -map 1 -c:v copy -id3v2_version 3 -disposition:v attached_pic");
        var media = Sources.Album with { Video = [Sources.Album.Video[0] with { DisplayWidth = 300, DisplayHeight = 300 }] };

        var (path, used) = await real.MakeAsync(sample, media, """{"kind":"thumbnail"}""");

        Assert.Equal("green", Name(await RealRun.ColourAsync(path)));
        Assert.Null(used.Outputs[0].Facts.AtSeconds);
    }

    [Theory]
    [InlineData("smpte2084")]
    [InlineData("arib-std-b67")]
    public async Task Hdr_is_tone_mapped_and_not_grey(string transfer)
    {
        Assert.True(RealRun.IsBundled, "Only the bundled FFmpeg has these scaler options: build it by ffmpeg/build.");
        var sample = await real.SampleAsync($"{transfer}.mp4",
            "-f lavfi -i smptehdbars=s=640x360:d=3:r=25 -vf zscale=tin=bt709:pin=bt709:min=bt709:t=" + transfer
            + ":p=bt2020:m=bt2020nc:npl=203,format=yuv420p10le -c:v libx265 -x265-params log-level=error -color_primaries bt2020 -colorspace bt2020nc -color_trc " + transfer);
        var media = FourSeconds with { DurationSeconds = 3, Video = [Sources.Hdr.Video[0] with { DisplayWidth = 640, DisplayHeight = 360, DurationSeconds = 3, FrameRate = 25 }] };
        var sdr = media with { Video = [media.Video[0] with { IsHdr = false }] };

        var (mapped, _) = await real.MakeAsync(sample, media, """{"kind":"thumbnail","at":"1s"}""");
        var (plain, _) = await real.MakeAsync(sample, sdr, """{"kind":"thumbnail","at":"1s"}""");

        // The cyan and the red bar of the chart.
        var cyan = await RealRun.ColourAsync(mapped, "iw*0.06:ih*0.3:iw*0.37:ih*0.1");
        var grey = await RealRun.ColourAsync(plain, "iw*0.06:ih*0.3:iw*0.37:ih*0.1");
        var red = await RealRun.ColourAsync(mapped, "iw*0.06:ih*0.3:iw*0.69:ih*0.1");
        Assert.True(Saturation(cyan) > Saturation(grey) * 1.2, $"{string.Join(' ', cyan)} against {string.Join(' ', grey)}");
        Assert.True(red[0] > red[1] + 60 && red[0] > red[2] + 60, string.Join(' ', red));
    }

    [Theory]
    [InlineData("jpg")]
    [InlineData("png")]
    [InlineData("webp")]
    public async Task The_red_of_an_hd_film_is_the_same_red_in_the_picture(string format)
    {
        var sample = await real.SampleAsync("bt709.mp4",
            "-f lavfi -i color=0xC00000:s=1280x720:d=1 -vf scale=out_color_matrix=bt709,format=yuv420p -c:v libx264 -crf 5 -colorspace bt709 -color_primaries bt709 -color_trc bt709");

        var (path, _) = await real.MakeAsync(sample, FourSeconds, $$"""{"kind":"thumbnail","at":"0s","format":"{{format}}"}""");

        var red = await RealRun.ColourAsync(path);
        Assert.InRange(red[0], 0xC0 - 6, 0xC0 + 6);
        Assert.InRange(Math.Max(red[1], red[2]), 0, 6);
    }

    private static string Container(string name) => Path.GetExtension(name) switch
    {
        ".ts" => "mpegts",
        ".mpg" => "mpeg",
        _ => Sources.Film.Container,
    };

    private static double Saturation(byte[] rgb) => rgb.Max() == 0 ? 0 : (rgb.Max() - rgb.Min()) / (double)rgb.Max();

    private static string Name(byte[] rgb) => (rgb[0] > 100, rgb[1] > 100, rgb[2] > 100) switch
    {
        (true, true, true) => "white",
        (true, false, false) => "red",
        (false, true, false) => "green",
        (false, false, true) => "blue",
        _ => string.Join(' ', rgb),
    };

    /// <summary>Puts a small EXIF block (maker, place) and a colour profile behind the start of a JPEG.</summary>
    private static async Task<string> PhotoWithExifAsync(string plain, byte orientation)
    {
        byte[] tiff =
        [
            0x49, 0x49, 42, 0, 8, 0, 0, 0,                                  // little endian, the first directory at 8
            3, 0,                                                           // three entries
            0x0F, 0x01, 2, 0, 10, 0, 0, 0, 50, 0, 0, 0,                     // Make: ten letters at 50
            0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0,             // Orientation
            0x25, 0x88, 4, 0, 1, 0, 0, 0, 60, 0, 0, 0,                      // GPS directory at 60
            0, 0, 0, 0,
            .. "SecretCam\0"u8,
            1, 0, 0x01, 0x00, 2, 0, 2, 0, 0, 0, (byte)'N', 0, 0, 0, 0, 0, 0, 0,
        ];
        byte[] exif = [.. "Exif\0\0"u8, .. tiff];
        byte[] profile = [.. "ICC_PROFILE\0"u8, 1, 1, .. new byte[128]];
        var jpeg = await File.ReadAllBytesAsync(plain);
        var path = Path.Combine(Path.GetDirectoryName(plain)!, $"exif-{Path.GetFileName(plain)}");
        await File.WriteAllBytesAsync(path, [.. jpeg[..2], .. Segment(0xE1, exif), .. Segment(0xE2, profile), .. jpeg[2..]]);
        return path;
    }

    private static byte[] Segment(byte marker, byte[] content) =>
        [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];
}
