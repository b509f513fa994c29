using System.Text.Json;
using MediaFunctions.Processing.Delivery;

namespace MediaFunctions.Tests.Processing.Delivery;

public sealed class ReceiptSpecs
{
    private static readonly Receipt Told = new()
    {
        BytesRead = 1,
        BytesWritten = 2,
        FfmpegCpuMs = 3500,
        PeakRssBytes = 4,
        WallMs = 5250,
        Cost = new Cost { Usd = 0.006m, PriceList = "p", Parts = new CostParts { Executions = 0, Requests = 0, Egress = 0, Queue = 0 }, StorageUsdPerMonth = 0 },
        Estimate = new Estimate { BytesRead = 10, BytesWritten = 20, CpuSeconds = 30, MemoryBytes = 40, WallSeconds = 50, Usd = 60 },
    };

    [Fact]
    public void What_was_taken_has_the_members_and_units_of_what_was_expected()
    {
        Assert.Equal(
            new Estimate { BytesRead = 1, BytesWritten = 2, CpuSeconds = 3.5, MemoryBytes = 4, WallSeconds = 5.25, Usd = 0.006m }, Told.Actual);

        var json = JsonSerializer.SerializeToElement(Told, DeliveryJson.Default.Receipt);
        Assert.Equal(Names(json.GetProperty("estimate")), Names(json.GetProperty("actual")));
    }

    [Fact]
    public void A_receipt_of_an_older_row_has_it_too_and_one_without_a_cost_has_none()
    {
        var older = JsonSerializer.Deserialize(
            """{"bytesRead":7,"wallMs":1000,"cost":{"usd":0.1,"priceList":"p","parts":{"executions":0,"requests":0,"egress":0,"queue":0},"storageUsdPerMonth":0}}""", DeliveryJson.Default.Receipt)!;

        Assert.Equal((7, 1d, 0.1m), (older.Actual!.BytesRead, older.Actual.WallSeconds, older.Actual.Usd));
        Assert.Null((Told with { Cost = null }).Actual);
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(member => member.Name);
}
