using System.Text.Json.Serialization;

namespace MediaFunctions.Processing.Ledger.Budget;

/// <summary>Which ceiling of cost a job waits under. The words are public and stable.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<BudgetCeiling>))]
public enum BudgetCeiling
{
    /// <summary>That of one job: only an operator lifts it.</summary>
    Job,

    /// <summary>That of its caller's day.</summary>
    Caller,

    /// <summary>That of the day.</summary>
    Day,
}
