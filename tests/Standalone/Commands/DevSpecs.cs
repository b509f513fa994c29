using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MediaFunctions.Processing.Settings;
using MediaFunctions.Tests.Standalone.Files;
using Microsoft.Extensions.Configuration;

namespace MediaFunctions.Tests.Standalone.Commands;

public sealed class DevSpecs
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData("INT", 0)]
    [InlineData("TERM", 0)]
    [InlineData("KILL", 137)]
    public async Task A_signal_to_the_process_alone_ends_everything_within_ten_seconds(string signal, int exitCode)
    {
        using var dev = StandaloneProgram.Start("dev", "--json");
        var line = await dev.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        var family = Descendants(dev.Id);

        using (var kill = Process.Start("kill", [$"-{signal}", dev.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        using var patience = new CancellationTokenSource(EndPatience);
        await dev.WaitForExitAsync(patience.Token);
        while (family.Any(IsAlive))
            await Task.Delay(TimeSpan.FromMilliseconds(50), patience.Token);

        Assert.NotEmpty(family);
        Assert.Equal(exitCode, dev.ExitCode);
        Assert.Equal(
            ["api", "key", "page", "s3", "uploadsBucket", "mediaBucket", "mediaUrl", "accessKeyId", "secretAccessKey"],
            JsonElement.Parse(line!).EnumerateObject().Select(m => m.Name));
    }

    [Fact]
    public async Task The_settings_that_it_writes_for_the_functions_app_can_be_used_as_they_are()
    {
        using var folder = new TempFolder();
        var path = folder.Combine("local.settings.json");
        using var dev = StandaloneProgram.Start("dev", "--json", "--settings", path);
        var line = JsonElement.Parse((await dev.StandardOutput.ReadLineAsync().WaitAsync(Patience))!);

        var values = JsonNode.Parse(await File.ReadAllTextAsync(path))!["Values"]!.AsObject();
        using (var kill = Process.Start("kill", ["-TERM", dev.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        await dev.WaitForExitAsync().WaitAsync(EndPatience);
        var settings = PipelineSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(
            v => v.Key.Replace("__", ":", StringComparison.Ordinal), v => (string?)v.Value)).Build());

        Assert.Equal("dotnet-isolated", (string?)values["FUNCTIONS_WORKER_RUNTIME"]);
        Assert.Equal(line.GetProperty("s3").GetString(), settings.R2.Endpoint);
    }

    [Fact]
    public async Task It_prints_where_the_page_is_which_is_served_there_and_no_address_holds_the_key()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.Combine("index.html"), "<!doctype html><title>a page</title>");
        using var dev = StandaloneProgram.Start(new Dictionary<string, string> { ["Web__Folder"] = folder.Path }, "dev", "--json");
        var line = JsonElement.Parse((await dev.StandardOutput.ReadLineAsync().WaitAsync(Patience))!);
        using var client = new HttpClient();

        var page = await client.GetStringAsync(new Uri(line.GetProperty("page").GetString()!));
        using (var kill = Process.Start("kill", ["-TERM", dev.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        await dev.WaitForExitAsync().WaitAsync(EndPatience);

        Assert.Equal(line.GetProperty("api").GetString() + "/", line.GetProperty("page").GetString());
        Assert.Contains("a page", page, StringComparison.Ordinal);
        Assert.DoesNotContain(
            line.EnumerateObject().Where(m => m.Name != "key"),
            m => m.Value.GetString()!.Contains(line.GetProperty("key").GetString()!, StringComparison.Ordinal));
    }

    private static List<int> Descendants(int parent)
    {
        var children = Directory.GetDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0 && ParentOf(id) == parent)
            .ToList();
        return [.. children, .. children.SelectMany(Descendants)];
    }

    private static bool IsAlive(int id) => ParentOf(id) is not null;

    // The fourth field of /proc/ID/stat; the second, the name, may hold blanks and ends with the last bracket.
    private static int? ParentOf(int id)
    {
        try
        {
            var fields = File.ReadAllText($"/proc/{id}/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return fields[0] == "Z" ? null : int.Parse(fields[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
