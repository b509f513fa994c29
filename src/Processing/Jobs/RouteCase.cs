using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Recipes;

namespace MediaFunctions.Processing.Jobs;

/// <summary>A job whose place is to be chosen.</summary>
/// <param name="Recipe">What to make.</param>
/// <param name="Media">Of what.</param>
/// <param name="Room">What a run may take of the place that asks.</param>
public sealed record RouteCase(Recipe Recipe, MediaInfo Media, RunRoom Room)
{
    /// <summary>Outputs that stand already.</summary>
    public IReadOnlySet<string> Made { get; init; } = new HashSet<string>();

    /// <summary>Why Cloudflare Stream cannot make it, beside what the recipe and the source say, as a sentence; null: nothing is known.</summary>
    public string? NotAtStream { get; init; }

    /// <summary>It ran into the limits here before.</summary>
    public bool Misjudged { get; init; }
}
