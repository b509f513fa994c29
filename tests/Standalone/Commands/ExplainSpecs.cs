using System.Text;
using System.Text.Json;
using MediaFunctions.Tests.Standalone.Files;

namespace MediaFunctions.Tests.Standalone.Commands;

/// <summary>design: Command line, <c>explain</c>. The program as it is, with no part beside it.</summary>
public sealed class ExplainSpecs : IDisposable
{
    private readonly TempFolder directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task A_file_is_planned_without_any_part_and_a_table_says_what_and_why()
    {
        var (code, output, errors) = await StandaloneProgram.RunAsync("explain", Wav());

        Assert.True(code == 0, errors);
        foreach (var words in new[]
                 {
                     "recipe default", "the whole source", "audio 0: pcm_u8 1 channels, 8000 Hz", "audio.mp3", "s of CPU", "route     here",
                     "estimate  ", "because   audio: The whole sound is decoded, once.", "skipped   thumbnail: The source has no picture.",
                     "no free grant subtracted",
                 })
        {
            Assert.Contains(words, output, StringComparison.Ordinal);
        }
        Assert.Contains("probing", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_JSON_is_that_of_the_API_and_the_book_and_the_recipe_are_the_caller_s()
    {
        var book = directory.Combine("book.json");
        await File.WriteAllTextAsync(
            book, """{"recipes":{"one":{"outputs":{"x":{"kind":"audio"}}},"two":{"outputs":{"y":{"kind":"audio","format":"flac"},"z":{"kind":"audio","format":"wav"}}}}}""");

        var (code, output, errors) = await StandaloneProgram.RunAsync("explain", Wav(), "--recipes", book, "--recipe", "two", "--json");

        Assert.True(code == 0, errors);
        var plan = JsonElement.Parse(output);
        Assert.Equal("two", plan.GetProperty("recipe").GetString());
        Assert.Equal("here", plan.GetProperty("route").GetString());
        Assert.Equal(["y + z"], plan.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("name").GetString()));
        Assert.InRange(plan.GetProperty("estimate").GetProperty("usd").GetDecimal(), 0.000001m, 1);
        Assert.Contains("One reading of the whole source for y, z.", plan.GetProperty("reasons").EnumerateArray().Select(r => r.GetString()));
    }

    [Fact]
    public async Task A_file_that_cannot_be_planned_ends_with_the_code_that_process_has_for_it()
    {
        var text = directory.Combine("text.mp4");
        await File.WriteAllTextAsync(text, "not a film, whatever its name says\n");

        var told = await StandaloneProgram.RunAsync("explain", text);
        var json = await StandaloneProgram.RunAsync("explain", text, "--json");
        var missing = await StandaloneProgram.RunAsync("explain", "/no/such.mp4", "--json");
        var unknown = await StandaloneProgram.RunAsync("explain", Wav(), "--recipe", "nope", "--json");

        Assert.Equal([1, 1, 1, 1], new[] { told.ExitCode, json.ExitCode, missing.ExitCode, unknown.ExitCode });
        Assert.Contains("not-media: ", told.Output, StringComparison.Ordinal);
        Assert.Equal(["file", "error"], JsonElement.Parse(json.Output).EnumerateObject().Select(member => member.Name));
        Assert.Equal("not-media", CodeOf(json.Output));
        Assert.Equal("invalid-request", CodeOf(missing.Output));
        Assert.Equal("invalid-request", CodeOf(unknown.Output));
    }

    [Fact]
    public async Task The_recipe_is_that_which_process_would_make_of_the_file_by_the_rules_of_the_book()
    {
        var byDuration = await ExplainByRulesAsync(
            """[{"prefix":"uploads/","minDuration":"01:00:00","recipe":"long"},{"prefix":"uploads/","recipe":"short"}]""");
        var ignored = await ExplainByRulesAsync("""[{"prefix":"elsewhere/","recipe":"long"}]""");

        Assert.Equal("short", JsonElement.Parse(byDuration.Output).GetProperty("recipe").GetString());
        Assert.Equal("no-such-recipe", CodeOf(ignored.Output));
        Assert.Contains("an event of it is ignored", ignored.Output, StringComparison.Ordinal);
    }

    private async Task<(int ExitCode, string Output, string Errors)> ExplainByRulesAsync(string rules)
    {
        var book = directory.Combine("rules.json");
        await File.WriteAllTextAsync(
            book,
            """{"recipes":{"long":{"outputs":{"x":{"kind":"audio"}}},"short":{"outputs":{"y":{"kind":"waveform"}}}},"rules":""" + rules + "}");
        return await StandaloneProgram.RunAsync("explain", Wav(), "--recipes", book, "--json");
    }

    [Fact]
    public async Task A_book_with_mistakes_is_a_wrong_command_line()
    {
        var book = directory.Combine("book.json");
        await File.WriteAllTextAsync(book, """{"recipes":{"a":{"outputs":{"x":{"kind":"nope"}}}}}""");

        var (code, output, errors) = await StandaloneProgram.RunAsync("explain", Wav(), "--recipes", book);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains("nope", errors, StringComparison.Ordinal);
    }

    private static string? CodeOf(string output) => JsonElement.Parse(output).GetProperty("error").GetProperty("code").GetString();

    /// <summary>A second of silence: 8 kHz, mono, 8 bits.</summary>
    private string Wav()
    {
        const int rate = 8000;
        var path = directory.Combine("silence.wav");
        using var writer = new BinaryWriter(File.Create(path), Encoding.ASCII);
        writer.Write("RIFF"u8);
        writer.Write(36 + rate);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(rate);
        writer.Write(rate);
        writer.Write((short)1);
        writer.Write((short)8);
        writer.Write("data"u8);
        writer.Write(rate);
        writer.Write(new byte[rate]);
        return path;
    }
}
