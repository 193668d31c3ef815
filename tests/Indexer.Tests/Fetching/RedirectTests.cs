using System.Net;
using EndToEnd.Running;
using Indexer.Fetching;
using Microsoft.AspNetCore.Http;

namespace Indexer.Tests.Fetching;

/// <summary>Where servers send this program on to, and what an address may hide.</summary>
public sealed class RedirectTests : IAsyncLifetime
{
    private static readonly FetchOptions Local = new()
    {
        AllowedNetworks = [IPNetwork.Parse("127.0.0.0/8")],
        Delay = TimeSpan.Zero,
        Retries = 0,
        Timeout = TimeSpan.FromSeconds(20),
    };

    private LocalServer server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => server = await LocalServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static Fetcher Open(FetchOptions options, params IReadOnlyList<IPAddress> addresses) =>
        new(options, new HostGates(TimeProvider.System), TimeProvider.System, addresses.Count == 0 ? null : (_, _) => Task.FromResult<IPAddress[]>([.. addresses]));

    private Uri Named(string host, string path) => new($"http://{host}:{server.Address.Port}{path}");

    private static async Task<FetchException> FailAsync(Uri address, FetchOptions? options = null)
    {
        using Fetcher fetcher = Open(options ?? Local);
        return await Should.ThrowAsync<FetchException>(() => fetcher.GetAsync(address, null, Cancellation));
    }

    [Theory]
    [InlineData("http://[")]
    [InlineData("http://a..b/")]
    [InlineData("http://\u00ad/")]
    [InlineData("http:///")]
    [InlineData("http://127.0.0.1:99999/")]
    [InlineData("http://ai:matkhau@127.0.0.1/")]
    [InlineData("https://")]
    [InlineData("javascript:alert(1)")]
    public async Task A_redirect_to_what_is_no_address_is_refused(string location)
    {
        server.Status("/a", 302, response => response.Headers.Location = location.Replace("\u00ad", "%C2%AD", StringComparison.Ordinal));
        FetchException fault = await FailAsync(server.At("/a"), Local with { Retries = 3 });
        fault.Fault.ShouldBeOneOf(FetchFault.Refused, FetchFault.Denied);
        fault.Message.ShouldNotContain("matkhau");
        server.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_redirect_without_an_address_is_an_answer_that_gives_nothing()
    {
        server.Status("/a", 302);
        FetchException fault = await FailAsync(server.At("/a"));
        (fault.Fault, fault.Status).ShouldBe((FetchFault.Denied, 302));
    }

    [Theory]
    [InlineData("http://\u00ad/")]
    [InlineData("http://a\u200db/")]
    [InlineData("http://-/")]
    public async Task A_name_that_none_can_have_is_told(string address) =>
        (await FailAsync(new Uri(address))).Fault.ShouldBeOneOf(FetchFault.Refused, FetchFault.Transient);

    [Theory]
    [InlineData("http://0/")]
    [InlineData("http://0.0.0.0:1/")]
    [InlineData("http://[::]/")]
    [InlineData("http://[::ffff:10.0.0.1]/")]
    [InlineData("http://[::ffff:0:10.0.0.1]/")]
    [InlineData("http://[64:ff9b::a00:1]/")]
    [InlineData("http://[fe80::1%25eth0]/")]
    [InlineData("http://10.1/")]
    [InlineData("http://012.0.0.1/")]
    [InlineData("http://ai:matkhau@8.8.8.8/")]
    [InlineData("ftp://8.8.8.8/")]
    public async Task An_address_that_is_none_or_not_public_is_refused_without_asking(string address)
    {
        foreach (Uri? proxy in (Uri?[])[null, server.Address])
        {
            FetchException fault = await FailAsync(new Uri(address), Local with { AllowedNetworks = [], Proxy = proxy, Retries = 3 });
            fault.Fault.ShouldBe(FetchFault.Refused);
            fault.Message.ShouldNotContain("matkhau");
        }

        server.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_longer_than_names_may_be_is_refused()
    {
        string name = string.Concat(Enumerable.Repeat("abcdefgh.", 40));
        (await FailAsync(new Uri($"http://{name}example/"))).Fault.ShouldBe(FetchFault.Refused);
        (await FailAsync(new Uri($"http://{string.Concat(Enumerable.Repeat("\u1ea1.", 200))}example/"))).Fault.ShouldBe(FetchFault.Refused);
    }

    [Fact]
    public async Task Behind_a_proxy_all_addresses_of_a_name_must_be_good()
    {
        server.Text("/a", "qua proxy");
        FetchOptions options = Local with { AllowedNetworks = [], Proxy = server.Address };
        var address = new Uri("http://bao.example/a");
        using (Fetcher good = Open(options, IPAddress.Parse("8.8.8.8"), IPAddress.Parse("2606:4700::1111")))
        {
            (await good.GetAsync(address, null, Cancellation)).Body.ShouldBe("qua proxy"u8.ToArray());
        }

        using Fetcher mixed = Open(options, IPAddress.Parse("8.8.8.8"), IPAddress.Parse("10.0.0.1"));
        FetchException fault = await Should.ThrowAsync<FetchException>(() => mixed.GetAsync(address, null, Cancellation));
        (fault.Fault, fault.Message).ShouldBe((FetchFault.Refused, "'bao.example' is at 10.0.0.1, which is not in the public internet."));
        using var none = new Fetcher(options, new HostGates(TimeProvider.System), TimeProvider.System, (_, _) => Task.FromResult<IPAddress[]>([]));
        (await Should.ThrowAsync<FetchException>(() => none.GetAsync(address, null, Cancellation))).Fault.ShouldBe(FetchFault.Refused);
        server.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Each_step_is_asked_about_before_it_is_taken()
    {
        server.Status("/a", 302, response => response.Headers.Location = "/b");
        server.Status("/b", 307, response => response.Headers.Location = Named("khac.example", "/kín").AbsoluteUri);
        server.Text("/kín", "kín");
        var asked = new List<string>();
        using Fetcher fetcher = Open(Local, IPAddress.Loopback);
        FetchException fault = await Should.ThrowAsync<FetchException>(() => fetcher.GetAsync(Named("bao.example", "/a"), null, Cancellation, (hop, _) =>
        {
            asked.Add(hop.Host + hop.AbsolutePath);
            return hop.Host == "khac.example" ? throw new FetchException(FetchFault.Refused, hop, "không được", "") : Task.FromResult(TimeSpan.Zero);
        }));
        fault.Message.ShouldBe("không được");
        asked.ShouldBe(["bao.example/a", "bao.example/b", "khac.example/k%C3%ADn"]);
        server.Count("/kín").ShouldBe(0);
    }

    [Fact]
    public async Task Where_redirects_lead_few_requests_go_at_once_too()
    {
        int now = 0, most = 0;
        var room = new SemaphoreSlim(0);
        server.Answers["/chậm"] = async context =>
        {
            int count = Interlocked.Increment(ref now);
            lock (room)
            {
                most = Math.Max(most, count);
            }

            await room.WaitAsync(context.RequestAborted);
            Interlocked.Decrement(ref now);
        };

        // Every one from a host of its own, and to one whose name is written in several ways.
        string[] spellings = ["dich.example", "DICH.example", "dich.example."];
        server.Answers["/a"] = context =>
        {
            context.Response.Redirect(Named(spellings[context.Request.Host.Host[0] % 3], "/ch%E1%BA%ADm").AbsoluteUri);
            return Task.CompletedTask;
        };
        using Fetcher fetcher = Open(Local, IPAddress.Loopback);
        Task[] all = [.. Enumerable.Range(0, 9).Select(i => fetcher.GetAsync(Named($"{(char)('a' + i)}.example", "/a"), null, Cancellation))];
        while (server.Count("/a") < 9 || server.Count("/chậm") < HostGates.Most)
        {
            await Task.Delay(10, Cancellation);
        }

        room.Release(9);
        await Task.WhenAll(all);
        most.ShouldBeLessThanOrEqualTo(HostGates.Most);
        server.Count("/chậm").ShouldBe(9);
    }

    [Fact]
    public async Task Headers_of_the_source_do_not_come_back_with_a_redirect_from_elsewhere()
    {
        await using LocalServer other = await LocalServer.StartAsync();
        var sent = new List<(string Path, string Key)>();
        Task Answer(HttpContext context, Uri? next)
        {
            sent.Add((context.Request.Path, context.Request.Headers["X-Api-Key"].ToString()));
            if (next is not null)
            {
                context.Response.Redirect(next.AbsoluteUri);
            }

            return Task.CompletedTask;
        }

        server.Answers["/a"] = context => Answer(context, server.At("/b"));
        server.Answers["/b"] = context => Answer(context, other.At("/c"));
        other.Answers["/c"] = context => Answer(context, server.At("/d"));
        server.Answers["/d"] = context => Answer(context, null);
        FetchOptions options = Local with { Origin = server.At("/list"), Headers = new Dictionary<string, string> { ["X-Api-Key"] = "secret" } };
        using Fetcher fetcher = Open(options);
        await fetcher.GetAsync(server.At("/a"), null, Cancellation);
        sent.ShouldBe([("/a", "secret"), ("/b", "secret"), ("/c", ""), ("/d", "")]);

        // What a list of the source names elsewhere is no origin either.
        sent.Clear();
        await fetcher.GetAsync(other.At("/c"), null, Cancellation);
        sent.ShouldBe([("/c", ""), ("/d", "")]);
    }

    [Theory]
    [InlineData("999999999")]
    [InlineData("99999999999999999999")]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT")]
    public async Task A_pause_of_years_is_cut_to_hours(string asked)
    {
        server.Status("/a", 503, response => response.Headers.RetryAfter = asked);
        FetchException fault = await FailAsync(server.At("/a"), Local with { Retries = 0 });
        fault.RetryAfter.ShouldBe(asked.Length > 12 && char.IsDigit(asked[0]) ? null : TimeSpan.FromHours(6));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_packed_body_that_is_cut_off_is_no_body(string encoding)
    {
        byte[] whole = Packing.Pack(string.Concat(Enumerable.Range(0, 2000).Select(i => $"dòng {i} của trang\n")), encoding);
        server.Answers["/a"] = async context =>
        {
            context.Response.Headers.ContentEncoding = encoding;
            await context.Response.Body.WriteAsync(whole.AsMemory(0, whole.Length / 2));
        };
        FetchException fault = await FailAsync(server.At("/a"));
        fault.Fault.ShouldBe(FetchFault.Transient);

        server.Answers["/b"] = async context =>
        {
            context.Response.Headers.ContentEncoding = encoding;
            await context.Response.WriteAsync("không phải gói nén, mà là chữ thường");
        };
        (await FailAsync(server.At("/b"))).Fault.ShouldBe(FetchFault.Transient);
    }
}
