using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Processing.Ledger;

/// <summary>
/// Which jobs are in which state, and which are whose, newest first, so that no listing and no sweep scans the table of jobs. An entry is
/// written before the row changes and removed after: a crash leaves an entry too many, which readers see by the row's
/// state, and never one too few.
/// </summary>
internal sealed class JobIndex(AzureStorage storage)
{
    private const string Table = "jobindex";

    /// <summary>The partition that holds every job.</summary>
    public const string All = "all";

    /// <summary>The partition of one owner's jobs. A hash: an owner's id has slashes, which no partition key may have.</summary>
    public static string OfOwner(string owner) => $"owner-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(owner)))}";

    /// <summary>The partitions that hold the row's entries: all jobs, its state's, its owner's.</summary>
    public static IEnumerable<string> Of(JobRow row) =>
        row.Job.Owner is { } owner ? [All, row.State.Word(), OfOwner(owner)] : [All, row.State.Word()];

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

    /// <summary>Forgets the row, whatever state it was in when a crash left an entry.</summary>
    public Task ForgetAsync(JobRow row, CancellationToken cancellationToken) => Task.WhenAll(
        Of(row).Concat(Enum.GetValues<JobState>().Select(state => state.Word())).Distinct()
            .Select(partition => RemoveAsync(partition, RowKey(row), cancellationToken)));

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
