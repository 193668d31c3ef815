using Search.Documents.Store;
using Search.Documents.Store.Sqlite;
using Search.Engine;

namespace SearchApi.Hosting;

/// <summary>crude for now</summary>
public static class StoreAndIndex
{
    public static void AddStoreAndIndex(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        string data = configuration["Data:Path"]!;
        Directory.CreateDirectory(data);
        services.AddSingleton<IDocumentStore>(s => SqliteDocumentStore.OpenAsync("Data Source=" + Path.Combine(data, "documents.db"), TimeProvider.System, default).GetAwaiter().GetResult());
        services.AddSingleton(s => { var i = SearchIndex.Open(Path.Combine(data, "index")); i.Refresh(); return i; });
    }
}
