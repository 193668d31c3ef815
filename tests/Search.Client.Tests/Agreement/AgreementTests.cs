using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;

namespace Search.Client.Tests.Agreement;

/// <summary>Client and service agree: what the service gains fails here until the client has it.</summary>
public sealed class AgreementTests(RunningService service) : IClassFixture<RunningService>
{
    private const string Id = "mã 1#a:b";

    // One call of each route with everything given that can be.
    private static readonly Dictionary<string, Func<SearchClient, Task>> Calls = new()
    {
        ["search"] = client => client.SearchAsync(Everything<SearchQuery>()),
        ["suggest"] = client => client.SuggestAsync(Everything<SuggestQuery>()),
        ["document"] = client => client.GetAsync(Id, "thành"),
        ["put"] = client => client.PutAsync(Id, new SearchDocument { Title = "a" }, waitSearchable: true, ifMatch: "\"7\"", ifNoneMatch: "*"),
        ["delete"] = client => client.DeleteAsync(Id, waitSearchable: true, ifMatch: "\"7\""),
        ["similar"] = client => client.SimilarAsync(Id, 5),
        ["post"] = async client => await client.PostAsync(new[] { new SearchDocument { Id = "a", Title = "a" } }.ToAsyncEnumerable(), waitSearchable: true).FirstAsync(),
        ["analyze"] = client => client.AnalyzeAsync("thành"),
        ["reindex"] = client => client.ReindexAsync(),
        ["tasks"] = client => client.TasksAsync(),
        ["task"] = client => client.TaskAsync(Id),
        ["cancelTask"] = client => client.CancelTaskAsync(Id),
        ["status"] = client => client.StatusAsync(),
    };

    private static readonly Dictionary<string, Type> Answers = new()
    {
        ["search"] = typeof(SearchResults),
        ["suggest"] = typeof(SuggestionList),
        ["document"] = typeof(FoundDocument),
        ["put"] = typeof(WriteResult),
        ["delete"] = typeof(WriteResult),
        ["similar"] = typeof(SimilarDocuments),
        ["post"] = typeof(LineResult),
        ["analyze"] = typeof(TextAnalysis),
        ["reindex"] = typeof(TaskBegun),
        ["tasks"] = typeof(TaskList),
        ["task"] = typeof(ServiceTask),
        ["cancelTask"] = typeof(ServiceTask),
        ["status"] = typeof(ServiceStatus),
    };

    public static TheoryData<string> Routes { get; } = [.. Calls.Keys];

    public static TheoryData<string> Choices { get; } = [.. typeof(SearchQuery).GetProperties().Where(property => Choice(property) is not null).Select(property => property.Name)];

    [Fact]
    public async Task Every_route_of_the_service_is_in_the_client() =>
        (await Description.ReadAsync(service)).Operations.Keys.ShouldBe(Calls.Keys, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_route_and_its_parameters_are_those_of_the_service(string route)
    {
        Operation operation = (await Description.ReadAsync(service)).Operations[route];
        HttpRequestMessage sent = await RecordAsync(Calls[route]);
        sent.Method.Method.ShouldBe(operation.Method);
        sent.RequestUri!.AbsolutePath.Replace(Uri.EscapeDataString(Id), "{id}", StringComparison.Ordinal).ShouldBe(operation.Path);
        Query(sent).Select(pair => pair.Name).Distinct().ShouldBe(operation.Parameters("query"), ignoreOrder: true);
        sent.Headers.Select(header => header.Key).ShouldBe(operation.Parameters("header"), ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task An_answer_is_typed_as_the_service_gives_it(string route)
    {
        Description description = await Description.ReadAsync(service);
        JsonNode[] answers = [.. description.Operations[route].Answers];
        answers.ShouldNotBeEmpty();
        answers.SelectMany(answer => SchemaComparison.Differences(description, answer, Answers[route])).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_sent_is_typed_as_the_service_takes_it()
    {
        Description description = await Description.ReadAsync(service);
        // `date` is one that the service sorts in by the document's kind; who writes a program knows which day it is.
        SchemaComparison.Differences(description, description.Operations["put"].Body!, typeof(SearchDocument), "date").ShouldBeEmpty();
        SchemaComparison.Differences(description, description.Operations["analyze"].Body!, typeof(AnalysisRequest)).ShouldBe(["AnalysisRequest.text may be null"]);
        SchemaComparison.Differences(description, description.Schema("Problem"), typeof(Problem)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task The_words_of_a_parameter_are_those_of_the_service(string property)
    {
        PropertyInfo choice = typeof(SearchQuery).GetProperty(property)!;
        List<(string Name, string Value)> sent = [];
        foreach (object word in Enum.GetValues(Choice(choice)!))
        {
            SearchQuery query = new();
            choice.SetValue(query, word);
            sent.AddRange(Query(await RecordAsync(client => client.SearchAsync(query))));
        }

        string name = sent.Select(pair => pair.Name).Distinct().ShouldHaveSingleItem();
        JsonNode parameter = (await Description.ReadAsync(service)).Operations["search"].ParametersIn("query").Single(one => one["name"]!.GetValue<string>() == name);
        sent.Select(pair => pair.Value).ShouldBe(parameter["schema"]!["enum"]!.AsArray().Select(word => word!.GetValue<string>()), ignoreOrder: true);
    }

    [Fact]
    public async Task The_comparison_tells_what_is_new_gone_and_of_another_type()
    {
        Description description = await Description.ReadAsync(service);
        JsonObject properties = description.Schema("HitAnswer")["properties"]!.AsObject();
        properties["stars"] = new JsonObject { ["type"] = "integer" };
        properties["score"] = new JsonObject { ["type"] = "string" };
        properties["kind"] = new JsonObject { ["type"] = new JsonArray("null", "string") };
        properties.Remove("symbol");
        SchemaComparison.Differences(description, description.Schema("SearchAnswer"), typeof(SearchResults)).ShouldBe(
            [
                "SearchResults.hits[].stars is not in the client", "SearchResults.hits[].score is String, not Double", "SearchResults.hits[].kind may be null",
                "SearchResults.hits[].symbol is not in the service",
            ],
            ignoreOrder: true);
    }

    private static Type? Choice(PropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) is { IsEnum: true } choice ? choice : null;

    private static async Task<HttpRequestMessage> RecordAsync(Func<SearchClient, Task> call)
    {
        Stub stub = new(_ => throw new InvalidOperationException("enough seen"));
        await Should.ThrowAsync<InvalidOperationException>(() => call(Stub.Client(stub)));
        return stub.Last!;
    }

    private static List<(string Name, string Value)> Query(HttpRequestMessage request) =>
        [.. request.RequestUri!.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).Select(pair => (pair[0], Uri.UnescapeDataString(pair[1])))];

    // A query with every property set, those of later versions too.
    private static T Everything<T>()
        where T : new()
    {
        T query = new();
        foreach (PropertyInfo property in typeof(T).GetProperties())
        {
            Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            property.SetValue(query, type switch
            {
                _ when type.IsEnum => Enum.GetValues(type).GetValue(0),
                _ when type == typeof(bool) => true,
                _ when type == typeof(int) => 2,
                _ when type == typeof(DateOnly) => new DateOnly(2021, 8, 24),
                _ when type == typeof(string) => "một",
                _ when type.IsAssignableTo(typeof(IEnumerable)) => type.GetGenericArguments()[0] == typeof(int) ? new[] { 2021, 2022 } : new[] { "một", "hai" },
                _ => throw new NotSupportedException(property.Name),
            });
        }

        return query;
    }
}
