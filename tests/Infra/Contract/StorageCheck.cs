using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Tests.Infra.Contract;

/// <summary>Queues and tables are the same to the code, to host.json and to Bicep, and every queue has somebody who takes from it.</summary>
internal static class StorageCheck
{
    private const string Queues = "Microsoft.Storage/storageAccounts/queueServices/queues";
    private const string Tables = "Microsoft.Storage/storageAccounts/tableServices/tables";

    public static IEnumerable<string> Findings(Deployment deployment)
    {
        var code = deployment.Code;
        // The host moves what it gave up to a queue of this name by itself, after as many tries as host.json says.
        var gives = code.Host.At("extensions.queues.maxDequeueCount") is not null;
        var queues = code.Queues.SelectMany(queue => gives ? new[] { queue, CodeFacts.PoisonOf(queue) } : [queue]).ToList();
        return Compare("queue", queues, deployment.All(Queues))
            .Concat(Compare("table", code.Tables, deployment.All(Tables)))
            .Concat(Listeners(deployment, queues))
            .Concat(deployment.Heavy is { } job ? Keda(deployment, job) : []);
    }

    private static IEnumerable<string> Compare(string kind, IReadOnlyList<string> used, IEnumerable<Resource> made)
    {
        var names = made.Select(resource => resource.OwnName).ToList();
        foreach (var name in used.Except(names))
            yield return $"the code uses a {kind} {name} that Bicep does not make";
        foreach (var name in names.Except(used))
            yield return $"Bicep makes a {kind} {name} that no code uses";
    }

    private static IEnumerable<string> Listeners(Deployment deployment, List<string> queues)
    {
        var heavy = QueueOf(deployment.Heavy) is { } queue ? [queue, CodeFacts.PoisonOf(queue)] : Array.Empty<string>();
        // Without a job nothing is routed to it.
        var unused = deployment.Heavy is null ? [JobQueue.HeavyName, CodeFacts.PoisonOf(JobQueue.HeavyName)] : Array.Empty<string>();
        foreach (var silent in queues.Except(deployment.Code.Listeners.Values).Except(heavy).Except(unused))
            yield return $"nobody takes from the queue {silent}: no function, and not the heavy job";
        foreach (var (function, listens) in deployment.Code.Listeners.Where(l => !queues.Contains(l.Value)))
            yield return $"the function {function} listens to {listens}, which nobody sends to";
    }

    private static IEnumerable<string> Keda(Deployment deployment, Resource job)
    {
        const string rule = "properties.configuration.eventTriggerConfig.scale.rules[0]";
        if (QueueOf(job) is var queue && queue != JobQueue.HeavyName)
            yield return $"{job} starts for the queue {queue}, and the code sends heavy jobs to {JobQueue.HeavyName}";
        if (job.TextAt($"{rule}.type") != "azure-queue")
            yield return $"{job} is started by {job.TextAt($"{rule}.type")}, not by azure-queue";
        if (job.TextAt($"{rule}.metadata.accountName") != deployment.The("Microsoft.Storage/storageAccounts").Name)
            yield return $"{job} looks at queues of another storage account";
        // KEDA starts an execution for each so many messages: with more than one a single heavy job would wait for others.
        var (length, counted) = (job.TextAt($"{rule}.metadata.queueLength"), job.TextAt($"{rule}.metadata.queueLengthStrategy"));
        if ((length, counted) != ("1", "all"))
            yield return $"{job} starts for {length} messages, counted '{counted}', expected 1, counted 'all'";
        if (job.At("identity.userAssignedIdentities") is JsonObject own && !own.ContainsKey(job.TextAt($"{rule}.identity") ?? ""))
            yield return $"{job} is started by an identity that is not its own";
    }

    private static string? QueueOf(Resource? job) =>
        job?.TextAt("properties.configuration.eventTriggerConfig.scale.rules[0].metadata.queueName");
}
