using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Tests.Client;

/// <summary>What docs/client.md shows, compiled; the document is held to it.</summary>
public sealed partial class DocsSnippetsSpecs
{
    [Fact]
    public void Every_snippet_of_the_docs_stands_here_and_is_compiled()
    {
        var here = Flat(File.ReadAllText(Find("tests", "Client", "DocsSnippetsSpecs.cs")));
        var snippets = Fence().Matches(File.ReadAllText(Find("docs", "client.md"))).Select(m => Flat(m.Groups[1].Value)).ToList();

        Assert.Equal(4, snippets.Count);
        Assert.All(snippets, snippet => Assert.Contains(snippet, here, StringComparison.Ordinal));
    }

    internal static async Task BeginningAsync(string key)
    {
        using var media = new MediaFunctionsClient(new Uri("https://media.example.com"), Credential.ApiKey(key));

        var upload = await media.UploadAsync("holiday.mp4", "video/mp4", new UploadOptions { Recipe = "default" });
        await foreach (var told in media.WatchAssetAsync(upload.AssetId))
            Console.WriteLine($"{told.State} {told.Progress?.Percent:0} %");
    }

    internal static void Container(IServiceCollection services, Tokens tokens)
    {
        services.AddMediaFunctionsClient(options =>
        {
            options.Api = new Uri("https://media.example.com");
            options.Credential = Credential.Token(tokens.FetchAsync);
        });
    }

    internal static async Task<Upload> ResumableAsync(MediaFunctionsClient media, IProgress<long> progress, CancellationToken cancellationToken)
    {
        var kept = new CheckpointFile("holiday.upload.json"); // IProgress<UploadCheckpoint>: writes checkpoint.ToJson()
        var upload = kept.Read() is { } checkpoint
            ? await media.ResumeUploadAsync("holiday.mp4", checkpoint, progress, cancellationToken)
            : await media.UploadAsync("holiday.mp4", "video/mp4", new UploadOptions { Checkpoint = kept }, progress, cancellationToken);
        return upload;
    }

    internal static async Task JobsAsync(MediaFunctionsClient media, CancellationToken cancellationToken)
    {
        var lastWeek = new JobFilter { State = JobState.Failed, From = DateTimeOffset.UtcNow.AddDays(-7) };
        await foreach (var job in media.ListJobsAsync(lastWeek, cancellationToken))
        {
            if (job.Error is { Retryable: true })
                await media.RetryAsync(job.JobId, cancellationToken);
        }
    }

    private static string Flat(string text) => Whitespace().Replace(text, " ").Trim();

    private static string Find(params string[] path)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "MediaFunctions.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run in the repository.");
        return Path.Combine([folder, .. path]);
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();

    internal sealed class Tokens(string token)
    {
        public ValueTask<string> FetchAsync(CancellationToken cancellationToken) => ValueTask.FromResult(token);
    }

    private sealed class CheckpointFile(string path) : IProgress<UploadCheckpoint>
    {
        public UploadCheckpoint? Read() => File.Exists(path) ? UploadCheckpoint.Parse(File.ReadAllText(path)) : null;

        public void Report(UploadCheckpoint value) => File.WriteAllText(path, value.ToJson());
    }
}
