using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using MediaFunctions.Client;
using MediaFunctions.Tests.Pipeline.Judges;
using MediaFunctions.Tests.Pipeline.Product;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Pipeline.Everything;

/// <summary>Every kind of every odd upload: made and whole, or skipped with a reason; never a failed job.</summary>
[Collection(EverythingCollection.Name)]
public sealed class MatrixSpecs
{
    private static readonly string[] OfPictures = ["best", "thumbnail"];
    private static readonly string[] OfFilms = ["clip", "film", "marked", "preview", "storyboard"];
    private static readonly string[] OfSounds = ["audio", "drawing", "level", "waveform"];

    private static readonly Sample[] WithFilmAndSound =
    [
        Containers.Mp4, RealUploads.Rotated, RealUploads.Anamorphic, RealUploads.FourTwoTwo, RealUploads.TenBit, RealUploads.HdrPq,
        RealUploads.HdrHlg, RealUploads.AudioFirst, RealUploads.Brief, RealUploads.LiveMkv, RealUploads.LiveFlv, RealUploads.Fragmented,
        RealUploads.Tagged, RealUploads.Surround, RealUploads.OddSize, Containers.TransportStream, Containers.Vp9, Containers.Avi,
        Films.OneFrameASecond, Films.SlowMotion, Films.Mono8k,
    ];

    private readonly EverythingFixture pipeline;

    public MatrixSpecs(EverythingFixture pipeline)
    {
        this.pipeline = pipeline;
        pipeline.Begin([.. WithFilmAndSound, RealUploads.SilentFilm, RealUploads.AudioOnly, RealUploads.CoverMp3, Containers.Jpeg, BadInput.EndMissing,
            Samples.Films.LateSound, Samples.Films.LatePicture, BadInput.SoundMissing]);
    }

    public static TheoryData<Sample> FilmsWithSound => [.. WithFilmAndSound];

    [Theory]
    [MemberData(nameof(FilmsWithSound))]
    public async Task A_film_with_sound_gives_every_output_and_each_of_them_plays(Sample sample)
    {
        await AssertMadeAsync(sample, [.. OfPictures, .. OfFilms, .. OfSounds, "hls"], []);
    }

    [Fact]
    public Task A_silent_film_gives_all_but_sound() =>
        AssertMadeAsync(RealUploads.SilentFilm, [.. OfPictures, .. OfFilms, "hls"], OfSounds);

    [Fact]
    public Task Sound_alone_gives_all_that_is_heard() =>
        AssertMadeAsync(RealUploads.AudioOnly, [.. OfSounds, "clip", "hls"], [.. OfPictures, .. OfFilms.Except(["clip"]), "placeholder"]);

    [Fact]
    public Task A_cover_gives_pictures_and_no_film() =>
        AssertMadeAsync(RealUploads.CoverMp3, [.. OfPictures, .. OfSounds, "clip", "hls"], OfFilms.Except(["clip"]));

    [Fact]
    public Task A_photo_gives_pictures_alone() =>
        AssertMadeAsync(Containers.Jpeg, OfPictures, [.. OfFilms, .. OfSounds, "hls"]);

    [Fact]
    public async Task What_decodes_of_a_cut_film_is_made_and_the_manifest_says_that_it_is_cut()
    {
        var done = await pipeline.ProcessAsync(BadInput.EndMissing);

        Assert.True(done.Manifest.GetProperty("truncated").GetBoolean());
        Assert.Empty(done.Skipped);
        foreach (var name in done.Files.Keys)
            await AssertPlaysAsync(done, name);
    }

    [Fact]
    public Task A_part_before_the_sound_begins_is_made_without_it() =>
        AssertMadeAsync(Samples.Films.LateSound, [.. OfPictures, .. OfFilms, .. OfSounds, "hls"], []);

    [Fact]
    public Task A_part_before_the_picture_begins_is_skipped_and_all_else_is_made() =>
        AssertMadeAsync(Samples.Films.LatePicture, [.. OfPictures, .. OfFilms.Except(["clip"]), .. OfSounds, "hls"], ["clip"]);

    [Fact]
    public async Task What_a_cut_file_has_lost_is_skipped_and_what_is_left_of_it_is_made()
    {
        var done = await pipeline.ProcessAsync(BadInput.SoundMissing);

        Assert.True(done.Manifest.GetProperty("truncated").GetBoolean());
        Assert.Equal(OfSounds.Order(), done.Skipped.Order());
        await AssertPlaysAsync(done, "thumbnail");
        await AssertPlaysAsync(done, "storyboard");
    }

    [Fact]
    public async Task What_was_held_upright_is_upright_in_every_picture()
    {
        var done = await pipeline.ProcessAsync(RealUploads.Rotated);

        foreach (var name in new[] { "thumbnail", "best", "preview", "clip", "film", "marked", "hls" })
        {
            var output = done.Output(name);
            Assert.True(output.GetProperty("width").GetInt32() < output.GetProperty("height").GetInt32(), output.ToString());
        }
    }

    [Fact]
    public async Task Place_device_names_and_chapters_are_in_no_file_of_any_kind()
    {
        var done = await pipeline.ProcessAsync(RealUploads.Tagged);
        var files = await pipeline.FilesAsync(done.Manifest);
        var folder = done.Output("thumbnail").GetProperty("url").GetString()!;
        folder = folder[..(folder.LastIndexOf('/') + 1)];

        Assert.True(files.Count > done.Files.Count);
        foreach (var name in files.Keys)
        {
            var bytes = Encoding.Latin1.GetString(await pipeline.Http.GetByteArrayAsync(folder + name));
            Assert.All(
                ["Secret", "48.8577", "2.2950", "Lavf"],
                secret => Assert.False(bytes.Contains(secret, StringComparison.Ordinal), $"{name} holds {secret}"));
        }
        Assert.DoesNotContain("Secret", done.Manifest.GetRawText(), StringComparison.Ordinal);
    }

    private async Task AssertMadeAsync(Sample sample, IEnumerable<string> made, IEnumerable<string> skipped)
    {
        var done = await pipeline.ProcessAsync(sample);

        Assert.Equal((JobState.Succeeded, null), (done.Job.State, done.Job.Error?.Message));
        Assert.Equal(made.Order(), done.Files.Keys.Order());
        Assert.Equal(skipped.Order(), done.Skipped.Order());
        Assert.Equal(!skipped.Contains("placeholder"), done.Manifest.TryGetProperty("placeholder", out _));
        foreach (var name in done.Files.Keys)
            await AssertPlaysAsync(done, name);
        // Nothing in an address that somebody on the way would read in another way.
        Assert.All((await pipeline.FilesAsync(done.Manifest)).Keys, file => Assert.Matches(@"\A[a-z0-9-]+(/[a-z0-9-]+)?\.[a-z0-9]+\z", file));
    }

    private static async Task AssertPlaysAsync(Processed done, string name)
    {
        switch (done.Output(name).GetProperty("contentType").GetString())
        {
            case "application/json":
                JsonElement.Parse(await File.ReadAllBytesAsync(done.Files[name]));
                break;
            case "text/vtt":
                Assert.StartsWith("WEBVTT", await File.ReadAllTextAsync(done.Files[name]), StringComparison.Ordinal);
                break;
            case "application/vnd.apple.mpegurl":
                await DebianTools.DecodeAsync(done.Output(name).GetProperty("url").GetString()!);
                break;
            case "image/webp" when name == "preview":
                // Debian's ffmpeg does not read animated WebP.
                Assert.Equal("WebP", await FormatAsync(done.Files[name]));
                break;
            case "video/mp4" or "audio/mp4":
                Assert.Equal(["ftyp", "moov"], await FirstBoxesAsync(done.Files[name]));
                goto default;
            default:
                await DebianTools.DecodeAsync(done.Files[name]);
                break;
        }
    }

    /// <summary>The types of an MP4's first two boxes: with the index in front it plays while it loads.</summary>
    private static async Task<string[]> FirstBoxesAsync(string path)
    {
        var bytes = await File.ReadAllBytesAsync(path);
        var second = (int)BinaryPrimitives.ReadUInt32BigEndian(bytes);
        return [Encoding.ASCII.GetString(bytes, 4, 4), Encoding.ASCII.GetString(bytes, second + 4, 4)];
    }

    private static async Task<string> FormatAsync(string path)
    {
        var head = new byte[12];
        await using var file = File.OpenRead(path);
        await file.ReadExactlyAsync(head);
        return head.AsSpan(8).SequenceEqual("WEBP"u8) ? "WebP" : Convert.ToHexString(head);
    }
}
