namespace MediaFunctions.Processing;

/// <summary>Told of every write as it has happened. In production nobody listens; the fault tests kill the process here.</summary>
public interface ICrashPoints
{
    void Passed(CrashPoint point);
}
