using System.Globalization;

namespace MediaFunctions.Processing.Delivery.Status;

/// <summary>Where a status stands in the life of its job: a later one is never replaced by an earlier one, whoever writes it.</summary>
/// <param name="Round">How often the job was brought back.</param>
/// <param name="Try">Which claim of it.</param>
/// <param name="IsEnd">Whether it is that claim's last word.</param>
public readonly record struct StatusPlace(int Round, int Try, bool IsEnd)
{
    /// <summary>The object's metadata that holds it.</summary>
    public const string Name = "place";

    /// <summary>Sorts as the places do.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Round:D9}-{Try:D9}-{(IsEnd ? 1 : 0)}");

    /// <summary>Whether a status of this place may replace one that has these metadata.</summary>
    public bool MayReplace(IReadOnlyDictionary<string, string> metadata) =>
        !metadata.TryGetValue(Name, out var other) || string.CompareOrdinal(ToString(), other) >= 0;
}
