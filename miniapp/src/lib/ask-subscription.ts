import { call } from '../api/client.ts'
import { askSubscription } from '../platform/subscribe'
import { useSession } from '../stores/session.ts'

let wanted: { id: string }[] = []

/** Reads which messages the platform can carry, so that the tap itself can ask at once: an await before it loses the tap. */
export async function prepareSubscription(): Promise<void> {
  if (wanted.length > 0 || !useSession.getState().loggedIn) return
  const answer = await call('notices.templates')
  if (answer.ok) wanted = answer.reply.items.slice(0, 3)
}

/** The same for what this page is about: these messages and no others. */
export async function prepareFor(templates: readonly string[]): Promise<void> {
  if (!useSession.getState().loggedIn) return
  const answer = await call('notices.templates')
  if (answer.ok) wanted = answer.reply.items.filter(({ template }) => templates.includes(template))
}

/** The same for one case: what its next steps would be silent for. The sentence says so; none when nothing is missing. */
export async function prepareForCase(id: string): Promise<string> {
  const answer = await call('cases.credit', { params: { id } })
  if (!answer.ok) return ''
  wanted = answer.reply.ask
  return answer.reply.text
}

/** Call first thing in a tap. Never stands in the way of what the tap is for: without push, SMS carries the message. */
export async function askForMessages(): Promise<void> {
  if (wanted.length === 0) return
  try {
    const answer = await askSubscription(wanted.map((template) => template.id))
    if (answer.accepted.length + answer.rejected.length > 0) await call('notices.subscribed', { body: answer })
  } catch (refusal) {
    console.warn('the platform did not ask for messages', refusal)
  }
}
