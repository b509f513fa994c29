using Azure.Data.Tables;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Standalone.Doctor.Faults;

namespace MediaFunctions.Standalone.Doctor.Checks;

/// <summary>A row written, read and deleted, and the table of jobs read: roles hold for the account, not for a table.</summary>
internal sealed class TablesCheck(Subject subject, Leavings leavings) : ICheck
{
    private const string Partition = "doctor";
    private const string NoVersion = "000000000000";

    private static readonly string[] Tables = [SweepCursors.Table, JobStore.Table];

    public string Name => CheckNames.Tables;

    public IReadOnlyList<string> Needs => [CheckNames.Settings];

    public async Task<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        var request = "";
        try
        {
            var storage = subject.Get<AzureStorage>();
            foreach (var name in subject.Options.Makes ? [] : Tables)
            {
                request = $"a look for the table '{name}'";
                if (!await storage.HasTableAsync(name, cancellationToken))
                    return CheckResult.Failed(AzureFaults.NotThere($"the table '{name}'"));
            }
            request = $"a look for the table '{SweepCursors.Table}'";
            var table = await storage.TableAsync(SweepCursors.Table).WaitAsync(cancellationToken);
            var row = new TableEntity(Partition, Ids.NewToken());
            var debt = leavings.Owe(
                $"the row {row.RowKey} of the partition '{Partition}' in the table '{SweepCursors.Table}'",
                token => table.DeleteEntityAsync(Partition, row.RowKey, cancellationToken: token));
            request = $"a new row in the table '{SweepCursors.Table}'";
            await AddAsync(table, row, debt, cancellationToken);
            request = $"a look at a row of the table '{SweepCursors.Table}'";
            await table.GetEntityAsync<TableEntity>(Partition, row.RowKey, null, cancellationToken);
            request = $"the deletion of a row of the table '{SweepCursors.Table}'";
            await debt.PayAsync(cancellationToken);
            request = "a look at the table of jobs";
            await subject.Get<JobStore>().GetAsync(Ids.NewAssetId(), NoVersion, cancellationToken);
            return CheckResult.Ok("a row written, read and deleted; jobs can be read");
        }
        catch (Exception e) when (AzureFaults.Find(e, request) is { } advice)
        {
            return CheckResult.Failed(advice);
        }
    }

    private static async Task AddAsync(TableClient table, TableEntity row, Leavings.Debt debt, CancellationToken cancellationToken)
    {
        try
        {
            await table.AddEntityAsync(row, cancellationToken);
        }
        catch (Exception e) when (Unwritten.IsSure(e))
        {
            debt.Forgive();
            throw;
        }
    }
}
