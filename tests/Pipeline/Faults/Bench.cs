using System.Diagnostics;
using System.Text.Json;
using Azure.Storage.Queues.Models;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Delivery.Callbacks;
using MediaFunctions.Processing.Events;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Jobs.Announcing;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Settings;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Uploads;
using MediaFunctions.Tests.Parts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>One upload and the hands that carry it: this process, and second processes that die on the way.</summary>
public sealed class Bench(
    FaultFixture fixture, Dictionary<string, string?>? settings = null, Action<IServiceCollection>? change = null) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ServiceProvider services = Build(settings ?? fixture.Settings(), change);

    /// <summary>The hands of a container beside it.</summary>
    public Bench Heavy(Dictionary<string, string?>? own = null) => new(
        fixture, own ?? settings ?? fixture.Settings(), services => services.AddSingleton(WorkPlace.Container));

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public R2Bucket Media => services.GetRequiredKeyedService<R2Bucket>("media");

    public R2Bucket Uploads => services.GetRequiredKeyedService<R2Bucket>("uploads");

    /// <summary>Promises an upload and puts the file where it was promised; returns the event that R2 would send.</summary>
    public async Task<R2Event> UploadAsync(
        string path, IReadOnlyDictionary<string, string>? metadata = null, string? callbackUrl = null)
    {
        var request = new UploadRequest(Path.GetFileName(path), "video/mp4", new FileInfo(path).Length, null, metadata)
        {
            CallbackUrl = callbackUrl,
        };
        var ticket = (await Get<UploadService>().CreateAsync(request, Caller.Key("tests"), CancellationToken.None)).Value!;
        return await PutAsync(path, ticket.Key);
    }

    /// <summary>Puts a file under this key of the uploads bucket; returns the event that R2 would send.</summary>
    public async Task<R2Event> PutAsync(string path, string key)
    {
        await Uploads.PutAsync(
            key, new ObjectContent("video/mp4", "private") { FilePath = path }, PutCondition.None, CancellationToken.None);
        var head = await Uploads.HeadAsync(key, CancellationToken.None);
        return new R2Event
        {
            Action = "PutObject",
            Bucket = Uploads.Name,
            Object = new R2EventObject { Key = key, Size = head!.SizeBytes, ETag = head.ETag },
        };
    }

    public Task<IntakeResult> IntakeAsync(R2Event notice) => Get<EventIntake>().AcceptAsync(notice, CancellationToken.None);

    /// <summary>Takes messages, as the host does, until the job has ended.</summary>
    public async Task<JobRow> FinishAsync(string jobId)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            await TakeMessageAsync();
            var row = await Get<JobStore>().GetAsync(jobId, CancellationToken.None);
            if (row is not null && row.State.IsFinal())
                return row;
            if (waited.Elapsed > Patience)
                throw new TimeoutException($"Job {jobId} is {row?.State.ToString() ?? "unknown"} after {Patience}.");
            await Task.Delay(100);
        }
    }

    /// <summary>Takes one message, if there is one, and deletes it when it was processed.</summary>
    public async Task<bool> TakeMessageAsync()
    {
        var queue = await Get<AzureStorage>().QueueAsync(
            Get<WorkPlace>() == WorkPlace.Container ? JobQueue.HeavyName : JobQueue.Name);
        QueueMessage? message = await queue.ReceiveMessageAsync(TimeSpan.FromSeconds(30));
        if (message is null)
            return false;
        try
        {
            await Get<JobProcessor>().ProcessAsync(message.MessageText, CancellationToken.None);
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        }
        catch (Exception)
        {
            await queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, message.MessageText, TimeSpan.FromMilliseconds(200));
        }
        return true;
    }

    /// <summary>Takes callbacks, as the host does, until none has been due for a while.</summary>
    public async Task DeliverAsync(int looks = 15)
    {
        var queue = await Get<AzureStorage>().QueueAsync(CallbackQueue.Name);
        for (var idle = 0; idle < looks;)
        {
            QueueMessage? message = await queue.ReceiveMessageAsync(TimeSpan.FromSeconds(30));
            if (message is null)
            {
                idle++;
                await Task.Delay(100);
                continue;
            }
            idle = 0;
            await Get<CallbackCourier>().DeliverAsync(message.MessageText, CancellationToken.None);
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        }
    }

    /// <summary>How many callbacks are on the queue, due or not.</summary>
    public async Task<int> CallbacksLeftAsync() =>
        (await (await Get<AzureStorage>().QueueAsync(CallbackQueue.Name)).GetPropertiesAsync()).Value.ApproximateMessagesCount;

    /// <summary>Leaves nothing on the queues for the next test.</summary>
    public async Task DrainAsync()
    {
        foreach (var name in new[] { JobQueue.Name, JobQueue.HeavyName, CallbackQueue.Name })
            await (await Get<AzureStorage>().QueueAsync(name)).ClearMessagesAsync();
    }

    /// <summary>Starts a second process that is to kill itself at the point; returns its exit code.</summary>
    public static async Task<int> DieAsync(Dictionary<string, string?> settings, CrashPoint point, params string[] words)
    {
        var worker = Repository.File(
            "tests", "Worker", "bin", Configuration, "net10.0", "MediaFunctions.Tests.Worker.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", worker, .. words, point.ToString()]) { RedirectStandardError = true };
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        using var process = Process.Start(start)!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode is 137 ? 137 : throw new InvalidOperationException(
            $"The worker was to be killed at {point} and ended with {process.ExitCode}: {errors}");
    }

    public static string EventJson(R2Event notice) => JsonSerializer.Serialize(notice, JsonSerializerOptions.Web);

    /// <summary>All manifests of versions, as their keys, under an asset.</summary>
    public async Task<IReadOnlyList<string>> KeysAsync(string assetId) =>
        [.. (await Media.ListAsync(assetId + "/", null, 1000, CancellationToken.None)).Select(o => o.Key)];

    public Task<Manifest?> ManifestAsync(JobRow row) =>
        Get<ManifestStore>().FindAsync(row.Job.AssetId, row.Job.Recipe, row.Job.Version, null, CancellationToken.None);

    public async ValueTask DisposeAsync() => await services.DisposeAsync();

#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private static ServiceProvider Build(Dictionary<string, string?> settings, Action<IServiceCollection>? change)
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddPipeline(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        change?.Invoke(services);
        return services.BuildServiceProvider();
    }
}
