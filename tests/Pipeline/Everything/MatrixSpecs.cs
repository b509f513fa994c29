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
    ];

    private readonly EverythingFixture pipeline;

    public MatrixSpecs(EverythingFixture pipeline)
    {
        this.pipeline = pipeline;
        pipeline.Begin([.. WithFilmAndSound, RealUploads.SilentFilm, RealUploads.AudioOnly, RealUploads.CoverMp3, Containers.Jpeg, BadInput.EndMissing]);
    }

    public static TheoryData<Sample> Films => [.. WithFilmAndSound];

    [Theory]
    [MemberData(nameof(Films))]
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
            default:
                await DebianTools.DecodeAsync(done.Files[name]);
                break;
        }
    }

    private static async Task<string> FormatAsync(string path)
    {
        var head = new byte[12];
        await using var file = File.OpenRead(path);
        await file.ReadExactlyAsync(head);
        return head.AsSpan(8).SequenceEqual("WEBP"u8) ? "WebP" : Convert.ToHexString(head);
    }
}
