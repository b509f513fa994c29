using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Processing.Delivery.Status;

/// <summary>Where a job's status is read in public.</summary>
public sealed class StatusAddress(DeliverySettings settings, R2Settings r2)
{
    /// <summary>Its URL, whether it is written yet or not; null where none is published.</summary>
    public string? Of(string assetId, string recipe, string version) => settings.PublicStatus
        ? OutputNames.Url(r2.PublicBaseUrl, OutputNames.StatusKey(assetId, recipe, version))
        : null;
}
