namespace MediaFunctions.Api.Web;

/// <summary>What a page must know before anybody has signed in.</summary>
/// <param name="Oidc">Where people sign in; null: by API key only.</param>
/// <param name="Uploads">Which uploads are taken.</param>
/// <param name="MediaUrl">Where the public bucket is read, without a slash at its end.</param>
public sealed record PageSettingsView(SignInView? Oidc, UploadLimitsView Uploads, string MediaUrl);
