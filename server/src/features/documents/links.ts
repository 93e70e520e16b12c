import { API_PREFIX, documents } from '@anju/shared-types'
import { createLinkSigner } from '../../platform/crypto/link-signer.ts'

/** Who may open what until when: all of it is signed, nothing of it can be bent. */
export interface LinkClaim {
  documentId: string
  /** `thumbnail`, `original`, `page-3`, `staff-3`. */
  view: string
  /** The account that the link was given to. */
  viewer: string
  /** For staff: the use of the paper under which they may see it. */
  useId?: string
  until: Date
}

export interface Links {
  path(claim: LinkClaim): string
  /** The claim, when the link is ours, whole and not over. */
  read(link: string, asked: { documentId: string; view: string }, now: Date): LinkClaim | undefined
}

/** Long enough to look at a page and turn to the next; short enough that a copied address is worth nothing tomorrow. */
export const LINK_MINUTES = 10

/**
 * Addresses for `<image src>`, which cannot carry a login. Each names its viewer, so that what is shown can name them too; an address
 * holds ids only, no names.
 */
export function createLinks(keys: readonly string[]): Links {
  const signer = createLinkSigner(keys, 'document link')
  return {
    path({ documentId, view, viewer, useId = '', until }) {
      const body = [viewer, useId, Math.floor(until.getTime() / 1000).toString(36)].join('.')
      const mac = signer.sign(`${documentId}\0${view}\0${body}`)
      return `${API_PREFIX}${documents.prefix}/${documentId}/files/${view}?link=${body}.${mac}`
    },
    read(link, { documentId, view }, now) {
      const [viewer, useId, seconds, mac, ...more] = link.split('.')
      if (!viewer || useId === undefined || !seconds || !mac || more.length > 0) return undefined
      const isOurs = signer.isOurs(`${documentId}\0${view}\0${[viewer, useId, seconds].join('.')}`, mac)
      const until = new Date(Number.parseInt(seconds, 36) * 1000)
      if (!isOurs || !(now < until)) return undefined
      return { documentId, view, viewer, useId: useId || undefined, until }
    },
  }
}

export const linkEnd = (now: Date) => new Date(now.getTime() + LINK_MINUTES * 60_000)

const WINDOW_MS = 5 * 60_000

/** Up to five minutes longer, so that a list that is read again and again names the same addresses and the phone loads no picture twice. */
export const steadyLinkEnd = (now: Date) => new Date((Math.floor(linkEnd(now).getTime() / WINDOW_MS) + 1) * WINDOW_MS)
