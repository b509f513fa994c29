using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Processing.Ledger;

/// <summary>How far each bounded listing has come: it survives restarts, and outages of days.</summary>
public sealed class SweepCursors(AzureStorage storage)
{
    /// <summary>The table; what is no cursor there has another partition.</summary>
    public const string Table = "sweep";

    private const string Partition = "cursor";
    private const int LongestKey = 256;

    /// <summary>Where the listing goes on; null at its beginning.</summary>
    public async Task<string?> GetAsync(string name, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var found = await table.GetEntityIfExistsAsync<TableEntity>(Partition, RowKey(name), null, cancellationToken);
        return found.HasValue ? found.Value!.GetString("after") : null;
    }

    /// <summary>Remembers where the next sweep goes on; null starts over.</summary>
    public async Task SetAsync(string name, string? after, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var entity = new TableEntity(Partition, RowKey(name));
        if (after is not null)
            entity["after"] = after;
        await table.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellationToken);
    }

    // A row key holds no slash and at most 512 characters; a prefix may have any letter, and a thousand of them.
    private static string RowKey(string name) => Uri.EscapeDataString(name) is { Length: <= LongestKey } key
        ? key
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}
