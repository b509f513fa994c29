using System.Reflection;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Api.Service;

/// <summary>
/// Asks every part how it is. The answer stands for a few seconds: the endpoint is open, and nobody shall make us pay
/// for a storage call with each of his.
/// </summary>
public sealed partial class HealthReporter(
    IEnumerable<IHealthContributor> parts, TimeProvider clock, ILogger<HealthReporter> log)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Stands = TimeSpan.FromSeconds(5);

    private static readonly string Version =
        typeof(HealthReporter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    private readonly Lock gate = new();
    private Task<HealthView>? newest;
    private DateTimeOffset askedAt;

    public Task<HealthView> ReportAsync()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (newest is null || (newest.IsCompleted && now - askedAt >= Stands))
                (newest, askedAt) = (AskAsync(), now);
            return newest;
        }
    }

    private async Task<HealthView> AskAsync()
    {
        var checks = await Task.WhenAll(parts.Select(async part => (part.Name, Check: await AskAsync(part))));
        var worst = checks.Select(c => c.Check.Status).DefaultIfEmpty(HealthState.Ok).Max();
        return new HealthView(worst, Version, checks.ToDictionary(c => c.Name, c => c.Check));
    }

    private async Task<HealthCheck> AskAsync(IHealthContributor part)
    {
        using var deadline = new CancellationTokenSource(Deadline, clock);
        try
        {
            return await part.CheckAsync(deadline.Token);
        }
        catch (Exception e)
        {
            Failing(part.Name, e);
            return new HealthCheck(HealthState.Failing);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Health: {Part} is failing")]
    private partial void Failing(string part, Exception exception);
}
