using Azure.Storage.Queues.Models;
using MediaFunctions.Processing.Delivery.Callbacks;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Standalone.Doctor.Faults;

namespace MediaFunctions.Standalone.Doctor.Checks;

/// <summary>A message into each queue and out of it, and how much lies in the poison queues.</summary>
internal sealed class QueuesCheck(Subject subject, Leavings leavings) : ICheck
{
    private const string Poison = "-poison";
    private const string Text = "from the doctor, to be deleted";

    /// <summary>So long no worker sees the message, and a second later it is gone by itself.</summary>
    private static readonly TimeSpan Hidden = TimeSpan.FromHours(1);

    private static readonly string[] Queues = [JobQueue.Name, JobQueue.HeavyName, CallbackQueue.Name];

    public string Name => CheckNames.Queues;

    public IReadOnlyList<string> Needs => [CheckNames.Settings];

    public async Task<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        var request = "";
        try
        {
            foreach (var name in Queues)
            {
                request = $"a look for the queue '{name}'";
                if (!subject.Options.Makes && !await subject.Get<AzureStorage>().HasQueueAsync(name, cancellationToken))
                    return CheckResult.Failed(AzureFaults.NotThere($"the queue '{name}'"));
                request = $"a message for the queue '{name}'";
                await TryAsync(name, cancellationToken);
            }
            var poison = new List<string>();
            foreach (var name in Queues.Select(queue => queue + Poison))
            {
                request = $"a look at the length of the queue '{name}'";
                if (await subject.Get<AzureStorage>().LengthAsync(name, cancellationToken) is > 0 and { } length)
                    poison.Add($"{length} in {name}");
            }
            var facts = $"a message sent to and deleted from {string.Join(", ", Queues)}";
            return poison.Count == 0 ? CheckResult.Ok($"{facts}; nothing in the poison queues") : CheckResult.Minding(facts, Poisoned(poison));
        }
        catch (Exception e) when (AzureFaults.Find(e, request) is { } advice)
        {
            return CheckResult.Failed(advice);
        }
    }

    private async Task TryAsync(string name, CancellationToken cancellationToken)
    {
        var queue = await subject.Get<AzureStorage>().QueueAsync(name).WaitAsync(cancellationToken);
        SendReceipt? sent = null;
        // Without the receipt, which a lost answer takes along, nobody can delete it: it is told then.
        var debt = leavings.Owe(
            $"a hidden message in the queue '{name}', which expires in an hour",
            token => sent is null ? throw new InvalidOperationException("no receipt") : queue.DeleteMessageAsync(sent.MessageId, sent.PopReceipt, token));
        try
        {
            sent = (await queue.SendMessageAsync(Text, Hidden, Hidden + TimeSpan.FromSeconds(1), cancellationToken)).Value;
        }
        catch (Exception e) when (Unwritten.IsSure(e))
        {
            debt.Forgive();
            throw;
        }
        await debt.PayAsync(cancellationToken);
    }

    private static Advice Poisoned(IReadOnlyList<string> poison) => new(
        $"Messages that could not be handed to a worker: {string.Join(", ", poison)}.",
        "A poison queue is only transit: its function makes a dead letter of each message within a minute, and the job failed with a diagnosis.",
        "Look whether that function is enabled and what its log says; `POST /api/jobs/{jobId}/retry` brings back each job that failed.");
}
