namespace MediaFunctions.Tests.Client;

/// <summary>Keeps what it was told, on the spot.</summary>
internal sealed class Told<T> : IProgress<T>
{
    private readonly Lock gate = new();
    private readonly List<T> values = [];

    public T Last
    {
        get
        {
            lock (gate)
                return values[^1];
        }
    }

    public void Report(T value)
    {
        lock (gate)
            values.Add(value);
    }
}
