namespace MediaFunctions.Processing.Settings;

/// <summary>The app cannot start with these settings; the message names each mistake by its setting.</summary>
public sealed class SettingsException(IReadOnlyList<string> mistakes)
    : Exception("The settings cannot be used:" + string.Concat(mistakes.Select(m => $"{Environment.NewLine}  - {m}")))
{
    public IReadOnlyList<string> Mistakes => mistakes;
}
