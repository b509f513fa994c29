using System.Text.Json;
using MediaFunctions.Client;
using MediaFunctions.Standalone.Files;

namespace MediaFunctions.Tests.Standalone.Files;

/// <summary>design: Command line. --out downloads of hls all playlists and segments.</summary>
public sealed class FolderDownloadSpecs : IDisposable
{
    private const string Master = "#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"A\",URI=\"audio.m3u8\"\n#EXT-X-STREAM-INF:BANDWIDTH=1,AUDIO=\"a\"\n240p.m3u8\n";

    private static readonly Dictionary<string, string> Hls = new()
    {
        ["hls/master.m3u8"] = Master,
        ["hls/240p.m3u8"] = "#EXTM3U\r\n#EXT-X-MAP:URI=\"240p-init.mp4\"\r\n#EXTINF:6,\r\n240p0.m4s\r\n#EXTINF:2,\r\n240p1.m4s\r\n#EXT-X-ENDLIST\r\n",
        ["hls/audio.m3u8"] = "#EXTM3U\n#EXT-X-MAP:URI=\"audio-init.mp4\"\n#EXTINF:6,\naudio0.m4s\n#EXT-X-ENDLIST\n",
        ["hls/240p-init.mp4"] = "init",
        ["hls/240p0.m4s"] = "first",
        ["hls/240p1.m4s"] = "second",
        ["hls/audio-init.mp4"] = "audio init",
        ["hls/audio0.m4s"] = "audio",
    };

    private readonly TempFolder directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Of_hls_all_playlists_and_segments_stand_in_a_folder_of_their_own_under_their_own_names()
    {
        await DownloadAsync(Hls, "hls/master.m3u8", Hls.Count);

        Assert.Equal([.. Hls.Keys.Append("manifest.json").Order(StringComparer.Ordinal)], Names());
        Assert.Equal("second", await File.ReadAllTextAsync(directory.Combine("hls/240p1.m4s")));
    }

    [Fact]
    public async Task Of_a_storyboard_the_cues_and_every_sheet_are_fetched_once()
    {
        var storyboard = new Dictionary<string, string>
        {
            ["board/board.vtt"] = "WEBVTT\n\n00:00.000 --> 00:05.000\nsheet-000.jpg#xywh=0,0,160,90\n\n00:05.000 --> 00:10.000\nsheet-000.jpg#xywh=160,0,160,90\n\n"
                + "00:10.000 --> 00:15.000\nsheet-001.jpg#xywh=0,0,160,90\n",
            ["board/sheet-000.jpg"] = "a sheet",
            ["board/sheet-001.jpg"] = "another",
        };

        var bucket = await DownloadAsync(storyboard, "board/board.vtt", 3);

        Assert.Equal(["board/board.vtt", "board/sheet-000.jpg", "board/sheet-001.jpg", "manifest.json"], Names());
        Assert.Equal(3, bucket.Asked.Count);
    }

    [Fact]
    public async Task Playlists_in_folders_name_files_relative_to_themselves()
    {
        var files = new Dictionary<string, string>
        {
            ["hls/master.m3u8"] = "#EXTM3U\nlow/index.m3u8\n",
            ["hls/low/index.m3u8"] = "#EXTM3U\n0.m4s\n",
            ["hls/low/0.m4s"] = "segment",
        };

        await DownloadAsync(files, "hls/master.m3u8", 3);

        Assert.Equal(["hls/low/0.m4s", "hls/low/index.m3u8", "hls/master.m3u8", "manifest.json"], Names());
    }

    [Theory]
    [InlineData("../../escaped")]
    [InlineData("a/../../escaped")]
    [InlineData("/etc/cron.d/escaped")]
    [InlineData("//other.example/x")]
    [InlineData("http://other.example/x.m4s")]
    [InlineData("file:///etc/passwd")]
    [InlineData("..%2fescaped")]
    [InlineData("%2e%2e/escaped")]
    [InlineData("a%5cescaped")]
    [InlineData("a\\..\\escaped")]
    [InlineData(".hidden")]
    [InlineData("a/.ssh")]
    [InlineData("a//b")]
    [InlineData("a?x=1")]
    [InlineData("a b")]
    [InlineData("C:escaped")]
    public async Task A_name_that_leads_elsewhere_is_refused_and_not_even_asked_for(string name)
    {
        foreach (var playlist in new[] { $"#EXTM3U\n{name}\n", $"#EXTM3U\n#EXT-X-MAP:URI=\"{name}\"\n" })
        {
            var bucket = new PublicBucket(new Dictionary<string, string> { ["hls/master.m3u8"] = playlist });

            var fault = await Assert.ThrowsAsync<IOException>(() => DownloadAsync(bucket, "hls/master.m3u8", new OutputFiles(2, 100)));

            Assert.Contains(name, fault.Message, StringComparison.Ordinal);
            Assert.Equal([$"{PublicBucket.Address}hls/master.m3u8"], bucket.Asked);
            Assert.Equal(["hls/master.m3u8"], Names());
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task More_or_fewer_files_than_the_manifest_says_are_refused(int more)
    {
        var fault = await Assert.ThrowsAsync<IOException>(() => DownloadAsync(Hls, "hls/master.m3u8", Hls.Count + more));

        Assert.Contains("not what its manifest says", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_sizes_than_the_manifest_says_are_refused()
    {
        var bucket = new PublicBucket(Hls);

        await Assert.ThrowsAsync<IOException>(() => DownloadAsync(bucket, "hls/master.m3u8", new OutputFiles(Hls.Count, 1)));
    }

    [Fact]
    public async Task A_playlist_that_names_itself_ends()
    {
        var files = new Dictionary<string, string> { ["hls/master.m3u8"] = "#EXTM3U\nmaster.m3u8\n240p.m3u8\n", ["hls/240p.m3u8"] = "#EXTM3U\nmaster.m3u8\n" };

        await DownloadAsync(files, "hls/master.m3u8", 2);

        Assert.Equal(["hls/240p.m3u8", "hls/master.m3u8", "manifest.json"], Names());
    }

    private async Task<PublicBucket> DownloadAsync(Dictionary<string, string> files, string first, int count)
    {
        var bucket = new PublicBucket(files);
        await DownloadAsync(bucket, first, new OutputFiles(count, files.Values.Sum(System.Text.Encoding.UTF8.GetByteCount)));
        return bucket;
    }

    private async Task DownloadAsync(PublicBucket bucket, string first, OutputFiles files)
    {
        using var http = new HttpClient(bucket, disposeHandler: false);
        var output = new Output
        {
            Name = first.Split('/')[0],
            Kind = "kind",
            Key = $"a/default/v/r/{first}",
            Url = PublicBucket.Address + first,
            ContentType = "application/octet-stream",
            Files = files,
        };
        await new OutputDownloader(http).DownloadAsync(directory.Path, JsonElement.Parse("{}"), [output], CancellationToken.None);
    }

    private string[] Names() =>
    [
        .. Directory.GetFiles(directory.Path, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(directory.Path, file)).Order(StringComparer.Ordinal),
    ];
}
