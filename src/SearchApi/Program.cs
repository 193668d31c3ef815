using System.Globalization;
using SearchApi.Hosting;

// Where the environment brings cultures in, that of the machine has no say all the same.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;

// Settings and pages stand beside the program, wherever it is started from.
WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.AddSearchApi();
WebApplication app = builder.Build();
app.UseSearchApi();
return await app.ServeAsync();
