using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace MediaFunctions.Processing;

/// <summary>Every id of the pipeline is made and read here (design: Ids).</summary>
public static partial class Ids
{
    /// <summary>A new, unguessable asset id: 32 hex.</summary>
    public static string NewAssetId() => Hex(16);

    /// <summary>A new run id: 8 hex.</summary>
    public static string NewRunId() => Hex(4);

    /// <summary>A new delivery id or lease token: 32 hex.</summary>
    public static string NewToken() => Hex(16);

    /// <summary>
    /// The asset id of an object that no upload row promised: an HMAC, so that nobody who knows a key guesses the
    /// public address of its outputs.
    /// </summary>
    public static string AssetIdFor(string bucket, string key, string secret) =>
        LowerHex(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{bucket}/{key}")))[..32];

    /// <summary>The version of an asset: 12 hex over the source's bytes (its ETag), the recipe and the generation.</summary>
    public static string Version(string etag, string recipe, int generation)
    {
        var text = $"{etag.Trim('"')}\n{recipe}\n{generation}";
        return LowerHex(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
    }

    /// <summary>The id of the job that makes one version of one asset.</summary>
    public static string JobId(string assetId, string version) => $"{assetId}-{version}";

    /// <summary>Takes a job id apart; false where it is none.</summary>
    public static bool TryParseJobId(string text, out string assetId, out string version)
    {
        var match = JobIdShape().Match(text);
        (assetId, version) = match.Success ? (text[..32], text[33..]) : ("", "");
        return match.Success;
    }

    /// <summary>Whether the text has the shape of an asset id.</summary>
    public static bool IsAssetId(string text) => AssetIdShape().IsMatch(text);

    /// <summary>Whether the text has the shape of what <see cref="NewToken"/> makes.</summary>
    public static bool IsToken(string text) => AssetIdShape().IsMatch(text);

    private static string Hex(int bytes) => LowerHex(RandomNumberGenerator.GetBytes(bytes));

    private static string LowerHex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    [GeneratedRegex(@"\A[0-9a-f]{32}-[0-9a-f]{12}\z")]
    private static partial Regex JobIdShape();

    [GeneratedRegex(@"\A[0-9a-f]{32}\z")]
    private static partial Regex AssetIdShape();
}
