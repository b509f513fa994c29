namespace MediaFunctions.Client.Uploads;

/// <summary>Cuts an upload into parts.</summary>
internal interface IPartSource
{
    /// <summary>The parts that are to be sent, in order; whoever takes one disposes it.</summary>
    IAsyncEnumerable<UploadPart> PartsAsync(CancellationToken cancellationToken);
}
