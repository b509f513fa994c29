namespace MediaFunctions.Processing;

/// <summary>Who calls. Uploads and jobs belong to its <see cref="Id"/>.</summary>
/// <param name="Kind">How it is known.</param>
/// <param name="Name">The key's name in the settings, the token's issuer and subject, or the grant's id.</param>
public sealed record Caller(CallerKind Kind, string Name)
{
    private const string GrantPrefix = "grant:";

    public static readonly Caller Nobody = new(CallerKind.Nobody, "");

    public static Caller Key(string name) => new(CallerKind.Key, name);

    public static Caller Grant(string id) => new(CallerKind.Grant, id);

    /// <param name="issuer">The token's <c>iss</c>: a subject is unique within its issuer only (OpenID Connect Core, 2).</param>
    /// <param name="subject">The token's <c>sub</c>.</param>
    public static Caller Subject(string issuer, string subject) => new(CallerKind.Subject, $"{issuer}|{subject}");

    /// <summary>As rows keep it: the names of keys hold no colon, so no two kinds meet.</summary>
    public string Id => Kind switch
    {
        CallerKind.Subject => $"subject:{Name}",
        CallerKind.Grant => GrantPrefix + Name,
        _ => Name,
    };

    /// <summary>Whether this id (<see cref="Id"/>) is of a service of the owner's, known by its key.</summary>
    public static bool IsKey(string id) => !id.Contains(':', StringComparison.Ordinal);

    /// <summary>The grant that this id (<see cref="Id"/>) is of; null where it is no grant's.</summary>
    public static string? GrantOf(string id) => id.StartsWith(GrantPrefix, StringComparison.Ordinal) ? id[GrantPrefix.Length..] : null;

    /// <summary>Whether it sees what is anybody's.</summary>
    public bool SeesAll => Kind == CallerKind.Key;

    /// <summary>Whether it may see what belongs to this owner; null: what belongs to nobody, as events bring it.</summary>
    public bool MaySee(string? owner) => SeesAll || (Kind != CallerKind.Nobody && owner == Id);
}
