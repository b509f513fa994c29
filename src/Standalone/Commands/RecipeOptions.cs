using System.CommandLine;

namespace MediaFunctions.Standalone.Commands;

/// <summary>Options of the commands that make something by a recipe.</summary>
internal sealed class RecipeOptions
{
    public Option<string?> Recipe { get; } =
        new("--recipe") { HelpName = "NAME", Description = "What to make of each; else as the book's rules say." };

    public Option<string?> Book { get; } =
        new("--recipes") { HelpName = "BOOK.json", Description = "The recipe book; else the built-in one." };
}
