using System.Net;
using System.Text;

namespace MediaFunctions.Tests.Standalone.Files;

/// <summary>A public bucket; what nobody put there is not found. It remembers what was asked for.</summary>
internal sealed class PublicBucket(IReadOnlyDictionary<string, string> files) : HttpMessageHandler
{
    public const string Address = "http://media.example/a/default/v/r/";

    /// <summary>Addresses, in no order.</summary>
    public System.Collections.Concurrent.ConcurrentBag<string> Asked { get; } = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!.AbsoluteUri;
        Asked.Add(address);
        return Task.FromResult(address.StartsWith(Address, StringComparison.Ordinal) && files.TryGetValue(address[Address.Length..], out var text)
            ? new HttpResponseMessage { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text)) }
            : new HttpResponseMessage(HttpStatusCode.NotFound));
    }
}
