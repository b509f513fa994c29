using MediaFunctions.Processing.Running;

namespace MediaFunctions.Api.Service;

/// <summary>Which FFmpeg would run, and what is lost where it is not the bundled one.</summary>
public sealed class FFmpegHealth(Lazy<FFmpegTool> tool) : IHealthContributor
{
    public string Name => "ffmpeg";

    public Task<HealthCheck> CheckAsync(CancellationToken cancellationToken)
    {
        var found = tool.Value;
        var facts = new Dictionary<string, string> { ["version"] = found.Version, ["buildHash"] = found.BuildHash };
        if (found.Missing.Count > 0)
            facts["missing"] = string.Join(' ', found.Missing);
        return Task.FromResult(new HealthCheck(found.IsBundled ? HealthState.Ok : HealthState.Degraded, facts));
    }
}
