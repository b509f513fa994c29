using System.Security.Cryptography;
using System.Text.Json;
using MediaFunctions.Client;
using MediaFunctions.Standalone.Files;

namespace MediaFunctions.Tests.Standalone.Files;

public sealed class OutputDownloaderSpecs : IDisposable
{
    private static readonly byte[] Bytes = [1, 2, 3];
    private static readonly JsonElement Manifest = JsonElement.Parse("""{"assetId":"a","outputs":[]}""");

    private readonly TempFolder directory = new();
    private readonly HttpClient http = new(new OneAnswer(Bytes));

    public void Dispose()
    {
        http.Dispose();
        directory.Dispose();
    }

    [Fact]
    public async Task Outputs_are_named_by_name_and_extension_beside_the_manifest()
    {
        await DownloadAsync(Output("thumbnail", "jpg"), Output("audio", "mp3"));

        Assert.Equal(["audio.mp3", "manifest.json", "thumbnail.jpg"], Names());
        Assert.Equal(Bytes, await File.ReadAllBytesAsync(directory.Combine("audio.mp3")));
        Assert.Equal(Manifest.GetRawText(), await File.ReadAllTextAsync(directory.Combine("manifest.json")));
    }

    [Fact]
    public async Task An_output_called_manifest_does_not_take_the_manifest_s_place()
    {
        await DownloadAsync(Output("manifest", "json"));

        Assert.Equal(["manifest-2.json", "manifest.json"], Names());
    }

    [Fact]
    public async Task No_output_s_name_leads_out_of_its_folder()
    {
        await DownloadAsync(Output("../../x", "jpg"));

        Assert.All(Directory.GetFiles(directory.Path), f => Assert.Equal(directory.Path, Path.GetDirectoryName(f)));
        Assert.Equal(2, Names().Length);
    }

    [Fact]
    public async Task Bytes_that_are_not_what_the_manifest_says_are_refused_and_not_left_under_the_output_s_name()
    {
        var fault = await Assert.ThrowsAsync<IOException>(() => DownloadAsync(Output("audio", "mp3") with { Sha256 = new string('0', 64) }));

        Assert.Contains("not what its manifest says", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("audio.mp3", Names());
    }

    [Fact]
    public async Task What_stands_at_Cloudflare_Stream_is_named_by_its_address()
    {
        await DownloadAsync(
            AtStream("still", "http://stream.example/uid/thumbnails/thumbnail.jpg?time=1s&width=320&height=180&fit=scale"),
            AtStream("hls", "http://stream.example/uid/manifest/video.m3u8"),
            AtStream("film", "http://stream.example/uid/downloads/default.mp4"));

        Assert.Equal(["film.mp4", "hls.m3u8", "manifest.json", "still.jpg"], Names());
    }

    private static Output AtStream(string name, string url) => new() { Name = name, Kind = "kind", Url = url, ContentType = "application/octet-stream" };

    private static Output Output(string name, string extension) => new()
    {
        Name = name,
        Kind = "kind",
        Key = $"a/default/v/r/{name}.{extension}",
        Url = $"http://media.example/{name}.{extension}",
        ContentType = "application/octet-stream",
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Bytes)),
    };

    private Task DownloadAsync(params Output[] outputs) =>
        new OutputDownloader(http).DownloadAsync(directory.Path, Manifest, outputs, CancellationToken.None);

    private string[] Names() => [.. Directory.GetFiles(directory.Path).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
}
