namespace MediaFunctions.Tests.Client;

/// <param name="Status">0: the connection breaks without an answer.</param>
internal sealed record Answer(int Status, string Body = "", string? ETag = null);
