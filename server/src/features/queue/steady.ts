/**
 * A view that gives the very same answer again while nothing but the server's time has changed: the stream then has nothing
 * to send, however often the hall changes for others.
 */
export function steady<T extends { serverNow: string }>(read: () => Promise<T>): () => Promise<T> {
  let last: { text: string; view: T } | undefined
  return async () => {
    const view = await read()
    const text = JSON.stringify({ ...view, serverNow: '' })
    if (last?.text !== text) last = { text, view }
    return last.view
  }
}
