using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using Azure;

namespace MediaFunctions.Processing.Storage;

/// <summary>Tells faults of the surroundings, which may pass, from mistakes, which do not.</summary>
public static class StorageFaults
{
    /// <summary>Whether R2 or Azure Storage did not answer, or answered that it cannot now.</summary>
    public static bool IsTransient(Exception exception) => exception switch
    {
        AmazonServiceException { StatusCode: var status } => IsBusy((int)status),
        AmazonClientException => true,
        RequestFailedException { Status: var status } => IsBusy(status),
        HttpRequestException or SocketException or TimeoutException or HttpIOException => true,
        TaskCanceledException { InnerException: TimeoutException } => true,
        // What the Azure SDK throws when storage accepts connections and never answers: its own timeouts, all of them.
        AggregateException { InnerExceptions: var tries } when tries.All(t => t is TaskCanceledException) => true,
        AggregateException { InnerExceptions: var all } => all.All(IsTransient),
        IOException { InnerException: { } inner } => IsTransient(inner),
        _ => false,
    };

    // 0: no answer at all.
    private static bool IsBusy(int status) =>
        status is 0 or >= 500 or (int)HttpStatusCode.TooManyRequests or (int)HttpStatusCode.RequestTimeout;
}
