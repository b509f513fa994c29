using Azure.Data.Tables;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Processing.Ledger;

/// <summary>
/// Jobs at a glance: what they are, how far they have come, why they ended. What is long in a row (recipe, probe, plan,
/// manifest, receipt) is not read, and not to be written back.
/// </summary>
public sealed class JobGlances(AzureStorage storage)
{
    /// <summary>The job; null where there is none.</summary>
    public async Task<JobRow?> OfJobAsync(string jobId, CancellationToken cancellationToken)
    {
        if (!Ids.TryParseJobId(jobId, out var assetId, out var version))
            return null;
        var table = await storage.TableAsync(JobStore.Table);
        var found = await table.GetEntityIfExistsAsync<TableEntity>(assetId, version, JobRowMapper.WhatGlancesNeed, cancellationToken);
        return found.HasValue ? JobRowMapper.FromEntity(found.Value!) : null;
    }

    /// <summary>Every job of one asset, in no order.</summary>
    public async Task<IReadOnlyList<JobRow>> OfAssetAsync(string assetId, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(JobStore.Table);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {assetId}");
        var rows = new List<JobRow>();
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, null, JobRowMapper.WhatGlancesNeed, cancellationToken))
            rows.Add(JobRowMapper.FromEntity(entity));
        return rows;
    }
}
