namespace MediaFunctions.Tests.Api;

public sealed class StreamEventSpecs(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    // Of Cloudflare's page "Use webhooks": somebody's video, none of a job's.
    private const string Notice = """
        {"uid":"6b9e68b07dfee8cc2d116e4c51d6a957","creator":null,"readyToStream":true,
         "status":{"state":"ready","pctComplete":"39.000000","errorReasonCode":"","errorReasonText":""},
         "meta":{"filename":"small.mp4","relativePath":"null"},"duration":5.5,"input":{"width":560,"height":320},"watermark":null}
        """;

    [Fact]
    public async Task A_notice_of_somebody_elses_video_is_taken_and_ignored()
    {
        var response = await SendAsync(Notice, Webhook.StreamHeaders(Notice, DateTimeOffset.UtcNow));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var result = await response.JsonAsync();
        Assert.Equal("6b9e68b07dfee8cc2d116e4c51d6a957", (string?)result["id"]);
        Assert.Equal("ignored", (string?)result["result"]);
    }

    [Fact]
    public async Task A_forged_notice_is_unauthorized_before_it_is_read()
    {
        var forged = Webhook.StreamHeaders("no json at all", DateTimeOffset.UtcNow, "another secret");

        await (await SendAsync("no json at all", forged)).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        await (await SendAsync(Notice, [])).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        await (await SendAsync(Notice + " ", Webhook.StreamHeaders(Notice, DateTimeOffset.UtcNow))).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task A_notice_of_long_ago_is_unauthorized()
    {
        var response = await SendAsync(Notice, Webhook.StreamHeaders(Notice, DateTimeOffset.UtcNow.AddMinutes(-6)));

        await response.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("no json")]
    [InlineData("""{"uid":null}""")]
    public async Task A_signed_body_that_is_no_notice_is_refused(string body)
    {
        var response = await SendAsync(body, Webhook.StreamHeaders(body, DateTimeOffset.UtcNow));

        await response.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
    }

    private Task<HttpResponseMessage> SendAsync(string body, (string Name, string Value)[] headers) =>
        fixture.Api.SendAsync("POST", "/api/events/stream", body, key: null, headers);
}
