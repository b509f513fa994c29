using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Tests.Parts;
using MediaFunctions.Tests.Pipeline.Faults;

namespace MediaFunctions.Tests.Pipeline.Image;

/// <summary>
/// The image of src/Standalone/Dockerfile. No container engine is asked: its root file system is laid out and entered here
/// (<see cref="RootFileSystem"/>), with real parts on loopback.
/// </summary>
[Collection(FaultCollection.Name)]
[SupportedOSPlatform("linux")]
public sealed partial class ImageSpecs(FaultFixture fixture)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [ImageFact]
    public async Task The_image_makes_a_heavy_job_as_a_user_without_rights_in_a_root_that_nobody_can_write()
    {
        await using var image = await RootFileSystem.MakeAsync();
        var settings = fixture.Settings();
        settings["Routing:Container"] = "true";
        settings["Limits:LeaseDuration"] = "00:01:00";
        settings["Recipes:Book"] = """{"recipes":{"default":{"preset":"default","route":"container"}}}""";
        await using var bench = new Bench(fixture, settings);
        await bench.DrainAsync();
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        await bench.TakeMessageAsync();
        var before = Listing(image.Root);

        using var process = image.Start(settings);
        var said = await EndAsync(process);
        var health = await EndAsync(image.Ask());

        Assert.True(said.ExitCode == 0, said.Text);
        var row = (await bench.Get<JobStore>().GetAsync(jobId, default))!;
        Assert.True(row.State == JobState.Succeeded, said.Text);
        Assert.Equal(Route.Container, row.Route);
        Assert.Equal(before, Listing(image.Root));
        Assert.Empty(Leftovers.OfJobs(image.Temp));
        Assert.Contains("FFmpeg", said.Text, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(image.Root, "app/web/index.html")));
        Assert.Contains("bundled: /", said.Text, StringComparison.Ordinal);
        // Nobody works any more.
        Assert.Equal((1, "failed: no worker runs"), (health.ExitCode, health.Text.Trim()));
    }

    [ImageFact]
    public async Task The_image_says_that_it_is_alive_while_it_works()
    {
        await using var image = await RootFileSystem.MakeAsync();
        await using var bench = new Bench(fixture);
        await bench.DrainAsync();
        using var process = image.Start(fixture.Settings(), "work", "--heavy");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        (int ExitCode, string Text) health;
        var waited = Stopwatch.StartNew();
        do
            health = await EndAsync(image.Ask());
        while (health.ExitCode != 0 && waited.Elapsed < Patience);
        Product.ProcessTree.Signal(process.Id, Product.ProcessTree.SigTerm);
        await process.WaitForExitAsync().WaitAsync(Patience);

        Assert.StartsWith("ok: the last beat was", health.Text, StringComparison.Ordinal);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task The_stages_build_on_pinned_images_and_take_what_is_there()
    {
        var stages = await Dockerfile.StagesAsync();

        Assert.All(stages, stage => Assert.Matches(@"^[a-z0-9./-]+:[a-z0-9.-]*[0-9a-z]$", stage.Image));
        Assert.All(stages, stage => Assert.DoesNotContain(":latest", stage.Image));
        var copies = stages.SelectMany(stage => stage.Instructions).Where(instruction => instruction.Keyword == "COPY").ToList();
        Assert.All(copies.Where(copy => copy.From is not null), copy => Assert.Contains(copy.From, stages.Select(stage => stage.Name)));
        foreach (var path in copies.Where(copy => copy.From is null).SelectMany(copy => copy.Words.SkipLast(1)))
            Assert.True(Path.Exists(Repository.File(path)), $"{path} is not there.");
        // What .dockerignore keeps out cannot be copied.
        var taken = (await File.ReadAllLinesAsync(Repository.File(".dockerignore"))).Where(line => line.StartsWith('!')).Select(line => line[1..]).ToList();
        Assert.All(
            copies.Where(copy => copy.From is null).SelectMany(copy => copy.Words.SkipLast(1)),
            path => Assert.True(taken.Contains(path.TrimEnd('/')) || taken.Contains(path.Split('/')[0]), $".dockerignore keeps {path} out."));
        var user = stages[^1].Instructions.Single(instruction => instruction.Keyword == "USER");
        Assert.Equal("$APP_UID", user.Text);
        Assert.Single(stages[^1].Instructions, instruction => instruction.Keyword == "HEALTHCHECK");
    }

    [Fact]
    public async Task FFmpeg_is_compiled_anew_where_something_changes_that_it_is_built_from_and_only_there()
    {
        var hashed = HashedFiles().Match(await File.ReadAllTextAsync(Repository.File("ffmpeg", "build"))).Groups[1].Value.Split(' ')
            .Select(file => file == "patches/*/*" ? "patches/" : file).Concat(["box.c", "sources.txt"]);

        Assert.Equal(hashed.Select(file => $"ffmpeg/{file}").Order(StringComparer.Ordinal), (await CopiedAsync("ffmpeg")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_program_is_published_from_all_that_its_projects_take_of_other_folders()
    {
        var projects = Directory.EnumerateFiles(Repository.File("src"), "*.csproj", SearchOption.AllDirectories)
            .Where(project => Path.GetFileNameWithoutExtension(project) is not "MediaFunctions.Functions");
        var outside = projects.SelectMany(project => Outside().Matches(File.ReadAllText(project)).Select(match => match.Groups[1].Value)).ToList();
        var copied = await CopiedAsync("publish");

        Assert.NotEmpty(outside);
        Assert.All(outside.Concat(["Directory.Build.props", "Directory.Packages.props", "src/"]), file => Assert.Contains(file, copied));
    }

    private static async Task<List<string>> CopiedAsync(string stage) =>
        [.. (await Dockerfile.StagesAsync()).Single(other => other.Name == stage).Instructions
            .Where(instruction => instruction.Keyword == "COPY").SelectMany(copy => copy.Words.SkipLast(1))];

    [GeneratedRegex(@"sha256sum (build [^""]*) ""\$\{@:2\}""")]
    private static partial Regex HashedFiles();

    [GeneratedRegex(@"""\.\./\.\./([^""]+)""")]
    private static partial Regex Outside();

    private static List<string> Listing(string root) =>
        [.. Directory.EnumerateFileSystemEntries(root, "*", SearchOption.AllDirectories).Select(path => $"{path} {File.GetLastWriteTimeUtc(path):O}").Order(StringComparer.Ordinal)];

    private static async Task<(int ExitCode, string Text)> EndAsync(Process process)
    {
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Patience);
        return (process.ExitCode, await output + await errors);
    }
}
