using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace MediaFunctions.Tests.StreamStandIn;

public sealed partial class CloudflareStream
{
    private string? notificationUrl;

    /// <summary>What signs webhooks; an account has one, and each registration makes a new one.</summary>
    public string? Secret { get; private set; }

    /// <summary>How often each end is told: 1 as documented; 0 and 2 as networks have it.</summary>
    public int Tellings { get; set; } = 1;

    /// <summary>What the receiver answered to each webhook.</summary>
    public ConcurrentQueue<int> Told { get; } = [];

    /// <summary>Registers the webhook without a call, for a test that has the secret in its settings before.</summary>
    public void Register(Uri url, string secret) => (notificationUrl, Secret) = (url.ToString(), secret);

    /// <summary>Tells of a video as somebody would who does not know the secret, or knows what was sent long ago.</summary>
    public Task<int> ForgeAsync(string uid, string secret, DateTimeOffset time) => PostAsync(videos[uid], secret, time);

    private async Task TellAsync(Video video)
    {
        if (notificationUrl is null)
            return;
        for (var i = 0; i < Tellings; i++)
            Told.Enqueue(await PostAsync(video, Secret!, DateTimeOffset.UtcNow));
    }

    private async Task<int> PostAsync(Video video, string secret, DateTimeOffset at)
    {
        var body = Encoding.UTF8.GetBytes(video.Json(Address).ToJsonString());
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes($"{time}."), .. body]);
        using var request = new HttpRequestMessage(HttpMethod.Post, notificationUrl) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TryAddWithoutValidation("Webhook-Signature", $"time={time},sig1={Convert.ToHexStringLower(signature)}");
        try
        {
            using var answer = await http.SendAsync(request);
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }

    private async Task RegisterAsync(HttpContext context)
    {
        var wish = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body);
        if (!wish.TryGetProperty("notificationUrl", out var url) || !Uri.TryCreate(url.GetString(), UriKind.Absolute, out var address))
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, 10010, "Invalid URL");
            return;
        }
        Register(address, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        await AnswerAsync(context, WebhookOrNull());
    }

    private Task ForgetWebhookAsync(HttpContext context)
    {
        notificationUrl = Secret = null;
        return AnswerAsync(context, null);
    }

    private JsonObject? WebhookOrNull() => notificationUrl is null ? null : new JsonObject
    {
        ["notificationUrl"] = notificationUrl,
        ["modified"] = DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture),
        ["secret"] = Secret,
    };
}
