namespace MediaFunctions.Processing.Streaming.Receiving;

/// <summary>The parts of one large file; it is begun in the store with the first of them.</summary>
internal sealed class SinkParts(string name, ISinkStore store, SinkSender sender, SinkLife life)
{
    private readonly List<Task> parts = [];
    private Task<ISinkUpload>? begun;
    private bool isCompleted;

    public bool Any => begun is not null;

    /// <summary>Sends a part while the next one is filled. A fault ends the sink at once.</summary>
    public void Send(SinkBuffer part)
    {
        part.Leave();
        begun ??= BeginAsync();
        parts.Add(PutAsync(parts.Count + 1, part));
    }

    public async Task CompleteAsync()
    {
        var upload = await begun!;
        await Task.WhenAll(parts);
        await sender.SendAsync(name, upload.CompleteAsync, life.Stop);
        isCompleted = true;
    }

    /// <summary>Leaves nothing in the store, unless it is completed or the store is away.</summary>
    public async Task AbortAsync()
    {
        if (begun is null || isCompleted)
            return;
        await Task.WhenAll(parts).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            var upload = await begun;
            await sender.SendAsync(name, upload.AbortAsync, life.Farewell);
        }
        catch (Exception)
        {
            // It did not begin, or the store is away: it forgets what is never completed by itself.
        }
    }

    /// <summary>Not cancelled at the sink's end, or nobody would know the name by which to abort it.</summary>
    private async Task<ISinkUpload> BeginAsync() =>
        await sender.SendAsync(name, token => store.BeginAsync(name, token), life.Farewell);

    private async Task PutAsync(int number, SinkBuffer part)
    {
        try
        {
            var upload = await begun!.WaitAsync(life.Stop);
            await sender.SendAsync($"part {number} of {name}", token => upload.PutPartAsync(number, part.Bytes(), token), life.Stop);
        }
        catch (Exception fault)
        {
            life.Fail(fault);
            throw;
        }
        finally
        {
            part.Release();
        }
    }
}
