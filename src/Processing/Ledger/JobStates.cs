namespace MediaFunctions.Processing.Ledger;

public static class JobStates
{
    /// <summary>Whether nothing more happens to the job by itself.</summary>
    public static bool IsFinal(this JobState state) =>
        state is JobState.Succeeded or JobState.Failed or JobState.Superseded or JobState.Cancelled;

    /// <summary>The public word.</summary>
    public static string Word(this JobState state) => state switch
    {
        JobState.Queued => "queued",
        JobState.Processing => "processing",
        JobState.Routed => "routed",
        JobState.Succeeded => "succeeded",
        JobState.Failed => "failed",
        JobState.Superseded => "superseded",
        JobState.Cancelled => "cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "no such state"),
    };

    /// <summary>Reads the public word; null where it is none.</summary>
    public static JobState? Parse(string word) =>
        Enum.GetValues<JobState>().Where(s => s.Word() == word).Select(s => (JobState?)s).FirstOrDefault();
}
