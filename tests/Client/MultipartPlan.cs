using System.Text.Json;

namespace MediaFunctions.Tests.Client;

/// <summary>An upload in three parts of 4, 4 and 2 bytes.</summary>
internal static class MultipartPlan
{
    public const string Complete = "POST /r2/complete";
    public const string Abort = "DELETE /r2/abort";
    public const string Done = "<CompleteMultipartUploadResult><ETag>\"all\"</ETag></CompleteMultipartUploadResult>";

    public static readonly byte[] Bytes = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

    public static string Part(int number) => $"PUT /r2/part{number}";

    public static void Prepare(StandIn standIn)
    {
        standIn.Answers["POST /api/uploads"] = (_, _) => new Answer(
            201,
            """{"assetId":"a1","assetUrl":"http://x/api/assets/a1","key":"uploads/k","expiresAt":"2030-01-01T00:00:00Z","multipart":{"uploadId":"u1","partSize":4,"partCount":3}}""");
        standIn.Answers["POST /api/uploads/sign"] = (seen, _) =>
        {
            var wish = JsonDocument.Parse(seen.Body).RootElement;
            var url = wish.GetProperty("method").GetString() switch
            {
                "PUT" => $"r2/part{wish.GetProperty("partNumber").GetInt32()}",
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
        standIn.Answers[Complete] = (_, _) => new Answer(200, Done);
        standIn.Answers[Abort] = (_, _) => new Answer(204);
    }
}
