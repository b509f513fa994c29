using System.Security.Cryptography;
using System.Text;

namespace MediaFunctions.Api;

/// <summary>
/// Our own API keys, known by their SHA-256 only. They are long and random, so no slow hash is needed; the comparison
/// takes the same time whichever key it is, or none.
/// </summary>
public sealed class ApiKeys(ApiSettings settings)
{
    /// <summary>The header that they come in: Azure's clients send it anyway.</summary>
    public const string Header = "x-functions-key";

    /// <summary>The name under which the key stands in the settings; null where it is none of ours.</summary>
    public string? CallerOf(string? key)
    {
        if (string.IsNullOrEmpty(key))
            return null;
        var offered = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        string? caller = null;
        foreach (var known in settings.Keys)
        {
            if (CryptographicOperations.FixedTimeEquals(known.Sha256.Span, offered))
                caller = known.Name;
        }
        return caller;
    }
}
