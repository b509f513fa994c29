namespace MediaFunctions.Tests.Api;

public sealed class JobRequestSpecs(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("status=done", "status is 'done'; expected queued, processing, routed, succeeded, failed, superseded, cancelled")]
    [InlineData("status=Failed", "status is 'Failed'")]
    [InlineData("top=0", "top is '0'; expected a whole number from 1 to 100")]
    [InlineData("top=101", "top is '101'")]
    [InlineData("top=-1", "top is '-1'")]
    [InlineData("top=ten", "top is 'ten'")]
    [InlineData("continuation=zzz", "continuation is none that this service gave out")]
    [InlineData("state=failed", "'state'")]
    [InlineData("top=1&top=2", "top is given more than once")]
    [InlineData("sum=month", "sum is 'month'; expected day")]
    [InlineData("sum=day&top=5", "top does not go with sum")]
    [InlineData("sum=day&status=failed", "status does not go with sum")]
    [InlineData("sum=day&recipe=a", "recipe does not go with sum")]
    [InlineData("sum=day&from=2026-01-01T00:00:00Z", "expected a day")]
    [InlineData("recipe=A b", "recipe is no name of a recipe")]
    [InlineData("asset=0123", "asset is no id of an asset; expected 32 hex digits")]
    [InlineData("from=yesterday", "from is 'yesterday'; expected a day such as 2026-11-01, or a time such as")]
    [InlineData("to=1999-12-31", "to is '1999-12-31'")]
    [InlineData("from=2026-11-01T12:00:00 02:00", "from is '2026-11-01T12:00:00 02:00'")]
    [InlineData("from=2026-11-02&to=2026-11-01", "from is 2026-11-02, not before to (2026-11-01)")]
    [InlineData("from=2026-11-01&from=2026-11-02", "from is given more than once")]
    [InlineData("sum=day&from=1.1.2026", "from is '1.1.2026'; expected a day")]
    [InlineData("sum=day&to=0001-01-01", "to is '0001-01-01'; expected a day")]
    [InlineData("sum=day&from=2026-02-02&to=2026-02-01", "from is 2026-02-02, after to (2026-02-01)")]
    [InlineData("sum=day&from=2024-01-01&to=2026-02-01", "more than 366 days")]
    public async Task A_query_that_is_not_what_it_should_be_is_refused_by_name(string query, string expected)
    {
        var response = await fixture.Api.SendAsync("GET", $"/api/jobs?{query}");

        var message = await response.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://hooks.example.com/")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("nowhere")]
    public async Task A_callback_to_a_host_that_no_setting_allows_is_refused_at_the_wish(string url)
    {
        var response = await fixture.Api.SendAsync("POST", "/api/jobs", $$"""{"key":"uploads/a.mp4","callbackUrl":"{{url}}"}""");

        var message = await response.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        Assert.StartsWith("callbackUrl ", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/api/jobs/none")]
    [InlineData("GET", "/api/jobs/0123456789abcdef0123456789abcdef-0123456789AB")]
    [InlineData("DELETE", "/api/jobs/none")]
    [InlineData("POST", "/api/jobs/none/retry")]
    [InlineData("GET", "/api/assets/none")]
    [InlineData("GET", "/api/jobs/none/events")]
    [InlineData("GET", "/api/assets/none/events")]
    [InlineData("DELETE", "/api/assets/none")]
    [InlineData("GET", "/api/assets/%2e%2e%2f")]
    public async Task A_malformed_id_is_not_found(string method, string address)
    {
        var response = await fixture.Api.SendAsync(method, address);

        await response.ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Theory]
    [InlineData("""{}""", "key is missing")]
    [InlineData("""{"key":"a/../b"}""", "'..'")]
    [InlineData("""{"key":"a","force":true}""", "a member 'force' that is not known here")]
    public async Task A_plan_for_a_key_that_cannot_be_processed_is_refused(string body, string expected)
    {
        var response = await fixture.Api.SendAsync("POST", "/api/plan", body);

        var message = await response.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{}""", "key is missing")]
    [InlineData("""{"key":""}""", "the key is empty")]
    [InlineData("""{"key":"a/../b"}""", "'..'")]
    [InlineData("""{"key":"a","force":"yes"}""", "force is not what it should be; expected true or false")]
    public async Task A_key_that_cannot_be_processed_is_refused(string body, string expected)
    {
        var response = await fixture.Api.SendAsync("POST", "/api/jobs", body);

        var message = await response.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }
}
