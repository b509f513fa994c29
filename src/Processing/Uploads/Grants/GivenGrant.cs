namespace MediaFunctions.Processing.Uploads.Grants;

/// <summary>A grant as it is handed over, once: we keep only its hash.</summary>
/// <param name="Id">Names it, and opens nothing.</param>
/// <param name="Token">Opens it.</param>
/// <param name="ExpiresAt">Until when it can be redeemed.</param>
public sealed record GivenGrant(string Id, string Token, DateTimeOffset ExpiresAt);
