import { useState } from 'react'
import { useIntent } from './intent.ts'
import type { Answer, Refused, RouteName } from './routes.ts'

/** Sends once, keeps the key until an answer is seen, and remembers a refusal. */
export function useSend<N extends RouteName>() {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const intent = useIntent()

  async function send(content: unknown, ask: (key: { key: string }) => Promise<Answer<N>>): Promise<Answer<N>> {
    setBusy(true)
    const answer = await ask({ key: intent.keyFor(content) })
    intent.settle(answer)
    setBusy(false)
    setRefused(answer.ok ? undefined : answer.refused)
    return answer
  }
  return { busy, refused, send }
}
