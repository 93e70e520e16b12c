import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Keys } from '../kit/keys.ts'
import type { World } from '../world.ts'
import { createBucket, type S3Answer, s3Error } from './bucket.ts'
import { verifySigV4 } from './verify-sigv4.ts'

export const S3_REGION = 'cn-sandbox-1'
export const S3_BUCKET = 'anju-papers'

export type S3 = { settings: Record<string, string>; close(): Promise<void> }

/** Listens on a free port of 127.0.0.1. */
export async function startS3({ clock }: Pick<World, 'clock'>, keys: Keys['s3']): Promise<S3> {
  const bucket = createBucket(S3_BUCKET)
  const answer = async (request: IncomingMessage): Promise<S3Answer> => {
    const parts: Buffer[] = []
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part)
    const [path = '', query = ''] = (request.url ?? '/').split('?')
    const signed = { method: request.method ?? '', path, query, headers: request.headers, body: Buffer.concat(parts) }
    const wrong = verifySigV4(signed, { ...keys, region: S3_REGION }, clock.now())
    if (wrong) return s3Error(wrong === 'XAmzContentSHA256Mismatch' ? 400 : 403, wrong)
    const [, name, ...key] = path.split('/').map(decodeURIComponent)
    if (name !== S3_BUCKET) return s3Error(404, 'NoSuchBucket')
    return bucket.answer(signed.method, key.join('/'), new URLSearchParams(query), signed.body)
  }
  const server = createServer(async (request, response) => {
    const { status, headers = {}, body } = await answer(request)
    response.writeHead(status, headers)
    response.end(body)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    settings: {
      S3_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      S3_REGION,
      S3_BUCKET,
      S3_ACCESS_KEY: keys.accessKey,
      S3_SECRET_KEY: keys.secretKey,
      S3_PATH_STYLE: 'true',
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
