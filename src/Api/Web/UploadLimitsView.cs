namespace MediaFunctions.Api.Web;

/// <summary>Which uploads are taken, whatever is made of them.</summary>
/// <param name="MaxBytes">The largest.</param>
/// <param name="AllowedTypes">Content types, exact or with a wildcard for the second half (<c>video/*</c>).</param>
public sealed record UploadLimitsView(long MaxBytes, IReadOnlyList<string> AllowedTypes);
