namespace MediaFunctions.Client.Api;

internal sealed record PlanWish(string Key, string? Recipe);
