using BenchmarkDotNet.Running;
using Benchmarks;

if (args is ["store", string postgres])
{
    await StoreThroughput.RunAsync(postgres);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
