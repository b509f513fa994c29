using System.Globalization;
using MediaFunctions.Processing.Settings;

namespace MediaFunctions.Tests.Infra.Contract;

/// <summary>What a job may take lies below what the place gives it, so that we end a job and not the place us.</summary>
internal static class LimitCheck
{
    private const long MiB = 1024 * 1024;
    private const long GiB = 1024 * MiB;

    // https://learn.microsoft.com/azure/azure-functions/flex-consumption-plan: of the instance's disk, and
    // https://learn.microsoft.com/azure/container-apps/storage-mounts#ephemeral-storage: from 2 vCPU on.
    private const long DiskOfFunction = 800_000_000;
    private const long DiskOfJob = 8 * GiB;

    public static IEnumerable<string> Findings(Deployment deployment) =>
        Head.Of(deployment).SelectMany(head => Findings(head, deployment));

    private static IEnumerable<string> Findings(Head head, Deployment deployment)
    {
        var limits = Limits(head);
        return head.IsApp ? OfApp(limits, deployment) : OfJob(limits, deployment);
    }

    /// <summary>The head's limits, whatever is wrong with its other settings: that is said elsewhere, and hides nothing here.</summary>
    private static PipelineSettings Limits(Head head)
    {
        var limits = head.Values.Where(setting => setting.Key.StartsWith("Limits__", StringComparison.Ordinal)).ToDictionary();
        try
        {
            return PipelineSettings.Read(Samples.LocalBut(limits));
        }
        catch (SettingsException e)
        {
            var readable = limits.Where(limit => !e.Message.Contains(limit.Key.Replace("__", ":", StringComparison.Ordinal), StringComparison.Ordinal));
            return PipelineSettings.Read(Samples.LocalBut(readable.ToDictionary()));
        }
    }

    private static IEnumerable<string> OfApp(PipelineSettings limits, Deployment deployment)
    {
        var app = deployment.The("Microsoft.Web/sites");
        var memory = (long)app.At("properties.functionAppConfig.scaleAndConcurrency.instanceMemoryMB")! * MiB;
        var timeout = TimeSpan.Parse(deployment.Code.Host.TextAt("functionTimeout")!, CultureInfo.InvariantCulture);
        return Common("the function app", limits, memory, timeout, "functionTimeout of host.json", DiskOfFunction);
    }

    private static IEnumerable<string> OfJob(PipelineSettings limits, Deployment deployment)
    {
        var job = deployment.Heavy!;
        var resources = job.At("properties.template.containers[0].resources");
        var size = resources.TextAt("memory")!;
        var cpu = double.Parse(resources.TextAt("cpu")!, CultureInfo.InvariantCulture);
        var gib = double.Parse(size[..^2], CultureInfo.InvariantCulture);
        var timeout = TimeSpan.FromSeconds((int)job.At("properties.configuration.replicaTimeout")!);
        var findings = Common("the heavy job", limits, (long)(gib * GiB), timeout, "replicaTimeout", DiskOfJob);
        // https://learn.microsoft.com/azure/container-apps/containers#allocations: pairs of the consumption profile.
        var isPair = size.EndsWith("Gi", StringComparison.Ordinal) && cpu * 4 % 1 == 0 && cpu is >= 0.25 and <= 4 && gib == 2 * cpu;
        findings = findings.Concat(OfRoute(limits, deployment));
        return isPair ? findings : findings.Append($"{job} asks for {cpu} vCPU and {size}, which are no pair of Container Apps");
    }

    /// <summary>What the app believes of the container is what the container has; and the container knows its own end.</summary>
    private static IEnumerable<string> OfRoute(PipelineSettings limits, Deployment deployment)
    {
        var app = PipelineSettings.Read(Samples.LocalBut(
            Head.Of(deployment).Single(head => head.IsApp).Values.Where(setting => setting.Key.StartsWith("Routing__", StringComparison.Ordinal)).ToDictionary())).Routing;
        (string Name, object Believed, object Has)[] pairs =
        [
            ("Routing:ContainerBytes", app.ContainerBytes, limits.Jobs.InstanceBytes),
            ("Routing:ContainerMemoryBytes", app.ContainerMemoryBytes, limits.Jobs.MemoryBytes),
            ("Routing:ContainerFileBytes", app.ContainerFileBytes, limits.Jobs.FileBytes),
            ("Routing:ContainerTime", app.ContainerTime, limits.Jobs.JobTime),
        ];
        foreach (var (name, believed, has) in pairs.Where(pair => !pair.Believed.Equals(pair.Has)))
            yield return $"{name} of the function app is {believed}, and the heavy job has {has}";
        var end = TimeSpan.FromSeconds((int)deployment.Heavy!.At("properties.configuration.replicaTimeout")!);
        var told = deployment.Variable("Worker__ExecutionTime")["value"]!.GetValue<string>();
        if (TimeSpan.Parse(told, CultureInfo.InvariantCulture) is var time && (time >= end || time <= limits.Jobs.JobTime))
            yield return $"Worker:ExecutionTime of the heavy job is {told}, expected less than replicaTimeout ({end}) and more than Limits:JobTime ({limits.Jobs.JobTime})";
    }

    private static IEnumerable<string> Common(
        string head, PipelineSettings settings, long memory, TimeSpan timeout, string timeoutName, long disk)
    {
        var limits = settings.Jobs;
        if (limits.JobTime >= timeout)
            yield return $"Limits:JobTime of {head} is {limits.JobTime}, not below {timeoutName}, {timeout}";
        if (limits.InstanceBytes != memory)
            yield return $"Limits:InstanceBytes of {head} is {limits.InstanceBytes}, and it has {memory}";
        if (limits.MemoryBytes > memory * 3 / 4)
            yield return $"Limits:MemoryBytes of {head} is {limits.MemoryBytes}, more than three quarters of its {memory}";
        if (settings.Media.ProbeMemoryBytes > limits.MemoryBytes)
            yield return $"Limits:ProbeMemoryBytes of {head} is {settings.Media.ProbeMemoryBytes}, more than the {limits.MemoryBytes} of a run";
        if (limits.FileBytes >= disk)
            yield return $"Limits:FileBytes of {head} is {limits.FileBytes}, and its disk has {disk}";
    }
}
