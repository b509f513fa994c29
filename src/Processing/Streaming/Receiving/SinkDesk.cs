using System.Collections.Concurrent;

namespace MediaFunctions.Processing.Streaming.Receiving;

/// <summary>What the files of one sink share.</summary>
internal sealed record SinkDesk(ISinkStore Store, SinkRules Rules, SinkSender Sender, SinkMemory Memory, SinkLife Life)
{
    /// <summary>Memory for contents that are kept beside the store.</summary>
    public SinkAllowance Kept { get; } = new(Rules.MaxKeptBytes);

    /// <summary>What has arrived in the store.</summary>
    public ConcurrentDictionary<string, SinkFile> Files { get; } = new(StringComparer.Ordinal);
}
