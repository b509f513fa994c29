using System.Text.Json.Serialization;

namespace MediaFunctions.Processing;

/// <summary>Why a job failed. The words are public and stable: clients switch on them.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<FailureCode>))]
public enum FailureCode
{
    /// <summary>The content is of no kind that this pipeline reads, whatever its name says.</summary>
    NotMedia,

    /// <summary>A known container that cannot be opened, or streams that are there and do not decode.</summary>
    Corrupt,

    /// <summary>Every stream that the recipe could use is of a codec that the bundled FFmpeg lacks.</summary>
    UnsupportedCodec,

    /// <summary>More bytes than the limits allow.</summary>
    TooLarge,

    /// <summary>More seconds than the limits allow.</summary>
    TooLong,

    /// <summary>More pixels in a frame than the limits allow.</summary>
    TooManyPixels,

    /// <summary>The object has another size or type than its upload row promised.</summary>
    NotAsPromised,

    /// <summary>The job names a recipe that the book does not hold.</summary>
    NoSuchRecipe,

    /// <summary>What the recipe names beside the source (a watermark's picture) is not there or is of no use.</summary>
    BadRecipe,

    /// <summary>A run exceeded its wall or CPU time.</summary>
    TimedOut,

    /// <summary>A run needed more disk than it was given.</summary>
    OutOfSpace,

    /// <summary>A run needed more memory than it was given.</summary>
    OutOfMemory,

    /// <summary>The probe found no stream that the recipe could use.</summary>
    NoOutput,

    /// <summary>R2 or Azure Storage did not answer within all retries.</summary>
    StorageUnavailable,

    /// <summary>Somebody cancelled the job.</summary>
    Cancelled,

    /// <summary>A mistake of ours; the log has the details.</summary>
    Internal,
}
