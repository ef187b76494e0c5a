using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Todo.Application.Keys;
using Todo.Domain;
using Todo.Infrastructure.Common;
using Todo.Infrastructure.Database.Sqlite;

namespace Todo.Infrastructure.Keys;

/// <summary>
/// The keys in use, reloaded when the folder changes. A new key verifies immediately, and signs once cached copies of the JWKS
/// must have been refreshed. A key whose file was deleted no longer verifies.
/// </summary>
internal sealed partial class SigningKeyRing : ISigningKeys, IDisposable
{
    /// <summary>How long clients may cache the JWKS, and therefore how long a new key waits before it signs.</summary>
    public static readonly TimeSpan PublicationDelay = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(2);

    private readonly IIssuer _issuer;
    private readonly TimeProvider _clock;
    private readonly ILogger<SigningKeyRing> _logger;
    private readonly string? _folder;
    private readonly Timer? _poll;
    private readonly Lock _reloading = new();
    private Dictionary<string, KeyFile> _files = [];
    private SigningKeySet _keys;

    public SigningKeyRing(
        IOptions<JwtOptions> options, IIssuer issuer, IServiceProvider services, TimeProvider clock, ILogger<SigningKeyRing> logger)
    {
        _issuer = issuer;
        _clock = clock;
        _logger = logger;
        if (options.Value.SigningKey is { } secret)
        {
            _keys = new([new(SigningKeyReader.FromSecret(secret), DateTimeOffset.MinValue)]);
        }
        else
        {
            _folder = options.Value.KeysPath is { } path
                ? FindFolder(path)
                : SigningKeyFolder.CreateDefault(services.GetRequiredService<SqliteDatabase>());
            _keys = LoadAtStart(_folder);
            // Uses real time rather than the TimeProvider, because files change in real time.
            _poll = new Timer(_ => Reload(), null, PollInterval, PollInterval);
        }
        PseudonymKey = HKDF.DeriveKey(
            HashAlgorithmName.SHA256, _keys.All[0].Key.Secret, SHA256.HashSizeInBytes, info: "todo pseudonyms"u8.ToArray());
    }

    /// <summary>The key for pseudonyms, derived from the first signing key, so that instances that share the keys share it too.</summary>
    public byte[] PseudonymKey { get; }

    /// <summary>The key that signs new tokens now.</summary>
    public SigningKey Signer => _keys.SignerAt(_clock.Now());

    public IReadOnlyList<PublicKey> PublicKeys => [.. _keys.ById.Values.Select(key => key.PublicKey).OfType<PublicKey>()];

    public string Issuer => _issuer.Address;

    public string Algorithm => Signer.Algorithm;

    /// <summary>Returns the key with that id; null if it never existed or was removed.</summary>
    public SigningKey? Find(string id) => _keys.ById.GetValueOrDefault(id);

    public void Dispose() => _poll?.Dispose();

    /// <summary>Reloads the folder, if the keys are in one.</summary>
    internal void Reload()
    {
        if (_folder is null)
            return;
        lock (_reloading)
        {
            try
            {
                Reload(_folder);
            }
            catch (Exception exception)
            {
                // Whatever went wrong, keep the loaded keys in use.
                LogFolderUnreadable(_logger, _folder, exception);
            }
        }
    }

    private void Reload(string folder)
    {
        var found = SigningKeyFolder.Scan(folder);
        if (found.Count == _files.Count && found.All(file => _files.TryGetValue(file.Key, out var known) && known.Stamp == file.Value))
            return;
        var now = _clock.Now();
        _files = found.ToDictionary(file => file.Key, file => LoadWhileRunning(file.Key, file.Value, now));
        if (_files.Values.Any(file => file.Loaded is not null))
            Use(KeysOf(_files));
        else
            LogNoKeyLeft(_logger, folder);
    }

    private static string FindFolder(string path)
    {
        if (!Directory.Exists(path))
            throw new InvalidSettingException("Jwt:KeysPath", $"names a folder that does not exist: {path}");
        try
        {
            _ = Directory.EnumerateFiles(path).Any();
            return Path.GetFullPath(path);
        }
        catch (UnauthorizedAccessException)
        {
            throw new InvalidSettingException(
                "Jwt:KeysPath", $"names a folder that the program's user, {Environment.UserName}, may not read: {path}");
        }
    }

    private SigningKeySet LoadAtStart(string folder)
    {
        foreach (var (path, stamp) in SigningKeyFolder.Scan(folder))
        {
            try
            {
                _files.Add(path, new(stamp, new(SigningKeyReader.ReadFile(path), DateTimeOffset.MinValue)));
            }
            catch (InvalidKeyException exception)
            {
                throw new InvalidSettingException("Jwt:KeysPath", $"has a key that cannot be used, {path}: {exception.Message}");
            }
        }
        return _files.Count > 0
            ? KeysOf(_files)
            : throw new InvalidSettingException("Jwt:KeysPath", $"names a folder without a key ({SigningKeyFolder.Pattern}): {folder}");
    }

    private KeyFile LoadWhileRunning(string path, string stamp, DateTimeOffset now)
    {
        var known = _files.GetValueOrDefault(path);
        if (known?.Stamp == stamp)
            return known;
        try
        {
            var key = SigningKeyReader.ReadFile(path);
            // A key that was only renamed or touched is already known to clients.
            var since = _keys.All.FirstOrDefault(entry => entry.Key.Id == key.Id)?.SignsFrom ?? now + PublicationDelay;
            LogKeyLoaded(_logger, key.Id, path);
            return new(stamp, new(key, since));
        }
        catch (InvalidKeyException exception)
        {
            LogKeyUnusable(_logger, path, exception.Message);
            return new(stamp, known?.Loaded);
        }
    }

    private void Use(SigningKeySet keys)
    {
        foreach (var gone in _keys.All.Where(entry => !keys.ById.ContainsKey(entry.Key.Id)))
            LogKeyGone(_logger, gone.Key.Id);
        _keys = keys;
    }

    private static SigningKeySet KeysOf(Dictionary<string, KeyFile> files) => new(
        [.. files.OrderBy(file => Path.GetFileName(file.Key), StringComparer.Ordinal).Select(file => file.Value.Loaded).OfType<LoadedKey>()]);

    [LoggerMessage(1101, LogLevel.Information, "Loaded signing key {KeyId} from {Path}")]
    private static partial void LogKeyLoaded(ILogger logger, string keyId, string path);

    [LoggerMessage(1102, LogLevel.Warning, "Signing key {KeyId} was removed: its tokens are rejected from now on")]
    private static partial void LogKeyGone(ILogger logger, string keyId);

    [LoggerMessage(1103, LogLevel.Error, "The key in {Path} cannot be used, {Problem}; keys loaded earlier stay in use")]
    private static partial void LogKeyUnusable(ILogger logger, string path, string problem);

    [LoggerMessage(1104, LogLevel.Error, "{Folder} contains no key; keys loaded earlier stay in use")]
    private static partial void LogNoKeyLeft(ILogger logger, string folder);

    [LoggerMessage(1105, LogLevel.Error, "The keys in {Folder} cannot be read; keys loaded earlier stay in use")]
    private static partial void LogFolderUnreadable(ILogger logger, string folder, Exception exception);

    private sealed record KeyFile(string Stamp, LoadedKey? Loaded);
}
