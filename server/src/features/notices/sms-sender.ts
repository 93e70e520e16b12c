import { chooseProvider } from '../../domain/notices/decide-delivery.ts'
import type { SendOutcome } from '../../domain/notices/send-outcome.ts'
import type { Sms, SmsProvider } from '../../gateways/sms/provider.ts'
import type { Clock } from '../../platform/clock.ts'

/** After a failure a provider is asked last for a while: people must not wait for its time-out one after the other. */
const REST_MS = 60_000

export interface SmsSender {
  providers: readonly string[]
  /** Whom to ask now, or undefined when everybody was asked. */
  choose(tried: readonly string[]): string | undefined
  send(provider: string, sms: Sms): Promise<SendOutcome>
}

/** Both SMS providers, and in this process's memory which of them has just failed. */
export function createSmsSender(sms: readonly SmsProvider[], clock: Clock): SmsSender {
  const restingUntil = new Map<string, number>()
  const providers = sms.map(({ name }) => name)
  const byName = new Map<string, SmsProvider>(sms.map((provider) => [provider.name, provider]))
  return {
    providers,
    choose: (tried) =>
      chooseProvider(
        providers,
        tried,
        providers.filter((name) => (restingUntil.get(name) ?? 0) > clock.now().getTime()),
      ),
    async send(name, message) {
      const provider = byName.get(name)
      if (!provider) throw new Error(`no SMS provider is called ${name}`)
      const outcome = await provider.send(message)
      if (outcome.kind === 'later' || outcome.kind === 'unknown')
        restingUntil.set(name, clock.now().getTime() + REST_MS)
      if (outcome.kind === 'sent') restingUntil.delete(name)
      return outcome
    },
  }
}
