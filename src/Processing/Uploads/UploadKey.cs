using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MediaFunctions.Processing.Uploads;

/// <summary>The keys that this service makes: <c>uploads/{yyyyMMdd}/{assetId}/{fileName}</c>.</summary>
public static partial class UploadKey
{
    /// <summary>S3's and R2's longest key, bytes of UTF-8.</summary>
    public const int LongestKey = 1024;

    private const int LongestName = 255;

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
        // .NET's Uri folds such segments away, so a presigned URL would name another object.
        return key.Split('/').Any(s => s is "." or "..") ? "the key has a segment '.' or '..'" : null;
    }

    /// <summary>What is wrong with the name of a file to upload; null when nothing is.</summary>
    public static string? NameObjection(string fileName)
    {
        if (fileName.Length == 0)
            return "fileName is missing; expected the file's name, such as holiday.mp4.";
        if (Encoding.UTF8.GetByteCount(fileName) > LongestName)
            return $"fileName is longer than {LongestName} bytes of UTF-8.";
        if (fileName is "." or ".." || fileName.AsSpan().ContainsAny('/', '\\'))
            return "fileName is a path; expected the file's name alone, such as holiday.mp4.";
        return fileName.Any(char.IsControl) || !IsWellFormed(fileName)
            ? "fileName has control characters or half of a surrogate pair; expected readable text."
            : null;
    }

    private static bool IsWellFormed(string text)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var used) != System.Buffers.OperationStatus.Done)
                return false;
            rest = rest[used..];
        }
        return true;
    }

    [GeneratedRegex(@"\Auploads/[0-9]{8}/([0-9a-f]{32})/[^/]+\z")]
    private static partial Regex Shape();
}
