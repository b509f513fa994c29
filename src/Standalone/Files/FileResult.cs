using System.Text.Json;
using MediaFunctions.Client;

namespace MediaFunctions.Standalone.Files;

/// <summary>What became of one file.</summary>
/// <param name="File">As it was named on the command line.</param>
/// <param name="Manifest">The public manifest as it stands in the bucket; null where the file did not succeed.</param>
/// <param name="Job">The job at its end; null where there was none.</param>
/// <param name="Error">Why it did not succeed; null where it did.</param>
internal sealed record FileResult(string File, JsonElement? Manifest, Job? Job, FileError? Error)
{
    public static FileResult Failed(string file, string code, string message, Job? job = null) =>
        new(file, null, job, new FileError(code, message));
}
