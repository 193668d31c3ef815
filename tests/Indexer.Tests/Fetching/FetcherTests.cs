using System.IO.Compression;
using System.Net;
using System.Text;
using EndToEnd.Running;
using Indexer.Fetching;
using Indexer.Sources;
using Microsoft.AspNetCore.Http;

namespace Indexer.Tests.Fetching;

/// <summary>Against a real server that behaves as servers do on bad days.</summary>
public sealed class FetcherTests : IAsyncLifetime
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

    private Task<Fetched> GetAsync(string path, FetchOptions? options = null, Validator? known = null) => GetAsync(server.At(path), options, known);

    private static async Task<Fetched> GetAsync(Uri address, FetchOptions? options = null, Validator? known = null)
    {
        using var fetcher = new Fetcher(options ?? Local, new HostGates(TimeProvider.System), TimeProvider.System);
        return await fetcher.GetAsync(address, known, Cancellation);
    }

    private async Task<FetchException> FailAsync(string path, FetchOptions? options = null) => await Should.ThrowAsync<FetchException>(() => GetAsync(path, options));

    [Fact]
    public async Task An_answer_comes_whole_with_what_tells_versions_apart()
    {
        string agent = "";
        server.Answers["/a"] = async context =>
        {
            agent = context.Request.Headers.UserAgent.ToString();
            context.Response.Headers.ETag = "\"1\"";
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync("Chào");
        };
        Fetched page = await GetAsync("/a");
        Encoding.UTF8.GetString(page.Body).ShouldBe("Chào");
        (page.MediaType, page.Validator.ETag, page.IsUnchanged).ShouldBe(("text/html", "\"1\"", false));
        agent.ShouldStartWith("TraCuu/");
    }

    [Fact]
    public async Task What_is_known_already_is_not_sent_again()
    {
        server.Answers["/a"] = context =>
        {
            context.Response.StatusCode = context.Request.Headers.IfNoneMatch == "\"1\"" ? 304 : 200;
            return Task.CompletedTask;
        };
        (await GetAsync("/a", known: new Validator("\"1\"", null))).IsUnchanged.ShouldBeTrue();
        (await GetAsync("/a", known: new Validator("\"2\"", null))).IsUnchanged.ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_that_stalls_is_given_up()
    {
        server.Answers["/a"] = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        FetchException fault = await FailAsync("/a", Local with { Timeout = TimeSpan.FromSeconds(0.3) });
        fault.Fault.ShouldBe(FetchFault.Transient);
        fault.Message.ShouldContain("within 0.3 s");
    }

    [Fact]
    public async Task A_body_that_only_drips_is_given_up()
    {
        server.Answers["/a"] = async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync("x", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(50, context.RequestAborted);
            }
        };
        (await FailAsync("/a", Local with { Timeout = TimeSpan.FromSeconds(0.5) })).Fault.ShouldBe(FetchFault.Transient);
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_no_body()
    {
        server.Answers["/a"] = async context =>
        {
            await context.Response.WriteAsync("nửa");
            await context.Response.Body.FlushAsync();
            context.Abort();
        };
        server.Answers["/lie"] = async context =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("ngắn");
            await context.Response.Body.FlushAsync();
            context.Abort();
        };
        (await FailAsync("/a")).Fault.ShouldBe(FetchFault.Transient);
        (await FailAsync("/lie")).Fault.ShouldBe(FetchFault.Transient);
    }

    [Fact]
    public async Task A_fault_that_passes_is_tried_again()
    {
        int asked = 0;
        server.Answers["/a"] = async context =>
        {
            if (asked++ == 0)
            {
                context.Response.StatusCode = 503;
                context.Response.Headers.RetryAfter = "0";
                return;
            }

            await context.Response.WriteAsync("rồi");
        };
        (await GetAsync("/a", Local with { Retries = 2 })).Body.ShouldBe("rồi"u8.ToArray());
        asked.ShouldBe(2);
    }

    [Fact]
    public async Task Who_asks_for_a_long_pause_is_left_alone()
    {
        server.Status("/a", 503, response => response.Headers.RetryAfter = "3600");
        FetchException fault = await FailAsync("/a", Local with { Retries = 5 });
        fault.RetryAfter.ShouldBe(TimeSpan.FromHours(1));
        server.Count("/a").ShouldBe(1);
    }

    [Fact]
    public async Task What_is_not_there_is_asked_for_once()
    {
        FetchException fault = await FailAsync("/không-có", Local with { Retries = 5 });
        (fault.Fault, fault.Status).ShouldBe((FetchFault.Denied, 404));
        server.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_host_that_fails_again_and_again_is_left_alone()
    {
        server.Status("/a", 500);
        using var fetcher = new Fetcher(Local, new HostGates(TimeProvider.System), TimeProvider.System);
        var faults = new List<FetchFault>();
        for (int i = 0; i < 12; i++)
        {
            faults.Add((await Should.ThrowAsync<FetchException>(() => fetcher.GetAsync(server.At("/a"), null, Cancellation))).Fault);
        }

        faults[0].ShouldBe(FetchFault.Transient);
        faults[^1].ShouldBe(FetchFault.HostDown);
        server.Count("/a").ShouldBe(8);
    }

    [Fact]
    public async Task A_small_packet_that_unpacks_to_much_is_refused()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            byte[] zeros = new byte[1024 * 1024];
            for (int i = 0; i < 64; i++)
            {
                gzip.Write(zeros);
            }
        }

        server.Answers["/a"] = async context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await context.Response.Body.WriteAsync(packed.ToArray());
        };
        FetchException fault = await FailAsync("/a", Local with { MostBytes = 1024 * 1024, Retries = 3 });
        fault.Fault.ShouldBe(FetchFault.Refused);
        fault.Message.ShouldContain("larger than 1 MiB");
        server.Count("/a").ShouldBe(1);
    }

    [Fact]
    public async Task Redirects_are_followed_but_not_for_ever()
    {
        server.Status("/a", 302, response => response.Headers.Location = "/b");
        server.Text("/b", "đích");
        (await GetAsync("/a")).Address.AbsolutePath.ShouldBe("/b");

        server.Status("/vòng", 301, response => response.Headers.Location = "/v%C3%B2ng");
        FetchException fault = await FailAsync("/vòng", Local with { Retries = 3 });
        fault.Message.ShouldContain("redirects more than 5 times");
        server.Count("/vòng").ShouldBe(6);
    }

    [Theory]
    [InlineData("http://127.0.0.2:9/")]
    [InlineData("http://[::1]:9/")]
    [InlineData("http://[::ffff:127.0.0.1]:9/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://localhost:9/")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("file:///etc/passwd")]
    public async Task A_redirect_leads_only_where_the_source_may_go(string target)
    {
        server.Status("/a", 302, response => response.Headers.Location = target);
        FetchOptions options = Local with { AllowedNetworks = [new IPNetwork(IPAddress.Parse("127.0.0.1"), 32)], Retries = 3 };
        bool mayGo = target.Contains("2130706433", StringComparison.Ordinal) || target.Contains("0x7f.1", StringComparison.Ordinal) || target.Contains("localhost", StringComparison.Ordinal) || target.Contains("ffff", StringComparison.Ordinal);
        FetchException fault = await FailAsync("/a", mayGo ? options with { AllowedNetworks = [] } : options);
        fault.Fault.ShouldBe(FetchFault.Refused);
    }

    [Fact]
    public async Task Nothing_that_is_not_public_is_reached_unless_allowed()
    {
        server.Text("/a", "nội bộ");
        (await FailAsync("/a", Local with { AllowedNetworks = [] })).Message.ShouldContain("not in the public internet");
        server.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_that_answers_differently_the_second_time_gains_nothing()
    {
        server.Text("/a", "nội bộ");
        int asked = 0;
        Task<IPAddress[]> Resolve(string host, CancellationToken cancellation) =>
            Task.FromResult<IPAddress[]>([IPAddress.Parse(asked++ == 0 ? "127.0.0.2" : "127.0.0.1")]);

        // What is connected to is what was asked for and checked: nobody asks a second time.
        using var fetcher = new Fetcher(Local with { AllowedNetworks = [] }, new HostGates(TimeProvider.System), TimeProvider.System, Resolve);
        var address = new Uri($"http://báo.example:{server.Address.Port}/a");
        (await Should.ThrowAsync<FetchException>(() => fetcher.GetAsync(address, null, Cancellation))).Fault.ShouldBe(FetchFault.Refused);
        asked.ShouldBe(1);
        server.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_several_addresses_only_those_that_may_be_are_tried()
    {
        server.Text("/a", "được");
        FetchOptions options = Local with { AllowedNetworks = [new IPNetwork(IPAddress.Parse("127.0.0.1"), 32)] };
        using var fetcher = new Fetcher(options, new HostGates(TimeProvider.System), TimeProvider.System, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.255.255.1"), IPAddress.Loopback]));
        (await fetcher.GetAsync(new Uri($"http://bao.example:{server.Address.Port}/a"), null, Cancellation)).Body.ShouldBe("được"u8.ToArray());
    }

    [Fact]
    public async Task Headers_of_the_source_go_to_its_origin_only()
    {
        await using LocalServer other = await LocalServer.StartAsync();
        string? here = null, there = null;
        server.Answers["/a"] = context =>
        {
            here = context.Request.Headers["X-Api-Key"];
            context.Response.Redirect(other.At("/b").AbsoluteUri);
            return Task.CompletedTask;
        };
        other.Answers["/b"] = context =>
        {
            there = context.Request.Headers["X-Api-Key"].ToString();
            return Task.CompletedTask;
        };
        await GetAsync("/a", Local with { Origin = server.Address, Headers = new Dictionary<string, string> { ["X-Api-Key"] = "secret" } });
        here.ShouldBe("secret");
        there.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_environment_names_no_proxy()
    {
        server.Text("/a", "thẳng");
        Environment.SetEnvironmentVariable("HTTP_PROXY", "http://127.0.0.1:9");
        try
        {
            (await GetAsync("/a")).Body.ShouldBe("thẳng"u8.ToArray());
        }
        finally
        {
            Environment.SetEnvironmentVariable("HTTP_PROXY", null);
        }
    }

    [Fact]
    public async Task Few_requests_at_once_go_to_one_host()
    {
        int now = 0, most = 0;
        var room = new SemaphoreSlim(0);
        server.Answers["/a"] = async context =>
        {
            int count = Interlocked.Increment(ref now);
            lock (room)
            {
                most = Math.Max(most, count);
            }

            await room.WaitAsync(context.RequestAborted);
            Interlocked.Decrement(ref now);
        };
        using var fetcher = new Fetcher(Local, new HostGates(TimeProvider.System), TimeProvider.System);
        Task[] all = [.. Enumerable.Range(0, 6).Select(_ => fetcher.GetAsync(server.At("/a"), null, Cancellation))];
        while (server.Asked.Count < HostGates.Most)
        {
            await Task.Delay(10, Cancellation);
        }

        room.Release(6);
        await Task.WhenAll(all);
        most.ShouldBeLessThanOrEqualTo(HostGates.Most);
        server.Asked.Count.ShouldBe(6);
    }
}
