using System.Net.Http.Headers;
using System.Xml.Linq;

namespace MediaFunctions.Tests.Api;

/// <summary>Sends to R2 what was signed, as Uppy's own S3 client does: XML in, XML out, ETags without their quotes.</summary>
internal sealed class R2Client : IDisposable
{
    private readonly HttpClient client = new();

    public async Task<HttpResponseMessage> SendAsync(string method, string url, byte[]? body = null, string? contentType = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), url);
        if (body is not null || contentType is not null)
        {
            request.Content = new ByteArrayContent(body ?? []);
            request.Content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        }
        return await client.SendAsync(request);
    }

    /// <summary>Begins an upload in parts; returns R2's id of it.</summary>
    public async Task<string> BeginAsync(string url, string contentType)
    {
        var begun = await SendAsync("POST", url, contentType: contentType);
        Assert.Equal(HttpStatusCode.OK, begun.StatusCode);
        return XDocument.Parse(await begun.Content.ReadAsStringAsync()).Descendants().Single(e => e.Name.LocalName == "UploadId").Value;
    }

    /// <summary>Puts a part; returns its ETag.</summary>
    public async Task<string> PutPartAsync(string url, byte[] bytes)
    {
        var put = await SendAsync("PUT", url, bytes);
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        return put.Headers.ETag!.Tag.Trim('"');
    }

    public async Task<HttpResponseMessage> CompleteAsync(string url, params string[] etags)
    {
        var parts = etags.Select((etag, i) => $"<Part><PartNumber>{i + 1}</PartNumber><ETag>{etag}</ETag></Part>");
        return await SendAsync(
            "POST", url, System.Text.Encoding.UTF8.GetBytes($"<CompleteMultipartUpload>{string.Concat(parts)}</CompleteMultipartUpload>"), "application/xml");
    }

    public void Dispose() => client.Dispose();
}
