using MediaFunctions.Bench.Costs;

if (args is not [var root])
{
    Console.Error.WriteLine("usage: ./bench/run cost");
    return 2;
}
foreach (var (path, text) in CostPage.Files(root))
{
    File.WriteAllText(Path.Combine(root, path), text);
    Console.Error.WriteLine($"{path} is written.");
}
return 0;
