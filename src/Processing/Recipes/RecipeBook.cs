using MediaFunctions.Processing.Kinds.Reading;
using MediaFunctions.Processing.Recipes.Schema;

namespace MediaFunctions.Processing.Recipes;

/// <summary>All recipes, and the rules that choose among them by key. Immutable.</summary>
public sealed class RecipeBook
{
    /// <summary>The recipe of what was promised and no rule takes.</summary>
    public const string Default = "default";

    private static readonly Lazy<RecipeBook> BuiltInBook = new(ReadBuiltIn);
    private readonly Dictionary<string, Recipe> byName;

    internal RecipeBook(IReadOnlyList<Recipe> recipes, IReadOnlyList<RecipeRule> rules)
    {
        Recipes = recipes;
        Rules = rules;
        byName = recipes.ToDictionary(recipe => recipe.Name, StringComparer.Ordinal);
    }

    /// <summary>
    /// The book where the settings name none: every preset under its name, and <c>default</c> (a thumbnail at 2 s and an
    /// mp3) for <c>uploads/</c>.
    /// </summary>
    public static RecipeBook BuiltIn => BuiltInBook.Value;

    /// <summary>In the order of the text; at least one.</summary>
    public IReadOnlyList<Recipe> Recipes { get; }

    /// <summary>In the order of the text, which is the order they are tried in; may be empty.</summary>
    public IReadOnlyList<RecipeRule> Rules { get; }

    /// <summary>
    /// Reads a book, which must be good by its JSON Schema and by what no schema can say; every mistake is answered, not
    /// only the first.
    /// </summary>
    public static Result<RecipeBook, RecipeMistakes> Parse(string json)
    {
        var mistakes = new List<RecipeMistake>();
        using var document = RecipeText.Read(json, mistakes);
        var book = document is null ? null : BookReader.Read(document.RootElement, mistakes);
        if (document is not null)
            mistakes.AddRange(OnlyNew(SchemaJudge.Judge(document.RootElement), mistakes));
        return mistakes.Count == 0 && book is not null ? book : new RecipeMistakes(mistakes);
    }

    /// <summary>
    /// The book of the setting <c>Recipes:Book</c>: its JSON, or the path of a file with it; <see cref="BuiltIn"/> where
    /// the setting is empty.
    /// </summary>
    /// <exception cref="RecipeBookException">The file cannot be read, or the book has mistakes: all are listed.</exception>
    public static RecipeBook FromSettings(string? book)
    {
        if (string.IsNullOrWhiteSpace(book))
            return BuiltIn;
        var isText = book.TrimStart().StartsWith('{');
        var text = isText ? book : ReadFile(book);
        return Parse(text).Succeeded(out var read, out var mistakes)
            ? read
            : throw new RecipeBookException(isText ? "Recipes:Book" : book, mistakes);
    }

    /// <summary>The recipe of this name; null where the book has none.</summary>
    public Recipe? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The refusal of a name that the book does not have; null where it does.</summary>
    public Refusal? ObjectionTo(string name) => Find(name) is not null
        ? null
        : new Refusal(
            RefusalCode.InvalidRequest, $"There is no recipe '{name}'; the book has {string.Join(", ", Recipes.Select(recipe => recipe.Name))}.");

    /// <summary>The first rule, in order, against which nothing speaks that is known; null where there is none.</summary>
    public RecipeRule? RuleFor(RuleFacts known) => Rules.FirstOrDefault(rule => rule.MayFit(known));

    /// <summary>The first rule, in order, that fits, all facts being known; null where there is none.</summary>
    public RecipeRule? RuleFitting(RuleFacts facts) => Rules.FirstOrDefault(rule => rule.Fits(facts));

    /// <summary>
    /// The recipe that a promised upload gets; null where the book has none for it, or where only a look into the object
    /// tells which (a rule asks for a duration).
    /// </summary>
    /// <param name="own">The one that it names; null leaves it to the rules.</param>
    /// <param name="promised">What is known before it came.</param>
    public Recipe? ForUpload(string? own, RuleFacts promised)
    {
        if (own is not null)
            return Find(own);
        if (RuleFor(promised) is not { } rule)
            return Find(Default);
        return rule.Fits(promised) ? Find(rule.Recipe) : null;
    }

    /// <summary>
    /// What stands at or under a path that the reader refused says nothing new, and the reader's words are the better ones:
    /// it knows what the other members say.
    /// </summary>
    private static List<RecipeMistake> OnlyNew(IEnumerable<RecipeMistake> found, List<RecipeMistake> known)
    {
        var paths = known.Select(mistake => mistake.Path).ToHashSet(StringComparer.Ordinal);
        return [.. found.Where(mistake => !JsonPath.FromRoot(mistake.Path).Any(paths.Contains))];
    }

    /// <summary>Without its schema, which would cost every cold start: a test holds it to that.</summary>
    private static RecipeBook ReadBuiltIn()
    {
        var mistakes = new List<RecipeMistake>();
        using var document = RecipeText.Read(EmbeddedText.Read("built-in"), mistakes);
        var book = document is null ? null : BookReader.Read(document.RootElement, mistakes);
        return book ?? throw new InvalidOperationException($"The built-in book has mistakes: {new RecipeMistakes(mistakes)}");
    }

    private static string ReadFile(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new RecipeBookException(path, fault);
        }
    }
}
