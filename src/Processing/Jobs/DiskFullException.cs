using System.Globalization;

namespace MediaFunctions.Processing.Jobs;

/// <summary>A run's files do not fit the disk of this machine now, though its limits would allow them.</summary>
/// <param name="needed">At most, bytes.</param>
/// <param name="free">Bytes.</param>
public sealed class DiskFullException(long needed, long free)
    : IOException(string.Create(CultureInfo.InvariantCulture, $"A run needs files of up to {needed} bytes, and the disk has {free} free."));
