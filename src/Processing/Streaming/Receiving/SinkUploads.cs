namespace MediaFunctions.Processing.Streaming.Receiving;

/// <summary>The files of a run in the order of their beginning: which replace others, and which wait for others.</summary>
internal sealed class SinkUploads
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, SinkUpload> newest = new(StringComparer.Ordinal);
    /// <summary>Those that have not ended, the first begun first.</summary>
    private readonly LinkedList<SinkUpload> open = new();

    public void Begin(SinkUpload upload)
    {
        lock (gate)
        {
            open.AddLast(upload);
            if (newest.TryGetValue(upload.Name, out var other))
            {
                var (older, newer) = upload.Order.IsBefore(other.Order) ? (upload, other) : (other, upload);
                older.Replace();
                newest[upload.Name] = newer;
            }
            else
            {
                newest[upload.Name] = upload;
            }
        }
    }

    public void End(SinkUpload upload)
    {
        lock (gate)
            open.Remove(upload);
    }

    /// <summary>Waits for older files of the same name that are being stored: the store must see them in order.</summary>
    public Task NamesakesAsync(SinkUpload upload) =>
        EndOfAsync(other => other.Name == upload.Name && other.Order.IsBefore(upload.Order));

    /// <summary>
    /// Waits for all that was begun before the playlist, on its own connection or another one; of playlists only for
    /// those that came before, so that no two wait for each other.
    /// </summary>
    public Task BeforeAsync(SinkUpload playlist)
    {
        var wasBefore = true;
        return EndOfAsync(other =>
        {
            wasBefore &= other != playlist;
            return wasBefore || (other != playlist && !other.IsPlaylist && other.Order.Connection != playlist.Order.Connection);
        });
    }

    private Task EndOfAsync(Predicate<SinkUpload> isAwaited)
    {
        lock (gate)
            return Task.WhenAll(open.Where(other => isAwaited(other)).Select(other => other.Ended));
    }
}
