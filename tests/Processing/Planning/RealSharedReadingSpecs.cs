using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Recipes;

namespace MediaFunctions.Tests.Processing.Planning;

/// <summary>Outputs that share a reading come out as they do by themselves.</summary>
public sealed class RealSharedReadingSpecs(RealRun real) : IClassFixture<RealRun>
{
    private const double Seconds = 150;

    private static readonly MediaInfo Film = Sources.Silent with
    {
        SizeBytes = 100_000_000,
        DurationSeconds = Seconds,
        Video = [Sources.Hd with { CodedWidth = 320, CodedHeight = 180, DisplayWidth = 320, DisplayHeight = 180, FrameRate = 25, DurationSeconds = Seconds }],
    };

    [Theory]
    [InlineData("""{"kind":"thumbnail","at":"best"}""", """{"kind":"placeholder","at":"best"}""")]
    [InlineData("""{"kind":"thumbnail","at":"70s"}""", """{"kind":"thumbnail","at":"70s","format":"png"}""")]
    [InlineData("""{"kind":"preview"}""", """{"kind":"preview","format":"gif"}""")]
    [InlineData("""{"kind":"storyboard"}""", """{"kind":"storyboard","format":"webp"}""")]
    public async Task Both_have_the_bytes_that_each_has_alone(string first, string second)
    {
        await real.SampleAsync("shared.mp4", $"-f lavfi -i testsrc2=s=320x180:r=25:d={Seconds} -c:v libx264 -preset ultrafast -pix_fmt yuv420p -g 50");

        var together = await MadeAsync($$"""{"a":{{first}},"b":{{second}}}""");
        var alone = (await MadeAsync($$"""{"a":{{first}}}""")).Concat(await MadeAsync($$"""{"b":{{second}}}"""));

        Assert.Equal(alone.OrderBy(file => file.Key, StringComparer.Ordinal), together.OrderBy(file => file.Key, StringComparer.Ordinal));
    }

    /// <summary>The files of the first run, by name.</summary>
    private async Task<Dictionary<string, string>> MadeAsync(string outputs)
    {
        var run = Planner.Plan(Recipe.Parse("r", $$"""{"outputs":{{outputs}}}""").Value!, Film).Value!.Runs[0];
        var work = Directory.CreateTempSubdirectory("shared").FullName;
        foreach (var name in run.Outputs.Select(output => Path.GetDirectoryName(output.File.Name)))
            Directory.CreateDirectory(Path.Combine(work, name!));
        var log = await real.ExecuteAsync(run, "shared.mp4", work);
        var files = Directory.EnumerateFiles(work, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(work, file), file => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))));
        Assert.True(files.Count >= run.Outputs.Count, log);
        Directory.Delete(work, recursive: true);
        return files;
    }
}
