import { useRef } from 'react'
import { randomId } from '../lib/random-id.ts'
import type { Refused } from './routes.ts'

/**
 * The request key of one thing a person means to do. The same content keeps its key through timeouts and second taps,
 * so the server does it once; other content gets another key, because the server refuses one key for two contents.
 */
export class Intent {
  private key = ''
  private content = ''

  /** The key to send this content with. */
  keyFor(content: unknown): string {
    const text = JSON.stringify(content ?? null)
    if (!this.key || this.content !== text) {
      this.key = randomId()
      this.content = text
    }
    return this.key
  }

  /** Tells what came of it. Only a definite answer ends the intent: after silence the same key must be used again. */
  settle(answer: { ok: true } | { ok: false; refused: Refused }): void {
    const silent = !answer.ok && (answer.refused.status === 0 || answer.refused.status >= 500)
    if (!silent) this.key = ''
  }
}

/** One intent for as long as the page lives. */
export function useIntent(): Intent {
  const intent = useRef<Intent | null>(null)
  intent.current ??= new Intent()
  return intent.current
}
