import type { EngineNeeds, UploadItem } from './engine-types.ts'
import { createPace } from './pace.ts'
import { isLost, type Sent, sendFile } from './send-file.ts'
import type { UploadIntent } from './upload-intent.ts'

export type UploadEngine = ReturnType<typeof createUploadEngine>

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 30_000

/**
 * Sends files one after the other, in small pieces, until all have arrived. It remembers nothing that must not be lost: which files there
 * are stands on the phone, which of their parts have arrived stands on the server. After a cut, in the background or when the app was
 * killed it asks and goes on.
 */
export function createUploadEngine(needs: EngineNeeds) {
  const { api, store, changed } = needs
  const pace = createPace()
  let items: UploadItem[] = store.read().map((intent) => ({ ...intent, state: 'waiting', sentBytes: 0 }))
  let running = false
  let stopped = false
  const pauses = new Set<ReturnType<EngineNeeds['sleep']>>()

  const find = (clientKey: string) => items.find((item) => item.clientKey === clientKey)
  function update(clientKey: string, patch: Partial<UploadItem>) {
    items = items.map((item) => (item.clientKey === clientKey ? { ...item, ...patch } : item))
    changed(items)
  }
  /** Whether nobody has stopped, paused or given up this file since. */
  const isWanted = (clientKey: string) => {
    const state = find(clientKey)?.state
    return !stopped && (state === 'waiting' || state === 'sending' || state === 'offline')
  }
  /** What is still to be sent, as the phone keeps it. */
  const keep = () => store.write(items.filter(({ state }) => state !== 'done').map(intentOf))

  async function run() {
    if (running || stopped) return
    running = true
    try {
      for (let next = nextItem(); next && !stopped; next = nextItem()) await work(next)
    } finally {
      running = false
    }
  }
  const nextItem = () => items.find(({ state }) => state === 'waiting' || state === 'offline' || state === 'sending')

  async function work({ clientKey }: UploadItem) {
    for (let failures = 0; isWanted(clientKey); ) {
      const item = find(clientKey)!
      const end = await attempt(item)
      if (end.kind === 'sent' || !isWanted(clientKey)) return
      if (end.kind === 'refused') return update(clientKey, { state: 'failed', refused: end.refused })
      // a network that carries something between its cuts is a network
      failures = (find(clientKey)?.sentBytes ?? 0) > item.sentBytes ? 1 : failures + 1
      update(clientKey, { state: 'offline' })
      await rest(Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS))
    }
  }

  async function attempt(item: UploadItem): Promise<Sent> {
    const { clientKey } = item
    const begun = await api.begin(announced(item))
    if (!isWanted(clientKey)) return { kind: 'stopped' }
    if (!begun.ok) return ended(begun.refused)
    const upload = begun.reply
    if (upload.state === 'receiving') {
      update(clientKey, { state: 'sending', sentBytes: sentBytes(upload), documentId: upload.id })
      const sent = await sendFile(needs, item, upload, pace, {
        isStopped: () => !isWanted(clientKey),
        arrived: (bytes) => update(clientKey, { sentBytes: (find(clientKey)?.sentBytes ?? 0) + bytes }),
        rest: (seconds) => rest(seconds * 1000),
      })
      if (sent.kind !== 'sent') return sent
      if (!isWanted(clientKey)) return { kind: 'stopped' }
    }
    const complete = await api.complete(upload.id)
    // somebody else's list of parts was newer than ours: the next round sends what is missing
    if (!complete.ok) return complete.refused.code === 'PARTS_MISSING' ? { kind: 'lost' } : ended(complete.refused)
    if (find(clientKey)) {
      update(clientKey, { state: 'done', sentBytes: item.bytes, documentId: complete.reply.id })
      needs.drop(item.ref)
      keep()
    }
    return { kind: 'sent' }
  }

  async function rest(ms: number) {
    const pause = needs.sleep(ms)
    pauses.add(pause)
    await pause.done
    pauses.delete(pause)
  }

  const wakeAll = () => {
    for (const pause of pauses) pause.wake()
  }

  return {
    items: (): readonly UploadItem[] => items,

    /** One more file. It is on the phone's list before a byte of it is sent. */
    add(intent: UploadIntent) {
      items = [...items, { ...intent, state: 'waiting', sentBytes: 0 }]
      keep()
      changed(items)
      void run()
    },

    /** Goes on at once: the network is back, the app is shown again, or the person wants to. */
    resume() {
      for (const { clientKey, state } of items) {
        if (state === 'paused' || state === 'failed') update(clientKey, { state: 'waiting', refused: undefined })
      }
      this.wake()
    },

    /** As resume, for what had stopped by itself; what a person has stopped stays stopped. */
    wake() {
      wakeAll()
      void run()
    },

    pauseAll() {
      for (const { clientKey, state } of items) {
        if (state !== 'done' && state !== 'failed') update(clientKey, { state: 'paused' })
      }
      wakeAll()
    },

    /** The person does not want this file any more; what has arrived on the server is given up by the page. */
    giveUp(clientKey: string) {
      const item = find(clientKey)
      if (!item) return
      if (item.state !== 'done') needs.drop(item.ref)
      items = items.filter((one) => one !== item)
      keep()
      changed(items)
    },

    /** The page is gone: nothing more is sent until somebody makes a new engine over the same list. */
    stop() {
      stopped = true
      wakeAll()
    },
  }
}

/** Without what is known only while it is sent. */
const intentOf = ({
  state: _state,
  sentBytes: _sent,
  refused: _refused,
  documentId: _id,
  ...intent
}: UploadItem): UploadIntent => intent

/** What the server is told of a file; where it lies on the phone is nobody's business. */
function announced(item: UploadItem): Omit<UploadIntent, 'ref'> {
  const { ref: _ref, ...file } = intentOf(item)
  return file
}

const ended = (refused: Parameters<typeof isLost>[0]): Sent =>
  isLost(refused) ? { kind: 'lost' } : { kind: 'refused', refused }

const sentBytes = ({
  parts,
  partBytes,
  partCount,
  bytes,
}: {
  parts: number[]
  partBytes: number
  partCount: number
  bytes: number
}) => Math.min(bytes, parts.length * partBytes - (parts.includes(partCount) ? partCount * partBytes - bytes : 0))
