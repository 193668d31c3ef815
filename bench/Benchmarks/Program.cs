using BenchmarkDotNet.Running;
using Benchmarks;

if (args is ["push", ..])
{
    return await PushLoad.RunAsync(args[1..]);
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
