using System.Text.Json;
using MediaFunctions.Tests.Pipeline.Product;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Pipeline;

/// <summary>design: Command line, <c>dev</c>: what it prints, and that nothing outlives it, even while FFmpeg works.</summary>
[Collection(PipelineCollection.Name)]
public sealed class LifetimeSpecs(PipelineFixture pipeline)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Dev_prints_one_line_of_json_with_all_that_a_client_needs()
    {
        var line = JsonElement.Parse(pipeline.Dev.Line);

        Assert.Equal(
            ["api", "key", "page", "s3", "uploadsBucket", "mediaBucket", "mediaUrl", "accessKeyId", "secretAccessKey"],
            line.EnumerateObject().Select(member => member.Name));
        Assert.All(line.EnumerateObject(), member => Assert.NotEmpty(member.Value.GetString()!));
        Assert.Equal("ok", (await pipeline.GetJsonAsync("api/health")).GetProperty("status").GetString());
    }

    [Theory]
    [InlineData(ProcessTree.SigInt)]
    [InlineData(ProcessTree.SigTerm)]
    public async Task A_signal_ends_all_within_10_seconds_while_FFmpeg_works(int signal)
    {
        await using var dev = await BusyDevAsync();

        Assert.Equal(0, await dev.EndAsync(signal));

        Assert.Empty(LeftIn(dev.TempFolder));
    }

    [Fact]
    public async Task A_dev_that_is_killed_leaves_no_process()
    {
        await using var dev = await BusyDevAsync();
        var family = ProcessTree.DescendantsOf(dev.Id);
        Assert.Contains(family, process => process.Name is "node" or "MainThread");
        Assert.Contains(family, process => process.Name == "workerd");
        Assert.NotEmpty(ProcessTree.FFmpegsOf(dev.Id));

        ProcessTree.Signal(dev.Id, ProcessTree.SigKill);

        await ProcessTree.GoneAsync(family, EndPatience);
    }

    private static async Task<DevProcess> BusyDevAsync()
    {
        var dev = await DevProcess.StartAsync();
        await dev.Client.UploadAsync(await RealUploads.Long.PathAsync(), "audio/flac");
        await ProcessTree.UntilAsync(
            () => ProcessTree.FFmpegsOf(dev.Id).Any(process => ProcessTree.WasTold(process, "-c:a libmp3lame")),
            Patience,
            () => $"FFmpeg did not begin: {dev.Errors}");
        return dev;
    }

    private static string WorkIn(string temp) => Path.Combine(temp, $"mediafunctions-{Environment.UserName}", "work");

    private static IEnumerable<string> LeftIn(string temp) =>
        Directory.Exists(WorkIn(temp)) ? Directory.EnumerateFileSystemEntries(WorkIn(temp)) : [];
}
