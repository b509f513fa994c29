using System.Text.Json;
using MediaFunctions.Tests.Parts;
using MediaFunctions.Tests.Standalone.Files;

namespace MediaFunctions.Tests.Standalone.Commands;

/// <summary>docs/doctor.md: the program as it is.</summary>
public sealed class DoctorSpecs : IDisposable
{
    private readonly TempFolder directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Without_settings_it_starts_the_local_parts_and_finds_them_well()
    {
        var (code, output, errors) = await StandaloneProgram.RunAsync("doctor", "--json");

        var checks = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();
        Assert.True(code == 0, output + errors);
        Assert.Equal(["callbacks"], checks.Where(check => check.GetProperty("outcome").GetString() != "ok").Select(check => check.GetProperty("check").GetString()));
        Assert.Equal("round-trip", checks[^1].GetProperty("check").GetString());
    }

    [Fact]
    public async Task Settings_that_are_wrong_are_the_one_thing_that_fails()
    {
        var (code, output, _) = await StandaloneProgram.RunAsync("doctor", "--environment");

        Assert.Equal(1, code);
        Assert.Contains("R2:AccessKeyId is missing", output, StringComparison.Ordinal);
        Assert.EndsWith("0 ok, 1 failed, 16 skipped\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_settings_is_read_as_the_Core_Tools_read_it()
    {
        var file = directory.Combine("local.settings.json");
        await File.WriteAllTextAsync(
            file,
            (await File.ReadAllTextAsync(Repository.File("local.settings.sample.json")))
                .Replace("\"R2__UploadsBucket\": \"uploads\",", "// comments are taken\n\"R2__UploadsBucket\": \"\",", StringComparison.Ordinal));

        var (code, output, _) = await StandaloneProgram.RunAsync("doctor", "--settings", file);

        Assert.Equal(1, code);
        Assert.Contains("R2:UploadsBucket is missing", output, StringComparison.Ordinal);
        Assert.DoesNotContain("R2:MediaBucket is missing", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--settings", "/no/such/file.json")]
    [InlineData("--settings", "/proc/version")]
    [InlineData("--settings", "/proc/version", "--environment")]
    [InlineData("--settings", "/tmp")]
    [InlineData("--key", "no use for it")]
    [InlineData("--wait", "-5")]
    [InlineData("--wait", "0", "--environment")]
    [InlineData("--surplus")]
    public async Task A_command_line_that_is_not_ours_is_refused_on_stderr(params string[] arguments)
    {
        var (code, output, errors) = await StandaloneProgram.RunAsync(["doctor", .. arguments]);

        Assert.Equal(2, code);
        Assert.DoesNotContain("failed", output, StringComparison.Ordinal);
        Assert.NotEmpty(errors);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Values":{"A":"1","A":"2"}}""")]
    [InlineData("""{"Values":{},"Values":{}}""")]
    [InlineData("""{"Values":{"A__B":"1","A:B":"2"}}""")]
    [InlineData("""{"Values":{"A__B":"1","a__b":"2"}}""")]
    [InlineData("""{"Values":[]}""")]
    [InlineData("{")]
    public async Task A_file_that_cannot_be_meant_is_refused_in_a_sentence(string text)
    {
        var file = directory.Combine("local.settings.json");
        await File.WriteAllTextAsync(file, text);

        var (code, output, errors) = await StandaloneProgram.RunAsync("doctor", "--settings", file);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains($"- {file} ", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }
}
