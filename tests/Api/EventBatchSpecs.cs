namespace MediaFunctions.Tests.Api;

public sealed class EventBatchSpecs(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    private const string Elsewhere =
        """{"id":"m1","attempts":1,"event":{"account":"a","action":"PutObject","bucket":"other","object":{"key":"k","size":1,"eTag":"e"},"eventTime":"2026-01-01T00:00:00.000Z"}}""";

    private const string Batch = $$"""{"events":[{{Elsewhere}}]}""";

    [Fact]
    public async Task A_signed_batch_is_answered_event_by_event()
    {
        var response = await fixture.Api.SendSignedAsync(Batch, TestSettings.EventsSecret);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var result = (await response.JsonAsync())["results"]!.AsArray().Single()!;
        Assert.Equal("m1", (string?)result["id"]);
        Assert.Equal("ignored", (string?)result["result"]);
        Assert.Equal("the bucket is not uploads", (string?)result["reason"]);
    }

    [Fact]
    public async Task An_unsigned_batch_is_unauthorized_before_it_is_read()
    {
        var response = await fixture.Api.SendAsync("POST", "/api/events/r2", "no json at all", key: null);

        await response.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task An_api_key_stands_in_for_no_signature()
    {
        var response = await fixture.Api.SendAsync("POST", "/api/events/r2", Batch);

        await response.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task A_changed_body_is_unauthorized()
    {
        var headers = Webhook.Headers(Batch, TestSettings.EventsSecret, DateTimeOffset.UtcNow);

        var response = await fixture.Api.SendAsync("POST", "/api/events/r2", Batch + " ", null, headers);

        await response.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Theory]
    [InlineData(-6)]
    [InlineData(6)]
    public async Task A_batch_signed_more_than_five_minutes_from_now_is_unauthorized(int minutes)
    {
        var headers = Webhook.Headers(Batch, TestSettings.EventsSecret, DateTimeOffset.UtcNow.AddMinutes(minutes));

        var response = await fixture.Api.SendAsync("POST", "/api/events/r2", Batch, null, headers);

        await response.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"events":{}}""")]
    [InlineData("""{"events":null}""")]
    [InlineData("no json")]
    public async Task A_signed_body_that_is_no_batch_is_an_invalid_request(string body)
    {
        var response = await fixture.Api.SendSignedAsync(body, TestSettings.EventsSecret);

        await response.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("""{"id":"bad"}""")]
    [InlineData("""{"id":"bad","event":null}""")]
    [InlineData("""{"id":"bad","event":[]}""")]
    [InlineData("""{"id":"bad","event":{"action":"PutObject","bucket":"uploads"}}""")]
    [InlineData("""{"id":"bad","event":{"action":"PutObject","bucket":"uploads","object":null}}""")]
    [InlineData("""{"id":"bad","event":{"action":1,"bucket":"uploads","object":{"key":"k"}}}""")]
    [InlineData("""{"id":"bad","event":{"action":"PutObject","bucket":"uploads","object":{"key":"\ud800"}}}""")]
    public async Task A_bad_event_is_ignored_with_a_reason_and_spoils_no_other(string bad)
    {
        var response = await fixture.Api.SendSignedAsync($$"""{"events":[{{bad}},{{Elsewhere}}]}""", TestSettings.EventsSecret);

        var results = (await response.JsonAsync())["results"]!.AsArray();
        Assert.Equal("ignored", (string?)results[0]!["result"]);
        Assert.Contains("no R2 notification", (string?)results[0]!["reason"], StringComparison.Ordinal);
        Assert.Equal("m1", (string?)results[1]!["id"]);
    }

    [Theory]
    [InlineData("a/../b.mp4", "'..'")]
    [InlineData("a/./b.mp4", "'.'")]
    public async Task A_key_with_a_folded_segment_is_ignored_with_a_reason(string key, string expected)
    {
        var notice = $$$"""{"action":"PutObject","bucket":"uploads","object":{"key":"{{{key}}}","size":1,"eTag":"e"}}""";

        var response = await fixture.Api.SendSignedAsync($$$"""{"events":[{"id":"1","event":{{{notice}}}}]}""", TestSettings.EventsSecret);

        var result = (await response.JsonAsync())["results"]![0]!;
        Assert.Equal("ignored", (string?)result["result"]);
        Assert.Contains(expected, (string?)result["reason"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("2026-11-\\ud800")]
    public async Task What_is_not_used_of_a_notification_may_be_anything(string time)
    {
        var odd = $$$"""{"id":"1","new":true,"event":{"action":"PutObject","bucket":"other","object":{"key":"k","size":"?","eTag":7},"eventTime":"{{{time}}}","copySource":["\ud800"]}}""";

        var response = await fixture.Api.SendSignedAsync($$"""{"events":[{{odd}}]}""", TestSettings.EventsSecret);

        Assert.Equal("the bucket is not uploads", (string?)(await response.JsonAsync())["results"]![0]!["reason"]);
    }

    [Fact]
    public async Task A_member_without_a_name_of_whole_characters_spoils_the_batch_and_nothing_more()
    {
        const string odd = """{"id":"1","event":{"\ud800":1,"action":"PutObject","bucket":"other","object":{"key":"k"}}}""";

        var response = await fixture.Api.SendSignedAsync($$"""{"events":[{{odd}}]}""", TestSettings.EventsSecret);

        await response.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
    }

    [Fact]
    public async Task An_event_comes_again_while_storage_is_away()
    {
        const string notice = """{"action":"PutObject","bucket":"uploads","object":{"key":"uploads/20260101/0123456789abcdef0123456789abcdef/a.mp4","size":1,"eTag":"e"}}""";

        var response = await fixture.Api.SendSignedAsync(
            $$$"""{"events":[{"id":"1","event":{{{notice}}}},{{{Elsewhere}}}]}""", TestSettings.EventsSecret);

        var results = (await response.JsonAsync())["results"]!.AsArray();
        Assert.Equal(["retry", "ignored"], results.Select(r => (string?)r!["result"]));
    }
}
