namespace MediaFunctions.Processing;

/// <inheritdoc cref="ICrashPoints"/>
public sealed class NoCrashPoints : ICrashPoints
{
    public void Passed(CrashPoint point) { }
}
