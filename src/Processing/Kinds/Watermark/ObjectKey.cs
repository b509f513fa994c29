using System.Buffers;
using System.Text.Unicode;

namespace MediaFunctions.Processing.Kinds.Watermark;

/// <summary>Keys of the uploads bucket that a recipe may name.</summary>
public static class ObjectKey
{
    /// <summary>What <see cref="Parse"/> takes, for messages.</summary>
    public const string Expected =
        "the key of an image in the uploads bucket: 1 to 1024 bytes, no control characters, no segment \".\" or \"..\"";

    private const int MostBytes = 1024;

    /// <summary>The key as it is; null where it is none. A segment of dots would be folded away on the road, and name another object.</summary>
    public static string? Parse(string text) =>
        text.Length > 0
        && Utf8.FromUtf16(text, stackalloc byte[MostBytes], out _, out _, replaceInvalidSequences: false) == OperationStatus.Done
        && !text.Any(char.IsControl)
        && !text.Split('/').Any(segment => segment is "." or "..")
            ? text
            : null;
}
