using SearchApi.Hosting;

// Settings and pages stand beside the program, wherever it is started from.
WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.AddSearchApi();
WebApplication app = builder.Build();
app.UseSearchApi();
return await app.ServeAsync();
