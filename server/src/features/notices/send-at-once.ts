import type { DeliveryState } from '../../domain/notices/delivery-states.ts'
import type { SendOutcome } from '../../domain/notices/send-outcome.ts'
import { expiryOf, type TemplateName } from '../../domain/notices/templates.ts'
import type { Sms } from '../../gateways/sms/provider.ts'
import type { Parts } from '../../platform/parts.ts'
import type { DeliveryRow, DeliveryStore } from './delivery-store.ts'
import type { SmsSender } from './sms-sender.ts'

/** `failed`: no provider took it, for reasons that are ours or theirs. */
export type SentAtOnce = 'sent' | 'unknown' | 'unreachable' | 'limited' | 'failed'
export type SendAtOnce = (sms: Sms & { template: TemplateName }) => Promise<SentAtOnce>

/**
 * An SMS that somebody waits for (a login code): the first provider, and on its failure the second, now. Without an answer
 * it stops: the code may be on the phone. What is kept of it holds no variable.
 */
export function createSendAtOnce(needs: {
  sender: SmsSender
  deliveries: DeliveryStore
  cipher: Parts['cipher']
  clock: Parts['clock']
}): SendAtOnce {
  const { sender, deliveries, cipher, clock } = needs
  return async (sms) => {
    const at = clock.now()
    const history: DeliveryRow['history'] = []
    const tried: string[] = []
    let outcome: SendOutcome | undefined
    for (let provider = sender.choose(tried); provider; provider = sender.choose(tried)) {
      tried.push(provider)
      outcome = await sender.send(provider, sms)
      const code = outcome.kind === 'sent' ? undefined : outcome.code
      history.push({ state: stateOf(outcome), at: clock.now(), provider, ...(code ? { code } : {}) })
      if (outcome.kind === 'sent' || outcome.kind === 'unknown' || outcome.kind === 'unreachable') break
    }
    if (!outcome) throw new Error('there is no SMS provider')
    await deliveries.insert({
      _id: sms.id,
      channel: 'sms',
      template: sms.template,
      phoneBlind: cipher.blindIndex('phone', sms.phone),
      state: stateOf(outcome),
      attempts: tried.length,
      tried,
      wasUncertain: outcome.kind === 'unknown',
      provider: tried.at(-1)!,
      ...(outcome.kind === 'sent' && outcome.providerId ? { providerId: outcome.providerId } : {}),
      expiresAt: expiryOf(sms.template, at),
      at,
      history,
    })
    return outcome.kind === 'later' || outcome.kind === 'refused' ? 'failed' : outcome.kind
  }
}

const states = {
  sent: 'sent',
  unknown: 'uncertain',
  unreachable: 'unreachable',
  limited: 'refused',
  later: 'refused',
  refused: 'refused',
} as const satisfies Record<SendOutcome['kind'], DeliveryState>
const stateOf = (outcome: SendOutcome): DeliveryState => states[outcome.kind]
