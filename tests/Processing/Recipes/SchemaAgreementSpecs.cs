using System.Text.Json;
using CsCheck;
using MediaFunctions.Processing.Kinds.Reading;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Recipes.Schema;

namespace MediaFunctions.Tests.Processing.Recipes;

/// <summary>Schema and reader say the same, as far as a schema can speak.</summary>
public sealed class SchemaAgreementSpecs
{
    private const int Books = 3000;

    [Fact]
    public void Whatever_the_schema_refuses_the_reader_refuses_at_the_same_path() =>
        Gen.OneOf(GeneratedBooks.Tame, GeneratedBooks.Wild).Sample(Agree, iter: Books, print: book => book);

    [Fact]
    public void Many_generated_books_are_right_and_many_are_not()
    {
        var (right, wrong) = (0, 0);

        Gen.OneOf(GeneratedBooks.Tame, GeneratedBooks.Wild).Sample(
            book => _ = RecipeBook.Parse(book).Error is null ? Interlocked.Increment(ref right) : Interlocked.Increment(ref wrong), iter: 500);

        Assert.True(right > 10 && wrong > 10, $"{right} right, {wrong} wrong");
    }

    private static void Agree(string book)
    {
        using var document = JsonDocument.Parse(book);
        var bySchema = SchemaJudge.Judge(document.RootElement).ToList();
        var byReader = new List<RecipeMistake>();
        var read = BookReader.Read(document.RootElement, byReader);

        // A list as a whole is refused where one of its items is wrong.
        var alone = bySchema.Where(mistake => byReader.All(known => known.Path != mistake.Path && known.Path != ListOf(mistake.Path))).ToList();
        Assert.True(alone.Count == 0, $"Only the schema refuses: {string.Join("; ", alone)}");
        Assert.Equal(byReader.Count == 0, read is not null);
        Assert.Equal(byReader.Count, byReader.Distinct().Count());
        Assert.Equal(byReader.Count, (RecipeBook.Parse(book).Error?.All.Count ?? 0));
    }

    private static string ListOf(string path) => path.EndsWith(']') ? path[..path.LastIndexOf('[')] : path;
}
