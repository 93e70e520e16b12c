import type { Pause, Slice, Steps } from '../store/pause.ts'
import type { Store } from '../store/store.ts'

/** One command on its way. */
export interface Task {
  steps: Steps<Buffer>
  /** Writes run inside the SQLite transaction of a batch, reads do not. */
  isWrite: boolean
  /** Has it written something that must be on the disk before it is acknowledged? */
  needsSync(): boolean
  done(reply: Buffer): void
  failed(error: unknown): Buffer
}

const BATCH_MS = 20

/**
 * Runs commands one at a time. All writes that arrived in one turn of the event loop share one SQLite transaction, and
 * their replies leave when its commit is on the disk: one sync for many clients (group commit). Reads answer at once.
 */
export class Scheduler {
  readonly #store: Store
  readonly #slice: Slice
  readonly #beforeBatch: () => void
  #writes: Task[] = []
  #reads: Task[] = []
  #isArmed = false
  #unsynced: [Task, Buffer][] = []
  #isSyncing = false
  #isStopped = false

  constructor(store: Store, slice: Slice, beforeBatch: () => void) {
    this.#store = store
    this.#slice = slice
    this.#beforeBatch = beforeBatch
  }

  /** Nothing more is begun; what was committed stays, what was not acknowledged is nobody's. */
  stop(): void {
    this.#isStopped = true
    this.#writes = []
    this.#reads = []
  }

  submit(task: Task): void {
    if (this.#isStopped) return
    if (task.isWrite) {
      this.#writes.push(task)
      this.#arm()
    } else this.#stepRead(task)
  }

  #arm(): void {
    if (this.#isArmed) return
    this.#isArmed = true
    setImmediate(() => {
      this.#isArmed = false
      const reads = this.#reads
      this.#reads = []
      if (this.#writes.length > 0) this.#runBatch()
      for (const task of reads) this.#stepRead(task)
    })
  }

  #stepRead(task: Task): void {
    this.#slice.begin()
    let reply: Buffer
    try {
      const step = task.steps.next()
      if (!step.done) {
        this.#resume(task, step.value)
        return
      }
      reply = step.value
    } catch (error) {
      reply = task.failed(error)
    }
    task.done(reply)
  }

  #runBatch(): void {
    const queue = this.#writes
    this.#writes = []
    const replies: [Task, Buffer][] = []
    const startedAt = performance.now()
    let next = 0
    this.#beforeBatch()
    this.#store.file.begin()
    for (; next < queue.length && performance.now() - startedAt < BATCH_MS; next += 1) {
      const task = queue[next]!
      const reply = this.#stepWrite(task)
      if (reply) replies.push([task, reply])
    }
    // A commit that fails (full disk, broken file) ends the process: memory may know more than the file.
    this.#store.file.commit()
    this.#writes.unshift(...queue.slice(next))
    if (this.#writes.length > 0) this.#arm()
    const early = replies.filter(([task]) => !task.needsSync())
    this.#unsynced.push(...replies.filter(([task]) => task.needsSync()))
    this.#sync()
    for (const [task, reply] of early) task.done(reply)
  }

  /** Acknowledges what has been committed once it is on the disk; commits made meanwhile share the next sync. */
  #sync(): void {
    if (this.#isSyncing || this.#unsynced.length === 0) return
    this.#isSyncing = true
    const replies = this.#unsynced
    this.#unsynced = []
    this.#store.file.synced(() => {
      this.#isSyncing = false
      this.#sync()
      for (const [task, reply] of replies) task.done(reply)
    })
  }

  /** One step of a write: its reply when it is through. */
  #stepWrite(task: Task): Buffer | undefined {
    this.#slice.begin()
    try {
      const step = this.#store.file.isolated(() => task.steps.next())
      if (step.done) return step.value
      this.#resume(task, step.value)
      return undefined
    } catch (error) {
      // Not a refusal (those are caught before they get here) but a fault: nothing of this step has happened.
      this.#store.reload()
      return task.failed(error)
    }
  }

  #resume(task: Task, pause: Pause): void {
    const queue = () => {
      if (this.#isStopped) return
      if (task.isWrite) this.#writes.push(task)
      else this.#reads.push(task)
      this.#arm()
    }
    if (pause) void pause.then(queue)
    else queue()
  }
}
