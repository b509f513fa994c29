namespace MediaFunctions.Tests.FFmpeg;

/// <summary>A playlist or manifest is refused by content, whatever its name says it is.</summary>
public sealed class HostilePlaylistSpecs : IDisposable
{
    private readonly TempFolder folder = new();

    public static TheoryData<string, string> Playlists => new()
    {
        { "hls", "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile://{0}\n#EXT-X-ENDLIST\n" },
        {
            "dash", """
            <?xml version="1.0"?>
            <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT9S"><Period>
            <AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="1"><BaseURL>file://{0}</BaseURL>
            <SegmentBase/></Representation></AdaptationSet></Period></MPD>
            """
        },
        { "concat", "ffconcat version 1.0\nfile '{0}'\n" },
        {
            "sdp",
            "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\na=rtpmap:96 H264/90000\n"
        },
        { "svg", "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><image href='file://{0}'/></svg>" },
    };

    [Theory]
    [MemberData(nameof(Playlists))]
    public async Task A_playlist_named_mp4_is_no_media(string kind, string text)
    {
        var picture = folder["secret.png"];
        await Ffbox.MakePictureAsync(picture);
        var playlist = folder.Write($"{kind}.mp4", text.Replace("{0}", picture, StringComparison.Ordinal));

        var outcome = await Ffbox.ProbeAsync(playlist);

        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Equal("", outcome.Output.Trim());
    }

    [Theory]
    [InlineData("hls")]
    [InlineData("dash")]
    [InlineData("concat")]
    [InlineData("sdp")]
    public async Task Asking_for_the_demuxer_by_name_does_not_help(string demuxer)
    {
        var outcome = await Ffbox.ProbeAsync("-f", demuxer, folder.Write("list", "anything"));

        Assert.Contains($"Unknown input format: {demuxer}", outcome.Error, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
