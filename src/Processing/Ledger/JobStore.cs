using Azure;
using Azure.Data.Tables;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Processing.Ledger;

/// <summary>The table of jobs: partition asset, row version; every change a compare-and-swap.</summary>
public sealed class JobStore(AzureStorage storage, TimeProvider clock)
{
    private const string Table = "jobs";
    private const int ReadsAtOnce = 16;

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
        await Task.WhenAll(
            index.AddAsync(JobIndex.All, stamped, cancellationToken),
            index.AddAsync(stamped.State.Word(), stamped, cancellationToken));
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
        await index.RemoveAsync(JobIndex.All, rowKey, cancellationToken);
        await index.RemoveAsync(second.State.Word(), rowKey, cancellationToken);
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
        if (before.State != after.State)
            await index.RemoveAsync(before.State.Word(), JobIndex.RowKey(before), cancellationToken);
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

    /// <summary>Newest first, of one state or of all.</summary>
    /// <param name="continuation">From the page before; null for the first.</param>
    public async Task<JobPage> ListAsync(
        JobState? state, int top, string? continuation, CancellationToken cancellationToken)
    {
        var partition = state?.Word() ?? JobIndex.All;
        var jobs = new List<JobRow>();
        var after = continuation;
        while (true)
        {
            var entries = await index.PageAsync(partition, after, null, top, cancellationToken);
            var rows = await Task.WhenAll(entries.Select(e => GetAsync(e.JobId, cancellationToken)));
            foreach (var (row, entry) in rows.Zip(entries))
            {
                after = entry.RowKey;
                // Strays of crashes and of lost races: another state, or the entry of an insert that came second.
                if (row is null || (state is { } wanted && row.State != wanted) || JobIndex.RowKey(row) != entry.RowKey)
                    continue;
                jobs.Add(row);
                if (jobs.Count == top)
                    return new JobPage(jobs, after);
            }
            if (entries.Count < top)
                return new JobPage(jobs, null);
        }
    }

    /// <summary>
    /// The jobs made from a time on until another, newest first: state, recipe and receipt, without what is long in a row.
    /// At most so many index entries are looked at, so that a page may be shorter than that, or empty.
    /// </summary>
    /// <param name="continuation">From the page before; null for the first.</param>
    public async Task<JobPage> BetweenAsync(
        DateTimeOffset from, DateTimeOffset until, string? continuation, int most, CancellationToken cancellationToken)
    {
        var (after, end) = (JobIndex.Before(until), JobIndex.Before(from));
        if (string.CompareOrdinal(continuation, after) > 0)
            after = continuation;
        var entries = await index.PageAsync(JobIndex.All, after, end, most, cancellationToken);
        var table = await storage.TableAsync(Table);
        var rows = new JobRow?[entries.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, entries.Count, options, async (place, token) =>
        {
            if (!Ids.TryParseJobId(entries[place].JobId, out var assetId, out var version))
                return;
            var found = await table.GetEntityIfExistsAsync<TableEntity>(assetId, version, JobRowMapper.WhatSumsNeed, token);
            rows[place] = found.HasValue ? JobRowMapper.FromEntity(found.Value!) : null;
        });
        var jobs = rows.Zip(entries).Where(found => found.First is { } row && JobIndex.RowKey(row) == found.Second.RowKey);
        return new JobPage([.. jobs.Select(found => found.First!)], entries.Count < most ? null : entries[^1].RowKey);
    }

    // The index sorts by it: it must read back as it was written, whatever precision the table keeps.
    private static DateTimeOffset Milliseconds(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
}
