import { createHmac, timingSafeEqual } from 'node:crypto'
import { API_PREFIX, certificates } from '@anju/shared-types'

const LINK_MINUTES = 10

const sign = (key: string, id: string, seconds: string) =>
  createHmac('sha256', key).update(`certificate link\0${id}\0${seconds}`).digest()

/** The address of one PDF for some minutes: a viewer of files cannot carry a login. */
export function pdfLink(keys: readonly string[], id: string, now: Date): { path: string; endsAt: string } {
  const until = Math.floor(now.getTime() / 1_000) + LINK_MINUTES * 60
  const seconds = until.toString(36)
  const link = `${seconds}.${sign(keys[0]!, id, seconds).toString('base64url')}`
  return {
    path: `${API_PREFIX}${certificates.prefix}/${id}/pdf?link=${link}`,
    endsAt: new Date(until * 1_000).toISOString(),
  }
}

/** Whether a link is ours, for this certificate, and not over. */
export function isGoodLink(keys: readonly string[], { id, link }: { id: string; link: string }, now: Date): boolean {
  const [seconds = '', mac = '', ...more] = link.split('.')
  const given = Buffer.from(mac, 'base64url')
  const isOurs = keys.some((key) => {
    const right = sign(key, id, seconds)
    return right.length === given.length && timingSafeEqual(right, given)
  })
  return isOurs && more.length === 0 && now.getTime() < Number.parseInt(seconds, 36) * 1_000
}
