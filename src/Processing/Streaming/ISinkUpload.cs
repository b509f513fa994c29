using System.Buffers;

namespace MediaFunctions.Processing.Streaming;

/// <summary>A file on its way into the store in parts: all equal but the last one.</summary>
public interface ISinkUpload
{
    /// <summary>Puts one part; several at once, in any order, and again after a fault.</summary>
    /// <param name="number">Its place in the file, from 1.</param>
    Task PutPartAsync(int number, ReadOnlySequence<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Makes the file of its parts.</summary>
    Task CompleteAsync(CancellationToken cancellationToken);

    /// <summary>Gives up what was put.</summary>
    Task AbortAsync(CancellationToken cancellationToken);
}
