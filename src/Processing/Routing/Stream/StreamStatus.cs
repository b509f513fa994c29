using System.Globalization;
using System.Text.Json;

namespace MediaFunctions.Processing.Routing.Stream;

/// <summary>How far a video is.</summary>
public sealed record StreamStatus
{
    /// <summary>Playable; all of it once <see cref="Percent"/> is 100.</summary>
    public const string Ready = "ready";

    /// <summary>It will not come to be.</summary>
    public const string Error = "error";

    /// <summary><c>pendingupload</c>, <c>downloading</c>, <c>queued</c>, <c>inprogress</c>, <c>ready</c> or <c>error</c>.</summary>
    public string? State { get; init; }

    /// <summary>A text, such as <c>39.000000</c>; absent while it waits.</summary>
    public JsonElement? PctComplete { get; init; }

    /// <summary>The name that the API's schema has.</summary>
    public string? ErrorReasonCode { get; init; }

    /// <summary>The name that the page on webhooks has for the same.</summary>
    public string? ErrReasonCode { get; init; }

    /// <summary>0 to 100.</summary>
    public double Percent => PctComplete switch
    {
        { ValueKind: JsonValueKind.Number } number => number.GetDouble(),
        { ValueKind: JsonValueKind.String } text
            when double.TryParse(text.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) => percent,
        _ => 0,
    };

    /// <summary>Why it failed; null where that is not told.</summary>
    public string? Reason => ErrorReasonCode is { Length: > 0 } reason ? reason : ErrReasonCode is { Length: > 0 } other ? other : null;
}
