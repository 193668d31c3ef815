using System.Globalization;
using Indexer.Configuration;
using SearchApi.Hosting;

// Where the environment brings cultures in, that of the machine has no say all the same.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;

// Settings and pages stand beside the program, wherever it is started from.
WebApplicationBuilder builder;
try
{
    builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    LogLevels.Check(builder.Configuration);
}
catch (SettingException fault)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return 2;
}
catch (InvalidDataException fault)
{
    await Console.Error.WriteLineAsync(SettingFile.Describe(fault));
    return 2;
}

builder.AddSearchApi();
WebApplication app = builder.Build();
app.UseSearchApi();
return await app.ServeAsync();
