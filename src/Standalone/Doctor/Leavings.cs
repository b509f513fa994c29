namespace MediaFunctions.Standalone.Doctor;

/// <summary>
/// What checks have written and must not leave behind. It is owed before it is written: a write whose answer was lost may
/// have happened all the same.
/// </summary>
internal sealed class Leavings
{
    private readonly List<Debt> debts = [];

    /// <param name="what">Named where it could not be removed; no secret.</param>
    /// <param name="remove">Removes it; succeeds where it is not there.</param>
    public Debt Owe(string what, Func<CancellationToken, Task> remove)
    {
        var debt = new Debt(what, remove);
        debts.Add(debt);
        return debt;
    }

    /// <summary>Removes all that is still there, the newest first.</summary>
    /// <param name="atMost">How long all of it may take.</param>
    /// <returns>What could not be removed.</returns>
    public async Task<IReadOnlyList<string>> RemoveAsync(TimeSpan atMost)
    {
        using var patience = new CancellationTokenSource(atMost);
        var left = new List<string>();
        foreach (var debt in debts.AsEnumerable().Reverse())
        {
            try
            {
                await debt.PayAsync(patience.Token);
            }
            catch (Exception)
            {
                // Whatever it was, the next one may still go, and this one is told.
                left.Add(debt.What);
            }
        }
        debts.Clear();
        return left;
    }

    /// <summary>One thing to be removed.</summary>
    internal sealed class Debt(string what, Func<CancellationToken, Task> remove)
    {
        private bool paid;

        public string What => what;

        /// <summary>Removes it, if that was not done.</summary>
        public async Task PayAsync(CancellationToken cancellationToken)
        {
            if (paid)
                return;
            await remove(cancellationToken);
            paid = true;
        }

        /// <summary>It was not written after all.</summary>
        public void Forgive() => paid = true;
    }
}
