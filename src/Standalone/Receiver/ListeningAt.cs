namespace MediaFunctions.Standalone.Receiver;

/// <summary>The first line of <c>callbacks listen --json</c>.</summary>
/// <param name="Url">Where callbacks go.</param>
/// <param name="Secret">What they are to be signed with.</param>
internal sealed record ListeningAt(string Url, string Secret);
