namespace MediaFunctions.Processing.Jobs;

/// <summary>
/// Lets runs begin as long as all that are under way fit an amount of something together, in the order in which they came.
/// </summary>
/// <param name="free">How much there is now, bytes.</param>
/// <param name="lack">
/// What one meets that does not fit although nobody else is inside, by what it needs and what there is; null: it runs alone.
/// </param>
public sealed class RunGate(Func<long> free, Func<long, long, Exception>? lack = null)
{
    private readonly Lock gate = new();
    private readonly LinkedList<(long Bytes, TaskCompletionSource Entered)> waiting = new();
    private long taken;
    private int inside;

    // As it was when nobody was inside: what is missing from it later is theirs who are, and counted as taken already.
    private long room;

    /// <summary>How many wait for their turn.</summary>
    public int Waiting
    {
        get
        {
            lock (gate)
                return waiting.Count;
        }
    }

    /// <summary>Waits for its turn; <see cref="Leave"/> with the same number of bytes.</summary>
    /// <exception cref="Exception">What <c>lack</c> makes, where it does not fit and nobody is inside.</exception>
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
            wasIn = place.Value.Entered.Task.IsCompletedSuccessfully;
            if (place.List is not null)
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
        while (waiting.First is { } first)
        {
            var now = free();
            if (inside == 0)
                room = now;
            var (need, entered) = first.Value;
            var fits = taken + need <= room && need <= now;
            if (!fits && inside > 0)
                return;
            waiting.RemoveFirst();
            if (!fits && lack is not null)
            {
                entered.SetException(lack(need, now));
                continue;
            }
            taken += need;
            inside++;
            entered.SetResult();
        }
    }
}
