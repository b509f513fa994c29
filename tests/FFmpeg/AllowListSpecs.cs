namespace MediaFunctions.Tests.FFmpeg;

/// <summary>Parsers are declared too, but FFmpeg has no way to list them.</summary>
public sealed class AllowListSpecs
{
    [Theory]
    [InlineData("protocols")]
    [InlineData("demuxers")]
    [InlineData("decoders")]
    [InlineData("encoders")]
    [InlineData("muxers")]
    [InlineData("bsfs")]
    [InlineData("filters")]
    public async Task What_is_compiled_in_is_what_is_declared(string section) =>
        Assert.Equal(ComponentLists.Declared(section), await ComponentLists.CompiledInAsync(section));

    [Theory]
    [InlineData("hls")]
    [InlineData("dash")]
    [InlineData("concat")]
    [InlineData("sdp")]
    [InlineData("rtsp")]
    [InlineData("imf")]
    [InlineData("webm_dash_manifest")]
    public async Task No_demuxer_opens_what_an_upload_names(string demuxer) =>
        Assert.DoesNotContain(demuxer, await ComponentLists.CompiledInAsync("demuxers"));

    [Theory]
    [InlineData("https")]
    [InlineData("tls")]
    [InlineData("concat")]
    [InlineData("subfile")]
    [InlineData("data")]
    [InlineData("udp")]
    [InlineData("ftp")]
    [InlineData("unix")]
    [InlineData("crypto")]
    public async Task No_protocol_leaves_files_and_plain_http(string protocol) =>
        Assert.DoesNotContain(protocol, await ComponentLists.CompiledInAsync("protocols"));

    [Fact]
    public async Task There_is_no_capture_or_display_device()
    {
        var outcome = await Ffbox.FfmpegAsync("-devices");

        Assert.DoesNotContain("\n DE", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\n D ", outcome.Output, StringComparison.Ordinal);
    }
}
