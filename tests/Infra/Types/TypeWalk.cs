using Azure.Bicep.Types;
using Azure.Bicep.Types.Concrete;

namespace MediaFunctions.Tests.Infra.Types;

/// <summary>Walks a resource and its type together and notes where they part.</summary>
internal sealed class TypeWalk(string resource)
{
    // Members of every resource that say what it is and not how.
    private static readonly HashSet<string> Envelope = ["id", "type", "apiVersion", "name", "scope"];

    private readonly List<string> findings = [];

    public IReadOnlyList<string> Findings => findings;

    public void Visit(string path, JsonNode? node, TypeBase type, bool isResource = false)
    {
        switch (type)
        {
            case ObjectType members:
                Members(path, node, members.Properties, members.AdditionalProperties?.Type, isResource);
                break;
            case DiscriminatedObjectType choice:
                Choice(path, node, choice, isResource);
                break;
            case ArrayType items:
                Items(path, node, items);
                break;
            case UnionType union:
                Union(path, node, [.. union.Elements.Select(element => element.Type)]);
                break;
            default:
                if (node is not null && Scalars.Objection(node, type) is { } objection)
                    Note(path, objection);
                break;
        }
    }

    private void Choice(string path, JsonNode? node, DiscriminatedObjectType choice, bool isResource)
    {
        var chosen = node.TextAt(choice.Discriminator);
        // A child resource is known by the last part of its name.
        if (isResource && choice.Discriminator == "name")
            chosen = chosen?.Split('/')[^1];
        if (chosen is null || !choice.Elements.TryGetValue(chosen, out var element))
        {
            Note(path, $"{choice.Discriminator} is '{chosen}', not one of {string.Join(", ", choice.Elements.Keys)}");
            return;
        }
        var own = (ObjectType)element.Type;
        var all = choice.BaseProperties.Concat(own.Properties).GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.Last().Value);
        Members(path, node, all, own.AdditionalProperties?.Type, isResource);
    }

    private void Items(string path, JsonNode? node, ArrayType type)
    {
        if (node is not JsonArray items)
        {
            Note(path, "an array is expected");
            return;
        }
        for (var i = 0; i < items.Count; i++)
            Visit($"{path}[{i}]", items[i], type.ItemType.Type);
        if (items.Count < type.MinLength || items.Count > type.MaxLength)
            Note(path, $"{items.Count} items are not within {type.MinLength ?? 0} to {type.MaxLength}");
    }

    private void Union(string path, JsonNode? node, IReadOnlyList<TypeBase> choices)
    {
        var words = choices.OfType<StringLiteralType>().Select(word => word.Value).ToList();
        // Of an enum that is also said to be any string, the words are the ones that Azure documents.
        if (words.Count > 0 && node is JsonValue value && value.TryGetValue<string>(out var text))
        {
            if (!words.Contains(text, StringComparer.OrdinalIgnoreCase))
                Note(path, $"'{text}' is not one of {string.Join(", ", words)}");
        }
        else if (node is not null && !choices.Any(choice => Fits(node, choice)))
        {
            Note(path, $"{node.GetValueKind()} is none of what may stand here");
        }
    }

    private void Members(
        string path, JsonNode? node, IReadOnlyDictionary<string, ObjectTypeProperty> known, TypeBase? others, bool isResource)
    {
        if (node is not JsonObject given)
        {
            Note(path, "an object is expected");
            return;
        }
        foreach (var (name, value) in given)
        {
            if (isResource && Envelope.Contains(name))
            {
                // The last part of a child's name is its own.
                if (name == "name" && known.TryGetValue(name, out var own))
                    Visit(".name", ((string)value!).Split('/')[^1], own.Type.Type);
                continue;
            }
            var property = known.FirstOrDefault(p => p.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
            if (property is null && others is null)
                Note($"{path}.{name}", "there is no such property");
            else if (property?.Flags.HasFlag(ObjectTypePropertyFlags.ReadOnly) == true)
                Note($"{path}.{name}", "the property can only be read");
            else
                Visit($"{path}.{name}", value, property?.Type.Type ?? others!);
        }
        foreach (var (name, property) in known)
        {
            if (property.Flags.HasFlag(ObjectTypePropertyFlags.Required) && !(isResource && Envelope.Contains(name))
                && !given.Any(member => member.Key.Equals(name, StringComparison.OrdinalIgnoreCase)))
                Note($"{path}.{name}", "the property is missing");
        }
    }

    private static bool Fits(JsonNode node, TypeBase type) => (node, type) switch
    {
        (JsonObject, ObjectType) or (JsonArray, ArrayType) or (_, AnyType) => true,
        (JsonValue, _) => Scalars.Objection(node, type) is null,
        _ => false,
    };

    private void Note(string path, string what) => findings.Add($"{resource}: {path.TrimStart('.')}: {what}");
}
