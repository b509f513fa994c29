using MediaFunctions.Processing.Uploads.Grants;

namespace MediaFunctions.Processing.Jobs.Sweep;

/// <summary>Forgets upload grants whose time has long passed.</summary>
public sealed class GrantSweep(GrantStore grants, SweepSettings settings, TimeProvider clock) : ISweep
{
    public string Name => "ended grants";

    public Task<int> SweepAsync(CancellationToken cancellationToken) =>
        grants.ForgetEndedAsync(clock.GetUtcNow() - settings.AbandonedAfter, settings.Page, cancellationToken);
}
