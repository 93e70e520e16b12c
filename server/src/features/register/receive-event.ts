import type { Register, RegisterEvent } from '../../gateways/register/register.ts'
import { systemCall } from '../../platform/http/call.ts'
import type { CallbackRoute, JobHandler, Parts } from '../../platform/parts.ts'
import { type HearNeeds, hearOfChange } from './hear-of-change.ts'

export const registerEventJob = 'take-register-event'

/** What the register tells on its own. Verified, kept, answered; a job works on it. A forged one is told nothing but no. */
export const registerCallback = (
  { inbox }: Pick<Parts, 'inbox'>,
  gateway: Pick<Register, 'openCallback'>,
): CallbackRoute => ({
  method: 'POST',
  path: '/register',
  async handle({ headers, body }) {
    const event = gateway.openCallback(headers, body)
    if (!event) return { status: 401, body: '' }
    await inbox.receive({ provider: 'register', id: event.id, raw: JSON.stringify(event), job: registerEventJob })
    return { status: 200, body: 'success' }
  },
})

/** Works on one event of the register. It says only that something happened: what it is, the register is asked. */
export const takeRegisterEvent =
  (needs: HearNeeds & Pick<Parts, 'inbox'>): JobHandler =>
  async ({ inboxId = '' }) => {
    const received = await needs.inbox.open(inboxId)
    if (!received) return
    const event = JSON.parse(received.raw) as RegisterEvent
    if (event.kind === 'unit-changed') await hearOfChange(needs, event)
    else {
      const { number, unitCode } = event
      await needs.transact(systemCall('register', { now: needs.clock.now(), ids: needs.ids }), async (tx) =>
        tx.record({
          type: 'register.entry-decided',
          subject: { kind: 'entry', id: number },
          data: { number, unitCode },
        }),
      )
    }
    await needs.inbox.done(inboxId)
  }
