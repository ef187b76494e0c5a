using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.Infrastructure.Database.Sqlite;
using Todo.Infrastructure.Keys;

namespace Todo.Infrastructure.Secrets;

/// <summary>
/// The keys that encrypt secrets, loaded when they are first needed: from a file in the folder of the signing keys, or derived from
/// the shared secret that signs.
/// </summary>
internal sealed class SecretKeyRing(IOptions<JwtOptions> options, IServiceProvider services)
{
    private readonly Lock _loading = new();
    private volatile IReadOnlyList<SecretKey>? _keys;

    /// <summary>The key that encrypts.</summary>
    /// <exception cref="SecretKeyException">There is no usable key.</exception>
    public SecretKey Current => (_keys ?? Load(path => _keys ?? SecretKeyFile.ReadOrCreate(path)))[0];

    /// <summary>Returns the key with that id. Reads the file again for an unknown one, which another instance may have added.</summary>
    /// <exception cref="SecretKeyException">There is no such key.</exception>
    public SecretKey Find(uint id) =>
        FindLoaded(id) ?? Load(SecretKeyFile.Read).FirstOrDefault(key => key.Id == id)
        ?? throw new SecretKeyException("A secret was encrypted under a key that this instance does not have. Restore that key.");

    private SecretKey? FindLoaded(uint id) => _keys?.FirstOrDefault(key => key.Id == id);

    private IReadOnlyList<SecretKey> Load(Func<string, IReadOnlyList<SecretKey>> read)
    {
        lock (_loading)
        {
            return _keys = options.Value.SigningKey is { } secret
                ? [SecretKey.DerivedFrom(Encoding.UTF8.GetBytes(secret))]
                : read(Path.Combine(
                    options.Value.KeysPath ?? SigningKeyFolder.DefaultPath(services.GetRequiredService<SqliteDatabase>()), SecretKeyFile.Name));
        }
    }
}
