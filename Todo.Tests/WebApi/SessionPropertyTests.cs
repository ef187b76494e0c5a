using System.Net;
using FsCheck;
using FsCheck.Fluent;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>After any sequence of session events on two instances, exactly the tokens in the model are valid.</summary>
internal sealed class SessionPropertyTests
{
    private const int LeewaySeconds = 60;

    private static readonly Gen<Step> Steps =
        from kind in Gen.Elements(Enum.GetValues<Happening>())
        from pick in Gen.Choose(0, 30)
        from elsewhere in Gen.Elements(true, false)
        select new Step(kind, pick, elsewhere);

    private enum Happening
    {
        SignIn,
        Refresh,
        RefreshAgain,
        RevokeRefreshToken,
        RevokeAccessToken,
        EndOthers,
        ChangePassword,
        Wait,
    }

    [Test]
    public async Task Exactly_the_expected_tokens_are_valid()
    {
        // Access tokens that do not expire during the test, and a leeway longer than any pause between steps on a slow machine.
        string[] settings = ["--Jwt:AccessTokenMinutes=1440", $"--Jwt:RefreshLeewaySeconds={LeewaySeconds}"];
        await using var server = await TodoServer.StartAsync(settings);
        await using var another = await server.StartAnotherAsync(settings);
        var sequences = Arb.From(
            Steps.ArrayOf(),
            steps => Enumerable.Range(0, steps.Length).Select(left => steps.Where((_, index) => index != left).ToArray()));

        Prop.ForAll(sequences, steps => new Run(server, another).PlayAsync(steps).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(25).WithStartSize(5).WithEndSize(25).WithQuietOnSuccess(true));
    }

    /// <param name="Kind">The event.</param>
    /// <param name="Pick">Selects one of the tokens issued so far.</param>
    /// <param name="Elsewhere">Whether the event is on the other instance.</param>
    private sealed record Step(Happening Kind, int Pick, bool Elsewhere);

    private sealed class ModelSession
    {
        public bool IsActive { get; set; } = true;
    }

    private sealed record Issued(ModelSession Session, Issued? Parent, string RefreshToken, string AccessToken)
    {
        public DateTimeOffset? UsedAt { get; set; }
    }

    /// <summary>One sequence of events of one user, together with a model of the expected state.</summary>
    private sealed class Run(TodoServer server, TodoServer another)
    {
        private readonly List<Issued> _issued = [];
        private TodoClient _person = null!;

        public async Task PlayAsync(Step[] steps)
        {
            _person = await server.SignUpAsync();
            Remember(new(), null, _person);
            foreach (var step in steps)
                await TakeAsync(step, step.Elsewhere ? another : server, _issued[step.Pick % _issued.Count]);
            foreach (var token in _issued.ToArray())
                await CheckAsync(token);
        }

        private Task TakeAsync(Step step, TodoServer on, Issued token) => step.Kind switch
        {
            Happening.SignIn => SignInAsync(on),
            Happening.Refresh => RefreshAsync(on, _issued.LastOrDefault(candidate => candidate.UsedAt is null) ?? token),
            Happening.RefreshAgain => RefreshAsync(on, token),
            Happening.RevokeRefreshToken => RevokeAsync(on, token, token.RefreshToken),
            Happening.RevokeAccessToken => RevokeAsync(on, token, token.AccessToken),
            Happening.EndOthers => RevokeOthersAsync(token, client => client.On(on).DeleteAsync("/api/users/me/sessions")),
            Happening.ChangePassword => RevokeOthersAsync(token, client => ChangePasswordAsync(client.On(on))),
            _ => WaitAsync(),
        };

        private async Task SignInAsync(TodoServer on) => Remember(new(), null, await _person.SignInAsync(on.Http));

        private async Task RefreshAsync(TodoServer on, Issued token)
        {
            var isRepeat = server.Clock.GetUtcNow() - token.UsedAt < TimeSpan.FromSeconds(LeewaySeconds)
                && !_issued.Any(child => child.Parent == token && child.UsedAt is not null);
            var isGood = token.Session.IsActive && (token.UsedAt is null || isRepeat);
            var reply = await _person.On(on).RefreshAsync(token.RefreshToken);

            Assert.That(reply.Status, Is.EqualTo(isGood ? HttpStatusCode.OK : HttpStatusCode.Unauthorized));
            token.Session.IsActive = isGood;
            token.UsedAt ??= server.Clock.GetUtcNow();
            if (!isGood)
                return;
            var client = _person.On(on);
            client.Take(reply);
            Remember(token.Session, token, client);
        }

        private static async Task RevokeAsync(TodoServer on, Issued token, string value)
        {
            await on.Anonymous().FormAsync("/api/login/revoke", ("token", value));
            token.Session.IsActive = false;
        }

        private async Task RevokeOthersAsync(Issued token, Func<TodoClient, Task<Reply>> act)
        {
            var client = _person.On(server);
            client.AccessToken = token.AccessToken;
            var reply = await act(client);

            Assert.That(reply.Status == HttpStatusCode.Unauthorized, Is.Not.EqualTo(token.Session.IsActive), reply.Text);
            if (!token.Session.IsActive)
                return;
            foreach (var other in _issued.Where(other => other.Session != token.Session))
                other.Session.IsActive = false;
        }

        private async Task<Reply> ChangePasswordAsync(TodoClient client)
        {
            var password = $"good horse {Guid.NewGuid():N}";
            var reply = await client.PutAsync("/api/users/password", new { current_password = _person.Password, password });
            if (reply.Status == HttpStatusCode.OK)
                _person.Password = password;
            return reply;
        }

        private Task WaitAsync()
        {
            server.Clock.Advance(TimeSpan.FromSeconds(2 * LeewaySeconds));
            return Task.CompletedTask;
        }

        private async Task CheckAsync(Issued token)
        {
            foreach (var on in new[] { server, another })
            {
                var client = on.Anonymous();
                client.AccessToken = token.AccessToken;
                var expected = token.Session.IsActive ? HttpStatusCode.OK : HttpStatusCode.Unauthorized;
                Assert.That((await client.GetAsync("/api/users/me")).Status, Is.EqualTo(expected));
            }
            if (token.UsedAt is null)
                await RefreshAsync(another, token);
        }

        private void Remember(ModelSession session, Issued? parent, TodoClient client) =>
            _issued.Add(new(session, parent, client.RefreshToken!, client.AccessToken!));
    }
}
