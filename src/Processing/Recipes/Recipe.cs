using MediaFunctions.Processing.Kinds.Reading;

namespace MediaFunctions.Processing.Recipes;

/// <summary>What to make of an upload.</summary>
public sealed class Recipe
{
    internal Recipe(string name, IReadOnlyList<RecipeOutput> outputs, RecipeUploads? uploads, RecipeRouting routing, string json)
    {
        Name = name;
        Outputs = outputs;
        Uploads = uploads;
        Routing = routing;
        Json = json;
    }

    /// <summary>Its name in the book; part of public addresses.</summary>
    public string Name { get; }

    /// <summary>In the order of the text.</summary>
    public IReadOnlyList<RecipeOutput> Outputs { get; }

    /// <summary>Which uploads it takes; null: all that the settings allow.</summary>
    public RecipeUploads? Uploads { get; }

    /// <summary>Where its jobs run, as far as it says.</summary>
    public RecipeRouting Routing { get; }

    /// <summary>
    /// The recipe as compact JSON, for the job's row: <see cref="Parse"/> reads it back. At most
    /// <see cref="RecipeLimits.RecipeChars"/> characters.
    /// </summary>
    public string Json { get; }

    /// <summary>The output of this name.</summary>
    /// <exception cref="InvalidOperationException">The recipe has none: a plan was made of another recipe.</exception>
    public RecipeOutput Output(string name) => Outputs.First(output => output.Name == name);

    /// <summary>Reads one recipe, <c>{"outputs": {...}}</c>; every mistake is answered, not only the first.</summary>
    public static Result<Recipe, RecipeMistakes> Parse(string name, string json)
    {
        var mistakes = new List<RecipeMistake>();
        if (!RecipeNames.IsName(name))
            mistakes.Add(new RecipeMistake("$", $"a recipe's name: {RecipeNames.Expected}", RecipeNames.Quote(name)));
        using var document = RecipeText.Read(json, mistakes);
        var recipe = document is null ? null : RecipeReader.Read(name, document.RootElement, "$", mistakes);
        return mistakes.Count == 0 && recipe is not null ? recipe : new RecipeMistakes(mistakes);
    }

    /// <inheritdoc cref="Json"/>
    public override string ToString() => $"{Name} {Json}";
}
