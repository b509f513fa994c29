using System.Globalization;

namespace MediaFunctions.Tests.Infra.Types;

/// <summary>A version of a resource type, such as <c>Microsoft.Storage/storageAccounts@2026-09-01</c>.</summary>
internal sealed record ApiVersion(string Type, string Text)
{
    private const int DateLength = 10;

    public bool IsPreview => Text.Length > DateLength;

    public DateOnly Date => DateOnly.ParseExact(Text[..DateLength], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static ApiVersion Read(string key)
    {
        var parts = key.Split('@');
        return new ApiVersion(parts[0], parts[1]);
    }
}
