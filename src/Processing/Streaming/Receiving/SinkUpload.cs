using System.IO.Pipelines;
using System.Security.Cryptography;

namespace MediaFunctions.Processing.Streaming.Receiving;

/// <summary>
/// One file: taken from FFmpeg into memory, and sent in one request where it is small, in parts while it still grows
/// where it is not.
/// </summary>
internal sealed class SinkUpload(string name, SinkOrder order, SinkDesk desk)
{
    /// <summary>The largest file that is put in one request, and the size of a larger one's parts (R2: all equal).</summary>
    public const int PartBytes = 8 * 1024 * 1024;

    private const int Open = 0, Replaced = 1, Storing = 2;

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly SinkCopy copy = new(name, desk.Rules, desk.Kept);
    private readonly SinkParts parts = new(name, desk.Store, desk.Sender, desk.Life);
    private readonly TaskCompletionSource replaced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SinkBuffer buffer = new(desk.Memory);
    private long bytes;
    private int state;

    public string Name => name;

    public SinkOrder Order => order;

    public bool IsPlaylist { get; } = desk.Rules.IsPlaylist(name);

    /// <summary>In the store, replaced, or given up. It never faults: that the sink tells.</summary>
    public Task Ended => ended.Task;

    /// <summary>A newer file of its name has begun: it need not be stored, unless that is already under way.</summary>
    public void Replace()
    {
        if (Interlocked.CompareExchange(ref state, Replaced, Open) == Open)
            replaced.SetResult();
    }

    /// <summary>Takes the whole body.</summary>
    /// <exception cref="SinkFullException">It is larger than the run's files may be.</exception>
    /// <exception cref="IOException">The connection ended before the body.</exception>
    public async Task ReceiveAsync(PipeReader body)
    {
        while (true)
        {
            var read = await body.ReadAsync(desk.Life.Stop);
            foreach (var piece in read.Buffer)
                await AppendAsync(piece);
            body.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
                return;
        }
    }

    /// <summary>Brings to an end what was received.</summary>
    /// <param name="isWhole">False where the body did not come whole: nothing of it is stored.</param>
    /// <param name="gate">What must have ended before it may stand in the store.</param>
    public async Task StoreAsync(bool isWhole, Func<Task> gate)
    {
        try
        {
            if (isWhole)
                await StoreAsync(gate);
        }
        catch (Exception fault)
        {
            desk.Life.Fail(fault);
        }
        finally
        {
            buffer.Release();
            await parts.AbortAsync();
            copy.Drop();
            hash.Dispose();
            ended.SetResult();
        }
    }

    private async Task AppendAsync(ReadOnlyMemory<byte> more)
    {
        bytes += more.Length;
        if (bytes > desk.Rules.MaxFileBytes)
            throw new SinkFullException(name, desk.Rules.MaxFileBytes);
        hash.AppendData(more.Span);
        copy.Append(more.Span);
        while (more.Length > 0)
        {
            if (buffer.Length == PartBytes)
                SendPart();
            more = more[await buffer.AppendAsync(more, desk.Life.Stop)..];
        }
    }

    private void SendPart()
    {
        parts.Send(buffer);
        buffer = new(desk.Memory);
    }

    private async Task StoreAsync(Func<Task> gate)
    {
        if (parts.Any)
            SendPart();
        await await Task.WhenAny(gate(), replaced.Task);
        desk.Life.Stop.ThrowIfCancellationRequested();
        if (Interlocked.CompareExchange(ref state, Storing, Open) != Open)
            return;
        if (parts.Any)
        {
            await parts.CompleteAsync();
        }
        else if (!copy.IsHeld)
        {
            buffer.Leave();
            await desk.Sender.SendAsync(name, token => desk.Store.PutAsync(name, buffer.Bytes(), token), desk.Life.Stop);
        }
        var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        // Its namesakes have ended: what an older one kept is nobody's any more.
        if (desk.Files.GetValueOrDefault(name) is { IsStored: true, Content: { } older })
            desk.Kept.Return(older.Length);
        desk.Files[name] = new SinkFile(bytes, sha256, copy.Take(), !copy.IsHeld);
    }
}
