import type { LoginReply } from '@anju/shared-types'
import type { PlatformLogin } from '../../gateways/platform-login.ts'
import { isDuplicateKey } from '../../platform/db/errors.ts'
import type { Call } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { PlatformChannel } from '../accounts/identity-store.ts'
import { loginReply } from './login-reply.ts'
import type { Entered, SessionNeeds } from './needs.ts'

/** Login with a code of WeChat or Alipay: opens the account that the platform's id belongs to, or begins one. */
export async function loginByPlatform(
  needs: SessionNeeds,
  channel: PlatformChannel,
  app: string,
  login: PlatformLogin,
  call: Call,
): Promise<LoginReply> {
  if (login.kind === 'refused') return refuse('PLATFORM_CODE_REFUSED')
  if (login.kind === 'silent') return refuse('PLATFORM_SILENT')
  const ids = login.ids.map((platformId) => ({ channel, app, platformId }))

  const enter = () =>
    needs.transact(
      call,
      async (tx): Promise<Entered> => {
        const { accounts, sessions } = needs
        const known = await accounts.identities.findAccount(ids, tx.session)
        const account =
          (known && (await accounts.store.find(known, tx.session))) || (await accounts.open(tx, {}, channel))
        await accounts.identities.bind(ids, account.id, tx.now, tx.session)
        const tokens = await sessions.start(tx, { accountId: account.id, by: channel, device: call.device })
        return { kind: 'in', accountId: account.id, tokens }
      },
      { line: `identity:${channel}:${login.ids[0]}` },
    )
  try {
    return await loginReply(needs, await enter())
  } catch (error) {
    // Another process bound this identity a moment ago; now it is known.
    if (!isDuplicateKey(error)) throw error
    return loginReply(needs, await enter())
  }
}
