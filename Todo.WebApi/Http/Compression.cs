using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Todo.WebApi.Http;

/// <summary>Compresses responses with Brotli or gzip where this is safe: not for tokens.</summary>
internal static class Compression
{
    public static IServiceCollection AddApiCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            // Safe with HTTPS (BREACH): no cookie authenticates, so another site cannot make a browser send an authenticated request.
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, Errors.Problem.MediaType];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        return services;
    }

    public static IApplicationBuilder UseApiCompression(this IApplicationBuilder app) =>
        app.UseWhen(
            context => context.Request.Headers.AcceptEncoding.Count > 0 && !IsTokenEndpoint(context.Request.Path),
            branch => branch.UseResponseCompression());

    private static bool IsTokenEndpoint(PathString path) => path.StartsWithSegments("/api/login") || path.StartsWithSegments("/token");
}
