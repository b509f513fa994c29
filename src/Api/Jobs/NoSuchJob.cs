namespace MediaFunctions.Api.Jobs;

/// <summary>The one answer for an id that names no job, well-formed or not.</summary>
internal static class NoSuchJob
{
    public static readonly Refusal Refusal = new(RefusalCode.NotFound, "There is no job with this id.");
}
