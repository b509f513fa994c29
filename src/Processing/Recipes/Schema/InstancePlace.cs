using System.Globalization;
using System.Text.Json;
using MediaFunctions.Processing.Kinds.Reading;

namespace MediaFunctions.Processing.Recipes.Schema;

/// <summary>A place in a book, found by JSON Pointer.</summary>
/// <param name="Path">As messages write it.</param>
/// <param name="Value">What stands there.</param>
internal sealed record InstancePlace(string Path, JsonElement Value)
{
    public static InstancePlace At(JsonElement root, string pointer)
    {
        var place = new InstancePlace("$", root);
        foreach (var segment in Segments(pointer))
        {
            place = place.Value.ValueKind == JsonValueKind.Array
                ? place.Item(int.Parse(segment, CultureInfo.InvariantCulture))
                : new InstancePlace(JsonPath.Member(place.Path, segment), place.Value.GetProperty(segment));
        }
        return place;
    }

    /// <summary>RFC 6901's segments, unescaped.</summary>
    public static IEnumerable<string> Segments(string pointer) => pointer.Split('/').Skip(1)
        .Select(segment => segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));

    private InstancePlace Item(int index) => new(JsonPath.Item(Path, index), Value[index]);
}
