namespace MediaFunctions.Client.Http;

/// <summary>What a request says of itself to <see cref="ClientPipeline"/>.</summary>
internal static class RequestMarks
{
    private static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(30);

    private static readonly HttpRequestOptionsKey<Repetition> RepetitionKey = new("MediaFunctions.Repetition");
    private static readonly HttpRequestOptionsKey<TimeSpan> PatienceKey = new("MediaFunctions.Patience");

    /// <param name="patience">How long one attempt may take; null: the usual time.</param>
    public static void Mark(this HttpRequestMessage request, Repetition repetition, TimeSpan? patience = null)
    {
        request.Options.Set(RepetitionKey, repetition);
        request.Options.Set(PatienceKey, patience ?? UsualPatience);
    }

    /// <summary>As marked; where somebody else uses the client, as the method suggests.</summary>
    public static Repetition RepetitionOf(HttpRequestMessage? request)
    {
        if (request?.Options.TryGetValue(RepetitionKey, out var marked) == true)
            return marked;
        return request?.Method.Method is "GET" or "HEAD" or "OPTIONS" or "PUT" or "DELETE" ? Repetition.AfterFaults : Repetition.WhenRefused;
    }

    public static TimeSpan PatienceOf(HttpRequestMessage? request) =>
        request?.Options.TryGetValue(PatienceKey, out var marked) == true ? marked : UsualPatience;
}
