namespace MediaFunctions.Client.Api;

internal sealed record Problem(string? Title, string? Detail, string? Code);
