using System.Text.Json;

namespace MediaFunctions.Processing;

public static class Routes
{
    /// <summary>The public word.</summary>
    public static string Word(this Route route) => JsonNamingPolicy.KebabCaseLower.ConvertName(route.ToString());

    /// <summary>Reads the public word; null where it is none.</summary>
    public static Route? Parse(string word) =>
        Enum.GetValues<Route>().Where(route => route.Word() == word).Select(route => (Route?)route).FirstOrDefault();
}
