namespace MediaFunctions.Processing.Delivery;

/// <summary>What is published beside outputs and manifests (settings section <c>Delivery</c>).</summary>
public sealed record DeliverySettings
{
    /// <summary>Whether a job's state and progress stand beside its outputs, for clients to poll at the CDN's cost.</summary>
    public bool PublicStatus { get; init; }
}
