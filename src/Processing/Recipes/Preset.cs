using System.Collections.Concurrent;
using MediaFunctions.Processing.Kinds.Reading;

namespace MediaFunctions.Processing.Recipes;

/// <summary>
/// Recipes to start from, a file each in <c>Presets/</c>. An upgrade may better them: a job's row holds what its preset
/// said when the job was made.
/// </summary>
public static class Preset
{
    private const string Folder = "Presets";

    private static readonly ConcurrentDictionary<string, Recipe> Read = new(StringComparer.Ordinal);

    /// <summary>Every preset's name.</summary>
    public static IReadOnlyList<string> Names { get; } = EmbeddedText.In(Folder);

    /// <summary>The preset of a name that is one of <see cref="Names"/>, as a recipe.</summary>
    public static Recipe Of(string name) => Read.GetOrAdd(name, Load);

    private static Recipe Load(string name)
    {
        var mistakes = new List<RecipeMistake>();
        using var document = RecipeText.Read(EmbeddedText.Read($"{Folder}.{name}"), mistakes);
        var recipe = document is null ? null : RecipeReader.Read(name, document.RootElement, "$", mistakes);
        return mistakes.Count == 0 && recipe is not null
            ? recipe
            : throw new InvalidOperationException($"The preset {name} has mistakes: {new RecipeMistakes(mistakes)}");
    }
}
