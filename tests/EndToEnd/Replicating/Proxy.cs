using System.Net;
using System.Text.RegularExpressions;
using EndToEnd.Running;

namespace EndToEnd.Replicating;

/// <summary>nginx with the settings of <c>deploy/nginx</c>: only addresses, the certificate and the limit of requests are the test's own.</summary>
public sealed partial class Proxy : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly System.Diagnostics.Process nginx;

    private Proxy(string program, IEnumerable<Uri> machines)
    {
        int port = LoopbackPort.Free();
        Http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(60) };
        string site = File.ReadAllText(Path.Combine(Checkout.Root, "deploy", "nginx", "tracuu.conf"));
        Server().Count(site).ShouldBe(1);
        site = Server().Replace(site, line => string.Concat(machines.Select(machine => line.Value.Replace("127.0.0.1:5080", machine.Authority, StringComparison.Ordinal))));
        site = Redirect().Replace(Ssl().Replace(site, ""), "").Replace("rate=20r/s", "rate=10000r/s", StringComparison.Ordinal).Replace("burst=40", "burst=10000", StringComparison.Ordinal);
        site = site.Replace("server_name", $"listen 127.0.0.1:{port};\n    server_name", StringComparison.Ordinal);
        string settings = folder.File("nginx.conf");
        File.WriteAllText(settings, $$"""
            daemon off;
            {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
            pid {{folder.Path}}/pid;
            error_log {{folder.Path}}/error.log warn;
            events { }
            http {
            access_log off;
            {{string.Concat(((string[])["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]).Select(kind => $"{kind}_temp_path {folder.Path}/{kind};\n"))}}
            {{site}}
            }
            """);
        nginx = System.Diagnostics.Process.Start(program, ["-p", folder.Path, "-c", settings]);
    }

    public HttpClient Http { get; }

    public static async Task<Proxy> StartAsync(params IEnumerable<Uri> machines)
    {
        var proxy = new Proxy(Requirement.InstalledFile("/usr/sbin/nginx", "apt-get install nginx-light"), machines);
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                using HttpResponseMessage answer = await proxy.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken);
                answer.StatusCode.ShouldBe(HttpStatusCode.OK);
                return proxy;
            }
            catch (HttpRequestException) when (attempt < 300 && !proxy.nginx.HasExited)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!nginx.HasExited)
        {
            using (System.Diagnostics.Process quit = System.Diagnostics.Process.Start("kill", ["-TERM", $"{nginx.Id}"]))
            {
                await quit.WaitForExitAsync(CancellationToken.None);
            }

            await nginx.WaitForExitAsync(CancellationToken.None);
        }

        nginx.Dispose();
        folder.Dispose();
    }

    [GeneratedRegex(@"^    server 127\.0\.0\.1:5080.*\n", RegexOptions.Multiline)]
    private static partial Regex Server();

    [GeneratedRegex(@"^    (listen|ssl_certificate).*\n", RegexOptions.Multiline)]
    private static partial Regex Ssl();

    // The second server block, which leads from http to https.
    [GeneratedRegex(@"server \{\n(?:[^}]*)return 301[^}]*\}\n")]
    private static partial Regex Redirect();
}
