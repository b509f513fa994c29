using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MediaFunctions.Tests.Pipeline.Product;

namespace MediaFunctions.Tests.Pipeline;

/// <summary>POST /api/events/r2 believes only what is signed as Standard Webhooks says, lately, as it is.</summary>
public sealed class WebhookSpecs(ServeFixture serve) : IClassFixture<ServeFixture>
{
    [Fact]
    public async Task A_signed_event_is_taken_and_one_that_leads_elsewhere_is_ignored_with_a_reason()
    {
        var body = Batch(("a", "uploads/clip.mp4"), ("b", "uploads/../secret.mp4"), ("c", "elsewhere/clip.mp4"));

        var (status, answer) = await PostAsync(body, Signed(body));

        Assert.Equal(HttpStatusCode.OK, status);
        var results = answer.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(["accepted", "ignored", "ignored"], results.Select(r => r.GetProperty("result").GetString()));
        Assert.Contains("'..'", results[1].GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Contains("rule", results[2].GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unsigned_event_is_refused()
    {
        await AssertRefusedAsync(Batch(("a", "uploads/unsigned.mp4")), new Dictionary<string, string>(), "uploads/unsigned.mp4");
    }

    [Theory]
    [InlineData(-6)]
    [InlineData(6)]
    public async Task A_stale_event_or_one_of_the_future_is_refused(int minutes)
    {
        var body = Batch(("a", "uploads/stale.mp4"));

        await AssertRefusedAsync(body, Signed(body, TimeSpan.FromMinutes(minutes)), "uploads/stale.mp4");
    }

    [Fact]
    public async Task An_event_whose_body_was_changed_is_refused()
    {
        var signed = Signed(Batch(("a", "uploads/clip.mp4")));

        await AssertRefusedAsync(Batch(("a", "uploads/changed.mp4")), signed, "uploads/changed.mp4");
    }

    [Fact]
    public async Task An_event_signed_with_another_secret_is_refused()
    {
        var body = Batch(("a", "uploads/foreign.mp4"));

        await AssertRefusedAsync(body, Signed(body, secret: new byte[32]), "uploads/foreign.mp4");
    }

    private async Task AssertRefusedAsync(string body, IReadOnlyDictionary<string, string> headers, string key)
    {
        var (status, problem) = await PostAsync(body, headers);

        Assert.Equal((HttpStatusCode.Unauthorized, "unauthorized"), (status, problem.GetProperty("code").GetString()));
        Assert.DoesNotContain(key, await JobsAsync(), StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string body, IReadOnlyDictionary<string, string> headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(serve.Api, "api/events/r2"));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        using var response = await serve.Http.SendAsync(request);
        return (response.StatusCode, JsonElement.Parse(await response.Content.ReadAsByteArrayAsync()));
    }

    private async Task<string> JobsAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(serve.Api, "api/jobs"));
        request.Headers.Add("x-functions-key", serve.Key);
        using var response = await serve.Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }

    private Dictionary<string, string> Signed(string body, TimeSpan age = default, byte[]? secret = null)
    {
        var id = $"msg_{Guid.NewGuid():N}";
        var timestamp = (DateTimeOffset.UtcNow + age).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        secret ??= Convert.FromBase64String(serve.Parts.EventsSecret["whsec_".Length..]);
        var signature = Convert.ToBase64String(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}")));
        return new Dictionary<string, string>
        {
            ["webhook-id"] = id,
            ["webhook-timestamp"] = timestamp,
            ["webhook-signature"] = $"v1,{signature}",
        };
    }

    private string Batch(params (string Id, string Key)[] events) => JsonSerializer.Serialize(new
    {
        events = events.Select(e => new
        {
            id = e.Id,
            attempts = 1,
            @event = new
            {
                account = "account",
                action = "PutObject",
                bucket = serve.Parts.UploadsBucket,
                @object = new { key = e.Key, size = 10, eTag = "0123456789abcdef0123456789abcdef" },
                eventTime = DateTimeOffset.UtcNow,
            },
        }),
    });
}
