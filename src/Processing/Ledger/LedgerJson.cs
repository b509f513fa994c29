using System.Text.Json;
using System.Text.Json.Serialization;
using MediaFunctions.Processing.Ledger.Budget;

namespace MediaFunctions.Processing.Ledger;

/// <summary>The JSON of messages and row columns.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MediaJob))]
[JsonSerializable(typeof(Failure))]
[JsonSerializable(typeof(JobProgress))]
[JsonSerializable(typeof(JobHold))]
[JsonSerializable(typeof(BudgetEntry))]
[JsonSerializable(typeof(JobSpent))]
[JsonSerializable(typeof(IReadOnlyList<CallbackAttempt>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyList<ObjectSeen>))]
internal sealed partial class LedgerJson : JsonSerializerContext;
