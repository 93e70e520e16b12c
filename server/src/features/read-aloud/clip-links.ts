import { API_PREFIX, readAloud } from '@anju/shared-types'
import { createLinkSigner } from '../../platform/crypto/link-signer.ts'

export interface ClipLinks {
  path(clip: string, until: Date): string
  /** Whether the link is ours, for this clip, and not over. */
  opens(clip: string, link: string, now: Date): boolean
}

/** Addresses for players, which cannot carry a login. */
export function createClipLinks(keys: readonly string[]): ClipLinks {
  const signer = createLinkSigner(keys, 'clip link')
  return {
    path(clip, until) {
      const seconds = Math.floor(until.getTime() / 1000).toString(36)
      return `${API_PREFIX}${readAloud.prefix}/clips/${clip}/sound.mp3?link=${seconds}.${signer.sign(`${clip}\0${seconds}`)}`
    },
    opens(clip, link, now) {
      const [seconds, mac, ...more] = link.split('.')
      if (!seconds || !mac || more.length > 0 || !signer.isOurs(`${clip}\0${seconds}`, mac)) return false
      return now < new Date(Number.parseInt(seconds, 36) * 1000)
    },
  }
}
