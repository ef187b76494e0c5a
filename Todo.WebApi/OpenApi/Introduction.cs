namespace Todo.WebApi.OpenApi;

/// <summary>The document's introduction, in Markdown: the rules that hold for all operations.</summary>
internal static class Introduction
{
    public const string Text =
        """
        A todo API: register, sign in, and keep your own todos.

        ## Authentication

        Sign in with `POST /api/login/access_token` and send the access token with every other request: `Authorization: Bearer <token>`.
        An access token is valid for 20 minutes. When a request is answered with 401 and `error="invalid_token"`, exchange the refresh token for
        a new pair once (`grant_type=refresh_token`) and repeat the request.

        ## Errors

        Every error is a problem (`application/problem+json`, RFC 9457). Decide by its `type`, a stable URI; `detail` is a sentence for people,
        and `trace_id` finds the request in the server's log. A validation error (422) lists everything that is wrong at once: `errors` maps each
        member of the body, query parameter or header to its messages, and `codes` maps it to stable words that a front end can translate. Errors of
        the sign-in operations are `application/json` instead and add the members of OAuth 2.0: `error` and `error_description`.

        After a 429 or 503, wait for the number of seconds in `Retry-After`. After a 504 or 507, nothing has been written.

        ## Paging

        Lists answer one page. As long as there is another, the `Link` header has its absolute address (`rel="next"`): follow it until it is
        missing, and do not build the cursor yourself. A page can hold fewer items than `limit` although more follow. Pages neither repeat nor
        skip an item that stays unchanged.

        ## ETags

        A todo has a strong `ETag` that changes with every change. Send it as `If-Match` with a PUT, PATCH or DELETE to change only the version that you
        have read: if the todo has changed meanwhile, the answer is 412. Send it as `If-None-Match` with a GET, also of a list, to get a 304 without a body
        while nothing has changed.

        ## Retries

        GET, PUT and DELETE are safe to repeat. To repeat a POST safely, send an `Idempotency-Key` with it: for 24 hours, the same request with the
        same key gets the first answer again.

        ## Conventions

        Bodies are JSON in UTF-8 with `snake_case` members; unknown members are ignored. Times are RFC 3339 in UTC with six fractional digits. Ids are
        integers below 2^53. A body can have 64 KiB, and a request can take 30 seconds.
        """;
}
