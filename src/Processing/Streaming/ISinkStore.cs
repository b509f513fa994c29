using System.Buffers;

namespace MediaFunctions.Processing.Streaming;

/// <summary>Where a sink puts the files of one run. Called for several files and parts at once.</summary>
/// <remarks>
/// The bytes belong to the sink: they are valid until the returned task ends, so a call that is cancelled must not read
/// them any longer once its task has ended. Faults that may pass are <see cref="IOException"/>s; they are tried again.
/// </remarks>
public interface ISinkStore
{
    /// <summary>Puts a whole file in one request; replaces one of the same name.</summary>
    Task PutAsync(string name, ReadOnlySequence<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Begins a file in parts; nothing stands under its name before it is completed.</summary>
    Task<ISinkUpload> BeginAsync(string name, CancellationToken cancellationToken);
}
