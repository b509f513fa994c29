using System.Collections.Concurrent;
using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Streaming;
using Microsoft.Extensions.Logging.Abstractions;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>What a sink puts into R2: whole, with its headers and counted; while R2 is away, nothing.</summary>
[Collection(FaultCollection.Name)]
public sealed class SinkSpecs(FaultFixture fixture) : IAsyncLifetime, IDisposable
{
    private const int MiB = 1024 * 1024;

    private static readonly StreamingOptions Impatient = new()
    {
        Retries = 1,
        RetryDelay = TimeSpan.FromMilliseconds(10),
        SinkDeadline = TimeSpan.FromSeconds(1),
    };

    private readonly HttpClient client = new();
    private readonly string folder = $"sink-{Guid.NewGuid():N}/";
    private readonly R2Meter meter = new();
    private readonly Passages passages = new();
    private readonly Bench bench = new(fixture);

    [Fact]
    public async Task A_file_beyond_8_mib_arrives_whole_in_parts_with_its_headers_and_each_request_is_counted()
    {
        var bytes = RandomBytes((20 * MiB) + 4711);
        await using var sink = await OpenAsync(new StreamingOptions());

        await PutAsync(sink, "hls/v0-00001.m4s", new ByteArrayContent(bytes));
        await sink.CompleteAsync(CancellationToken.None);

        using var answer = await client.GetAsync(PublicUrl("hls/v0-00001.m4s"));
        Assert.Equal(bytes, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("video/iso.segment", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(CachePolicy.Immutable, answer.Headers.GetValues("Cache-Control").Single());
        Assert.EndsWith("-3\"", answer.Headers.ETag!.Tag, StringComparison.Ordinal);
        Assert.Equal((5, bytes.Length), (meter.ClassA, meter.BytesWritten));
        Assert.Equal(1, passages.Outputs);
    }

    [Fact]
    public async Task A_small_file_is_one_put_with_its_headers()
    {
        var bytes = RandomBytes(300_000);
        await using var sink = await OpenAsync(new StreamingOptions());

        await PutAsync(sink, "hls/v0.m3u8", new ByteArrayContent(bytes));
        await sink.CompleteAsync(CancellationToken.None);

        using var answer = await client.GetAsync(PublicUrl("hls/v0.m3u8"));
        Assert.Equal(bytes, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/vnd.apple.mpegurl", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(CachePolicy.Immutable, answer.Headers.GetValues("Cache-Control").Single());
        Assert.DoesNotContain("-", answer.Headers.ETag!.Tag, StringComparison.Ordinal);
        Assert.Equal((1, bytes.Length), (meter.ClassA, meter.BytesWritten));
        Assert.Equal(1, passages.Outputs);
    }

    [Theory]
    [InlineData(300_000)]
    [InlineData(9 * MiB)]
    public async Task Of_tries_that_R2_did_not_take_operations_are_counted_and_no_bytes(int size)
    {
        var refused = new ConcurrentDictionary<string, bool>();
        await using var flaky = new Bench(fixture, change: WatchedS3.Of((request, send) =>
            request is PutObjectRequest or UploadPartRequest && refused.TryAdd((request as UploadPartRequest)?.PartNumber.ToString() ?? "whole", true)
                ? throw new AmazonS3Exception("Busy") { StatusCode = HttpStatusCode.ServiceUnavailable }
                : send()));
        await using var sink = await OpenAsync(new StreamingOptions { RetryDelay = TimeSpan.FromMilliseconds(10) }, flaky);

        await PutAsync(sink, "a.m4s", new ByteArrayContent(RandomBytes(size)));
        await sink.CompleteAsync(CancellationToken.None);

        var parts = refused.Count;
        Assert.Equal((size > 8 * MiB ? 2 + (2 * parts) : 2, size), (meter.ClassA, meter.BytesWritten));
    }

    [Fact]
    public async Task A_sink_that_is_given_up_leaves_no_object()
    {
        using var body = new TwoHalves(RandomBytes(20 * MiB), RandomBytes(MiB));
        var sink = await OpenAsync(new StreamingOptions());
        var put = TryPutAsync(sink, "a.ts", body);
        await PartsArriveAsync();

        await sink.DisposeAsync();
        body.SendSecond();
        await put;

        Assert.Null(sink.Fault);
        Assert.Empty(await ObjectsAsync());
        Assert.Equal(0, passages.Outputs);
    }

    [Fact]
    public async Task A_moments_refusal_in_the_middle_is_survived()
    {
        var (first, second) = (RandomBytes(9 * MiB), RandomBytes(9 * MiB));
        using var body = new TwoHalves(first, second);
        await using var sink = await OpenAsync(new StreamingOptions { SinkDeadline = TimeSpan.FromSeconds(10) });
        var put = PutAsync(sink, "a.ts", body);
        await PartsArriveAsync();

        await fixture.Parts.S3Async(on: false);
        body.SendSecond();
        await put;
        await fixture.Parts.S3Async(on: true);
        await sink.CompleteAsync(CancellationToken.None);

        var arrived = await client.GetByteArrayAsync(PublicUrl("a.ts"));
        Assert.Equal((byte[])[.. first, .. second], arrived);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task R2_that_refuses_or_stalls_in_the_middle_is_a_fault_within_bounds_and_nothing_is_public(bool stalls)
    {
        using var body = new TwoHalves(RandomBytes(9 * MiB), RandomBytes(9 * MiB));
        var sink = await OpenAsync(Impatient);
        var put = TryPutAsync(sink, "a.ts", body);
        await PartsArriveAsync();

        await AwayAsync(stalls, isAway: true);
        try
        {
            body.SendSecond();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => Task.Delay(TimeSpan.FromMinutes(1), sink.Faulted));
            await put;
            await Assert.ThrowsAsync<IOException>(() => sink.CompleteAsync(CancellationToken.None));
            await sink.DisposeAsync();
        }
        finally
        {
            await AwayAsync(stalls, isAway: false);
        }

        Assert.IsType<IOException>(sink.Fault);
        Assert.Equal(0, sink.BufferedBytes);
        Assert.Empty(await ObjectsAsync());
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await bench.DisposeAsync();

    public void Dispose() => client.Dispose();

    private Task AwayAsync(bool stalls, bool isAway) =>
        stalls ? fixture.Parts.S3StallAsync(isAway) : fixture.Parts.S3Async(!isAway);

    private Task<OpenSink> OpenAsync(StreamingOptions options, Bench? onto = null) =>
        new SinkServer(options, TimeProvider.System, NullLoggerFactory.Instance).OpenAsync(
            new R2SinkStore((onto ?? bench).Media.MeteredBy(meter), folder, ContentTypeOf, passages), new SinkRules(1 << 30), CancellationToken.None);

    /// <summary>The first part of 8 MiB is there.</summary>
    private async Task PartsArriveAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (meter.BytesWritten < 8 * MiB)
            await Task.Delay(20, patience.Token);
    }

    private async Task PutAsync(OpenSink sink, string name, HttpContent content)
    {
        using var answer = await client.PutAsync(new Uri(sink.Url, name), content);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    private async Task TryPutAsync(OpenSink sink, string name, HttpContent content)
    {
        try
        {
            await PutAsync(sink, name, content);
        }
        catch (HttpRequestException)
        {
            // The sink has ended before the file.
        }
    }

    private Uri PublicUrl(string name) => new($"{fixture.Parts.Addresses.MediaUrl}/{folder}{name}");

    private Task<IReadOnlyList<ObjectHead>> ObjectsAsync() => bench.Media.ListAsync(folder, null, 100, CancellationToken.None);

    private static string ContentTypeOf(string name) =>
        name.EndsWith(".m3u8", StringComparison.Ordinal) ? "application/vnd.apple.mpegurl" : "video/iso.segment";

    private static byte[] RandomBytes(int size)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        return bytes;
    }

    /// <summary>A body whose second half comes when the test says so.</summary>
    private sealed class TwoHalves(byte[] first, byte[] second) : HttpContent
    {
        private readonly TaskCompletionSource go = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void SendSecond() => go.TrySetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(first);
            await stream.FlushAsync();
            await go.Task;
            await stream.WriteAsync(second);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    private sealed class Passages : ICrashPoints
    {
        private int outputs;

        public int Outputs => outputs;

        public void Passed(CrashPoint point) => outputs += point == CrashPoint.OutputPut ? 1 : 0;
    }
}
