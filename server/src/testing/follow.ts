/** Reads a stream of server-sent events one state at a time. */
export interface Following<T> {
  /** The next state; waits for it. */
  next(): Promise<T>
  close(): Promise<void>
}

const PATIENCE_MS = 10_000

export async function follow<T>(response: Response, parse: (value: unknown) => T): Promise<Following<T>> {
  if (!response.ok || !response.body) throw new Error(`stream was refused: ${response.status} ${await response.text()}`)
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  const states: T[] = []
  let rest = ''
  const readMore = async () => {
    const { value, done } = await reader.read()
    if (done) throw new Error('the stream has ended')
    const blocks = (rest + value).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const data = /^data: (.*)$/m.exec(block)?.[1]
      if (data !== undefined) states.push(parse(JSON.parse(data)))
    }
  }
  return {
    async next() {
      while (states.length === 0) {
        const late = AbortSignal.timeout(PATIENCE_MS)
        await Promise.race([
          readMore(),
          new Promise<never>((_, reject) => {
            late.addEventListener('abort', () => reject(new Error('no state came on the stream')), { once: true })
          }),
        ])
      }
      return states.shift()!
    },
    close: () => reader.cancel(),
  }
}
