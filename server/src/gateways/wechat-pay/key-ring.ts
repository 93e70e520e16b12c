import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import { openResource, trustIn } from './trust.ts'

const Shape = z.object({
  data: z.array(
    z.object({
      serial_no: z.string(),
      expire_time: z.string(),
      encrypt_certificate: z.object({
        algorithm: z.string(),
        nonce: z.string(),
        associated_data: z.string(),
        ciphertext: z.string(),
      }),
    }),
  ),
})

export interface SignedAnswer {
  status: number
  header(name: string): string | null
  raw: Uint8Array
}

/** Asked at most so often for a serial nobody knows: else a forged callback would make us call WeChat Pay each time. */
const ASK_AGAIN_MS = 60_000

/**
 * WeChat Pay's keys, both kinds side by side: while a merchant changes from platform certificate to public key, callbacks move over in
 * steps for a week. Certificates are asked for when a serial is unknown, opened with the APIv3 key, and believed only when the very answer
 * that brought them is signed by one of them.
 */
export function createKeyRing({
  publicKeyId,
  publicKey,
  apiV3Key,
  fetchCertificates,
  clock,
  log,
}: {
  publicKeyId: string
  publicKey: string
  apiV3Key: string
  fetchCertificates(): Promise<SignedAnswer | undefined>
  clock: Clock
  log: Logger
}) {
  const keys = new Map<string, KeyObject>()
  if (publicKeyId !== '') keys.set(publicKeyId, createPublicKey(publicKey))
  let askedAt = Number.NEGATIVE_INFINITY
  let asking: Promise<void> | undefined

  const take = async () => {
    const answer = await fetchCertificates()
    const read =
      answer?.status === 200 ? Shape.safeParse(JSON.parse(Buffer.from(answer.raw).toString('utf8'))) : undefined
    // Merchants of the public key get 404 here: there are no certificates for them.
    if (!answer || !read?.success) return log.info({ status: answer?.status }, 'wechat pay certificates: none')
    const now = clock.now()
    const fresh = new Map<string, KeyObject>()
    for (const { serial_no, expire_time, encrypt_certificate } of read.data.data) {
      if (Date.parse(expire_time) <= now.getTime()) continue
      fresh.set(serial_no, new X509Certificate(openResource(apiV3Key, encrypt_certificate)).publicKey)
    }
    const trust = trustIn(answer.header, answer.raw, (serial) => fresh.get(serial) ?? keys.get(serial), now)
    if (trust !== 'ok') return log.error({ trust }, 'wechat pay certificates: answer not believed')
    for (const [serial, key] of fresh) keys.set(serial, key)
  }

  return {
    keyOf: (serial: string) => keys.get(serial),
    /** Makes sure that a serial is known if WeChat Pay knows it; several at once ask once. */
    async know(serial: string | undefined | null): Promise<void> {
      if (!serial || keys.has(serial)) return
      if (!asking) {
        const now = clock.now().getTime()
        if (now - askedAt < ASK_AGAIN_MS) return
        askedAt = now
        asking = take()
          .catch((error: unknown) => log.error({ err: error }, 'wechat pay certificates'))
          .finally(() => {
            asking = undefined
          })
      }
      await asking
    },
  }
}
export type KeyRing = ReturnType<typeof createKeyRing>
