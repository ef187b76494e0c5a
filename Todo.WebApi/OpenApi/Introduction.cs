namespace Todo.WebApi.OpenApi;

/// <summary>The document's introduction, in Markdown: the rules that apply to all operations.</summary>
internal static class Introduction
{
    public const string Text =
        """
        A todo API: register, sign in, and keep your own todos in lists, with subtasks, labels, due dates, recurrence, a trash and webhooks.

        ## Authentication

        Sign in with `POST /api/login/access_token` and send the access token with every other request: `Authorization: Bearer <token>`.
        An access token is valid for 20 minutes. On a 401 whose `WWW-Authenticate` has `error="invalid_token"`, exchange the refresh token for a new pair
        of tokens once (`grant_type=refresh_token`) and repeat the request.

        A script sends a personal access token (`todo_pat_…`) instead, which `POST /api/tokens` creates. It works for the operations that name a scope,
        if it has that scope; the others return 403.

        ## Errors

        Every error is a problem (`application/problem+json`, RFC 9457). Decide by its `type`, a stable URI; `detail` is a sentence for people,
        and `trace_id` finds the request in the server's log. A validation error (422) lists everything that is wrong at once: `errors` maps each
        member of the body, query parameter or header to its messages, and `codes` maps it to stable words that a front end can translate. Errors of
        the sign-in operations are `application/json` instead and add the members of OAuth 2.0: `error` and `error_description`.

        After a 429 or 503, wait for the number of seconds in `Retry-After`. After a 504 or 507, nothing has been written.

        ## Paging

        `GET /api/todos`, `GET /api/trash` and `GET /api/webhooks/{id}/deliveries` return a page. If there is more, the `Link` header has the absolute address of the next page (`rel="next"`). Follow it
        until it is missing, and do not build the cursor yourself. A page can have fewer than `limit` todos although more follow. Pages
        neither repeat nor skip a todo that stays unchanged.

        ## ETags

        Every todo and every list has a strong `ETag` that changes with every change. Send it as `If-Match` with a PUT, PATCH, DELETE or move to change only the
        version that you have read; if it has changed meanwhile, the answer is 412. Send it as `If-None-Match` with a GET to get a 304 without a body
        if nothing has changed; this also works on pages and on the list of lists.

        ## Retries

        Requests with GET and PUT can be repeated. To repeat a POST that creates a todo, a list, a webhook or a personal access token safely, send an
        `Idempotency-Key`: for 24 hours, the same request with the same key gets the first answer again, without the secret of a webhook or the token itself.
        The same key with another body is a 422.

        ## Webhooks

        A webhook gets a signed POST for each event (Standard Webhooks 1.0), with the body `{ type, timestamp, data }`. Verify the signature with the secret from
        the answer that created the webhook, and answer with 2xx within 15 seconds. A message can arrive twice: recognize it by its `webhook-id`.

        ## Conventions

        Bodies are JSON in UTF-8 with `snake_case` members; unknown members are ignored. Times are RFC 3339 in UTC with six fractional digits; due dates and
        due times are on the wall clock of the user's time zone. Ids are
        integers below 2^53. A body has at most 64 KiB, and a request takes at most 30 seconds.
        """;
}
