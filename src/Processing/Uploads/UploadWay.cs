namespace MediaFunctions.Processing.Uploads;

/// <summary>How the bytes of an upload are to come.</summary>
public enum UploadWay
{
    /// <summary>In one PUT, or in parts from a size on: ours to decide.</summary>
    BySize,

    /// <summary>In one PUT.</summary>
    OnePut,

    /// <summary>In parts; we begin the upload at R2.</summary>
    Parts,

    /// <summary>In parts; the client begins the upload at R2 by a signed request, so that its id is not known yet.</summary>
    PartsOfClient,
}
