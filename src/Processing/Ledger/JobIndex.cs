using System.Globalization;
using Azure;
using Azure.Data.Tables;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Processing.Ledger;

/// <summary>
/// Which jobs are in which state, newest first, so that no listing and no sweep scans the table of jobs. An entry is
/// written before the row changes and removed after: a crash leaves an entry too many, which readers see by the row's
/// state, and never one too few.
/// </summary>
internal sealed class JobIndex(AzureStorage storage)
{
    private const string Table = "jobindex";

    /// <summary>The partition that holds every job.</summary>
    public const string All = "all";

    public async Task AddAsync(string partition, JobRow row, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        await table.UpsertEntityAsync(
            new TableEntity(partition, RowKey(row)), TableUpdateMode.Replace, cancellationToken);
    }

    public async Task RemoveAsync(string partition, string rowKey, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        await table.DeleteEntityAsync(partition, rowKey, ETag.All, cancellationToken);
    }

    /// <summary>
    /// Up to <paramref name="top"/> entries after the row key <paramref name="after"/> and before the row key
    /// <paramref name="before"/>: row key and job id.
    /// </summary>
    public async Task<IReadOnlyList<(string RowKey, string JobId)>> PageAsync(
        string partition, string? after, string? before, int top, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var filter = string.Join(
            " and ",
            new[]
            {
                TableClient.CreateQueryFilter($"PartitionKey eq {partition}"),
                after is null ? null : TableClient.CreateQueryFilter($"RowKey gt {after}"),
                before is null ? null : TableClient.CreateQueryFilter($"RowKey lt {before}"),
            }.OfType<string>());
        var found = new List<(string, string)>();
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, top, ["RowKey"], cancellationToken))
        {
            found.Add((entity.RowKey, entity.RowKey[20..]));
            if (found.Count == top)
                break;
        }
        return found;
    }

    /// <summary>The newest job sorts first: what is left of the calendar, then the id.</summary>
    public static string RowKey(JobRow row) => $"{Left(row.CreatedAt)}-{row.Job.JobId}";

    /// <summary>
    /// What the row keys of all jobs made before this time come after, and those of all others before: the beginning of
    /// a key, of no job.
    /// </summary>
    public static string Before(DateTimeOffset time) => Left(time.AddTicks(-1));

    private static string Left(DateTimeOffset time) =>
        (DateTimeOffset.MaxValue.Ticks - time.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);
}
