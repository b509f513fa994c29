using System.Text.Json.Nodes;

namespace MediaFunctions.Processing.Kinds.Reading;

/// <summary>Takes down which members an <see cref="OptionReader"/> was asked for, and what each may be.</summary>
public sealed class MemberRecorder
{
    private readonly HashSet<string> missed = new(StringComparer.Ordinal);

    /// <summary>The schema of each member, in the order they were asked for.</summary>
    public OrderedDictionary<string, JsonObject> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>Members whose absence was refused.</summary>
    public IReadOnlySet<string> Missed => missed;

    internal void Add(string name, JsonObject schema) =>
        Members[name] = Members.TryGetValue(name, out var known) ? SchemaUnion.Of(known, schema) : schema;

    internal void Miss(string name) => missed.Add(name);
}
