namespace MediaFunctions.Api.Grants;

/// <summary>A grant, as it is shown once.</summary>
/// <param name="GrantId">Names it, to take it back.</param>
/// <param name="Grant">What its holder sends in the header x-upload-grant.</param>
/// <param name="ExpiresAt">Until when it can be redeemed.</param>
public sealed record GrantView(string GrantId, string Grant, DateTimeOffset ExpiresAt);
