using Azure;
using Azure.Data.Tables;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Processing.Ledger;

/// <summary>The table of jobs: partition asset, row version; every change a compare-and-swap.</summary>
public sealed class JobStore(AzureStorage storage, TimeProvider clock)
{
    public const string Table = "jobs";

    private readonly JobIndex index = new(storage);

    /// <summary>The job's row; null where there is none.</summary>
    public async Task<JobRow?> GetAsync(string assetId, string version, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var found = await table.GetEntityIfExistsAsync<TableEntity>(assetId, version, null, cancellationToken);
        return found.HasValue ? JobRowMapper.FromEntity(found.Value!) : null;
    }

    /// <inheritdoc cref="GetAsync(string, string, CancellationToken)"/>
    public Task<JobRow?> GetAsync(string jobId, CancellationToken cancellationToken) =>
        Ids.TryParseJobId(jobId, out var assetId, out var version)
            ? GetAsync(assetId, version, cancellationToken)
            : Task.FromResult<JobRow?>(null);

    /// <summary>Every job of one asset, in no order.</summary>
    public async Task<IReadOnlyList<JobRow>> ForAssetAsync(string assetId, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {assetId}");
        var rows = new List<JobRow>();
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, null, null, cancellationToken))
            rows.Add(JobRowMapper.FromEntity(entity));
        return rows;
    }

    /// <summary>Writes a row that is not there yet; null where somebody was first.</summary>
    public async Task<JobRow?> InsertAsync(JobRow row, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var stamped = row with { UpdatedAt = clock.GetUtcNow(), CreatedAt = Milliseconds(row.CreatedAt) };
        await Task.WhenAll(JobIndex.Of(stamped).Select(partition => index.AddAsync(partition, stamped, cancellationToken)));
        try
        {
            var response = await table.AddEntityAsync(JobRowMapper.ToEntity(stamped), cancellationToken);
            return stamped with { ETag = response.Headers.ETag!.Value };
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            await ForgetEntriesAsync(stamped, cancellationToken);
            return null;
        }
    }

    /// <summary>An insert that came second leaves no entries, unless the row that stands has the very same.</summary>
    private async Task ForgetEntriesAsync(JobRow second, CancellationToken cancellationToken)
    {
        var stands = await GetAsync(second.Job.JobId, cancellationToken);
        var rowKey = JobIndex.RowKey(second);
        if (stands is null || JobIndex.RowKey(stands) == rowKey)
            return;
        foreach (var partition in JobIndex.Of(second))
            await index.RemoveAsync(partition, rowKey, cancellationToken);
    }

    /// <summary>
    /// Replaces the row that was read as <paramref name="before"/>; null where it has changed since.
    /// </summary>
    public async Task<JobRow?> ReplaceAsync(JobRow before, JobRow after, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var stamped = after with { UpdatedAt = clock.GetUtcNow() };
        if (before.State != after.State)
            await index.AddAsync(after.State.Word(), stamped, cancellationToken);
        try
        {
            var response = await table.UpdateEntityAsync(
                JobRowMapper.ToEntity(stamped), before.ETag, TableUpdateMode.Replace, cancellationToken);
            stamped = stamped with { ETag = response.Headers.ETag!.Value };
        }
        catch (RequestFailedException e) when (e.Status is 412 or 404)
        {
            return null;
        }
        // The row is changed: who stops now must learn of it, or a claim would keep its lease, and a try be counted.
        if (before.State != after.State)
            await index.RemoveAsync(before.State.Word(), JobIndex.RowKey(before), CancellationToken.None);
        return stamped;
    }

    /// <summary>
    /// Changes the row by compare-and-swap until it succeeds. The change sees the newest row, and returns null to
    /// leave it as it is.
    /// </summary>
    /// <returns>The row as it is now; null where there is none.</returns>
    public async Task<JobRow?> ChangeAsync(
        string assetId, string version, Func<JobRow, JobRow?> change, CancellationToken cancellationToken)
    {
        while (await GetAsync(assetId, version, cancellationToken) is { } row)
        {
            if (change(row) is not { } wanted)
                return row;
            if (await ReplaceAsync(row, wanted, cancellationToken) is { } stored)
                return stored;
        }
        return null;
    }

    /// <summary>
    /// Deletes the row and its entries; false where it has changed since it was read. The entries first: who deletes
    /// again after a crash finds the row by its asset, and entries without a row nobody.
    /// </summary>
    public async Task<bool> DeleteAsync(JobRow row, CancellationToken cancellationToken)
    {
        await index.ForgetAsync(row, cancellationToken);
        var table = await storage.TableAsync(Table);
        try
        {
            await table.DeleteEntityAsync(row.Job.AssetId, row.Job.Version, row.ETag, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            return false;
        }
    }

    // The index sorts by it: it must read back as it was written, whatever precision the table keeps.
    private static DateTimeOffset Milliseconds(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
}
