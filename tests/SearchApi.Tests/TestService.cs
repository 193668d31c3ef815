using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Search.Documents;
using Search.Documents.Store;
using Search.Engine;

namespace SearchApi.Tests;

/// <summary>The real service over a store and an index of its own, with a few documents.</summary>
public sealed class TestService : WebApplicationFactory<Program>, IAsyncLifetime
{
    /// <summary>The header from which the service under test takes where a caller is.</summary>
    public const string AddressHeader = "Test-Address";

    private readonly string folder = Directory.CreateTempSubdirectory("tracuu-api-").FullName;

    /// <summary>What the store holds.</summary>
    public static readonly IReadOnlyList<Document> Documents =
    [
        new()
        {
            Id = "tb-123-2021", Kind = DocumentKind.Notice, Title = "Thông báo kết luận của Thường trực Thành ủy Cần Thơ",
            Text = "Thường trực Thành ủy yêu cầu các quận ủy, huyện ủy thực hiện nghiêm công tác phòng, chống dịch.",
            Type = "Thông báo", Symbol = "123-TB/TU", Issuer = "Ban Thường vụ Thành ủy", Source = "Thành ủy Cần Thơ",
            IssuedOn = new DateOnly(2021, 8, 24), Extracted = new Dictionary<string, ExtractedValue> { ["symbol"] = new(0, 5, 0.9) },
        },
        new()
        {
            Id = "tin-1", Attributes = new Dictionary<string, string> { ["truncated"] = "false" }, Kind = DocumentKind.News, Title = "Cần Thơ khai mạc lễ hội bánh dân gian", Text = "Sáng nay, thành phố Cần Thơ khai mạc lễ hội.",
            Source = "Báo Cần Thơ", PublishedAt = new DateTimeOffset(2022, 4, 8, 9, 30, 0, TimeSpan.FromHours(7)), Url = "https://bao.example.vn/1",
        },
        new()
        {
            Id = "xau", Title = "<script>alert('nguy hiểm')</script> \"><img src=x onerror=alert(1)>",
            Text = "Văn bản nguy hiểm: <script>alert(1)</script> </mark> &amp; \u202e đảo ngược \ud83d\ude00", Url = "javascript:alert(1)",
            Issuer = "\"><b>", IssuedOn = new DateOnly(2020, 1, 2),
        },
        new()
        {
            Id = "noi-quy", Kind = DocumentKind.Notice, Title = "Nội quy vườn dừa", Text = "1. Không trèo dừa.\n2. Không hái trái:\na) trái non;\nb) trái khô.\nĐiều 3. Bảo vệ\n1. Trực đêm, chăm dừa và",
            Type = "Nội quy", IssuedOn = new DateOnly(2019, 5, 6), Attributes = new Dictionary<string, string> { ["truncated"] = "true", ["urgency"] = "Khẩn" },
        },
        new() { Id = "mat", Title = "Văn bản mật", Text = "Chỉ dành cho nội bộ", Audience = ["noi-bo"] },
    ];

    /// <summary>A client on the machine of the service; one that <see cref="WebApplicationFactory{T}.CreateClient()"/> makes comes from nowhere.</summary>
    public HttpClient CreateLocalClient() => CreateClientFrom("127.0.0.1");

    /// <summary>A client at an address.</summary>
    public HttpClient CreateClientFrom(string address)
    {
        HttpClient client = CreateClient();
        client.DefaultRequestHeaders.Add(AddressHeader, address);
        return client;
    }

    /// <summary>Waits until everything stored can be found.</summary>
    public async ValueTask InitializeAsync()
    {
        IDocumentStore store = Services.GetRequiredService<IDocumentStore>();
        await store.WriteAsync([.. Documents.Select(document => new DocumentWrite(document.Id, document))], CancellationToken.None);
        SearchIndex index = Services.GetRequiredService<SearchIndex>();
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(30));
        while (index.Sequence < Documents.Count)
        {
            await Task.Delay(20, patience.Token);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Takes the address of a caller from a header, which the test server has no other way to set.</summary>
    private sealed class CallersAddress : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((HttpContext context, RequestDelegate then) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.TryParse(context.Request.Headers[AddressHeader], out IPAddress? address) ? address : null;
                return then(context);
            });
            next(app);
        };
    }

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Data:Path", folder);
        builder.ConfigureServices(services => services.AddSingleton<IStartupFilter>(new CallersAddress()));
    }
}
