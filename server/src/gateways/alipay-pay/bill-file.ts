import type { GatewayNeeds } from '../ask.ts'
import type { Unsure } from '../pay-platform.ts'

/** Bills of a city's day are a few megabytes packed. */
const MOST_BYTES = 256 * 1024 * 1024

/**
 * Fetches the file behind an address that lives for half a minute. The address came signed, the file does not: so it is fetched from
 * Alipay only, over https, or from where the gateway itself is.
 */
export async function downloadBill(
  address: string,
  baseUrl: string,
  { timeoutMs, timed, log }: GatewayNeeds,
): Promise<{ state: 'bill'; zip: Uint8Array } | Unsure> {
  const url = URL.canParse(address) ? new URL(address) : undefined
  const isOfAlipay = url?.protocol === 'https:' && url.hostname.endsWith('.alipay.com')
  if (!url || !(isOfAlipay || url.origin === new URL(baseUrl).origin)) return { state: 'unsure', why: 'foreign host' }
  const startedAt = performance.now()
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
    const zip = new Uint8Array(await response.arrayBuffer())
    timed?.('alipay-bill', String(response.status), performance.now() - startedAt)
    if (response.status !== 200) return { state: 'unsure', why: String(response.status) }
    const isZip = zip[0] === 0x50 && zip[1] === 0x4b && zip.length <= MOST_BYTES
    return isZip ? { state: 'bill', zip } : { state: 'unsure', why: 'no zip' }
  } catch (error) {
    timed?.('alipay-bill', 'silent', performance.now() - startedAt)
    log.warn({ system: 'alipay-bill', err: error }, 'outside system')
    return { state: 'unsure', why: 'silent' }
  }
}
