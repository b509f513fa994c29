namespace MediaFunctions.Standalone.Doctor;

/// <summary>What to know and to do where something is wrong: a sentence or two each.</summary>
/// <param name="Wrong">What was seen.</param>
/// <param name="Expected">What a good deployment shows instead.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record Advice(string Wrong, string Expected, string Remedy);
