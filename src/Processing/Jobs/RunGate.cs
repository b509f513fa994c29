namespace MediaFunctions.Processing.Jobs;

/// <summary>
/// Lets runs begin as long as all that are under way fit an amount of memory, or of disk, together, in the order in which they came.
/// One that fits nowhere runs alone.
/// </summary>
public sealed class RunGate(long bytes)
{
    private readonly Lock gate = new();
    private readonly LinkedList<(long Bytes, TaskCompletionSource Entered)> waiting = new();
    private long taken;
    private int inside;

    /// <summary>Waits for its turn; <see cref="Leave"/> with the same number of bytes.</summary>
    public async Task EnterAsync(long need, CancellationToken cancellationToken)
    {
        LinkedListNode<(long, TaskCompletionSource Entered)> place;
        lock (gate)
        {
            place = waiting.AddLast((need, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)));
            LetIn();
        }
        try
        {
            await place.Value.Entered.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            GiveUp(place, need);
            throw;
        }
    }

    /// <summary>A run is over.</summary>
    public void Leave(long need)
    {
        lock (gate)
        {
            taken -= need;
            inside--;
            LetIn();
        }
    }

    private void GiveUp(LinkedListNode<(long, TaskCompletionSource Entered)> place, long need)
    {
        bool wasIn;
        lock (gate)
        {
            wasIn = place.List is null;
            if (!wasIn)
            {
                waiting.Remove(place);
                LetIn();
            }
        }
        if (wasIn)
            Leave(need);
    }

    private void LetIn()
    {
        while (waiting.First is { } first && (inside == 0 || taken + first.Value.Bytes <= bytes))
        {
            waiting.RemoveFirst();
            taken += first.Value.Bytes;
            inside++;
            first.Value.Entered.SetResult();
        }
    }
}
