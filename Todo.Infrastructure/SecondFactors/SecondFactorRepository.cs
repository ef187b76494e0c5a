using Microsoft.EntityFrameworkCore;
using Todo.Application.SecondFactors;
using Todo.Domain.SecondFactors;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.SecondFactors;

internal sealed class SecondFactorRepository(DatabaseScope database) : ISecondFactorRepository
{
    public Task<SecondFactor?> FindAsync(long userId, CancellationToken cancellationToken) =>
        Factors(userId).FirstOrDefaultAsync(cancellationToken);

    public void Add(SecondFactor factor) => database.Current.Context.Add(factor);

    public async Task<bool> TryUseStepAsync(long userId, long step, CancellationToken cancellationToken)
    {
        var confirmed = Factors(userId).Where(factor => factor.ConfirmedAt != null);
        var used = (step % 3) switch
        {
            0 => confirmed.Where(factor => factor.UsedStep0 < step)
                .ExecuteUpdateAsync(factor => factor.SetProperty(one => one.UsedStep0, step), cancellationToken),
            1 => confirmed.Where(factor => factor.UsedStep1 < step)
                .ExecuteUpdateAsync(factor => factor.SetProperty(one => one.UsedStep1, step), cancellationToken),
            _ => confirmed.Where(factor => factor.UsedStep2 < step)
                .ExecuteUpdateAsync(factor => factor.SetProperty(one => one.UsedStep2, step), cancellationToken),
        };
        return await used > 0;
    }

    public async Task<bool> TryUseRecoveryCodeAsync(long userId, byte[] hash, CancellationToken cancellationToken) =>
        await Codes(userId).Where(code => code.Hash == hash).ExecuteDeleteAsync(cancellationToken) > 0;

    public async Task ReplaceRecoveryCodesAsync(long userId, IEnumerable<byte[]> hashes, CancellationToken cancellationToken)
    {
        await Codes(userId).ExecuteDeleteAsync(cancellationToken);
        database.Current.Context.AddRange(hashes.Select(hash => RecoveryCode.Create(userId, hash)));
    }

    public async Task DeleteAsync(long userId, CancellationToken cancellationToken)
    {
        await Codes(userId).ExecuteDeleteAsync(cancellationToken);
        await Factors(userId).ExecuteDeleteAsync(cancellationToken);
    }

    private IQueryable<SecondFactor> Factors(long userId) =>
        database.Current.Context.Set<SecondFactor>().Where(factor => factor.UserId == userId);

    private IQueryable<RecoveryCode> Codes(long userId) =>
        database.Current.Context.Set<RecoveryCode>().Where(code => code.UserId == userId);
}
