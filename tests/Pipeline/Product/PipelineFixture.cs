using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using MediaFunctions.Client;
using MediaFunctions.Tests.Pipeline.Judges;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Pipeline.Product;

/// <summary>
/// The product as its user runs it, one for all tests of the collection. A sample is uploaded once, whoever asks for it,
/// and several at once.
/// </summary>
public class PipelineFixture : IAsyncLifetime, IDisposable
{
    private const int AtOnce = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, Lazy<Task<Processed>>> processed = [];
    private readonly SemaphoreSlim places = new(AtOnce, AtOnce);
    private readonly DirectoryInfo downloads = Directory.CreateTempSubdirectory("pipeline-outputs-");
    private readonly Dictionary<string, string?> settings = new() { ["Uploads:MultipartFrom"] = "5242880" };
    private readonly string? recipe;
    private DevProcess? dev;
    private MediaInfoJudge? judge;

    public PipelineFixture()
    {
    }

    /// <summary>The same with another book, of which every sample gets one recipe.</summary>
    protected PipelineFixture(string book, string recipe)
    {
        settings["Recipes:Book"] = book;
        this.recipe = recipe;
    }

    public DevProcess Dev => dev ?? throw new InvalidOperationException("The pipeline is not started.");

    public MediaInfoJudge MediaInfo => judge ?? throw new InvalidOperationException("The judge is not started.");

    public HttpClient Http => Dev.Http;

    /// <summary>A folder for the tests' own files.</summary>
    public string Downloads => downloads.FullName;

    public virtual async Task InitializeAsync()
    {
        judge = MediaInfoJudge.Start();
        dev = await DevProcess.StartAsync(settings, verbose: true);
    }

    public async Task DisposeAsync()
    {
        if (judge is not null)
            await judge.DisposeAsync();
        if (dev is not null)
        {
            await dev.EndAsync(ProcessTree.SigTerm);
            await dev.DisposeAsync();
        }
        downloads.Delete(recursive: true);
    }

    public void Dispose()
    {
        places.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Begins with all of these, so that they go in parallel.</summary>
    public void Begin(IEnumerable<Sample> samples)
    {
        foreach (var sample in samples)
            _ = ProcessAsync(sample);
    }

    /// <summary>Uploads the sample, unless somebody did, waits, downloads what was made.</summary>
    public Task<Processed> ProcessAsync(Sample sample) =>
        processed.GetOrAdd(sample.Name, _ => new(() => Task.Run(() => InTurnAsync(sample)))).Value;

    /// <summary>Uploads bytes under a name of the caller's choice.</summary>
    public async Task<Processed> ProcessAsync(byte[] bytes, string contentType, UploadOptions options)
    {
        using var stream = new MemoryStream(bytes);
        return await FinishAsync(await Dev.Client.UploadAsync(stream, contentType, options));
    }

    /// <summary>Waits until nothing that was begun is under way.</summary>
    public async Task QuietAsync()
    {
        foreach (var begun in processed.Values)
            await begun.Value.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    /// <summary>Waits for the job of an upload, downloads what was made.</summary>
    public async Task<Processed> FinishAsync(Upload upload)
    {
        using var patience = new CancellationTokenSource(Patience);
        var known = await Dev.Client.WaitForAssetAsync(upload.AssetId, null, patience.Token);
        var job = await Dev.Client.WaitForJobAsync(known.JobId, null, patience.Token);
        var json = await GetJsonAsync($"api/jobs/{job.JobId}");
        var pointer = await PublicAsync($"{job.AssetId}/{job.Recipe}/manifest.json");
        var files = new Dictionary<string, string>();
        foreach (var output in job.Outputs)
        {
            var file = Path.Combine(Downloads, $"{job.JobId}-{output.Name}{Path.GetExtension(output.Key)}");
            await File.WriteAllBytesAsync(file, await Http.GetByteArrayAsync(output.Url, patience.Token), patience.Token);
            files[output.Name] = file;
        }
        return new Processed(upload, job, json, pointer, files);
    }

    /// <summary>Asks the API.</summary>
    public async Task<JsonElement> GetJsonAsync(string route)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Dev.Addresses.Api}/{route}");
        request.Headers.Add("x-functions-key", Dev.Addresses.Key);
        using var response = await Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return JsonElement.Parse(await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>A public JSON object; null where there is none.</summary>
    public async Task<JsonElement?> PublicAsync(string key)
    {
        using var response = await Http.GetAsync($"{Dev.Addresses.MediaUrl}/{key}");
        if (response.StatusCode == HttpStatusCode.NotFound)
            return null;
        response.EnsureSuccessStatusCode();
        return JsonElement.Parse(await response.Content.ReadAsByteArrayAsync());
    }

    private async Task<Processed> InTurnAsync(Sample sample)
    {
        await places.WaitAsync();
        try
        {
            var options = new UploadOptions { Recipe = recipe };
            var upload = await Dev.Client.UploadAsync(await sample.PathAsync(), ContentTypes.Of(sample.Name), options);
            return await FinishAsync(upload);
        }
        finally
        {
            places.Release();
        }
    }
}
