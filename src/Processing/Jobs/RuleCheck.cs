using System.Globalization;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Recipes;

namespace MediaFunctions.Processing.Jobs;

/// <summary>Holds what a rule asks of type and duration against what the probe found.</summary>
internal static class RuleCheck
{
    /// <param name="sizeBytes">Of the object.</param>
    public static RuleFacts FactsOf(string key, long sizeBytes, MediaInfo media) =>
        // What a probe calls the duration of a picture is one frame's.
        new(key, sizeBytes, media.ContentType, media.IsPicture ? null : media.DurationSeconds);

    /// <summary>Whether a choice holds: one without conditions does.</summary>
    public static bool Fits(RuleConditions? when, RuleFacts facts) => when is null || new RecipeRule
    {
        Types = when.Types ?? [],
        MinSeconds = when.MinSeconds,
        MaxSeconds = when.MaxSeconds,
        Recipe = "",
    }.Fits(facts);

    /// <summary>What was found, for people.</summary>
    public static string Describe(RuleFacts facts) => facts.DurationSeconds is { } seconds
        ? string.Create(CultureInfo.InvariantCulture, $"{facts.ContentType} of {seconds:0.###} s")
        : $"{facts.ContentType}";
}
