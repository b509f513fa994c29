namespace MediaFunctions.Client.Api;

internal sealed record JobWish(string Key, string? Recipe, bool? Force, string? CallbackUrl);
