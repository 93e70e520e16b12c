import type { Activity } from './activity.ts'
import type { SoundRecord } from './types.ts'

/** A player of the platform: fetches what it is to play, and plays until the test says that it has ended. */
class Player {
  src = ''
  obeyMuteSwitch = true
  private readonly listeners = { ended: new Set<() => void>(), error: new Set<(why: object) => void>() }
  private record?: SoundRecord

  constructor(
    private readonly origin: string,
    private readonly sounds: SoundRecord[],
    private readonly activity: Activity,
  ) {}

  onEnded = (listener: () => void) => void this.listeners.ended.add(listener)
  onError = (listener: (why: object) => void) => void this.listeners.error.add(listener)

  play(): void {
    const { pathname, search } = new URL(this.src)
    const record: SoundRecord = { url: pathname + search, state: 'loading', bytes: 0, end: () => this.ended() }
    this.record = record
    this.sounds.push(record)
    this.activity.pendingRequests++
    void this.load(record, this.origin + record.url).then(() => {
      this.activity.pendingRequests--
      this.activity.moved()
    })
  }

  stop = () => this.leave('stopped')
  destroy = () => this.leave('stopped')

  private async load(record: SoundRecord, url: string): Promise<void> {
    const reply = await fetch(url).catch(() => undefined)
    const bytes = new Uint8Array((await reply?.arrayBuffer()) ?? [])
    record.bytes = bytes.length
    if (record.state !== 'loading') return
    // Eleven set bits begin each MPEG frame: what both platforms play everywhere.
    const isSound = reply?.ok && ((bytes[0] ?? 0) << 8) + (bytes[1] ?? 0) >= 0xffe0
    record.state = isSound ? 'playing' : 'failed'
    if (!isSound) for (const tell of this.listeners.error) tell({ errCode: 10003, errMsg: 'unplayable' })
  }

  private ended(): void {
    if (this.record?.state !== 'playing') throw new Error('this sound is not being played')
    this.record.state = 'ended'
    for (const tell of this.listeners.ended) tell()
    this.activity.moved()
  }

  private leave(state: 'stopped'): void {
    if (this.record?.state === 'loading' || this.record?.state === 'playing') this.record.state = state
  }
}

/** wx.createInnerAudioContext and my.createInnerAudioContext. */
export const hostAudio = (origin: string, sounds: SoundRecord[], activity: Activity) => () =>
  new Player(origin, sounds, activity)
