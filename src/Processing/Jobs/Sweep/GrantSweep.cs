using MediaFunctions.Processing.Uploads;
using MediaFunctions.Processing.Uploads.Grants;

namespace MediaFunctions.Processing.Jobs.Sweep;

/// <summary>
/// Forgets upload grants whose time has long passed: one that was redeemed at its last moment signs the parts of its upload
/// as long as that may take, and shows for a while what became of it.
/// </summary>
public sealed class GrantSweep(GrantStore grants, SweepSettings settings, UploadSettings uploads, TimeProvider clock) : ISweep
{
    public string Name => "ended grants";

    public Task<int> SweepAsync(CancellationToken cancellationToken) =>
        grants.ForgetEndedAsync(
            clock.GetUtcNow() - uploads.MultipartLifetime - settings.AbandonedAfter, settings.Page, cancellationToken);
}
