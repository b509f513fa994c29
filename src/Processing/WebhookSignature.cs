using System.Security.Cryptography;
using System.Text;

namespace MediaFunctions.Processing;

/// <summary>
/// The signature of a webhook as the Standard Webhooks specification has it: <c>v1,</c> and the HMAC-SHA256 over
/// <c>id.timestamp.body</c> in base64. What comes is verified by it, what goes is signed by it.
/// </summary>
public static class WebhookSignature
{
    /// <summary>How each of our signatures begins; others are of versions that we do not know.</summary>
    public const string Version = "v1,";

    /// <param name="key">The secret's bytes (<see cref="WebhookSecret"/>).</param>
    /// <param name="id">The header <c>webhook-id</c>.</param>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>, as it is sent.</param>
    /// <param name="body">The body, as it is sent.</param>
    public static string Of(ReadOnlySpan<byte> key, string id, string timestamp, ReadOnlySpan<byte> body)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        mac.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        mac.AppendData(body);
        return Version + Convert.ToBase64String(mac.GetHashAndReset());
    }
}
