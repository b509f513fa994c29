using System.Text.Json;
using System.Xml.Linq;

namespace MediaFunctions.Tests.Client;

/// <summary>An upload in three parts of 4, 4 and 2 bytes.</summary>
internal static class MultipartPlan
{
    public const string Complete = "POST /r2/complete";
    public const string Begin = "POST /r2/begin";
    public const string List = "GET /r2/list";
    public const string Abort = "DELETE /r2/abort";
    public const string Done = "<CompleteMultipartUploadResult><ETag>\"all\"</ETag></CompleteMultipartUploadResult>";

    public static readonly byte[] Bytes = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

    public static string Part(int number) => $"PUT /r2/part{number}";

    /// <summary>What R2 lists.</summary>
    public static Answer Listed(bool truncated, params (int Number, long Size)[] parts) => new(
        200,
        $"<ListPartsResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><IsTruncated>{(truncated ? "true" : "false")}</IsTruncated>"
        + string.Concat(parts.Select(p => $"<Part><PartNumber>{p.Number}</PartNumber><ETag>\"old{p.Number}\"</ETag><Size>{p.Size}</Size></Part>"))
        + "</ListPartsResult>");

    /// <summary>The parts that were made the object, as number:ETag.</summary>
    public static IEnumerable<string> Completed(StandIn standIn) => XElement.Parse(standIn.To(Complete).Last().Text)
        .Elements().Select(p => string.Join(':', p.Elements().Select(e => e.Value)));

    public static void Prepare(StandIn standIn)
    {
        standIn.Answers["POST /api/uploads"] = (_, _) => new Answer(
            201,
            """{"assetId":"a1","assetUrl":"http://x/api/assets/a1","key":"uploads/k","expiresAt":"2030-01-01T00:00:00Z","multipart":{"uploadId":"u1","partSize":4,"partCount":3}}""");
        standIn.Answers["POST /api/uploads/sign"] = (seen, _) =>
        {
            var wish = JsonDocument.Parse(seen.Body).RootElement;
            if (!wish.TryGetProperty("uploadId", out JsonElement _))
                return new Answer(200, $$"""{"url":"{{standIn.Address}}r2/begin","key":"uploads/k","headers":{"content-type":"video/mp4"},"assetId":"a1","assetUrl":"http://x/api/assets/a1"}""");
            var url = wish.GetProperty("method").GetString() switch
            {
                "PUT" => $"r2/part{wish.GetProperty("partNumber").GetInt32()}",
                "GET" => "r2/list",
                "POST" => "r2/complete",
                _ => "r2/abort",
            };
            return new Answer(200, $$"""{"url":"{{standIn.Address}}{{url}}"}""");
        };
        for (var i = 1; i <= 3; i++)
        {
            var number = i;
            standIn.Answers[Part(i)] = (_, _) => new Answer(200, ETag: $"\"e{number}\"");
        }
        standIn.Answers[Begin] = (_, _) => new Answer(
            200, "<InitiateMultipartUploadResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><UploadId>u1</UploadId></InitiateMultipartUploadResult>");
        standIn.Answers[Complete] = (_, _) => new Answer(200, Done);
        standIn.Answers[Abort] = (_, _) => new Answer(204);
    }
}
