using System.Security.Cryptography;
using System.Text;
using MediaFunctions.Processing.Delivery.Callbacks;
using MediaFunctions.Processing.Recipes;

namespace MediaFunctions.Processing.Uploads.Grants;

/// <summary>
/// Gives rights to make one upload away, and knows them again. The owner's backend asks for one and hands it to a
/// browser, which then needs neither a key nor an account.
/// </summary>
public sealed class GrantDesk(
    GrantStore store, UploadSettings settings, CallbackPolicy callbacks, IRecipeBooks books, TimeProvider clock)
{
    /// <summary>How long a grant can be redeemed where nobody says so.</summary>
    public static readonly TimeSpan UsualLifetime = TimeSpan.FromMinutes(15);

    /// <summary>How long at the most: it is meant for the person who waits in front of the page.</summary>
    public static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(1);

    private const string Prefix = "mfg_";
    private const int SecretBytes = 32;

    /// <summary>Gives a grant.</summary>
    /// <param name="lifetime">How long it can be redeemed; null: <see cref="UsualLifetime"/>.</param>
    public async Task<Result<GivenGrant, Refusal>> GiveAsync(
        GrantTerms terms, TimeSpan? lifetime, Caller by, CancellationToken cancellationToken)
    {
        if (Objection(terms, lifetime) is { } objection)
            return objection;
        if (terms.Recipe is { } recipe && (await books.GetAsync(cancellationToken)).ObjectionTo(recipe) is { } unknown)
            return unknown;

        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        var grant = new Grant
        {
            Id = Ids.NewToken(),
            SecretHash = Hash(secret),
            GivenBy = by.Id,
            Terms = terms,
            ExpiresAt = clock.GetUtcNow() + (lifetime ?? UsualLifetime),
        };
        await store.InsertAsync(grant, cancellationToken);
        return new GivenGrant(grant.Id, $"{Prefix}{grant.Id}_{secret}", grant.ExpiresAt);
    }

    /// <summary>
    /// The grant that this token opens; null where it opens none. One that has expired can no longer be redeemed, but still
    /// shows what became of its upload until it is forgotten.
    /// </summary>
    public async Task<Grant?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (!token.StartsWith(Prefix, StringComparison.Ordinal) || token[Prefix.Length..].Split('_') is not [{ } id, { } secret]
            || !Ids.IsToken(id) || await store.GetAsync(id, cancellationToken) is not { } grant)
        {
            return null;
        }
        var same = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(grant.SecretHash), Encoding.ASCII.GetBytes(Hash(secret)));
        return same && (grant.AssetId is not null || grant.ExpiresAt > clock.GetUtcNow()) ? grant : null;
    }

    /// <summary>What the grant lets its holder upload of what it asks for.</summary>
    public async Task<Result<UploadRequest, Refusal>> RequestAsync(
        string id, UploadRequest wish, CancellationToken cancellationToken) =>
        await store.GetAsync(id, cancellationToken) is { } grant && grant.ExpiresAt > clock.GetUtcNow()
            ? grant.Terms.Grant(wish with { GivenBy = grant.GivenBy })
            : Gone;

    /// <summary>
    /// Uses the grant up for this asset, or answers the asset that it was used for: a client that lost our answer asks again,
    /// and gets the upload that it has.
    /// </summary>
    public async Task<Result<string, Refusal>> RedeemAsync(string id, string assetId, CancellationToken cancellationToken) =>
        await store.RedeemAsync(id, assetId, cancellationToken) is { } holder ? holder : Gone;

    /// <summary>Takes a grant back; false where there is none. An upload that was promised by it stays promised.</summary>
    public Task<bool> RevokeAsync(string id, CancellationToken cancellationToken) =>
        Ids.IsToken(id) ? store.DeleteAsync(id, cancellationToken) : Task.FromResult(false);

    private Refusal? Objection(GrantTerms terms, TimeSpan? lifetime)
    {
        if (lifetime <= TimeSpan.Zero || lifetime > LongestLifetime)
            return Refuse($"lifetimeSeconds is {lifetime?.TotalSeconds}; expected 1 to {LongestLifetime.TotalSeconds}.");
        if (terms.FileName is { } name && FileName.Objection(name) is { } objection)
            return Refuse(objection);
        if (terms.ContentType is { } type && !TypePattern.Shape().IsMatch(type))
            return Refuse("contentType is no content type; expected one such as video/mp4 or video/*.");
        if (terms.SizeBytes is not null && terms.MaxBytes is not null)
            return Refuse("size and maxBytes are both given; expected one of them.");
        if ((terms.SizeBytes ?? terms.MaxBytes) is { } size && (size < 0 || size > settings.MaxBytes))
            return Refuse($"size or maxBytes is {size}; expected 0 to {settings.MaxBytes} bytes.");
        if (callbacks.Check(terms.CallbackUrl) is { } notThere)
            return notThere;
        return UploadPolicy.CheckMetadata(terms.Metadata ?? new Dictionary<string, string>());
    }

    private static readonly Refusal Gone = new(RefusalCode.Forbidden, "The grant has expired, or was taken back.");

    private static Refusal Refuse(string message) => new(RefusalCode.InvalidRequest, message);

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
