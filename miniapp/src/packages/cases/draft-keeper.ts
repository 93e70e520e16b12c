import type { Case, CaseDraft } from '@anju/shared-types'
import type { Answer, Refused } from '../../api/routes.ts'
import { frameOf, type Kept } from './kept.ts'
import type { KeptDrafts } from './kept-drafts.ts'

/** `waiting`: on this phone only, sent when there is a network again. */
export type SaveState = 'saved' | 'saving' | 'waiting'

export interface DraftNow {
  kept?: Kept
  saving: SaveState
  /** The draft was changed on another phone while this one had changes of its own. */
  theirs?: Case
  /** Why the server did not take what was typed, or why there is nothing to show. */
  refused?: Refused
  /** It is no draft any more: handed in or given up elsewhere. */
  over?: Case
}

export interface KeeperNeeds {
  get: () => Promise<Answer<'cases.get'>>
  /** `seen`: the revision that was written on. */
  save: (draft: CaseDraft, seen: number) => Promise<Answer<'cases.saveDraft'>>
  store: KeptDrafts
  /** Runs later; the returned function calls it off. */
  later: (ms: number, work: () => void) => () => void
}

const PAUSE_AFTER_TYPING_MS = 800
const FIRST_RETRY_MS = 4000
const LAST_RETRY_MS = 60_000
const MOST_UNANSWERED = 5

/**
 * One draft between this phone and the server (E54). Every change is on the phone at once and on the server soon after; without a
 * network it waits. What another phone did meanwhile is never overwritten silently.
 */
export class DraftKeeper {
  private now: DraftNow
  private readonly listeners = new Set<() => void>()
  private callOff: (() => void) | undefined
  private retryMs = FIRST_RETRY_MS
  private sending: Promise<boolean> | undefined
  private closed = false

  constructor(
    private readonly id: string,
    private readonly needs: KeeperNeeds,
  ) {
    const kept = needs.store.read(id)
    this.now = { ...(kept && { kept }), saving: kept?.dirty ? 'waiting' : 'saved' }
  }

  readonly snapshot = (): DraftNow => this.now
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Asks the server how the draft stands there, and brings the two together. */
  async read(): Promise<void> {
    // what is on its way would look like somebody else's change
    await this.sending
    if ((await this.readNow()) && this.now.kept?.dirty) void this.flush()
  }

  /** True when the two are together again: what is left to send is ours alone. */
  private async readNow(): Promise<boolean> {
    const answer = await this.needs.get()
    if (this.closed) return false
    if (answer.ok) return this.meet(answer.reply)
    const isGone = answer.refused.status === 404 || answer.refused.status === 403
    if (isGone) this.needs.store.forget(this.id)
    // with the draft at hand a missing network is no reason to stop
    if (isGone || !this.now.kept) this.set({ refused: answer.refused, ...(isGone && { kept: undefined }) })
    else this.retryLater()
    return false
  }

  edit(more: Partial<CaseDraft>): void {
    const { kept } = this.now
    if (!kept) return
    this.keep({ ...kept, draft: { ...kept.draft, ...more }, dirty: true }, { saving: 'saving', refused: undefined })
    this.schedule(PAUSE_AFTER_TYPING_MS)
  }

  /** Which screen is open, so that a closed app opens there again. */
  goTo(step: string): void {
    const { kept } = this.now
    if (kept) this.keep({ ...kept, step })
  }

  /** Half a number stays on this phone until it is whole. */
  scribble(name: string, text: string): void {
    const { kept } = this.now
    if (kept) this.keep({ ...kept, scratch: { ...kept.scratch, [name]: text } })
  }

  /** Sends what is not on the server yet; true when the server has everything. */
  async flush(): Promise<boolean> {
    this.callOff?.()
    for (;;) {
      const { kept, theirs } = this.now
      if (this.sending) await this.sending
      else if (!kept || theirs) return false
      else if (!kept.dirty) return true
      else {
        this.sending = this.send(kept).finally(() => {
          this.sending = undefined
        })
        if (!(await this.sending)) return false
      }
    }
  }

  /** Answers the question which of two drafts counts. */
  settle(which: 'mine' | 'theirs'): void {
    const { kept, theirs } = this.now
    if (!kept || !theirs) return
    if (which === 'theirs') this.keep(fresh(theirs, kept), { saving: 'saved', theirs: undefined })
    else {
      this.keep({ ...kept, base: theirs.draft, frame: frameOf(theirs) }, { saving: 'saving', theirs: undefined })
      void this.flush()
    }
  }

  close(): void {
    this.closed = true
    this.callOff?.()
    this.listeners.clear()
  }

  private meet(reply: Case): boolean {
    const { kept } = this.now
    // asked before a save and answered after it
    if (kept && reply.revision < kept.frame.revision) return true
    if (reply.state !== 'draft') {
      this.needs.store.forget(this.id)
      this.set({ over: reply, kept: undefined })
      return false
    }
    if (!kept?.dirty || isSame(reply.draft, kept.draft)) {
      this.keep(fresh(reply, kept), { saving: 'saved', refused: undefined })
    } else if (![kept.base, ...(kept.sent ?? [])].some((one) => isSame(reply.draft, one))) {
      this.set({ theirs: reply })
      return false
    } else {
      this.keep({ ...kept, base: reply.draft, frame: frameOf(reply) })
    }
    return true
  }

  private async send(sent: Kept): Promise<boolean> {
    this.keep({ ...sent, sent: [...(sent.sent ?? []).slice(1 - MOST_UNANSWERED), sent.draft] }, { saving: 'saving' })
    const answer = await this.needs.save(sent.draft, sent.frame.revision)
    if (this.closed) return answer.ok
    if (!answer.ok) {
      const { status, code } = answer.refused
      if (status === 0 || status === 429 || status >= 500) {
        this.set({ saving: 'waiting' })
        this.retryLater()
      } else if (code === 'STATE_MOVED' || code === 'NOT_YOURS') return this.readNow()
      else this.set({ saving: 'waiting', refused: answer.refused })
      return false
    }
    const { kept } = this.now
    if (!kept) return false
    this.retryMs = FIRST_RETRY_MS
    const typedMeanwhile = kept.draft !== sent.draft
    this.keep(
      {
        ...fresh(answer.reply, kept),
        ...(typedMeanwhile && { draft: kept.draft, dirty: true }),
      },
      {
        saving: typedMeanwhile ? 'saving' : 'saved',
        refused: undefined,
      },
    )
    return true
  }

  private retryLater(): void {
    this.schedule(this.retryMs)
    this.retryMs = Math.min(LAST_RETRY_MS, this.retryMs * 2)
  }

  /** Ours alone to send: when nothing is dirty there is nothing to do. */
  private schedule(ms: number): void {
    this.callOff?.()
    if (!this.closed) this.callOff = this.needs.later(ms, () => void this.flush())
  }

  private keep(kept: Kept, more: Partial<DraftNow> = {}): void {
    this.needs.store.write(this.id, kept)
    this.set({ ...more, kept })
  }

  private set(more: Partial<DraftNow>): void {
    this.now = { ...this.now, ...more }
    for (const listener of this.listeners) listener()
  }
}

const fresh = (reply: Case, before: Kept | undefined): Kept => ({
  frame: frameOf(reply),
  draft: reply.draft,
  base: reply.draft,
  dirty: false,
  ...(before?.step !== undefined && { step: before.step }),
  ...(before?.scratch && { scratch: before.scratch }),
})

/** The same content, whatever the order of the fields and whether an empty one is written. */
export const isSame = (one: CaseDraft, other: CaseDraft): boolean => canonical(one) === canonical(other)

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_name, inside: unknown) =>
    inside && typeof inside === 'object' && !Array.isArray(inside)
      ? Object.fromEntries(Object.entries(inside).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inside,
  )
