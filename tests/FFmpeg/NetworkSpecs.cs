namespace MediaFunctions.Tests.FFmpeg;

public sealed class NetworkSpecs
{
    private static readonly byte[] Picture = MakePicture();

    [Fact]
    public async Task Http_on_loopback_is_read()
    {
        await using var server = LoopbackServer.Of(Picture);

        var outcome = await Ffbox.ProbeAsync(server.Url);

        Assert.Equal("png_pipe", outcome.Output.Trim());
    }

    [Theory]
    [InlineData("http://192.0.2.1/upload")]
    [InlineData("http://10.0.0.1:8080/upload")]
    [InlineData("http://169.254.169.254/metadata/instance")]
    [InlineData("http://[2001:db8::1]/upload")]
    [InlineData("http://[::ffff:192.0.2.1]/upload")]
    [InlineData("http://0.0.0.0:80/upload")]
    [InlineData("tcp://192.0.2.1:80")]
    public async Task An_address_beyond_loopback_is_refused(string url)
    {
        var outcome = await Ffbox.ProbeAsync(url);

        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains("this build connects to loopback only", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_name_is_not_looked_up()
    {
        await using var server = LoopbackServer.Of(Picture);

        var outcome = await Ffbox.ProbeAsync($"http://localhost:{server.Port}/upload");

        Assert.Contains("Failed to resolve hostname localhost", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("http://192.0.2.1/", "this build connects to loopback only")]
    [InlineData("http://example.com/", "Failed to resolve hostname")]
    [InlineData("https://127.0.0.1/", "Protocol not found")]
    public async Task A_redirect_to_elsewhere_is_refused(string location, string reason)
    {
        await using var server = LoopbackServer.RedirectingTo(location);

        var outcome = await Ffbox.ProbeAsync(server.Url);

        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains(reason, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_to_a_file_is_refused()
    {
        using var folder = new TempFolder();
        await File.WriteAllBytesAsync(folder["secret.png"], Picture);
        await using var server = LoopbackServer.RedirectingTo($"file://{folder["secret.png"]}");

        var outcome = await Ffbox.ProbeAsync(server.Url);

        Assert.NotEqual(0, outcome.ExitCode);
    }

    [Theory]
    [InlineData("https://127.0.0.1/upload")]
    [InlineData("tls://127.0.0.1:443")]
    public async Task There_is_no_TLS(string url)
    {
        var outcome = await Ffbox.ProbeAsync(url);

        Assert.Contains("Protocol not found", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tcp://127.0.0.1:0?listen", "Port missing")]
    [InlineData("tcp://127.0.0.1:40404?listen=1", "Refusing to listen")]
    [InlineData("tcp://:40404", "Refusing to listen")]
    public async Task It_never_listens(string url, string reason)
    {
        var outcome = await Ffbox.ProbeAsync(url);

        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains(reason, outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ffbox")]
    [InlineData("ffprobe")]
    public async Task A_proxy_in_the_environment_is_not_asked(string name)
    {
        await using var origin = LoopbackServer.Of(Picture);
        await using var proxy = LoopbackServer.Of([]);
        string[] tool = name == "ffbox" ? ["ffprobe"] : [];

        var outcome = await Command.RunAsync(
            Path.Combine(Ffbox.Folder, name),
            [.. tool, "-loglevel", "error", origin.Url],
            new Dictionary<string, string> { ["http_proxy"] = $"http://127.0.0.1:{proxy.Port}" });

        Assert.Equal(0, outcome.ExitCode);
        Assert.NotEmpty(origin.Requests);
        Assert.Empty(proxy.Requests);
    }

    [Fact]
    public async Task It_works_with_an_empty_environment()
    {
        await using var origin = LoopbackServer.Of(Picture);

        var outcome = await Command.RunAsync(
            Ffbox.Program, ["ffprobe", "-loglevel", "error", origin.Url], new Dictionary<string, string>());

        Assert.Equal(0, outcome.ExitCode);
    }

    private static byte[] MakePicture()
    {
        using var folder = new TempFolder();
        Ffbox.MakePictureAsync(folder["a.png"]).GetAwaiter().GetResult();
        return File.ReadAllBytes(folder["a.png"]);
    }
}
