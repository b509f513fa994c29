using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using MediaFunctions.Functions;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Delivery.Callbacks;
using MediaFunctions.Processing.Jobs.Sweep;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Running;
using MediaFunctions.Processing.Settings;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Tests.Parts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Tests.Functions;

public sealed class QueueSpecs : IAsyncLifetime
{
    private static readonly DateTimeOffset Created = DateTimeOffset.UtcNow;

    private LocalParts parts = null!;
    private WebhookReceiver receiver = null!;
    private ServiceProvider services = null!;

    public async Task InitializeAsync()
    {
        parts = await LocalParts.StartAsync(new Uri($"http://127.0.0.1:{LocalParts.FreePort()}/api/events/r2"));
        var settings = parts.Addresses.Settings();
        settings["Assets:IdSecret"] = "0123456789abcdef0123456789abcdef";
        receiver = await WebhookReceiver.StartAsync();
        settings["Callbacks:Urls"] = receiver.Url;
        settings["Callbacks:Secrets"] = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
        settings["Callbacks:AllowPrivate"] = "true";
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        services = new ServiceCollection()
            .AddLogging()
            .AddPipeline(configuration)
            .AddSingleton(new FFmpegTool("/nowhere/ffmpeg", false, "0", "000000000000"))
            .AddTransient<QueueFunctions>()
            .AddTransient<SweepFunctions>()
            .BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        await services.DisposeAsync();
        await receiver.DisposeAsync();
        await parts.DisposeAsync();
    }

    [Fact]
    public async Task A_message_that_is_none_of_ours_becomes_a_dead_letter_under_its_id()
    {
        var message = QueuesModelFactory.QueueMessage("message-1", "receipt", "no json", 5);

        await services.GetRequiredService<QueueFunctions>().HandlePoisonAsync(message, default);

        var letter = await services.GetRequiredService<DeadLetterStore>().GetAsync("message-1", default);
        Assert.Equal("no json", letter!.Message);
    }

    [Fact]
    public async Task A_message_of_a_job_whose_source_is_gone_ends_the_job_and_is_done_with()
    {
        var job = Job();

        await services.GetRequiredService<QueueFunctions>().ProcessMediaAsync(JobQueue.Write(job), default);

        var row = await services.GetRequiredService<JobStore>().GetAsync(job.JobId, default);
        Assert.Equal(JobState.Superseded, row!.State);
    }

    [Fact]
    public async Task A_fault_of_the_surroundings_is_thrown_so_that_the_queue_shows_the_message_again()
    {
        await parts.S3Async(on: false);

        await Assert.ThrowsAnyAsync<Exception>(
            () => services.GetRequiredService<QueueFunctions>().ProcessMediaAsync(JobQueue.Write(Job()), default));
    }

    [Fact]
    public async Task The_queue_holds_the_message_in_plain_text_as_the_host_is_told()
    {
        var job = Job();
        await services.GetRequiredService<JobQueue>().SendAsync(job, TimeSpan.Zero, null, default);
        var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None };
        var plain = new QueueClient(parts.Addresses.Storage, JobQueue.Name, options);

        QueueMessage message = await plain.ReceiveMessageAsync();

        Assert.Equal(JobQueue.Write(job), message.MessageText);
    }

    [Fact]
    public async Task A_callback_is_delivered_and_recorded()
    {
        var job = Job();
        await InsertEndedAsync(job);

        await services.GetRequiredService<QueueFunctions>().DeliverCallbackAsync(Callback(job), default);

        Assert.Contains(job.JobId, Assert.Single(receiver.Received).Body, StringComparison.Ordinal);
        var row = await services.GetRequiredService<JobStore>().GetAsync(job.JobId, default);
        Assert.True(Assert.Single(row!.Callbacks).Delivered);
    }

    [Fact]
    public async Task A_callback_that_the_queue_gave_up_is_tried_again_later_and_what_is_none_of_ours_is_kept()
    {
        var functions = services.GetRequiredService<QueueFunctions>();
        var foreign = QueuesModelFactory.QueueMessage("callback-1", "receipt", "no json", 5);
        var ours = QueuesModelFactory.QueueMessage("callback-2", "receipt", Callback(Job()), 5);

        await functions.HandleCallbackPoisonAsync(foreign, default);
        await functions.HandleCallbackPoisonAsync(ours, default);

        Assert.Equal("no json", (await services.GetRequiredService<DeadLetterStore>().GetAsync("callback-1", default))!.Message);
        var queue = await services.GetRequiredService<AzureStorage>().QueueAsync(CallbackQueue.Name);
        Assert.Equal(1, (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
        Assert.Null((await queue.PeekMessageAsync()).Value);
    }

    [Fact]
    public async Task A_callback_that_finds_storage_away_is_thrown_so_that_the_queue_shows_it_again()
    {
        var job = Job();
        await InsertEndedAsync(job);
        await parts.StorageAsync(runs: false);

        await Assert.ThrowsAnyAsync<Exception>(
            () => services.GetRequiredService<QueueFunctions>().DeliverCallbackAsync(Callback(job), default));
        Assert.Empty(receiver.Received);
    }

    [Fact]
    public async Task The_sweep_sends_a_job_anew_whose_worker_died()
    {
        var store = services.GetRequiredService<JobStore>();
        var job = Job();
        var longAgo = DateTimeOffset.UtcNow.AddHours(-2);
        await store.InsertAsync(
            new JobRow
            {
                Job = job,
                State = JobState.Processing,
                RecipeJson = "{}",
                CreatedAt = longAgo,
                SentAt = longAgo,
                LeaseToken = "dead",
                LeaseUntil = longAgo,
                OwnerDeliveryId = job.DeliveryId,
            },
            default);

        await services.GetRequiredService<SweepFunctions>().SweepAsync(new TimerInfo(), default);

        var queue = await services.GetRequiredService<AzureStorage>().QueueAsync(JobQueue.Name);
        PeekedMessage sent = await queue.PeekMessageAsync();
        Assert.Equal(job.JobId, JobQueue.Read(sent.MessageText)!.JobId);
    }

    private Task<JobRow?> InsertEndedAsync(MediaJob job) => services.GetRequiredService<JobStore>().InsertAsync(
        new JobRow
        {
            Job = job,
            State = JobState.Failed,
            RecipeJson = "{}",
            CreatedAt = Created,
            FinishedAt = DateTimeOffset.UtcNow,
            Failure = new Failure(FailureCode.Corrupt, "It does not decode."),
        },
        default);

    private string Callback(MediaJob job) =>
        CallbackQueue.Write(new CallbackMessage
        {
            JobId = job.JobId,
            Created = Created.ToUnixTimeMilliseconds(),
            Round = 0,
            Url = receiver.Url,
        });

    private static MediaJob Job() => new()
    {
        AssetId = Ids.NewAssetId(),
        Version = "0123456789ab",
        DeliveryId = Ids.NewToken(),
        Bucket = "uploads",
        Key = "uploads/gone.mp4",
        ETag = "e",
        Recipe = "default",
    };
}
