namespace MediaFunctions.Tests.Standalone.Files;

/// <summary>A public bucket in which every address holds the same bytes.</summary>
internal sealed class OneAnswer(byte[] bytes) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage { Content = new ByteArrayContent(bytes) });
}
