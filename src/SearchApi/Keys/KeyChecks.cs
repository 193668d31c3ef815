using Indexer.Keys;
using Indexer.Languages;
using SearchApi.Hosting;
using SearchApi.Problems;

namespace SearchApi.Keys;

/// <summary>Looks at the key of every request, and at whether it suffices for the route.</summary>
internal static class KeyChecks
{
    private const string Bearer = "Bearer ";
    private const string Header = "X-Api-Key";

    private static readonly Wording Wrong = new(
        "Khóa này không dùng được: sai, hoặc đã bị thu hồi.", "This key does not hold: it is wrong, or was revoked.");

    private static readonly Wording Unread = new(
        "Chưa đọc được các khóa từ kho; hãy thử lại sau ít giây.", "The keys cannot be read from the store yet; try again in a few seconds.");

    private static readonly Wording OnlyFromHere = new(
        "Chỉ dành cho người quản trị, gọi thẳng từ chính máy chủ.", "For administrators only, calling from the server's own machine and through no proxy.");

    /// <summary>Asks callers of the routes for a key of this scope; without any key configured, for a call from this machine.</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder routes, Scope scope)
        where TBuilder : IEndpointConventionBuilder => routes.WithMetadata(
            new RequiredScope(scope),
            new ProducesResponseTypeMetadata(StatusCodes.Status401Unauthorized, typeof(Problem), [ProblemResult.MediaType]),
            new ProducesResponseTypeMetadata(StatusCodes.Status403Forbidden, typeof(Problem), [ProblemResult.MediaType]));

    /// <summary>Adds the check. Stands behind routing, before anything of a body is read.</summary>
    public static void UseKeys(this IApplicationBuilder app) => app.Use((context, next) =>
        Refuse(context) is { } refusal ? refusal.ExecuteAsync(context) : next(context));

    /// <summary>Why a caller may not do what asks for a scope; null where it may.</summary>
    public static ProblemResult? Refuse(HttpContext context, Scope scope)
    {
        if (context.Features.Get<KnownKey>() is { } known)
        {
            return known.Key.Allows(scope)
                ? null
                : ProblemResult.Status(StatusCodes.Status403Forbidden, new(
                        $"Khóa này không có quyền {ScopeNames.Of(scope)}.", $"This key has not the scope {ScopeNames.Of(scope)}."))
                    .With("WWW-Authenticate", $"Bearer realm=\"tracuu\", error=\"insufficient_scope\", scope=\"{ScopeNames.Of(scope)}\"");
        }

        return context.RequestServices.GetRequiredService<KeyRing>().HasKeys switch
        {
            null => NotYet(),
            true => ProblemResult.Status(StatusCodes.Status401Unauthorized).With("WWW-Authenticate", "Bearer realm=\"tracuu\""),
            false => Caller.IsThisMachine(context) ? null : ProblemResult.Status(StatusCodes.Status403Forbidden, OnlyFromHere),
        };
    }

    private static ProblemResult? Refuse(HttpContext context)
    {
        // What a key may read, no cache may hand to others.
        context.Response.Headers.Append("Vary", "Authorization, " + Header);
        if (Presented(context.Request) is { } secret)
        {
            context.Response.Headers.CacheControl = "private";
            KeyRing ring = context.RequestServices.GetRequiredService<KeyRing>();
            if (ring.HasKeys is null)
            {
                return NotYet();
            }

            if (ring.Find(secret) is not { } known)
            {
                return ProblemResult.Status(StatusCodes.Status401Unauthorized, Wrong).With("WWW-Authenticate", "Bearer realm=\"tracuu\", error=\"invalid_token\"");
            }

            context.Features.Set(known);
        }

        return context.GetEndpoint()?.Metadata.GetMetadata<RequiredScope>() is { } required ? Refuse(context, required.Scope) : null;
    }

    private static ProblemResult NotYet() => ProblemResult.Status(StatusCodes.Status503ServiceUnavailable, Unread).With("Retry-After", "5");

    /// <summary>The key of a request; null where it brings none. Other kinds of Authorization are whoever's before us.</summary>
    private static string? Presented(HttpRequest request)
    {
        if (request.Headers.TryGetValue(Header, out var own))
        {
            return own.ToString().Trim();
        }

        // With nothing behind it too: a client whose key is missing must notice, rather than find less.
        string authorization = request.Headers.Authorization.ToString().Trim();
        return $"{authorization} ".StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[(Bearer.Length - 1)..].Trim() : null;
    }
}

/// <summary>What a route asks its callers for.</summary>
internal sealed record RequiredScope(Scope Scope);
