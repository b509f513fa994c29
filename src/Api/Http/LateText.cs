using System.Text.Json;

namespace MediaFunctions.Api.Http;

/// <summary>
/// The text of a value that <see cref="StrictJson"/> has let through as it came: JSON may escape half of a surrogate
/// pair, and whoever reads it then must expect that.
/// </summary>
internal static class LateText
{
    /// <summary>The text, of a number or flag as it is written; null where it is no Unicode.</summary>
    public static string? Of(JsonElement value)
    {
        try
        {
            return value.ToString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
