namespace MediaFunctions.Processing.Recipes;

/// <summary>Which recipe an object gets whose upload named none. All conditions must hold.</summary>
public sealed record RecipeRule
{
    /// <summary>Takes nothing.</summary>
    internal static readonly RecipeRule None = new() { MinBytes = long.MaxValue, MaxBytes = 0, Recipe = "" };

    /// <summary>The key begins with it, letter by letter; empty: every key.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Content types such as <c>audio/mpeg</c> or <c>video/*</c>, of which one must fit; empty: every type.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Bytes, included; null: no bound.</summary>
    public long? MinBytes { get; init; }

    /// <inheritdoc cref="MinBytes"/>
    public long? MaxBytes { get; init; }

    /// <summary>Seconds, included; null: no bound. A source without a duration fits no rule that names one.</summary>
    public double? MinSeconds { get; init; }

    /// <inheritdoc cref="MinSeconds"/>
    public double? MaxSeconds { get; init; }

    /// <summary>A name in the same book.</summary>
    public required string Recipe { get; init; }

    /// <summary>Whether only a look into the object tells if the rule fits.</summary>
    public bool NeedsProbe => Types.Count > 0 || MinSeconds is not null || MaxSeconds is not null;

    /// <summary>Whether nothing that is known speaks against the rule.</summary>
    public bool MayFit(RuleFacts known) => Fits(known, unknown: true);

    /// <summary>Whether the rule fits, all that can be known being known.</summary>
    public bool Fits(RuleFacts facts) => Fits(facts, unknown: false);

    /// <summary>Whether everything that <paramref name="other"/> takes fits this rule too.</summary>
    public bool Covers(RecipeRule other) =>
        other.Prefix.StartsWith(Prefix, StringComparison.Ordinal)
        && (Types.Count == 0 || (other.Types.Count > 0 && other.Types.All(type => Types.Any(mine => TypePattern.Covers(mine, type)))))
        && (MinBytes ?? 0) <= (other.MinBytes ?? 0)
        && (MaxBytes ?? long.MaxValue) >= (other.MaxBytes ?? long.MaxValue)
        && CoversDurations(other);

    /// <summary>A rule that names a duration, be it from 0 s on, does not take what has none.</summary>
    private bool CoversDurations(RecipeRule other) =>
        (MinSeconds is null && MaxSeconds is null)
        || ((other.MinSeconds is not null || other.MaxSeconds is not null)
            && (MinSeconds ?? 0) <= (other.MinSeconds ?? 0)
            && (MaxSeconds ?? double.MaxValue) >= (other.MaxSeconds ?? double.MaxValue));

    private bool Fits(RuleFacts facts, bool unknown) =>
        facts.Key.StartsWith(Prefix, StringComparison.Ordinal)
        && (Types.Count == 0 || (facts.ContentType is { } type ? Types.Any(mine => TypePattern.Fits(mine, type)) : unknown))
        && IsWithin(facts.SizeBytes, MinBytes, MaxBytes, unknown)
        && IsWithin(facts.DurationSeconds, MinSeconds, MaxSeconds, unknown);

    private static bool IsWithin(double? value, double? least, double? most, bool unknown) =>
        (least is null && most is null)
        || (value is { } known ? known >= (least ?? 0) && known <= (most ?? double.MaxValue) : unknown);
}
