namespace MediaFunctions.Processing;

/// <summary>A secret as Standard Webhooks writes it: <c>whsec_</c> and 24 to 64 bytes in base64.</summary>
public static class WebhookSecret
{
    private const string Prefix = "whsec_";

    /// <summary>The key's bytes; null where the text is no such secret.</summary>
    public static byte[]? TryRead(string text)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        var bytes = new byte[64];
        return Convert.TryFromBase64String(text[Prefix.Length..], bytes, out var length) && length >= 24
            ? bytes[..length]
            : null;
    }
}
