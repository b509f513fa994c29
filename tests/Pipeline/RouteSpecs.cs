using System.Text.Json;
using MediaFunctions.Client;
using MediaFunctions.Tests.Pipeline.Product;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Pipeline;

/// <summary>Heavy work in the whole product: where uploads go by the API's word and the command line's, and what comes out there.</summary>
public sealed class RouteSpecs : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>One recipe for two places, and presets.</summary>
    private const string Book = """
        { "recipes": {
            "default": { "preset": "default" },
            "vod": { "preset": "vod" },
            "podcast": { "preset": "podcast" },
            "here": { "route": "here", "preset": "vod" },
            "there": { "route": "container", "preset": "vod" } } }
        """;

    private readonly DirectoryInfo temp = Directory.CreateTempSubdirectory("route-tests-");
    private DevProcess? dev;

    private DevProcess Dev => dev ?? throw new InvalidOperationException("The pipeline is not started.");

    public async Task InitializeAsync() => dev = await DevProcess.StartAsync(new Dictionary<string, string?> { ["Recipes:Book"] = Book });

    public async Task DisposeAsync()
    {
        if (dev is not null)
        {
            await dev.EndAsync(ProcessTree.SigTerm);
            await dev.DisposeAsync();
        }
        temp.Delete(recursive: true);
    }

    [Fact]
    public async Task The_API_and_the_command_line_send_each_of_five_uploads_where_it_is_cheapest_and_say_why_in_the_same_words()
    {
        using var buckets = new Buckets(Dev.Addresses);
        foreach (var (sample, recipe, route, why) in new[]
                 {
                     (Heavies.Phone, "vod", "here", "Of the places that are done within 6 h this is the cheapest."),
                     (Heavies.Av1FourK, "vod", "container", "Of the places that are done within 6 h this is the cheapest."),
                     (Heavies.EightK, "vod", "here", "Of the places that are done within 6 h this is the cheapest."),
                     (Heavies.ThreeHours, "podcast", "here", "Of the places that are done within 6 h this is the cheapest."),
                     (Heavies.TwoHours, "vod", "container", "No other place can make it."),
                 })
        {
            // No rule takes it: it is looked at, and nothing is made of it.
            var key = $"looked-at/{sample.Name}";
            await buckets.UploadAsync(key, ContentTypes.Of(sample.Name), await sample.BytesAsync());

            var asked = await Dev.Client.ExplainAsync(key, recipe);
            var told = await ExplainAsync(await sample.PathAsync(), recipe);

            Assert.Equal((sample.Name, route), (sample.Name, asked.Route));
            Assert.Equal(why, asked.Reasons[1]);
            Assert.Equal(route, told.GetProperty("route").GetString());
            Assert.Equal(asked.Reasons, told.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()));
        }
    }

    [Fact]
    public async Task The_container_makes_what_is_made_here_byte_for_byte_and_the_manifests_differ_in_ids_and_times_alone()
    {
        var (here, there) = (await MakeAsync("here"), await MakeAsync("there"));

        Assert.Equal(("here", "container"), (here.Job.Route, there.Job.Route));
        Assert.Equal(["The recipe asks for the container."], there.Job.RouteReasons.Take(1));
        Assert.NotEmpty(here.Files);
        Assert.Equal(here.Files, there.Files);
        Assert.Equal(here.Manifest, there.Manifest);
    }

    /// <summary>The job, its files with their ETags (the same bytes have the same), and its manifest without what is its own.</summary>
    private async Task<(Job Job, IReadOnlyDictionary<string, string> Files, string Manifest)> MakeAsync(string recipe)
    {
        using var patience = new CancellationTokenSource(Patience);
        var upload = await Dev.Client.UploadAsync(
            await Films.Minute.PathAsync(), "video/mp4", new UploadOptions { Recipe = recipe }, null, patience.Token);
        var known = await Dev.Client.WaitForAssetAsync(upload.AssetId, null, patience.Token);
        var job = await Dev.Client.WaitForJobAsync(known.JobId, null, patience.Token);
        Assert.Equal(JobState.Succeeded, job.State);

        var manifest = await Dev.Http.GetStringAsync($"{Dev.Addresses.MediaUrl}/{job.AssetId}/{recipe}/manifest.json", patience.Token);
        var named = JsonElement.Parse(manifest);
        var (version, runId) = (named.GetProperty("version").GetString()!, named.GetProperty("runId").GetString()!);
        using var buckets = new Buckets(Dev.Addresses);
        return (
            job,
            await buckets.PublicFilesAsync($"{job.AssetId}/{recipe}/{version}/{runId}/"),
            manifest
                .Replace(job.AssetId, "ASSET", StringComparison.Ordinal)
                .Replace($"/{recipe}/", "/RECIPE/", StringComparison.Ordinal)
                .Replace($"\"recipe\":\"{recipe}\"", "\"recipe\":\"RECIPE\"", StringComparison.Ordinal)
                .Replace(version, "VERSION", StringComparison.Ordinal)
                .Replace(runId, "RUN", StringComparison.Ordinal)
                .Replace(named.GetProperty("createdAt").GetString()!, "TIME", StringComparison.Ordinal));
    }

    private async Task<JsonElement> ExplainAsync(string path, string recipe)
    {
        var book = Path.Combine(temp.FullName, "book.json");
        await File.WriteAllTextAsync(book, Book);
        var end = await BuiltProgram.RunAsync(temp.FullName, Patience, "explain", path, "--recipes", book, "--recipe", recipe, "--json");
        Assert.True(end.ExitCode == 0, end.Errors);
        return JsonElement.Parse(end.Output);
    }
}
