namespace MediaFunctions.Processing.Storage;

/// <summary>
/// The storage account of queues and tables: the Functions host's own setting <c>AzureWebJobsStorage</c>, a connection
/// string, or <c>AzureWebJobsStorage:accountName</c> with the app's identity.
/// </summary>
public sealed record AzureStorageSettings(string? ConnectionString, string? AccountName, string? ClientId)
{
    /// <summary>What is wrong with the settings, each with the setting's name; empty when nothing is.</summary>
    public IEnumerable<string> Mistakes()
    {
        if (string.IsNullOrEmpty(ConnectionString) && string.IsNullOrEmpty(AccountName))
        {
            yield return "AzureWebJobsStorage is missing: set a connection string, "
                + "or AzureWebJobsStorage:accountName to use the app's identity.";
        }
    }
}
