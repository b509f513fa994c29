using System.Text.RegularExpressions;

namespace MediaFunctions.Processing.Streaming.Receiving;

/// <summary>The names that files may have; they become keys of public objects.</summary>
internal static partial class SinkName
{
    private const int MaxLength = 200;

    public static bool IsValid(string name) => name.Length <= MaxLength && Pattern().IsMatch(name);

    // A dot may not begin a name: `..` would be folded on the way to the storage.
    [GeneratedRegex(@"\A[a-z0-9-][a-z0-9.-]*(/[a-z0-9-][a-z0-9.-]*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
