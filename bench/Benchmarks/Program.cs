using BenchmarkDotNet.Running;
using Benchmarks;

switch (args)
{
    case ["push", ..]:
        return await PushLoad.RunAsync(args[1..]);
    case ["store", string postgres]:
        await StoreThroughput.RunAsync(postgres);
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}
