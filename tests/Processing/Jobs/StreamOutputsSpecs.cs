using System.Text.Json;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Delivery.Prices;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Routing.Stream;
using MediaFunctions.Tests.Processing.Planning;

namespace MediaFunctions.Tests.Processing.Jobs;

public sealed class StreamOutputsSpecs
{
    private static readonly StreamVideo Video = new()
    {
        Uid = "u",
        Duration = 29.9,
        Thumbnail = "https://stream.example/u/thumbnails/thumbnail.jpg",
        Playback = new StreamPlayback("https://stream.example/u/manifest/video.m3u8"),
    };

    [Fact]
    public void A_still_is_an_address_with_time_and_size()
    {
        var still = Assert.Single(Of("""{"still":{"kind":"thumbnail","at":"25%","width":640}}""", Sources.Film));

        Assert.Equal("https://stream.example/u/thumbnails/thumbnail.jpg?time=7.5s&width=640&height=360&fit=scale", still.Url);
        Assert.Equal((640, 360, 7.5), (still.Width, still.Height, still.At));
    }

    [Fact]
    public void A_time_behind_the_end_is_clamped_as_elsewhere()
    {
        var still = Assert.Single(Of("""{"still":{"kind":"thumbnail","at":"99s"}}""", Sources.Film));

        Assert.True(still.Clamped);
        Assert.True(still.At < 30);
    }

    [Fact]
    public void A_film_of_4K_is_1080p_there_and_a_smaller_one_its_own_size()
    {
        const string hls = """{"hls":{"kind":"hls"}}""";
        var large = Sources.Film with { Video = [Sources.Hd with { CodedWidth = 3840, CodedHeight = 2160, DisplayWidth = 3840, DisplayHeight = 2160 }] };
        var small = Sources.Film with { Video = [Sources.Hd with { CodedWidth = 640, CodedHeight = 360, DisplayWidth = 640, DisplayHeight = 360 }] };

        Assert.Equal((1920, 1080), Size(Assert.Single(Of(hls, large))));
        Assert.Equal((640, 360), Size(Assert.Single(Of(hls, small))));

        static (int? Width, int? Height) Size(ManifestOutput output) => (output.Width, output.Height);
    }

    [Fact]
    public void What_Stream_does_not_tell_is_absent_from_the_JSON()
    {
        var film = Assert.Single(Of("""{"film":{"kind":"transcode","preset":"1080p"}}""", Sources.Film));
        var json = JsonSerializer.SerializeToElement(film, DeliveryJson.Default.ManifestOutput);

        Assert.Equal("https://stream.example/u/downloads/default.mp4", film.Url);
        Assert.All(["key", "bytes", "sha256"], name => Assert.False(json.TryGetProperty(name, out _), name));
    }

    [Fact]
    public void Others_are_compared_with_by_what_is_known_of_it()
    {
        var made = MadeMedia.Of(
            new ManifestSource(1000, "video/mp4", 1920, 1080, 30), [.. Of("""{"hls":{"kind":"hls"},"film":{"kind":"transcode","preset":"1080p"}}""", Sources.Film)]);

        Assert.Equal(1000, made.Bytes);
        Assert.Equal(2, made.Outputs.Count);
    }

    [Theory]
    [InlineData("https://customer-f33zs165nr7gyfy4.cloudflarestream.com/6b9e68b07dfee8cc2d116e4c51d6a957/manifest/video.m3u8")]
    [InlineData("https://customer-f33zs165nr7gyfy4.cloudflarestream.com/6b9e68b07dfee8cc2d116e4c51d6a957/thumbnails/thumbnail.jpg?time=1s&width=640")]
    [InlineData("https://customer-f33zs165nr7gyfy4.cloudflarestream.com/6b9e68b07dfee8cc2d116e4c51d6a957/downloads/default.mp4")]
    public void A_manifest_tells_of_which_video_it_is(string url)
    {
        Assert.Equal("6b9e68b07dfee8cc2d116e4c51d6a957", StreamOutputs.VideoOf(ManifestOf(url, key: null)));
        Assert.Null(StreamOutputs.VideoOf(ManifestOf(url, key: "a/default/v/r/film.mp4")));
    }

    [Fact]
    public void A_month_of_a_video_is_half_a_cent_a_minute()
    {
        Assert.Equal(0.6m, PriceList.BuiltIn.StreamMonth(7200));
    }

    private static Manifest ManifestOf(string url, string? key) => new()
    {
        AssetId = "a",
        Version = "v",
        RunId = "r",
        Recipe = "default",
        CreatedAt = DateTime.UnixEpoch,
        Source = new ManifestSource(1000, "video/mp4", 1920, 1080, 30),
        Outputs = [new ManifestOutput { Name = "film", Kind = "transcode", Key = key, Url = url, ContentType = "video/mp4" }],
    };

    private static IReadOnlyList<ManifestOutput> Of(string outputs, MediaInfo media) => StreamOutputs.Of(
        Recipe.Parse("test", $$"""{"outputs":{{outputs}}}""").Value!, media, Video, "https://stream.example/u/downloads/default.mp4");
}
