using System.Text.RegularExpressions;

namespace MediaFunctions.Tests.Docs.Shell;

/// <summary>What a module calls one of its resources: <c>cloudflare_r2_bucket.this["media"]</c>.</summary>
internal static partial class TerraformAddress
{
    /// <summary>Whether the files have the resource, with that key or number where there are several of it.</summary>
    public static bool IsOf(IReadOnlyList<string> files, string address)
    {
        var parts = Parts().Match(address);
        var text = string.Join('\n', files);
        if (!parts.Success || Block(text, $"resource \"{parts.Groups[1]}\" \"{parts.Groups[2]}\"") is not { } body)
            return false;
        var index = parts.Groups[3].Value;
        if (body.Contains("  count ", StringComparison.Ordinal))
            return index == "0";
        var each = ForEach().Match(body);
        if (!each.Success)
            return index == "";
        var (source, name) = (each.Groups[1].Value, each.Groups[2].Value);
        // The keys of a resource's own resources are those of a local value, which stands as a map.
        return source == "local"
            ? Regex.Matches(Regex.Match(text, $@"^  {name} += {{(.*?)}}", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value, @"(\w+) +=")
                .Any(key => index == $"\"{key.Groups[1].Value}\"")
            : IsOf(files, $"{source}.{name}[{index}]");
    }

    private static string? Block(string text, string head)
    {
        var start = text.IndexOf(head, StringComparison.Ordinal);
        return start < 0 ? null : text[start..text.IndexOf("\n}", start, StringComparison.Ordinal)];
    }

    [GeneratedRegex(@"^(\w+)\.(\w+)(?:\[(.+)\])?$")]
    private static partial Regex Parts();

    [GeneratedRegex(@"^  for_each = (\w+)\.(\w+)$", RegexOptions.Multiline)]
    private static partial Regex ForEach();
}
