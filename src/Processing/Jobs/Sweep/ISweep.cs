namespace MediaFunctions.Processing.Jobs.Sweep;

/// <summary>One thing that the timer looks after.</summary>
public interface ISweep
{
    /// <summary>For the log.</summary>
    string Name { get; }

    /// <summary>Looks at one page; returns how many things it put right.</summary>
    Task<int> SweepAsync(CancellationToken cancellationToken);
}
