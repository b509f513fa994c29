namespace MediaFunctions.Processing.Ledger;

/// <summary>An object as it was when the deletion of its asset was asked for: what is put later under its key is another.</summary>
/// <param name="Key">Its key.</param>
/// <param name="ETag">Unquoted.</param>
/// <param name="LastModified">R2's clock, which need not agree with ours.</param>
public sealed record ObjectSeen(string Key, string ETag, DateTimeOffset LastModified);
