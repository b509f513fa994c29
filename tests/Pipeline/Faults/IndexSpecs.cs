using Azure.Data.Tables;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>The index of jobs holds no entry that leads nowhere: every listing and every sweep would walk over it for ever.</summary>
[Collection(FaultCollection.Name)]
public sealed class IndexSpecs(FaultFixture fixture)
{
    private static readonly DateTimeOffset First = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_insert_that_came_second_leaves_no_entries()
    {
        await using var bench = new Bench(fixture);
        var row = NewRow();
        await bench.Get<JobStore>().InsertAsync(row, CancellationToken.None);
        var entries = await EntriesAsync(bench, row);

        var second = await bench.Get<JobStore>().InsertAsync(row with { CreatedAt = First.AddSeconds(1) }, CancellationToken.None);

        Assert.Null(second);
        Assert.Equal(2, entries.Count); // of all jobs, and of its state
        Assert.Equal(entries, await EntriesAsync(bench, row));
    }

    [Fact]
    public async Task An_insert_that_came_second_in_the_same_millisecond_takes_no_entries_from_the_first()
    {
        await using var bench = new Bench(fixture);
        var row = NewRow();
        await bench.Get<JobStore>().InsertAsync(row, CancellationToken.None);
        var entries = await EntriesAsync(bench, row);

        var second = await bench.Get<JobStore>().InsertAsync(row with { CreatedAt = First.AddTicks(1) }, CancellationToken.None);

        Assert.Null(second);
        Assert.Equal(entries, await EntriesAsync(bench, row));
    }

    /// <summary>Partition and row key of every entry that leads to the row.</summary>
    private static async Task<IReadOnlyList<string>> EntriesAsync(Bench bench, JobRow row)
    {
        var table = await bench.Get<AzureStorage>().TableAsync("jobindex");
        var entries = new List<string>();
        await foreach (var entity in table.QueryAsync<TableEntity>())
        {
            if (entity.RowKey.EndsWith(row.Job.JobId, StringComparison.Ordinal))
                entries.Add($"{entity.PartitionKey} {entity.RowKey}");
        }
        return entries;
    }

    // Ended: no sweep of another test sends it anywhere.
    private static JobRow NewRow() => new()
    {
        Job = new MediaJob
        {
            AssetId = Ids.NewAssetId(),
            Version = Ids.Version("e", "default", 0),
            DeliveryId = Ids.NewToken(),
            Bucket = "uploads",
            Key = "index",
            ETag = "e",
            Recipe = "default",
        },
        State = JobState.Cancelled,
        RecipeJson = "",
        CreatedAt = First,
    };
}
