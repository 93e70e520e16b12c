import { call } from '../api/client.ts'
import { askSubscription } from '../platform/subscribe'
import { useSession } from '../stores/session.ts'

let wanted: { id: string }[] = []

/**
 * Reads which of these messages, the most needed first, would be silent on this platform, so that the tap itself can ask at once: an await
 * before it loses the tap.
 */
export async function prepareFor(templates: readonly string[]): Promise<void> {
  wanted = []
  if (!useSession.getState().loggedIn) return
  const answer = await call('notices.templates')
  if (!answer.ok) return
  const { items } = answer.reply
  wanted = templates.flatMap((name) => items.find(({ template, left }) => template === name && !left) ?? [])
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
  const ids = wanted.map((template) => template.id)
  // A second tap on the same page, or one on another that prepared nothing, asks nobody again.
  wanted = []
  if (ids.length === 0) return
  try {
    const answer = await askSubscription(ids)
    if (answer.accepted.length + answer.rejected.length > 0) await call('notices.subscribed', { body: answer })
  } catch (refusal) {
    console.warn('the platform did not ask for messages', refusal)
  }
}
