using System.Text.Json;
using System.Text.RegularExpressions;
using MediaFunctions.Processing.Kinds.Reading;

namespace MediaFunctions.Processing.Recipes;

/// <summary>The names of recipes and outputs: they stand in addresses and file names.</summary>
public static partial class RecipeNames
{
    /// <summary>What a name is, for messages.</summary>
    public const string Expected =
        "1 to 64 of a-z, 0-9 and -, beginning with a letter or digit, and not \"manifest\"";

    /// <summary>The same for the JSON Schema.</summary>
    internal const string Pattern = "^(?!manifest$)[a-z0-9][a-z0-9-]{0,63}$";

    /// <summary>Whether the text may be a name. <c>manifest</c> would collide with manifest.json.</summary>
    public static bool IsName(string text) => Shape().IsMatch(text) && text != "manifest";

    internal static string Quote(string name) => "\"" + JsonEncodedText.Encode(JsonPath.Shorten(name, 64)) + "\"";

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,63}\z")]
    private static partial Regex Shape();
}
