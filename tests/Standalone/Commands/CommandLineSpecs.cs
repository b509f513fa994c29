using System.Text.Json;
using MediaFunctions.Tests.Standalone.Files;

namespace MediaFunctions.Tests.Standalone.Commands;

public sealed class CommandLineSpecs : IDisposable
{
    private readonly TempFolder directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Files_that_cannot_be_read_are_refused_one_by_one_and_nothing_is_started_for_them()
    {
        var (code, output, errors) = await StandaloneProgram.RunAsync("process", "/no/such.mp4", directory.Path, "--json", "--timings");

        Assert.Equal(1, code);
        var items = JsonElement.Parse(output).EnumerateArray().ToList();
        Assert.Equal(["/no/such.mp4", directory.Path], items.Select(i => i.GetProperty("file").GetString()));
        Assert.All(items, i => Assert.Equal("invalid-request", i.GetProperty("error").GetProperty("code").GetString()));
        Assert.DoesNotContain("timing parts", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_mistakes_of_a_book_are_told_before_anything_is_started()
    {
        var book = directory.Combine("book.json");
        await File.WriteAllTextAsync(book, """{"recipes":{"a":{"outputs":{"x":{"kind":"nope"}},"surplus":1}}}""");

        var (code, output, errors) = await StandaloneProgram.RunAsync("process", book, "--recipes", book);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains("nope", errors, StringComparison.Ordinal);
        Assert.Contains("surplus", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("process")]
    [InlineData("explain")]
    [InlineData("explain", "a.mp4", "b.mp4")]
    [InlineData("explain", "a.mp4", "--out", "b")]
    [InlineData("process", "a.mp4", "--recipe")]
    [InlineData("dev", "--surplus")]
    [InlineData("process", "a.mp4", "--recipie", "vod")]
    public async Task A_command_line_that_is_not_ours_is_refused_on_stderr(params string[] arguments)
    {
        var (code, _, errors) = await StandaloneProgram.RunAsync(arguments);

        Assert.Equal(2, code);
        Assert.NotEmpty(errors);
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("work", "--until-empty")]
    [InlineData("work", "--heavy", "--until-empty")]
    public async Task Missing_settings_are_named_all_at_once(params string[] arguments)
    {
        var (code, _, errors) = await StandaloneProgram.RunAsync(arguments);

        Assert.Equal(2, code);
        Assert.Contains("R2:AccessKeyId", errors, StringComparison.Ordinal);
        Assert.Contains("AzureWebJobsStorage", errors, StringComparison.Ordinal);
    }
}
