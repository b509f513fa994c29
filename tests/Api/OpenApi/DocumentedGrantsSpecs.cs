using System.Text;

namespace MediaFunctions.Tests.Api.OpenApi;

/// <summary>What the holder of a grant is answered where uploads begin, held against the document.</summary>
[Collection(PartsCollection.Name)]
public sealed class DocumentedGrantsSpecs(PartsFixture fixture)
{
    /// <summary>Every way to begin an upload, of another file than any grant here was redeemed for.</summary>
    public static TheoryData<string, string, string?> Beginnings => new()
    {
        { "CreateUpload", "/api/uploads", """{"fileName":"a.mp4","contentType":"video/mp4","size":1001}""" },
        { "SignUpload", "/api/uploads/sign", """{"method":"PUT","key":"a.mp4","contentType":"video/mp4","size":1001}""" },
        { "GetUploadParams", "/api/s3/params?filename=a.mp4&type=video%2Fmp4&metadata%5Bsize%5D=1001", null },
        { "CreateMultipart", "/api/s3/multipart", """{"filename":"a.mp4","type":"video/mp4","metadata":{"size":1001}}""" },
    };

    [Theory]
    [MemberData(nameof(Beginnings))]
    public async Task A_grant_for_something_else_is_forbidden_as_documented(string operationId, string address, string? body) =>
        await DocumentedAsync(operationId, address, body, await KnownGrants.OtherAsync(fixture.Api), HttpStatusCode.Forbidden);

    [Theory]
    [MemberData(nameof(Beginnings))]
    public async Task A_grant_that_is_over_is_forbidden_as_documented(string operationId, string address, string? body) =>
        await DocumentedAsync(operationId, address, body, await KnownGrants.OverAsync(fixture.Api), HttpStatusCode.Forbidden);

    [Theory]
    [MemberData(nameof(Beginnings))]
    public async Task A_grant_that_is_redeemed_is_a_conflict_as_documented(string operationId, string address, string? body) =>
        await DocumentedAsync(operationId, address, body, await KnownGrants.UsedAsync(fixture.Api), HttpStatusCode.Conflict);

    private async Task DocumentedAsync(string operationId, string address, string? body, string grant, HttpStatusCode expected)
    {
        var operation = ApiDocument.Named(operationId);
        var call = new ApiTestCall(operation.Method, address, body is null ? null : Encoding.UTF8.GetBytes(body), null, "application/json") { Grant = grant };

        using var response = await fixture.Api.Client.SendAsync(call.Message());

        Assert.Equal(expected, response.StatusCode);
        Assert.Null(await operation.ObjectionAsync(response));
    }
}
