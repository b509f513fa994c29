using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MediaFunctions.Processing.Events;

/// <summary>
/// Verifies a webhook as the Standard Webhooks specification says: HMAC-SHA256 over <c>id.timestamp.body</c>, any
/// secret, any of the signatures, and a timestamp within five minutes.
/// </summary>
public sealed class WebhookVerifier(EventSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private readonly IReadOnlyList<byte[]> keys =
        [.. settings.Secrets.Select(s => WebhookSecret.TryRead(s)).OfType<byte[]>()];

    /// <summary>Why the webhook is not to be believed; null when it is.</summary>
    /// <param name="id">The header <c>webhook-id</c>.</param>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>, seconds since 1970.</param>
    /// <param name="signatures">The header <c>webhook-signature</c>: <c>v1,base64</c>, several separated by spaces.</param>
    /// <param name="body">The body as it came.</param>
    public Refusal? Verify(string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body)
    {
        if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(timestamp) || string.IsNullOrEmpty(signatures))
            return Refuse("The webhook is unsigned; expected the headers webhook-id, webhook-timestamp and webhook-signature.");
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs((double)clock.GetUtcNow().ToUnixTimeSeconds() - seconds) > Tolerance.TotalSeconds)
        {
            return Refuse("The webhook's timestamp is not within five minutes of now.");
        }

        var offered = signatures.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Encoding.UTF8.GetBytes).ToList();
        foreach (var key in keys)
        {
            var expected = Encoding.UTF8.GetBytes(WebhookSignature.Of(key, id, timestamp, body));
            if (offered.Any(o => CryptographicOperations.FixedTimeEquals(o, expected)))
                return null;
        }
        return Refuse("The webhook's signature matches none of the secrets.");
    }

    private static Refusal Refuse(string message) => new(RefusalCode.Unauthorized, message);
}
