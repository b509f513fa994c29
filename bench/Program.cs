using MediaFunctions.Bench;
using MediaFunctions.Bench.Estimates;

if (args is ["worker"])
{
    await Worker.RunAsync();
    return 0;
}
if (args is ["calibrate", .. var rest] && Calibration.Rounds(rest) is { } rounds)
{
    Console.WriteLine(await new Calibration(Workshop.Variable("BENCH_FFMPEG"), Workshop.Variable("BENCH_CACHE")).RunAsync(rounds));
    return 0;
}
if (args is ["cost", "--measure", .. var after] && CostMeasurement.Rounds(after) is { } times)
{
    await using var parts = await Workshop.OpenAsync();
    await new CostMeasurement(parts).RunAsync(times);
    return 0;
}
if (Options.Parse(args) is not { } options)
{
    Console.Error.WriteLine($"usage: bench/run [{string.Join('|', Options.AllNames)}...] [--rounds N] [--write], or bench/run calibrate [--rounds N], or bench/run cost [--measure [--rounds N]]");
    return 2;
}
await using var shop = await Workshop.OpenAsync();
var tables = new List<string>();
foreach (var name in options.Names)
{
    tables.Add(await (name switch
    {
        "job" => new JobBenchmark(shop).RunAsync(options.Rounds),
        "large" => new LargeBenchmark(shop).RunAsync(options.Rounds),
        "source" => new SourceBenchmark(shop).RunAsync(options.Rounds),
        "tune" => new TuneBenchmark(shop).RunAsync(options.Rounds),
        "merge" => new MergeBenchmark(shop).RunAsync(options.Rounds),
        "floor" => new FloorBenchmark(shop).RunAsync(options.Rounds),
        "many" => new ManyBenchmark(shop).RunAsync(options.Rounds),
        "disk" => new DiskBenchmark(shop).RunAsync(options.Rounds),
        "estimates" => new EstimatesBenchmark(shop).RunAsync(),
        "heavy" => new HeavyBenchmark(shop).RunAsync(options.Rounds),
        "routes" => new RoutesBenchmark(shop).RunAsync(),
        "memory" => new MemoryBenchmark(shop).RunAsync(options.Rounds),
        _ => RunBenchmark.RunAsync(shop.Cache, options.Rounds),
    }));
    Console.WriteLine(tables[^1]);
}
if (options.Write)
    Readme.Write(tables, options.Rounds);
return 0;
