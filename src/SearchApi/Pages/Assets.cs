using System.Security.Cryptography;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace SearchApi.Pages;

/// <summary>The pages' own files. Their addresses carry a hash, so that browsers keep them until they change. Thread safe.</summary>
public sealed class Assets
{
    private const string Version = "v";

    private readonly IFileProvider files;

    /// <summary>Looks at the files once.</summary>
    public Assets(IWebHostEnvironment environment)
    {
        files = environment.WebRootFileProvider;
        Style = Versioned("/style.css");
        Script = Versioned("/search.js");
        Box = Versioned("/search-box.js");
        Icon = Versioned("/favicon.svg");
        Picture = Versioned("/icon.png");
    }

    /// <summary>Address of the style sheet.</summary>
    public string Style { get; }

    /// <summary>Address of the script.</summary>
    public string Script { get; }

    /// <summary>Address of the box with suggestions, which other pages take without a hash.</summary>
    public string Box { get; }

    /// <summary>Address of the icon.</summary>
    public string Icon { get; }

    /// <summary>Address of the icon as a picture, for what shows no SVG.</summary>
    public string Picture { get; }

    /// <summary>Serves the files.</summary>
    public static void Use(IApplicationBuilder app) => app.UseStaticFiles(new StaticFileOptions
    {
        OnPrepareResponse = response => response.Context.Response.Headers[HeaderNames.CacheControl] =
            response.Context.Request.Query.ContainsKey(Version) ? "public, max-age=31536000, immutable" : "no-cache",
    });

    private string Versioned(string path)
    {
        IFileInfo file = files.GetFileInfo(path);
        if (!file.Exists)
        {
            throw new FileNotFoundException($"The page's file wwwroot{path} is missing beside the program.");
        }

        using Stream content = file.CreateReadStream();
        return $"{path}?{Version}={Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 6))}";
    }
}
