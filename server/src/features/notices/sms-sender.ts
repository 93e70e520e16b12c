import { chooseProvider } from '../../domain/notices/decide-delivery.ts'
import { afterSend, orderByHealth, type ProviderHealth } from '../../domain/notices/provider-health.ts'
import type { SendOutcome } from '../../domain/notices/send-outcome.ts'
import type { Sms, SmsProvider } from '../../gateways/sms/provider.ts'
import type { Clock } from '../../platform/clock.ts'

export interface SmsSender {
  providers: readonly string[]
  /** Whom to ask now, or undefined when everybody was asked. */
  choose(tried: readonly string[]): string | undefined
  send(provider: string, sms: Sms): Promise<SendOutcome>
}

/** Both SMS providers, and in this process's memory how well each of them is: people must not wait for a time-out one after the other. */
export function createSmsSender(sms: readonly SmsProvider[], clock: Clock): SmsSender {
  const health = new Map<string, ProviderHealth>()
  const providers = sms.map(({ name }) => name)
  const byName = new Map<string, SmsProvider>(sms.map((provider) => [provider.name, provider]))
  return {
    providers,
    choose: (tried) =>
      chooseProvider(
        orderByHealth(providers, (name) => health.get(name), clock.now().getTime()),
        tried,
      ),
    async send(name, message) {
      const provider = byName.get(name)
      if (!provider) throw new Error(`no SMS provider is called ${name}`)
      const outcome = await provider.send(message)
      const known = afterSend(health.get(name), outcome.kind, clock.now().getTime())
      if (known) health.set(name, known)
      return outcome
    },
  }
}
