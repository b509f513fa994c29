using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MediaFunctions.Processing.Events;

namespace MediaFunctions.Tests.Api;

/// <summary>Signs as the Forwarder does (Standard Webhooks).</summary>
internal static class Webhook
{
    public static (string Name, string Value)[] Headers(string body, string secret, DateTimeOffset at, string id = "batch-1")
    {
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var mac = HMACSHA256.HashData(WebhookSecret.TryRead(secret)!, Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}"));
        return
        [
            ("webhook-id", id),
            ("webhook-timestamp", timestamp),
            ("webhook-signature", $"v1,{Convert.ToBase64String(mac)}"),
        ];
    }

    /// <summary>Signs as Cloudflare Stream does.</summary>
    public static (string Name, string Value)[] StreamHeaders(string body, DateTimeOffset at, string secret = TestSettings.StreamSecret)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}"));
        return [("Webhook-Signature", $"time={time},sig1={Convert.ToHexStringLower(mac)}")];
    }

    public static Task<HttpResponseMessage> SendSignedAsync(this ApiApp api, string body, string secret) =>
        api.SendAsync("POST", "/api/events/r2", body, key: null, Headers(body, secret, DateTimeOffset.UtcNow));
}
