using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MediaFunctions.Tests.Client;

/// <summary>The client as a container makes it.</summary>
public sealed class ContainerSpecs : IAsyncLifetime, ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> logged = [];
    private StandIn standIn = null!;

    public async Task InitializeAsync() => standIn = await StandIn.StartAsync();

    public Task DisposeAsync() => standIn.DisposeAsync().AsTask();

    [Fact]
    public async Task It_repeats_as_the_one_without_a_container_does_and_logs_no_secret()
    {
        standIn.Answers["POST /api/uploads"] = (_, _) => new Answer(
            201, $$"""{"assetId":"a1","assetUrl":"http://x","key":"uploads/k","url":"{{standIn.Address}}r2/put?X-Amz-Signature=s3cret","headers":{},"expiresAt":"2030-01-01T00:00:00Z"}""");
        standIn.Answers["PUT /r2/put"] = (_, call) => call < 3 ? new Answer(503) : new Answer(200, ETag: "\"e\"");
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(this));
        services.AddMediaFunctionsClient(options =>
        {
            options.Api = standIn.Address;
            options.Credential = Credential.ApiKey("the-s3cret-key");
        });
        await using var provider = services.BuildServiceProvider();
        using var stream = new MemoryStream([1, 2]);

        var upload = await provider.GetRequiredService<MediaFunctionsClient>().UploadAsync(stream, "video/mp4", new UploadOptions { FileName = "x.mp4" });

        Assert.Equal("a1", upload.AssetId);
        Assert.Equal(3, standIn.To("PUT /r2/put").Count());
        Assert.NotEmpty(logged);
        Assert.DoesNotContain(logged, line => line.Contains("s3cret", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        var services = new ServiceCollection();
        services.AddMediaFunctionsClient(_ => { });
        using var provider = services.BuildServiceProvider();

        var missing = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<MediaFunctionsClient>());

        Assert.Contains(missing.Failures, failure => failure.Contains(".Api is missing", StringComparison.Ordinal));
        Assert.Contains(missing.Failures, failure => failure.Contains(".Credential is missing", StringComparison.Ordinal));
    }

    ILogger ILoggerProvider.CreateLogger(string categoryName) => this;

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        logged.Enqueue(formatter(state, exception));

    void IDisposable.Dispose()
    {
    }
}
