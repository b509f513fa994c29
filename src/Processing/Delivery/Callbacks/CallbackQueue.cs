using System.Text.Json;
using System.Text.Json.Serialization;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Processing.Delivery.Callbacks;

/// <summary>The queue of callbacks. Messages do not expire.</summary>
public sealed partial class CallbackQueue(AzureStorage storage)
{
    public const string Name = "job-callbacks";

    /// <summary>Where the Functions host moves what it could not hand over; only transit.</summary>
    public const string PoisonName = Name + "-poison";

    private static readonly TimeSpan Never = TimeSpan.FromSeconds(-1);

    /// <summary>Sends the message, to be seen after <paramref name="delay"/>.</summary>
    public async Task SendAsync(CallbackMessage message, TimeSpan delay, CancellationToken cancellationToken)
    {
        var queue = await storage.QueueAsync(Name);
        await queue.SendMessageAsync(Write(message), delay, Never, cancellationToken);
    }

    public static string Write(CallbackMessage message) => JsonSerializer.Serialize(message, MessageJson.Default.CallbackMessage);

    /// <summary>Reads a message; null where it is none of ours.</summary>
    public static CallbackMessage? Read(string text)
    {
        try
        {
            var message = JsonSerializer.Deserialize(text, MessageJson.Default.CallbackMessage);
            return message is { Schema: >= 1 and <= CallbackMessage.CurrentSchema, Attempt: >= 1 }
                && Ids.TryParseJobId(message.JobId, out _, out _) && Uri.TryCreate(message.Url, UriKind.Absolute, out _) ? message : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web, IgnoreReadOnlyProperties = true)]
    [JsonSerializable(typeof(CallbackMessage))]
    private sealed partial class MessageJson : JsonSerializerContext;
}
