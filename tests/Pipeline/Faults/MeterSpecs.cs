using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>What a job asks of R2 is counted whatever it is asked for: source, images beside it, looks at what was streamed.</summary>
[Collection(FaultCollection.Name)]
public sealed class MeterSpecs(FaultFixture fixture)
{
    [Fact]
    public async Task Bytes_that_are_read_of_any_object_are_counted_and_what_is_left_unread_is_not()
    {
        await using var bench = new Bench(fixture);
        var meter = new R2Meter();
        var bucket = bench.Uploads.MeteredBy(meter);
        const string Key = "meter/thousand.bin";
        await bucket.PutAsync(Key, new ObjectContent("application/octet-stream", "private", new byte[1000]), PutCondition.None, CancellationToken.None);
        var head = (await bucket.HeadAsync(Key, CancellationToken.None))!;

        await using (var range = await bucket.OpenRangeAsync(Key, head.ETag, 100, 899, CancellationToken.None))
            await range.ReadExactlyAsync(new byte[300]);
        await bucket.GetAsync(Key, CancellationToken.None);

        Assert.Equal((1300, 3, 1), (meter.BytesRead, meter.ClassB, meter.ClassA));
    }
}
