import type { Tokens } from '@anju/shared-types'
import type { Tx } from '../../platform/db/transact.ts'
import type { Call } from '../../platform/http/call.ts'
import type { Parts } from '../../platform/parts.ts'
import { refuse } from '../../platform/refusal.ts'
import { createAccessTokens } from './access-token.ts'
import { decideRefresh } from './decide-refresh.ts'
import { createRefreshTokens } from './refresh-token.ts'
import { createSessionStore, type SessionRow } from './session-store.ts'
import { createSessionWatch, sessionsTopic } from './session-watch.ts'

const SECRET_BYTES = 24
const DAY_MS = 86_400_000

export type Sessions = ReturnType<typeof createSessions>

/** Starting, refreshing and ending logins; made once in wiring.ts, because authentication and login share its list. */
export function createSessions(parts: Pick<Parts, 'config' | 'clock' | 'ids' | 'db' | 'live' | 'log' | 'transact'>) {
  const { config, ids, transact } = parts
  const store = createSessionStore(parts.db)
  const access = createAccessTokens(config.TOKEN_KEYS, config.ACCESS_MINUTES)
  const refreshTokens = createRefreshTokens(config.TOKEN_KEYS)
  const watch = createSessionWatch({ store, ...parts, accessMinutes: config.ACCESS_MINUTES })
  const endsAt = (now: Date) => new Date(now.getTime() + config.REFRESH_DAYS * DAY_MS)

  const tokensOf = (
    row: Pick<SessionRow, '_id' | 'accountId' | 'version'>,
    refreshToken: string,
    now: Date,
  ): Tokens => {
    const { token, expiresAt } = access.sign(
      { accountId: row.accountId, sessionId: row._id, version: row.version },
      now,
    )
    return {
      accessToken: token,
      accessExpiresAt: expiresAt.toISOString(),
      refreshToken,
      refreshExpiresAt: endsAt(now).toISOString(),
    }
  }
  const makeRefresh = (sessionId: string) => {
    const token = refreshTokens.make(sessionId, ids.secret(SECRET_BYTES))
    return { token, hash: refreshTokens.hash(token) }
  }
  const endAll = (call: Call, accountId: string, why: 'everywhere' | 'reused') =>
    transact(call, async (tx) => {
      await store.endAll(accountId, why, tx.now, tx.session)
      tx.record({ type: 'session.ended-everywhere', subject: { kind: 'account', id: accountId }, data: { why } })
      tx.touch(sessionsTopic)
    })

  return {
    access,
    watch,
    find: store.find,
    devicesOf: store.devicesOf,

    /** A new login on a device. */
    async start(
      tx: Tx,
      { accountId, by, device }: { accountId: string; by: SessionRow['by']; device: string | undefined },
    ): Promise<Tokens> {
      const _id = ids.id()
      const fresh = makeRefresh(_id)
      const row: SessionRow = {
        ...{ _id, accountId, by, device, startedAt: tx.now, version: 1, spent: [], rev: 1 },
        live: [{ hash: fresh.hash, at: tx.now }],
        refreshEndsAt: endsAt(tx.now),
      }
      await store.insert(row, tx.session)
      return tokensOf(row, fresh.token, tx.now)
    },

    /** New tokens for a session that goes on, perhaps at another account now. */
    async renew(tx: Tx, sessionId: string): Promise<{ accountId: string; tokens: Tokens }> {
      const row = await store.find(sessionId, tx.session)
      if (!row || row.endedAt) return refuse('SESSION_ENDED')
      const fresh = makeRefresh(sessionId)
      const isSaved = await store.saveTokens(
        row,
        {
          live: [{ hash: fresh.hash, at: tx.now }],
          spent: [...row.spent, ...row.live.map(({ hash }) => ({ hash, at: tx.now }))],
          refreshEndsAt: endsAt(tx.now),
        },
        tx.session,
      )
      if (!isSaved) return refuse('STATE_MOVED')
      return { accountId: row.accountId, tokens: tokensOf(row, fresh.token, tx.now) }
    },

    /** Rotates a refresh token. One that was used up long ago or elsewhere ends every login of its person. */
    async refresh(call: Call, refreshToken: string): Promise<Tokens> {
      const sessionId = refreshTokens.sessionOf(refreshToken)
      if (!sessionId) return refuse('SESSION_ENDED')
      const hash = refreshTokens.hash(refreshToken)
      for (let attempt = 0; attempt < 10; attempt += 1) {
        const row = await store.find(sessionId)
        if (!row) return refuse('SESSION_ENDED')
        const fresh = makeRefresh(sessionId)
        const facts = { ...row, isEnded: row.endedAt !== undefined }
        const decision = decideRefresh(facts, hash, { device: call.device, now: call.now, fresh: fresh.hash })
        if (decision.kind === 'ended') return refuse('SESSION_ENDED')
        if (decision.kind === 'reused') {
          await endAll(call, row.accountId, 'reused')
          await watch.refresh()
          return refuse('SESSION_REUSED')
        }
        const { live, spent } = decision
        const isSaved = await store.saveTokens(row, { live, spent, refreshEndsAt: endsAt(call.now) })
        if (isSaved) return tokensOf(row, fresh.token, call.now)
      }
      return refuse('TOO_MANY_REQUESTS', { retryAfterSeconds: 1 })
    },

    /** Ends one login; it takes effect on this process before the reply and on the others within milliseconds. */
    async end(call: Call, sessionId: string) {
      await transact(call, async (tx) => {
        await store.end(sessionId, 'logout', tx.now, tx.session)
        tx.touch(sessionsTopic)
      })
      await watch.refresh()
    },

    async endEverywhere(call: Call, accountId: string) {
      await endAll(call, accountId, 'everywhere')
      await watch.refresh()
    },

    /** Part of a merge: logins of the ended account go on at the other one, with new access tokens. */
    async move(tx: Tx, from: string, into: string) {
      await store.move(from, into, tx.now, tx.session)
      tx.touch(sessionsTopic)
    },

    removeRunOut: () => store.removeRunOut(parts.clock.now()),
  }
}
