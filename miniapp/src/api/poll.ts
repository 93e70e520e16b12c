import { call } from './client.ts'
import type { Followed, Handlers } from './follow.ts'
import { nextPause } from './poll-pause.ts'
import type { Answer, RequestOf } from './routes.ts'

type Read = (name: Followed, request: unknown) => Promise<Answer<Followed>>

/** Reads at once, then with pauses that grow while nothing changes. */
export function poll<N extends Followed>(name: N, request: RequestOf<N>, handlers: Handlers<N>): () => void {
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let pauseMs = 0
  let seen = ''

  async function turn() {
    const answer = (await (call as Read)(name, request)) as Answer<N>
    if (stopped) return
    let changed = false
    if (answer.ok) {
      // the server's clock moves in every reply and is no change
      const text = JSON.stringify({ ...answer.reply, serverNow: undefined })
      changed = text !== seen
      seen = text
      if (changed) handlers.onReply(answer.reply)
    } else {
      // the next answer is told even when nothing has changed meanwhile: it ends what the refusal said
      seen = ''
      if (!handlers.onRefused(answer.refused)) return
    }
    pauseMs = nextPause(pauseMs, changed, answer.ok ? undefined : answer.refused.retryAfterSeconds)
    timer = setTimeout(turn, pauseMs)
  }
  void turn()
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
