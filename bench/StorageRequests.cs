using System.Diagnostics.Metrics;

namespace MediaFunctions.Bench;

/// <summary>Counts what this process asks of Azure Storage: each request is an operation on the bill.</summary>
internal sealed class StorageRequests : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly HashSet<int> ports;
    private long count;

    /// <param name="connection">The connection string: requests to the addresses in it count.</param>
    public StorageRequests(string connection)
    {
        ports = [.. connection.Split(';').Select(part => part.Split('=', 2)[^1])
            .Select(value => Uri.TryCreate(value, UriKind.Absolute, out var address) ? address.Port : 0)
            .Where(port => port > 0)];
        listener.InstrumentPublished = (instrument, me) =>
        {
            if (instrument is { Meter.Name: "System.Net.Http", Name: "http.client.request.duration" })
                me.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) => Notice(tags));
        listener.Start();
    }

    public long Count => Interlocked.Read(ref count);

    public void Dispose() => listener.Dispose();

    private void Notice(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (name, value) in tags)
        {
            if (name == "server.port" && value is int port && ports.Contains(port))
                Interlocked.Increment(ref count);
        }
    }
}
