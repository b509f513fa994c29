namespace MediaFunctions.Client;

/// <summary>How far the deletion of an asset has come.</summary>
public enum AssetDeletion
{
    /// <summary>Nothing is left.</summary>
    Deleted,

    /// <summary>A worker has yet to stop; the rest follows by itself, or when it is asked for again.</summary>
    UnderWay,
}
