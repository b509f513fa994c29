using System.Security.Cryptography;
using System.Text.Json;
using MediaFunctions.Tests.Pipeline.Judges;
using MediaFunctions.Tests.Pipeline.Product;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Pipeline;

/// <summary>design: Command line, <c>process</c>: what it prints, what it downloads, how it ends.</summary>
[Collection(PipelineCollection.Name)]
public sealed class CommandLineSpecs : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(10);

    private readonly DirectoryInfo temp = Directory.CreateTempSubdirectory("process-tests-");

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>The guard of the local parts takes their folder away when the program has ended, and has not ended itself.</summary>
    public async Task DisposeAsync()
    {
        await ProcessTree.UntilAsync(
            () => !temp.EnumerateDirectories("mediafunctions-local-*").Any(),
            EndPatience,
            () => $"The local parts left {string.Join(", ", temp.EnumerateDirectories("mediafunctions-local-*"))}");
        temp.Delete(recursive: true);
    }

    [Fact]
    public async Task Several_files_come_out_in_order_with_their_errors_and_two_of_one_name_in_two_folders()
    {
        var film = await CopyAsync(Containers.Mp4, "one", "holiday.mp4");
        var sameName = await CopyAsync(RealUploads.Brief, "two", "holiday.mp4");
        var text = await CopyAsync(BadInput.Text, "three", "text.mp4");
        var missing = Path.Combine(temp.FullName, "missing.mp4");
        var unknownType = await CopyAsync(BadInput.Text, "four", "unknown.xyz");
        var output = Path.Combine(temp.FullName, "out");

        var end = await BuiltProgram.RunAsync(
            Temp, Patience, "process", film, text, sameName, missing, unknownType, "--out", output, "--json");

        Assert.Equal(1, end.ExitCode);
        var items = JsonElement.Parse(end.Output).EnumerateArray().ToList();
        Assert.Equal([film, text, sameName, missing, unknownType], items.Select(item => item.GetProperty("file").GetString()!));
        Assert.Equal([null, "not-media", null, "invalid-request", "type-not-allowed"], items.Select(CodeOf));
        foreach (var item in items.Where(item => CodeOf(item) is not null))
        {
            Assert.Equal(["file", "error"], item.EnumerateObject().Select(member => member.Name));
            Assert.NotEmpty(item.GetProperty("error").GetProperty("message").GetString()!);
        }
        await AssertDownloadedAsync(items[0], Path.Combine(output, "holiday.mp4"));
        await AssertDownloadedAsync(items[2], Path.Combine(output, "holiday.mp4-2"));
        Assert.Equal(["holiday.mp4", "holiday.mp4-2"], Directory.EnumerateDirectories(output).Select(f => Path.GetFileName(f)!).Order());
        Assert.NotEqual(items[0].GetProperty("assetId").GetString(), items[2].GetProperty("assetId").GetString());
    }

    [Fact]
    public async Task When_all_succeed_the_exit_status_is_0_and_people_read_where_the_outputs_are()
    {
        var end = await BuiltProgram.RunAsync(Temp, Patience, "process", await Containers.Mp4.PathAsync());

        Assert.Equal(0, end.ExitCode);
        Assert.Matches(@"thumbnail\s.*320x240\s.*http://\S+/thumbnail\.jpg", end.Output);
        Assert.Matches(@"audio\s.*3\.0 s\s.*http://\S+/audio\.mp3", end.Output);
        Assert.DoesNotContain("X-Amz-Signature", end.Output + end.Errors, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_book_of_one_s_own_chooses_by_the_content_and_what_comes_out_is_of_the_rule_that_fits()
    {
        var book = Path.Combine(temp.FullName, "book.json");
        await File.WriteAllTextAsync(book, """
            { "recipes": { "long": { "preset": "default" }, "short": { "preset": "poster" } },
              "rules": [ { "type": "video/*", "minDuration": "01:00:00", "recipe": "long" }, { "type": "video/*", "recipe": "short" } ] }
            """);

        var end = await BuiltProgram.RunAsync(Temp, Patience, "process", await Containers.Mp4.PathAsync(), "--recipes", book, "--json");

        Assert.Equal(0, end.ExitCode);
        var item = Assert.Single(JsonElement.Parse(end.Output).EnumerateArray());
        Assert.Equal("short", item.GetProperty("recipe").GetString());
        Assert.NotEmpty(item.GetProperty("outputs").EnumerateArray());
    }

    [Fact]
    public async Task A_book_with_mistakes_starts_nothing_and_every_one_is_named()
    {
        var book = Path.Combine(temp.FullName, "book.json");
        await File.WriteAllTextAsync(book, """{ "recipes": { "a": { "preset": "vodd" } }, "rules": [ { "recipe": "b" } ] }""");

        var end = await BuiltProgram.RunAsync(Temp, Patience, "process", await Containers.Mp4.PathAsync(), "--recipes", book, "--json");

        Assert.NotEqual(0, end.ExitCode);
        Assert.All(["$.recipes.a.preset", "$.rules[0].prefix", "$.rules[0].recipe"], path => Assert.Contains(path, end.Output + end.Errors, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("process")]
    [InlineData("process", "clip.mp4", "--recipes")]
    [InlineData("nonsense")]
    public async Task A_wrong_command_line_is_explained_and_ends_with_another_status(params string[] arguments)
    {
        var end = await BuiltProgram.RunAsync(Temp, Patience, arguments);

        Assert.Equal(2, end.ExitCode);
        Assert.NotEmpty(end.Errors);
    }

    private string Temp => temp.FullName;

    private static string? CodeOf(JsonElement item) =>
        item.TryGetProperty("error", out var error) ? error.GetProperty("code").GetString() : null;

    private static async Task AssertDownloadedAsync(JsonElement item, string folder)
    {
        Assert.Equal(["audio.mp3", "manifest.json", "thumbnail.jpg"], Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)!).Order());
        var manifest = JsonElement.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "manifest.json")));
        foreach (var member in manifest.EnumerateObject())
            Assert.True(JsonElement.DeepEquals(member.Value, item.GetProperty(member.Name)), member.Name);
        Assert.InRange(item.GetProperty("receipt").GetProperty("bytesRead").GetInt64(), 1, long.MaxValue);
        foreach (var output in item.GetProperty("outputs").EnumerateArray())
        {
            var file = Path.Combine(folder, Path.GetFileName(output.GetProperty("key").GetString()!));
            Assert.Equal(output.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(file))));
            await DebianTools.DecodeAsync(file);
        }
    }

    private async Task<string> CopyAsync(Sample sample, string folder, string name)
    {
        var path = Path.Combine(temp.CreateSubdirectory(folder).FullName, name);
        await File.WriteAllBytesAsync(path, await sample.BytesAsync());
        return path;
    }
}
