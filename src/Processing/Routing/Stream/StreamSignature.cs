using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MediaFunctions.Processing.Routing.Stream;

/// <summary>
/// Verifies a webhook of Stream's: the header <c>Webhook-Signature: time=...,sig1=...</c>, of which the second is the
/// HMAC-SHA256 over <c>time.body</c> in hex (Cloudflare: "Use webhooks", "Verify webhook authenticity").
/// </summary>
/// <remarks>One secret: an account has one webhook. While it is registered anew, what it misses the sweep asks for.</remarks>
public sealed class StreamSignature(StreamSettings settings, TimeProvider clock)
{
    private const int Hex = 64;

    // How old is too old is left to us; as for R2's events.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Why the webhook is not to be believed; null when it is.</summary>
    /// <param name="header"><c>Webhook-Signature</c>.</param>
    /// <param name="body">The body as it came.</param>
    public Refusal? Verify(string? header, ReadOnlySpan<byte> body)
    {
        if (settings.WebhookSecret is not { } secret)
            return Refuse("No webhook of Cloudflare Stream is expected here: Stream:WebhookSecret is not set.");
        if (string.IsNullOrEmpty(header))
            return Refuse("The webhook is unsigned; expected the header Webhook-Signature.");
        var time = Part(header, "time");
        var signature = Part(header, "sig1");
        if (time is null || signature is not { Length: Hex } || !signature.All(char.IsAsciiHexDigit))
            return Refuse("The webhook's signature cannot be read; expected time=...,sig1=....");
        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs((double)clock.GetUtcNow().ToUnixTimeSeconds() - seconds) > Tolerance.TotalSeconds)
        {
            return Refuse("The webhook's time is not within five minutes of now.");
        }
        return CryptographicOperations.FixedTimeEquals(Convert.FromHexString(signature), Of(secret, time, body))
            ? null
            : Refuse("The webhook's signature is not that of the secret.");
    }

    /// <summary>The signature's bytes.</summary>
    public static byte[] Of(string secret, string time, ReadOnlySpan<byte> body)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        mac.AppendData(Encoding.UTF8.GetBytes($"{time}."));
        mac.AppendData(body);
        return mac.GetHashAndReset();
    }

    private static string? Part(string header, string name) => header
        .Split(',', StringSplitOptions.TrimEntries)
        .Where(part => part.StartsWith($"{name}=", StringComparison.Ordinal))
        .Select(part => part[(name.Length + 1)..])
        .FirstOrDefault();

    private static Refusal Refuse(string message) => new(RefusalCode.Unauthorized, message);
}
