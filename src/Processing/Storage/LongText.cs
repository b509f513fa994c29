using Azure.Data.Tables;

namespace MediaFunctions.Processing.Storage;

/// <summary>Texts in table columns, of any length that the row's 1 MiB holds.</summary>
/// <remarks>
/// One column takes 32 Ki characters (Azure: "Understanding the Table service data model"), and a file of a hundred
/// streams has a longer probe. What does not fit goes on in <c>name1</c>, <c>name2</c>...
/// </remarks>
internal static class LongText
{
    private const int LongestColumn = 32 * 1024;

    /// <summary>Sets the columns of this text; none where it is null.</summary>
    public static void Put(TableEntity entity, string name, string? text)
    {
        if (text is null)
            return;
        var (part, at) = (0, 0);
        do
        {
            var length = Math.Min(LongestColumn, text.Length - at);
            // The halves of a surrogate pair would not survive apart.
            if (at + length < text.Length && char.IsHighSurrogate(text[at + length - 1]))
                length--;
            entity[Column(name, part++)] = text.Substring(at, length);
            at += length;
        }
        while (at < text.Length);
    }

    /// <summary>The text of these columns; null where there are none.</summary>
    public static string? Get(TableEntity entity, string name)
    {
        var text = entity.GetString(name);
        for (var part = 1; text is not null && entity.GetString(Column(name, part)) is { } more; part++)
            text += more;
        return text;
    }

    private static string Column(string name, int part) => part == 0 ? name : $"{name}{part}";
}
