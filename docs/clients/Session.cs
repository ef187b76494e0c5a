using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StayInSync;

/// <summary>The tokens of a session, as the server returns them.</summary>
public sealed record Tokens(
    [property: JsonPropertyName("access_token")] string AccessToken, [property: JsonPropertyName("refresh_token")] string RefreshToken);

/// <summary>The session has ended: the user must sign in again.</summary>
public sealed class SignedOutException() : Exception("The session has ended.");

/// <summary>The server refused a request.</summary>
public sealed class RefusedException(HttpResponseMessage response) : Exception($"The server returned {(int)response.StatusCode}.")
{
    public HttpStatusCode Status { get; } = response.StatusCode;

    public TimeSpan RetryAfter { get; } = response.Headers.RetryAfter?.Delta ?? TimeSpan.Zero;

    public bool IsTemporary => (int)Status is >= 500 or 408 or 429;
}

/// <summary>Sends requests with an access token, and refreshes the tokens when the server rejects it.</summary>
/// <param name="http">A client whose base address is the server.</param>
/// <param name="tokens">The tokens from the sign-in, or those that were saved last.</param>
/// <param name="save">Stores the new tokens.</param>
public sealed class Session(HttpClient http, Tokens tokens, Func<Tokens, Task> save)
{
    private readonly Lock _lock = new();
    private Tokens _tokens = tokens;
    private Task? _refreshing;

    /// <summary>Gets a response as soon as its headers are there.</summary>
    public async Task<HttpResponseMessage> GetAsync(string path, CancellationToken cancellationToken)
    {
        var used = _tokens;
        var response = await SendAsync(path, cancellationToken);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            response.Dispose();
            await RefreshAsync(used);
            response = await SendAsync(path, cancellationToken);
        }
        if (response.IsSuccessStatusCode)
            return response;
        using (response)
            throw response.StatusCode == HttpStatusCode.Unauthorized ? new SignedOutException() : new RefusedException(response);
    }

    private async Task<HttpResponseMessage> SendAsync(string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _tokens.AccessToken);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    /// <summary>Requests that fail at the same time share one refresh: a refresh token can be used only once.</summary>
    private Task RefreshAsync(Tokens used)
    {
        lock (_lock)
        {
            if (_tokens != used)
                return Task.CompletedTask;
            return _refreshing is { IsCompleted: false } running ? running : _refreshing = ExchangeAsync();
        }
    }

    private async Task ExchangeAsync()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = _tokens.RefreshToken,
        });
        using var response = await http.PostAsync(new Uri("/api/login/access_token", UriKind.Relative), form);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
            throw new SignedOutException();
        if (!response.IsSuccessStatusCode)
            throw new RefusedException(response);
        var tokens = await response.Content.ReadFromJsonAsync<Tokens>() ?? throw new JsonException();
        await save(tokens);
        _tokens = tokens;
    }
}
