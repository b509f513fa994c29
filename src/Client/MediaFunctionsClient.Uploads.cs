using MediaFunctions.Client.Uploads;

namespace MediaFunctions.Client;

public sealed partial class MediaFunctionsClient
{
    /// <summary>Uploads a file: one PUT, or parts in parallel where the API says so.</summary>
    /// <param name="path">The file.</param>
    /// <param name="contentType">Its type, such as video/mp4.</param>
    /// <param name="options">Name, recipe, metadata; null: none.</param>
    /// <param name="progress">Bytes sent so far; it goes back where a part is sent again.</param>
    /// <param name="cancellationToken">Ends the upload and takes back what R2 holds of it.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task<Upload> UploadAsync(
        string path,
        string contentType,
        UploadOptions? options = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        using var file = File.OpenHandle(path, options: FileOptions.Asynchronous);
        options = (options ?? new UploadOptions()) with { FileName = options?.FileName ?? Path.GetFileName(path) };
        return await Uploader.UploadAsync(
            new FileBytes(file), File.GetLastWriteTimeUtc(file), contentType, options, progress, cancellationToken);
    }

    /// <summary>Uploads a stream: from its beginning where it can seek, else from where it is to its end.</summary>
    /// <param name="stream">
    /// One that cannot seek always goes in parts, of which <see cref="PartsAtOnce"/> are in memory at the most.
    /// </param>
    /// <param name="contentType">Its type, such as video/mp4.</param>
    /// <param name="options">Must name the file.</param>
    /// <param name="progress">Bytes sent so far; it goes back where a part is sent again.</param>
    /// <param name="cancellationToken">Ends the upload and takes back what R2 holds of it.</param>
    /// <exception cref="InvalidDataException">The stream is not as long as was promised.</exception>
    public async Task<Upload> UploadAsync(
        Stream stream,
        string contentType,
        UploadOptions options,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(options.FileName);
        if (!stream.CanSeek)
        {
            if (options.Checkpoint is not null)
                throw new ArgumentException("A stream that cannot seek cannot be resumed; expected no Checkpoint, or a file.", nameof(options));
            return await new StreamUploader(http, channel, PartsAtOnce, clock)
                .UploadAsync(stream, contentType, options, progress, cancellationToken);
        }
        using var bytes = new StreamBytes(stream);
        return await Uploader.UploadAsync(bytes, null, contentType, options, progress, cancellationToken);
    }

    /// <summary>Goes on with an upload in parts that broke off, in whatever process: sends what R2 does not have.</summary>
    /// <param name="path">The same file.</param>
    /// <param name="checkpoint">As <see cref="UploadOptions.Checkpoint"/> told it.</param>
    /// <param name="progress">Bytes that are there so far.</param>
    /// <param name="cancellationToken">Ends the upload, which can be resumed again.</param>
    /// <exception cref="ArgumentException">The file is another one by now.</exception>
    /// <exception cref="MediaFunctionsException"><c>not-found</c>: the upload was given up; begin it again.</exception>
    public async Task<Upload> ResumeUploadAsync(
        string path,
        UploadCheckpoint checkpoint,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        using var file = File.OpenHandle(path, options: FileOptions.Asynchronous);
        if (checkpoint.FileWrittenAt is { } before && File.GetLastWriteTimeUtc(file) is var now && before != now)
            throw new ArgumentException($"The file was written at {now:O}, after its upload began ({before:O}); expected the same file.", nameof(path));
        return await ResumeAsync(new FileBytes(file), checkpoint, progress, cancellationToken);
    }

    /// <inheritdoc cref="ResumeUploadAsync(string, UploadCheckpoint, IProgress{long}?, CancellationToken)"/>
    /// <param name="stream">The same bytes; it must be able to seek.</param>
    public async Task<Upload> ResumeUploadAsync(
        Stream stream,
        UploadCheckpoint checkpoint,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        using var bytes = new StreamBytes(stream);
        return await ResumeAsync(bytes, checkpoint, progress, cancellationToken);
    }

    /// <summary>Gives an upload in parts up: R2 keeps nothing of it. Does nothing where it was completed, or given up before.</summary>
    public Task AbortUploadAsync(UploadCheckpoint checkpoint, CancellationToken cancellationToken = default) =>
        Uploader.AbortAsync(checkpoint, cancellationToken);

    private Task<Upload> ResumeAsync(
        IUploadBytes bytes, UploadCheckpoint checkpoint, IProgress<long>? progress, CancellationToken cancellationToken) =>
        bytes.Length == checkpoint.Size
            ? Uploader.ResumeAsync(bytes, checkpoint, progress, cancellationToken)
            : throw new ArgumentException(
                $"There are {bytes.Length} bytes, and the upload was begun with {checkpoint.Size}; expected the same.", nameof(checkpoint));
}
