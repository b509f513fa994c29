using MediaFunctions.Standalone.Files;
using Spectre.Console;

namespace MediaFunctions.Standalone.Terminal;

/// <summary>Progress on a terminal: a bar a file.</summary>
internal sealed class BarView(IReadOnlyList<string> files, ProgressContext context) : IFileView
{
    private readonly ProgressTask[] bars = [.. files.Select(file => context.AddTask(Name(file)))];

    public void Show(int index, FileStage stage)
    {
        var words = stage.Detail.Length == 0 ? stage.Words : $"{stage.Words} ({stage.Detail})";
        bars[index].Description = $"{Name(files[index])} {Markup.Escape(words)}";
        bars[index].Value = stage.Percent;
    }

    private static string Name(string file) => Markup.Escape(Path.GetFileName(file));
}
