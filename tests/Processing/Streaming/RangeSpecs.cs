using System.Net;

namespace MediaFunctions.Tests.Processing.Streaming;

public sealed class RangeSpecs
{
    [Fact]
    public async Task Any_range_gives_exactly_its_bytes()
    {
        var source = MemorySource.OfRandomBytes(5_000_001);
        await using var served = await Served.StartAsync(source);
        var random = new Random(1);

        for (var round = 0; round < 60; round++)
        {
            var from = random.Next(source.Content.Length);
            var to = random.Next(from, source.Content.Length);
            Assert.Equal(source.Content[from..(to + 1)], await served.ReadAsync(from, to));
        }
    }

    [Fact]
    public async Task Reading_in_the_process_gives_the_same_bytes_through_the_same_cache()
    {
        var source = MemorySource.OfRandomBytes(2_000_000);
        await using var served = await Served.StartAsync(source);
        var all = await served.ReadAsync(0, null);
        var requests = served.Source.Requests;
        var buffer = new byte[700_000];

        var got = await served.Source.ReadAsync(1_500_000, buffer, CancellationToken.None);

        Assert.Equal(source.Content, all);
        Assert.Equal(500_000, got);
        Assert.Equal(source.Content[1_500_000..], buffer[..got]);
        Assert.Equal(0, await served.Source.ReadAsync(2_000_000, buffer, CancellationToken.None));
        Assert.Equal(requests, served.Source.Requests);
    }

    [Theory]
    [InlineData(0L, null, HttpStatusCode.PartialContent, "bytes 0-999999/1000000", 1_000_000L)]
    [InlineData(10L, 19L, HttpStatusCode.PartialContent, "bytes 10-19/1000000", 10L)]
    [InlineData(999_999L, 5_000_000L, HttpStatusCode.PartialContent, "bytes 999999-999999/1000000", 1L)]
    [InlineData(null, 5L, HttpStatusCode.PartialContent, "bytes 999995-999999/1000000", 5L)]
    [InlineData(1_000_000L, null, HttpStatusCode.RequestedRangeNotSatisfiable, "bytes */1000000", 0L)]
    public async Task A_range_is_answered_by_206_and_one_beyond_the_end_by_416(
        long? from, long? to, HttpStatusCode status, string contentRange, long length)
    {
        await using var served = await Served.StartAsync(MemorySource.OfRandomBytes(1_000_000));

        foreach (var method in new[] { HttpMethod.Head, HttpMethod.Get })
        {
            using var response = await served.GetAsync(from, to, method);
            Assert.Equal(status, response.StatusCode);
            Assert.Equal(contentRange, response.Content.Headers.ContentRange?.ToString());
            Assert.Equal(length, response.Content.Headers.ContentLength);
        }
    }

    [Fact]
    public async Task An_empty_source_has_no_range_and_no_bytes()
    {
        await using var served = await Served.StartAsync(new MemorySource([]));

        using var ranged = await served.GetAsync(0, null);

        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, ranged.StatusCode);
        Assert.Empty(await served.ReadAsync(null, null));
    }

    [Fact]
    public async Task Another_path_and_another_method_reach_nothing()
    {
        await using var served = await Served.StartAsync(MemorySource.OfRandomBytes(1000));

        using var elsewhere = await served.Client.GetAsync(new Uri(served.Source.Url, "/0123456789abcdef0123456789abcdef/source"));
        using var root = await served.Client.GetAsync(new Uri(served.Source.Url, "/"));
        using var put = await served.GetAsync(null, null, HttpMethod.Put);

        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, root.StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, put.StatusCode);
        Assert.Equal("127.0.0.1", served.Source.Url.Host);
        Assert.Matches("^/[0-9a-f]{32}/source$", served.Source.Url.AbsolutePath);
    }

    [Fact]
    public async Task A_disposed_source_is_no_longer_served()
    {
        await using var served = await Served.StartAsync(MemorySource.OfRandomBytes(1000));

        await served.Source.DisposeAsync();
        using var response = await served.GetAsync(0, null);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        await Assert.ThrowsAsync<ObjectDisposedException>(
            async () => await served.Source.ReadAsync(0, new byte[10], CancellationToken.None));
    }
}
