using Azure.Data.Tables;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Processing.Ledger;

/// <summary>Lists jobs, newest first, by the index or by the partition of an asset: never by a scan of the table.</summary>
public sealed class JobLister(AzureStorage storage, JobStore store, JobGlances glances)
{
    /// <summary>How many entries of the index one page looks at, where rows must be looked at too.</summary>
    public const int MostLooked = 200;

    private const int ReadsAtOnce = 16;
    private const int SmallestLook = 32;

    private readonly JobIndex index = new(storage);

    /// <summary>
    /// One page. It may be short, or empty, and go on all the same: at most <see cref="MostLooked"/> rows are looked at
    /// for what the index does not know.
    /// </summary>
    /// <param name="continuation">From the page before; null for the first.</param>
    public async Task<JobPage> ListAsync(JobFilter filter, int top, string? continuation, CancellationToken cancellationToken)
    {
        var (after, end) = KeysOf(filter.From, filter.Until, continuation);
        if (filter.AssetId is { } assetId)
            return await OfAssetAsync(assetId, filter, top, after, end, cancellationToken);

        // The owner's partition wins over the state's: it is what bounds what a caller may see at all.
        var partition = filter.Owner is { } owner ? JobIndex.OfOwner(owner) : filter.State?.Word() ?? JobIndex.All;
        var jobs = new List<JobRow>();
        var looked = 0;
        while (true)
        {
            var look = filter.LooksIntoRows ? Math.Min(Math.Max(top, SmallestLook), MostLooked - looked) : top;
            var entries = await index.PageAsync(partition, after, end, look, cancellationToken);
            var rows = await Task.WhenAll(entries.Select(e => store.GetAsync(e.JobId, cancellationToken)));
            foreach (var (row, entry) in rows.Zip(entries))
            {
                after = entry.RowKey;
                // Strays of crashes and of lost races: another state, or the entry of an insert that came second.
                if (row is null || !filter.Takes(row) || JobIndex.RowKey(row) != entry.RowKey)
                    continue;
                jobs.Add(row);
                if (jobs.Count == top)
                    return new JobPage(jobs, after);
            }
            looked += entries.Count;
            if (entries.Count < look)
                return new JobPage(jobs, null);
            if (filter.LooksIntoRows && looked == MostLooked)
                return new JobPage(jobs, after);
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
        var (after, end) = KeysOf(from, until, continuation);
        var entries = await index.PageAsync(JobIndex.All, after, end, most, cancellationToken);
        var table = await storage.TableAsync(JobStore.Table);
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

    private async Task<JobPage> OfAssetAsync(
        string assetId, JobFilter filter, int top, string? after, string? end, CancellationToken cancellationToken)
    {
        var found = (await glances.OfAssetAsync(assetId, cancellationToken))
            .Where(filter.Takes)
            .Select(row => (Key: JobIndex.RowKey(row), row.Job.JobId))
            .Where(entry => string.CompareOrdinal(entry.Key, after) > 0 && (end is null || string.CompareOrdinal(entry.Key, end) < 0))
            .OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .ToList();
        var rows = await Task.WhenAll(found.Take(top).Select(entry => store.GetAsync(entry.JobId, cancellationToken)));
        return new JobPage([.. rows.OfType<JobRow>()], found.Count > top ? found[top - 1].Key : null);
    }

    /// <summary>Between which row keys the jobs of this time are that no page has shown yet.</summary>
    private static (string? After, string? End) KeysOf(DateTimeOffset? from, DateTimeOffset? until, string? continuation)
    {
        var after = until is { } last ? JobIndex.Before(last) : null;
        return (string.CompareOrdinal(continuation, after) > 0 ? continuation : after, from is { } first ? JobIndex.Before(first) : null);
    }
}
