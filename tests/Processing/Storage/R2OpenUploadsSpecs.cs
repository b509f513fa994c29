using System.Net;
using System.Text;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Tests.Processing.Storage;

/// <summary>Listings of R2 that the local one does not have, as S3's documentation shows them on the wire.</summary>
public sealed class R2OpenUploadsSpecs : IDisposable
{
    private const string Xml = "xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

    private readonly HttpListener server = new();
    private readonly List<string> asked = [];
    private readonly R2OpenUploads uploads;

    public R2OpenUploadsSpecs()
    {
        var port = FreePort();
        server.Prefixes.Add($"http://127.0.0.1:{port}/");
        server.Start();
        var settings = new R2Settings
        {
            Endpoint = $"http://127.0.0.1:{port}",
            AccessKeyId = "id",
            SecretAccessKey = "secret",
            UploadsBucket = "uploads",
        };
        uploads = new R2OpenUploads(R2ClientFactory.Create(settings), settings);
    }

    [Fact]
    public async Task Parts_are_listed_page_by_page()
    {
        var serving = ServeAsync(
            $"<ListPartsResult {Xml}><NextPartNumberMarker>2</NextPartNumberMarker><IsTruncated>true</IsTruncated>{Part(1)}{Part(2)}</ListPartsResult>",
            $"<ListPartsResult {Xml}><IsTruncated>false</IsTruncated>{Part(3)}</ListPartsResult>");

        var parts = await uploads.ListAsync("uploads/a.mp4", "u", CancellationToken.None);
        await serving;

        Assert.Equal([1, 2, 3], parts.Select(part => part.Number));
        Assert.All(parts, part => Assert.Equal(("\"etag\"", 5L), (part.ETag, part.SizeBytes)));
        Assert.DoesNotContain("part-number-marker", asked[0], StringComparison.Ordinal);
        Assert.Contains("part-number-marker=2", asked[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_without_parts_lists_none()
    {
        var serving = ServeAsync($"<ListPartsResult {Xml}><IsTruncated>false</IsTruncated></ListPartsResult>");

        Assert.Empty(await uploads.ListAsync("uploads/a.mp4", "u", CancellationToken.None));
        await serving;
    }

    [Fact]
    public async Task All_uploads_of_exactly_this_key_are_given_up()
    {
        var serving = ServeAsync(
            $"<ListMultipartUploadsResult {Xml}>{Upload("uploads/a", "one")}{Upload("uploads/a.mp4", "other")}{Upload("uploads/a", "two")}</ListMultipartUploadsResult>",
            "",
            "");

        await uploads.AbortAllAsync("uploads/a", CancellationToken.None);
        await serving;

        Assert.Contains("prefix=uploads%2Fa", asked[0], StringComparison.Ordinal);
        Assert.Equal(["DELETE /uploads/uploads/a?uploadId=one", "DELETE /uploads/uploads/a?uploadId=two"], asked.Skip(1));
    }

    public void Dispose() => server.Close();

    private static string Part(int number) => $"<Part><PartNumber>{number}</PartNumber><ETag>\"etag\"</ETag><Size>5</Size></Part>";

    private static string Upload(string key, string id) => $"<Upload><Key>{key}</Key><UploadId>{id}</UploadId></Upload>";

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync(params string[] answers)
    {
        foreach (var answer in answers)
        {
            var context = await server.GetContextAsync();
            asked.Add($"{context.Request.HttpMethod} {context.Request.RawUrl}");
            context.Response.StatusCode = answer.Length > 0 ? 200 : 204;
            context.Response.ContentType = "application/xml";
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer));
            context.Response.Close();
        }
    }
}
