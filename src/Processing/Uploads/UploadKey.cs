using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MediaFunctions.Processing.Uploads;

/// <summary>The keys that this service makes: <c>uploads/{yyyyMMdd}/{assetId}/{fileName}</c>.</summary>
public static partial class UploadKey
{
    /// <summary>S3's and R2's longest key, bytes of UTF-8.</summary>
    public const int LongestKey = 1024;

    /// <summary>Where the doctor tries the uploads bucket: whatever a rule says, nothing is made of what stands there.</summary>
    public const string DoctorPrefix = "mediafunctions-doctor/";

    public static string Make(DateTimeOffset now, string assetId, string fileName) =>
        string.Create(CultureInfo.InvariantCulture, $"uploads/{now.UtcDateTime:yyyyMMdd}/{assetId}/{fileName}");

    /// <summary>The asset id in a key of this shape; null for any other key.</summary>
    public static string? AssetIdOf(string key)
    {
        var match = Shape().Match(key);
        return match.Success ? match.Groups[1].Value : null;
    }

    /// <summary>Why the key cannot be processed; null when it can.</summary>
    public static string? Objection(string key)
    {
        if (key.Length == 0)
            return "the key is empty";
        // Path-style addresses cannot tell it from the slash after the bucket.
        if (key[0] == '/')
            return "the key begins with a slash";
        if (Encoding.UTF8.GetByteCount(key) > LongestKey)
            return $"the key is longer than {LongestKey} bytes";
        if (key.StartsWith(DoctorPrefix, StringComparison.Ordinal))
            return $"the key begins with {DoctorPrefix}, where the doctor tries the bucket";
        // .NET's Uri folds such segments away, so a presigned URL would name another object.
        return key.Split('/').Any(s => s is "." or "..") ? "the key has a segment '.' or '..'" : null;
    }

    [GeneratedRegex(@"\Auploads/[0-9]{8}/([0-9a-f]{32})/[^/]+\z")]
    private static partial Regex Shape();
}
