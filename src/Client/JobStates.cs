using System.Text.Json;

namespace MediaFunctions.Client;

public static class JobStates
{
    /// <summary>Whether a job in this state has ended.</summary>
    public static bool IsFinal(this JobState state) =>
        state is JobState.Succeeded or JobState.Failed or JobState.Superseded or JobState.Cancelled;

    /// <summary>The API's word for it.</summary>
    public static string Word(this JobState state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());
}
