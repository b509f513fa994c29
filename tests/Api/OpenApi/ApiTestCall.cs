using System.Text;

namespace MediaFunctions.Tests.Api.OpenApi;

/// <summary>A call as it goes over the wire.</summary>
internal sealed record ApiTestCall(string Method, string Address, byte[]? Body, string? Key, string? ContentType)
{
    /// <summary>An upload grant; null sends none.</summary>
    public string? Grant { get; init; }

    public HttpRequestMessage Message()
    {
        var request = new HttpRequestMessage(new HttpMethod(Method), new Uri(Address, UriKind.Relative));
        if (Body is not null)
        {
            request.Content = new ByteArrayContent(Body);
            if (ContentType is not null)
                request.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        }
        if (Key is not null)
            request.Headers.TryAddWithoutValidation(ApiKeys.Header, Key);
        if (Grant is not null)
            request.Headers.TryAddWithoutValidation(Callers.GrantHeader, Grant);
        return request;
    }

    public override string ToString() =>
        $"{Method} {Short(Address)} key {Key ?? "none"} grant {Grant ?? "none"} {ContentType ?? "no type"} {Short(Encoding.UTF8.GetString(Body ?? []))}";

    private static string Short(string text) => text.Length <= 500 ? text : $"{text[..500]}... ({text.Length})";
}
