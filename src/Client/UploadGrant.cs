namespace MediaFunctions.Client;

/// <summary>A grant for one upload, as it is shown once.</summary>
/// <param name="GrantId">Names it, to take it back.</param>
/// <param name="Grant">What its holder shows: <see cref="Credential.Grant"/>, or the header x-upload-grant.</param>
/// <param name="ExpiresAt">Until when it can be redeemed.</param>
public sealed record UploadGrant(string GrantId, string Grant, DateTimeOffset ExpiresAt);
