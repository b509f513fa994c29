using System.Security.Cryptography;
using System.Text.Json;
using Amazon.S3;
using Amazon.S3.Model;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Settings;
using MediaFunctions.Processing.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Bench;

/// <summary>The other side of a worker's queue: brings objects and jobs, fetches what came out. None of it is timed.</summary>
internal sealed class Desk(Dictionary<string, string?> settings) : IAsyncDisposable
{
    private readonly ServiceProvider services = new ServiceCollection()
        .AddLogging()
        .AddPipeline(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .BuildServiceProvider();

    private readonly RecipeBook book = RecipeBook.FromSettings(settings["Recipes:Book"]);

    private const int MostFiles = 1000;

    private int generation;

    public R2Bucket Uploads => services.GetRequiredKeyedService<R2Bucket>("uploads");

    public R2Bucket Media => services.GetRequiredKeyedService<R2Bucket>("media");

    public Task<bool> PutAsync(string key, string path) => Uploads.PutAsync(
        key, new ObjectContent("video/mp4", "private") { FilePath = path }, PutCondition.None, CancellationToken.None);

    /// <summary>Puts a new job over the object on the queue; returns its id.</summary>
    public async Task<string> OrderAsync(string key, string recipe)
    {
        var head = await Uploads.HeadAsync(key, CancellationToken.None)
            ?? throw new InvalidOperationException($"There is no object {key}.");
        var job = new MediaJob
        {
            AssetId = Ids.NewAssetId(),
            Version = Ids.Version(head.ETag, recipe, ++generation),
            DeliveryId = Ids.NewToken(),
            Bucket = Uploads.Name,
            Key = key,
            ETag = head.ETag,
            Recipe = recipe,
            Generation = generation,
        };
        await services.GetRequiredService<JobStarter>()
            .StartAsync(job, book.Find(recipe)!.Json, putAt: null, CancellationToken.None);
        return job.JobId;
    }

    /// <summary>Fetches the outputs of the job into the folder, as the files <c>{output}</c>; returns its receipt.</summary>
    /// <exception cref="InvalidOperationException">The job has not succeeded.</exception>
    public async Task<Receipt> CollectAsync(string jobId, string folder)
    {
        var row = await FinishedAsync(jobId);
        foreach (var output in JsonSerializer.Deserialize(row.ManifestJson!, DeliveryJson.Default.Manifest)!.Outputs)
            await FetchAsync(output.Key!, Path.Combine(folder, output.Name));
        return JsonSerializer.Deserialize(row.ReceiptJson!, DeliveryJson.Default.Receipt)!;
    }

    /// <summary>What a job that has succeeded took.</summary>
    /// <exception cref="InvalidOperationException">It has not.</exception>
    public async Task<Receipt> ReceiptAsync(string jobId) =>
        JsonSerializer.Deserialize((await FinishedAsync(jobId)).ReceiptJson!, DeliveryJson.Default.Receipt)!;

    /// <summary>The same with what the source was and what was made of it.</summary>
    /// <exception cref="InvalidOperationException">It has not.</exception>
    public async Task<(Receipt Receipt, Manifest Manifest, MediaInfo Media)> FindingsAsync(string jobId)
    {
        var row = await FinishedAsync(jobId);
        return (
            JsonSerializer.Deserialize(row.ReceiptJson!, DeliveryJson.Default.Receipt)!,
            JsonSerializer.Deserialize(row.ManifestJson!, DeliveryJson.Default.Manifest)!,
            JsonSerializer.Deserialize(row.ProbeJson!, JobsJson.Default.MediaInfo)!);
    }

    /// <summary>All objects of the run that the manifest names, each with its size and the hash of its bytes.</summary>
    public async Task<IReadOnlyList<string>> PublishedAsync(Manifest manifest)
    {
        var prefix = $"{manifest.AssetId}/{manifest.Recipe}/{manifest.Version}/{manifest.RunId}/";
        var files = new List<string>();
        foreach (var head in await Media.ListAsync(prefix, null, MostFiles, CancellationToken.None))
        {
            var bytes = (await Media.GetAsync(head.Key, CancellationToken.None))!.Value.Bytes;
            files.Add($"{head.Key[prefix.Length..]} {bytes.Length} {Convert.ToHexStringLower(SHA256.HashData(bytes))}");
        }
        return files.Count is > 0 and < MostFiles
            ? files
            : throw new InvalidOperationException($"{files.Count} objects stand under {prefix}.");
    }

    /// <summary>Fetches an object of the media bucket.</summary>
    public async Task FetchAsync(string key, string path)
    {
        var found = await Media.GetAsync(key, CancellationToken.None)
            ?? throw new InvalidOperationException($"There is no object {key} in the media bucket.");
        await File.WriteAllBytesAsync(path, found.Bytes);
    }

    /// <summary>An address by which anybody may do this for an hour.</summary>
    public string Presign(HttpVerb verb, R2Bucket bucket, string key) =>
        services.GetRequiredService<IAmazonS3>().GetPreSignedURL(new GetPreSignedUrlRequest
        {
            BucketName = bucket.Name,
            Key = key,
            Verb = verb,
            Expires = DateTime.UtcNow.AddHours(1),
            Protocol = Protocol.HTTP,
        });

    private async Task<JobRow> FinishedAsync(string jobId)
    {
        var row = await services.GetRequiredService<JobStore>().GetAsync(jobId, CancellationToken.None);
        return row is { State: JobState.Succeeded, ManifestJson: not null, ReceiptJson: not null }
            ? row
            : throw new InvalidOperationException($"Job {jobId} is {row?.State}: {row?.Failure?.Message}");
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
