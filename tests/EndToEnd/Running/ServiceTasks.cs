using System.Net.Http.Json;
using System.Text.Json;

namespace EndToEnd.Running;

/// <summary>Asks a service for tasks and for its status, as an administrator does.</summary>
public static class ServiceTasks
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Asks for a new generation.</summary>
    /// <returns>The id of its task.</returns>
    public static async Task<string> ReindexAsync(this SearchService service)
    {
        using HttpResponseMessage response = await service.Http.PostAsync("/api/v1/reindex", null, Cancellation);
        return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("task").GetString()!;
    }

    /// <summary>A task as it is now.</summary>
    public static Task<JsonElement> TaskAsync(this SearchService service, string id) =>
        service.Http.GetFromJsonAsync<JsonElement>("/api/v1/tasks/" + id, Cancellation);

    /// <summary>The state of a task.</summary>
    public static async Task<string> TaskStateAsync(this SearchService service, string id) => (await service.TaskAsync(id)).GetProperty("state").GetString()!;

    /// <summary>What there is.</summary>
    public static Task<JsonElement> StatusAsync(this SearchService service) => service.Http.GetFromJsonAsync<JsonElement>("/api/v1/status", Cancellation);

    /// <summary>Looks again and again until it is as wished.</summary>
    public static async Task UntilAsync(this SearchService service, Func<Task<bool>> wish)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(90));
        while (!await wish())
        {
            limit.IsCancellationRequested.ShouldBeFalse("waited in vain\n" + service.Log);
            await Task.Delay(50, Cancellation);
        }
    }
}
