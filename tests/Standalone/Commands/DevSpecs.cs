using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

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
