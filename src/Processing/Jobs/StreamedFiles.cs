using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Streaming;

namespace MediaFunctions.Processing.Jobs;

/// <summary>What a run streamed, as its kinds look at it: kept content from memory, what is larger from where it went.</summary>
/// <param name="files">By name.</param>
/// <param name="open">Opens a file that is in the store.</param>
/// <param name="server">Serves them to ffprobe.</param>
public sealed class StreamedFiles(
    IReadOnlyDictionary<string, SinkFile> files, Func<string, CancellationToken, Task<ISourceObject>> open, SourceServer server)
    : IStreamedFiles
{
    /// <inheritdoc/>
    public long? SizeOf(string name) => files.TryGetValue(name, out var file) ? file.Bytes : null;

    /// <inheritdoc/>
    /// <exception cref="StorageUnavailableException">The store did not give its bytes.</exception>
    public async Task<byte[]> ReadAsync(string name, CancellationToken cancellationToken)
    {
        if (files[name].Content is { } content)
            return content;
        return await LookAsync(
            name,
            async served =>
            {
                var bytes = new byte[served.SizeBytes];
                await served.ReadAsync(0, bytes, cancellationToken);
                return bytes;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="StorageUnavailableException">The store did not give its bytes.</exception>
    public Task<Result<ProbedOutput, Failure>> ProbeAsync(string name, OutputProbe probe, CancellationToken cancellationToken) => LookAsync(
        name, served => probe.ProbeAsync(name, served.FewFramesUrl, served.ReadAsync, served.SizeBytes, cancellationToken), cancellationToken);

    private async Task<T> LookAsync<T>(string name, Func<ServedSource, Task<T>> look, CancellationToken cancellationToken)
    {
        var source = files[name].Content is { } content ? new KeptContent(content) : await open(name, cancellationToken);
        await using var served = await server.ServeAsync(source, cancellationToken);
        try
        {
            var seen = await look(served);
            return served.Fault is { } fault ? throw new StorageUnavailableException(fault) : seen;
        }
        catch (Exception) when (served.Fault is { } fault)
        {
            throw new StorageUnavailableException(fault);
        }
    }
}
