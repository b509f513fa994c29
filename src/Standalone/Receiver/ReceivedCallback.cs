using System.Text.Json;

namespace MediaFunctions.Standalone.Receiver;

/// <summary>One request, as <c>callbacks listen</c> prints it.</summary>
/// <param name="At">When it came.</param>
/// <param name="Verified">Whether its signature verifies.</param>
/// <param name="Reason">Why it does not; absent where it does.</param>
/// <param name="WebhookId">The same for every attempt.</param>
/// <param name="Body">What it says; absent where it is no JSON.</param>
internal sealed record ReceivedCallback(DateTimeOffset At, bool Verified, string? Reason, string? WebhookId, JsonElement? Body);
