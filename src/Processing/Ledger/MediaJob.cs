namespace MediaFunctions.Processing.Ledger;

/// <summary>One message of the queue <c>media-jobs</c>: enough to do the job, and to write its row if nobody has yet.</summary>
public sealed record MediaJob
{
    /// <summary>The newest schema that this code writes. It reads this one and the one before.</summary>
    public const int CurrentSchema = 1;

    public int Schema { get; init; } = CurrentSchema;

    public required string AssetId { get; init; }

    public required string Version { get; init; }

    /// <summary>Which delivery this is; a duplicate of the message has the same, a message sent anew another.</summary>
    public required string DeliveryId { get; init; }

    public required string Bucket { get; init; }

    public required string Key { get; init; }

    /// <summary>The source's ETag, unquoted: the bytes that this job is about.</summary>
    public required string ETag { get; init; }

    /// <summary>The recipe's name; the row holds what it said when the job was made.</summary>
    public required string Recipe { get; init; }

    /// <summary>0, and one more for each forced run over the same bytes.</summary>
    public int Generation { get; init; }

    /// <summary>Who uploaded it or asked for it; null where an event alone brought it.</summary>
    public string? Caller { get; init; }

    /// <summary>Whose it is (<see cref="Processing.Caller.Id"/>): the uploader's; null where nobody promised the upload.</summary>
    public string? Owner { get; init; }

    /// <summary>Where its end is told, besides where the settings say; null: nowhere else.</summary>
    public string? CallbackUrl { get; init; }

    /// <summary>What the probe must confirm for the job to go on; null: nothing. Older messages have none.</summary>
    public RuleConditions? When { get; init; }

    public string JobId => Ids.JobId(AssetId, Version);
}
