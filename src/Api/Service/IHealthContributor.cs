namespace MediaFunctions.Api.Service;

/// <summary>Knows how one part is. Heads and stations register what they have.</summary>
public interface IHealthContributor
{
    /// <summary>The part's name in the answer.</summary>
    string Name { get; }

    /// <summary>Looks; whatever it throws, or being late, counts as failing.</summary>
    Task<HealthCheck> CheckAsync(CancellationToken cancellationToken);
}
