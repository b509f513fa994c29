namespace MediaFunctions.Processing.Ledger;

/// <summary>
/// What a rule asks of the content, which nobody had looked into when the rule was chosen: the probe must confirm it.
/// </summary>
public sealed record RuleConditions
{
    /// <summary>Content types, of which one must fit; null: every type.</summary>
    public IReadOnlyList<string>? Types { get; init; }

    /// <summary>Seconds, included; null: no bound.</summary>
    public double? MinSeconds { get; init; }

    /// <inheritdoc cref="MinSeconds"/>
    public double? MaxSeconds { get; init; }
}
