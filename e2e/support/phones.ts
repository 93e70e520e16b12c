/** What the tester reads on the sandbox's phones. */
export interface Message {
  id: string
  at: string
  channel: 'sms' | 'wechat' | 'alipay'
  text: string
  /** As filed with the provider. */
  template?: string
}

export function phones(sandbox: string) {
  const messages = async (person: string): Promise<Message[]> => {
    const reply = await fetch(`${sandbox}/__control/phones/${person}/messages`)
    if (!reply.ok) throw new Error(`the sandbox answered ${reply.status} for the phone of ${person}`)
    return ((await reply.json()) as { messages: Message[] }).messages
  }

  /** Waits for a message that fits; newest first. */
  async function waitFor(person: string, fits: (message: Message) => boolean, seconds = 20): Promise<Message> {
    for (let tries = 0; tries < seconds * 5; tries++) {
      const found = (await messages(person)).find(fits)
      if (found) return found
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    const seen = (await messages(person)).map((message) => message.text).join(' | ')
    throw new Error(`no such message on the phone of ${person}; there is: ${seen || 'nothing'}`)
  }

  /** The newest login code that came after `since`. */
  async function loginCode(person: string, since: Date): Promise<string> {
    const sms = await waitFor(
      person,
      (m) => m.channel === 'sms' && /\d{6}/.test(m.text) && Date.parse(m.at) >= since.getTime() - 1000,
    )
    return /\d{6}/.exec(sms.text)?.[0] ?? ''
  }

  const control = async (path: string, body: object = {}): Promise<Record<string, unknown>> => {
    const reply = await fetch(`${sandbox}/__control${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!reply.ok) throw new Error(`the sandbox answered ${reply.status} to ${path}: ${await reply.text()}`)
    return (await reply.json()) as Record<string, unknown>
  }

  return { messages, waitFor, loginCode, control }
}
