namespace MediaFunctions.Tests.Infra.Bicep;

/// <summary>What one run of bicep said.</summary>
internal sealed record BicepRun(int Status, string Output, string Errors)
{
    /// <summary>
    /// Its complaints, a line each. A status of 0 is none the better: a misspelt property is but a warning to it.
    /// </summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            List<string> lines = [.. (Output + "\n" + Errors).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
            return Status != 0 && lines.Count == 0 ? [$"bicep ended with status {Status} and no word"] : lines;
        }
    }
}
