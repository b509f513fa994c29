using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using Amazon.S3;
using Azure;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Tests.Processing.Storage;

/// <summary>What is tried again because the surroundings failed, and what would only fail again.</summary>
public sealed class StorageFaultsSpecs
{
    public static TheoryData<Exception> Outages =>
    [
        // As the Azure SDK tells that its own timeout was over, try after try.
        new AggregateException(new TaskCanceledException("timeout"), new TaskCanceledException("timeout"), new TaskCanceledException("timeout")),
        new AggregateException(new RequestFailedException(0, "refused"), new RequestFailedException(503, "busy")),
        new RequestFailedException(503, "busy"),
        new RequestFailedException(429, "too many"),
        new AmazonS3Exception("busy") { StatusCode = HttpStatusCode.ServiceUnavailable },
        new AmazonClientException("no answer"),
        new HttpRequestException("reset"),
        new SocketException((int)SocketError.ConnectionRefused),
        new TaskCanceledException("timeout", new TimeoutException()),
        new IOException("the body broke off", new SocketException((int)SocketError.ConnectionReset)),
    ];

    public static TheoryData<Exception> Mistakes =>
    [
        new TaskCanceledException("we cancelled it ourselves"),
        new OperationCanceledException(),
        new RequestFailedException(403, "wrong key"),
        new AmazonS3Exception("no such bucket") { StatusCode = HttpStatusCode.NotFound },
        new AggregateException(new RequestFailedException(503, "busy"), new InvalidOperationException("a bug")),
        new AggregateException(new TaskCanceledException("timeout"), new RequestFailedException(403, "wrong key")),
        new IOException("disk full"),
        new InvalidDataException("not JSON"),
    ];

    [Theory]
    [MemberData(nameof(Outages))]
    public void An_outage_may_pass(Exception exception) => Assert.True(StorageFaults.IsTransient(exception));

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_does_not(Exception exception) => Assert.False(StorageFaults.IsTransient(exception));
}
