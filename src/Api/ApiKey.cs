namespace MediaFunctions.Api;

/// <summary>One key that opens the API.</summary>
/// <param name="Name">Who calls with it: uploads belong to this name. Two keys of one name let one be rotated.</param>
/// <param name="Sha256">The hash of the key, 32 bytes.</param>
public sealed record ApiKey(string Name, ReadOnlyMemory<byte> Sha256)
{
    /// <summary>Reads <c>name:sha256 in hex</c>; null where the text is none.</summary>
    public static ApiKey? TryRead(string text)
    {
        if (text.Split(':') is not [{ Length: > 0 } name, { Length: 64 } hex])
            return null;
        return hex.All(char.IsAsciiHexDigit) ? new ApiKey(name, Convert.FromHexString(hex)) : null;
    }
}
