namespace MediaFunctions.Standalone.Files;

/// <summary>Progress told on the spot: <see cref="Progress{T}"/> posts to the pool, and what comes late shows old news.</summary>
internal sealed class Report<T>(Action<T> tell) : IProgress<T>
{
    void IProgress<T>.Report(T value) => tell(value);
}
