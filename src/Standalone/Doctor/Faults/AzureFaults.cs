using Azure;
using Azure.Identity;

namespace MediaFunctions.Standalone.Doctor.Faults;

/// <summary>What Azure Storage's refusals mean and what to do about each.</summary>
internal static class AzureFaults
{
    private static readonly int[] Forbidding = [401, 403];

    /// <param name="exception">What was thrown.</param>
    /// <param name="request">What was asked, such as <c>a message for the queue 'media-jobs'</c>.</param>
    /// <returns>Null where it is no fault of Azure Storage.</returns>
    public static Advice? Find(Exception exception, string request) => exception switch
    {
        RequestFailedException { Status: 0 } => Away(request),
        RequestFailedException refusal => OfRefusal(refusal, request),
        AuthenticationFailedException => new Advice(
            $"No identity for {request}: none of the ways to log in to Azure worked.",
            "With AzureWebJobsStorage:accountName the caller has an Azure identity: the app its managed one, a person that of `az login`.",
            "Log in by `az login` (in CI by azure/login) to the tenant of the storage account."),
        // What the SDK throws when all its tries failed to connect, or were not answered.
        AggregateException or TaskCanceledException { InnerException: TimeoutException } => Away(request),
        _ => null,
    };

    /// <param name="what">Such as <c>the queue 'media-jobs'</c>.</param>
    public static Advice NotThere(string what) => new(
        $"In the storage account {what} is not there.",
        "infra/deploy makes all queues and tables before the app first runs; the doctor makes none in a deployment.",
        "Compare AzureWebJobsStorage, or AzureWebJobsStorage:accountName, with the account that the deployment printed: it may be another one. Else run infra/deploy.");

    private static Advice OfRefusal(RequestFailedException refusal, string request)
    {
        var wrong = $"Azure Storage answered {refusal.Status} {refusal.ErrorCode}".TrimEnd() + $" to {request}.";
        if (Forbidding.Contains(refusal.Status))
        {
            return new Advice(
                wrong,
                "The identity has the roles \"Storage Queue Data Contributor\" and \"Storage Table Data Contributor\" on the account, or the connection string has its key.",
                "Assign the roles (infra/deploy gives them to the app and to whoever deploys; a new one takes up to ten minutes to hold), and look whether the account's firewall lets this machine in.");
        }
        return refusal.Status >= 500 || refusal.Status == 429
            ? new Advice(wrong, "Azure Storage answers 2xx.", "Run it again; if it stays so, https://azure.status.microsoft tells of Storage.")
            : new Advice(
                wrong,
                "The account of AzureWebJobsStorage takes queues and tables: a general-purpose v2 account does.",
                "Compare AzureWebJobsStorage, or AzureWebJobsStorage:accountName, with the account that the deployment printed.");
    }

    private static Advice Away(string request) => new(
        $"Azure Storage did not answer to {request}.",
        "The queue and table endpoints of the account take connections from this machine.",
        "Compare AzureWebJobsStorage, or AzureWebJobsStorage:accountName, with the account that the deployment printed, and look whether a firewall is between.");
}
